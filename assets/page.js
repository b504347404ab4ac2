/* The page around the map: links between the atlas's own pages without loading it anew, lists walked with arrow keys, and a form that is not left by mistake. */
"use strict";

window.atlasPage ||= (() => {
  const LENS = ["publishers", "sure"]; // what goes along from page to page

  // A link that starts with "?" changes that much of the address and leaves the rest.
  function target(href) {
    const to = new URL(href, location.href);
    const now = new URLSearchParams(location.search);
    if (href.startsWith("?")) {
      for (const [name, value] of to.searchParams) value ? now.set(name, value) : now.delete(name);
      if (to.searchParams.has("country") && !to.searchParams.has("deal")) now.delete("deal");
      to.search = now;
    } else {
      for (const name of LENS) if (now.has(name) && !to.searchParams.has(name)) to.searchParams.set(name, now.get(name));
    }
    return to;
  }

  function go(to) {
    const stays = to.pathname === location.pathname;
    history.pushState({}, "", to);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} })); // Streamlit then runs that page
    if (!stays) toTop();
  }

  // One click is one step back: what the server adds to the address of a page just opened takes its entry.
  let opened = false;
  for (const type of ["pointerdown", "keydown"]) window.addEventListener(type, () => { opened = false; }, true);
  window.addEventListener("message", ({ data }) => { if (data?.type === "streamlit:setComponentValue") opened = false; });
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const stays = new URL(url, location.href).pathname === location.pathname;
    stays && opened ? history.replaceState(state, title, url) : push(state, title, url);
    opened ||= !stays;
  };

  const toTop = () => document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-testid=stHtml] a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const href = link.getAttribute("href");
    const to = target(href);
    if (link.target || to.origin !== location.origin || href.startsWith("#")) return;
    event.preventDefault();
    go(to);
    if (!href.startsWith("?") || link.closest(".pager")) toTop(); // also from one country or firm to another
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

  // The editor's form. What stands in a draft is kept on the server; leaving it is asked about all the same.
  const UNSAVED = "This draft is not saved yet. It stays on your desk, in the work list. Leave the form?";
  const unsaved = () => document.querySelector(".unsaved");

  window.addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.target || link.getAttribute("href").startsWith("#") || !unsaved() || confirm(UNSAVED)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  // A line is sent while it is written, a long text only when it is left; so a pause in it counts as leaving it.
  let pause;
  document.addEventListener("input", ({ target }) => {
    if (!target.matches?.(".st-key-form textarea")) return;
    clearTimeout(pause);
    pause = setTimeout(() => target.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), 1000);
  });

  return { follow: (href) => go(target(href)), toTop }; // follow: as a click on such a link does
})();
