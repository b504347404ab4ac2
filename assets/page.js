/* The page around the map: links between the atlas's own pages without loading it anew, and lists walked with arrow keys. */
"use strict";

window.atlasPage ||= (() => {
  const LENS = ["publishers", "sure"]; // what goes along from page to page

  const within = (link) => link.getAttribute("href").startsWith("?");

  // A link that starts with "?" changes that much of the address and leaves the rest.
  function target(link) {
    const to = new URL(link.href);
    const now = new URLSearchParams(location.search);
    if (within(link)) {
      for (const [name, value] of to.searchParams) value ? now.set(name, value) : now.delete(name);
      if (to.searchParams.has("country") && !to.searchParams.has("deal")) now.delete("deal");
      to.search = now;
    } else {
      for (const name of LENS) if (now.has(name) && !to.searchParams.has(name)) to.searchParams.set(name, now.get(name));
    }
    return to;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-testid=stHtml] a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const to = target(link);
    if (link.target || to.origin !== location.origin || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    history.pushState({}, "", to);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} })); // Streamlit then runs that page
    if (!within(link)) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  });

  // One stop of the Tab key a list; the arrow keys go through it.
  document.addEventListener("keydown", (event) => {
    const list = event.target.closest?.(".walk");
    if (!list) return;
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined || !links[to]) return;
    event.preventDefault();
    links[at].tabIndex = -1;
    links[to].tabIndex = 0;
    links[to].focus();
  });

  return true;
})();
