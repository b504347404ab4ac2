// Notes when the page's title and its first content stand, when the colours of the map have changed on screen, and how long frames take.
// The map's frame has the page's origin and thread, so the page can look into it. It observes and does not poll the
// colours, so that watching costs next to nothing.
if (self === top) (() => {
  window.__seen = [];
  window.__frames = [];
  const record = (what) => window.__seen.push({ what, at: performance.timeOrigin + performance.now() });
  const painted = (then) => requestAnimationFrame(() => setTimeout(then)); // after the next frame
  const watched = new WeakSet();
  let colours = "", title = false, content = false;
  const CONTENT = "[data-testid=stMain] [data-testid=stHtml] :is(p, li, td), [data-testid=stMain] .smallmap";

  const look = (inside) => {
    const paths = [...inside.querySelectorAll("path.leaflet-interactive")];
    const now = paths.map((path) => path.getAttribute("fill")).join();
    if (paths.length > 200 && now !== colours) { colours = now; painted(() => record("colours")); }
  };
  setInterval(() => {
    if (!title && document.querySelector("h1")) { title = true; painted(() => record("title")); }
    if (!content && title && document.querySelector(CONTENT)) { content = true; painted(() => record("content")); }
    for (const { contentDocument: inside } of document.querySelectorAll("iframe")) {
      if (!inside?.body || watched.has(inside)) continue;
      watched.add(inside);
      new MutationObserver(() => look(inside)).observe(inside, { subtree: true, childList: true, attributeFilter: ["fill"] });
      look(inside);
    }
  }, 5);
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => record("input"), true);

  let before = 0;
  window.__watchFrames = (time) => {
    if (before) window.__frames.push(time - before);
    before = time;
    requestAnimationFrame(window.__watchFrames);
  };
})();
