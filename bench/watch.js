// Notes when the page's title stands, whenever the colours of the map change on screen, and how long frames take.
// The map's frame has the page's origin and thread, so the page can look into it.
if (self === top) (() => {
  window.__seen = [];
  window.__frames = [];
  const record = (what) => window.__seen.push({ what, at: performance.timeOrigin + performance.now() });
  let colours = "", title = false, before = 0;
  const look = (time) => {
    if (!title && document.querySelector("h1")) { title = true; record("title"); }
    const paths = [...document.querySelectorAll("iframe")]
      .flatMap((frame) => [...(frame.contentDocument?.querySelectorAll("path.leaflet-interactive") ?? [])]);
    const now = paths.map((path) => path.getAttribute("fill")).join();
    if (paths.length > 200 && now !== colours) { colours = now; record("colours"); }
    if (window.__playing) window.__frames.push(time - before);
    before = time;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => record("input"), true);
})();
