/* Keys and buttons of a lesson, its full screen, and what scrolls in it. */
"use strict";

(() => {
  const at = (id) => document.getElementById(id);
  const BOXES = ["card", "panel", "time", "words"].map(at); // what may be longer than the screen, the foremost first
  const behavior = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => lesson.say("This browser allows no full screen here."));
  }

  const help = () => (at("help").open ? at("help").close() : at("help").showModal());

  function close() {
    const within = at("country").contains(document.activeElement);
    lesson.closeCountry();
    if (within) at("countries").focus({ preventScroll: true });
  }

  const time = () => { if (!at("unfold").hidden) lesson.unfold(); };
  const DO = { next: lesson.next, back: lesson.back, black: lesson.toggleBlack, clock: lesson.clock.toggle, time, full, help, close };
  const KEYS = {
    ArrowRight: lesson.next, PageDown: lesson.next, " ": lesson.next,
    ArrowLeft: lesson.back, PageUp: lesson.back,
    Home: () => lesson.go(1), End: () => lesson.go(lesson.pack?.steps.length),
    b: lesson.toggleBlack, ".": lesson.toggleBlack, f: full, l: time, t: lesson.clock.toggle, r: lesson.restore, "?": help,
  };

  const long = (box) => box.offsetParent && box.scrollHeight > box.clientHeight + 2;

  function scroll(by) {
    const box = BOXES.find((one) => long(one) && one.contains(document.activeElement)) ?? BOXES.find(long);
    box?.scrollBy({ top: by * box.clientHeight * 0.4, behavior });
    return Boolean(box);
  }

  // In a field or a list keys have their own meaning; a button that has the focus is pressed with Space.
  function act(event) {
    const { key, target } = event;
    if (target.closest?.("input, select, textarea") && key !== "Escape" && !key.startsWith("Page")) return false;
    if (key === " " && target.closest?.("button, a, summary") && target !== at("black")) return false;
    if (at("help").open) return key !== "Escape" && key !== "Tab" && (help(), true);
    if (key === "ArrowDown" || key === "ArrowUp") return scroll(key === "ArrowDown" ? 1 : -1);
    if (key === "Escape" && !at("country").hidden) return close(), true;
    if (event.repeat) return true; // a key held down is pressed once
    const does = KEYS[key.length === 1 ? key.toLowerCase() : key];
    does?.();
    return Boolean(does);
  }

  // Before the map hears of it, which would move.
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key !== "?") || !act(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  document.addEventListener("click", ({ target }) => DO[target.closest?.("[data-do]")?.dataset.do]?.());
  document.querySelector("[data-do=full]").hidden = !document.fullscreenEnabled;

  // A box says with a fading edge that there is more of it, and can then be reached with the Tab key.
  function edges(box) {
    box.classList.toggle("more-above", long(box) && box.scrollTop > 2);
    box.classList.toggle("more-below", long(box) && box.scrollTop + box.clientHeight < box.scrollHeight - 2);
    box.tabIndex = long(box) ? 0 : -1;
  }

  const sizes = new ResizeObserver(() => BOXES.forEach(edges));
  window.addEventListener("resize", () => lesson.pack && lesson.unfold(document.documentElement.matches(".with-time")));
  for (const box of BOXES) {
    sizes.observe(box);
    box.addEventListener("scroll", () => edges(box), { passive: true });
  }
  lesson.watch(() => BOXES.forEach(edges));

  // Every country that the map can open, for those who do not point.
  const list = at("countries");
  function offer() {
    if (list.length > 1) return;
    const named = atlas.names().sort(([, a], [, b]) => a.localeCompare(b));
    list.append(...named.map(([iso, name]) => new Option(name, iso)));
  }
  for (const comes of ["focus", "pointerdown"]) list.addEventListener(comes, offer);
  list.addEventListener("change", () => { if (list.value) atlas.pick({ country: list.value }); });
})();
