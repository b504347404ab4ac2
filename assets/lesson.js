/* A lesson, step by step: the text, the map that travels, the panel, the question and its answer. */
"use strict";

window.lesson = (() => {
  const at = (id) => document.getElementById(id);
  const role = document.documentElement.dataset.role; // present, teach, room or file
  const state = { step: 1, revealed: false, black: false };
  const listeners = [];
  let pack = null;
  let drawn = null; // the step on the screen
  let ready;

  const current = () => pack.steps[state.step - 1];
  const question = () => current().question;

  // ---- what a user does: told to the listeners ------------------------------------------------------

  function change(wanted, whole = false) {
    if (!pack) return;
    set(wanted, whole);
    for (const told of listeners) told({ ...state });
  }

  function go(step, revealed = false) {
    if (pack && step >= 1 && step <= pack.steps.length) change({ step, revealed });
  }

  // The next of: the screen back, the answer, the next step.
  function next() {
    if (!pack) return;
    if (state.black) return toggleBlack();
    if (question() && !state.revealed) return reveal();
    go(state.step + 1);
  }

  // Back the way that next() came.
  function back() {
    if (!pack) return;
    if (state.black) return toggleBlack();
    if (question() && state.revealed) return change({ revealed: false });
    const before = pack.steps[state.step - 2];
    if (before) go(state.step - 1, Boolean(before.question));
  }

  const reveal = () => { if (pack && question() && !state.revealed) change({ revealed: true }); };
  const toggleBlack = () => change({ black: !state.black });

  // ---- what is shown ------------------------------------------------------------------------------

  // From a room, or from the user: only what differs is drawn, the whole step where asked.
  function set(wanted, whole) {
    const { step = state.step, revealed = state.revealed, black = state.black } = wanted;
    Object.assign(state, { step: Math.max(1, Math.min(pack.steps.length, step)), revealed, black });
    if (whole || drawn !== state.step) drawStep();
    drawState();
  }

  const apply = (wanted) => { if (pack) set(wanted, true); };

  // The server has escaped what it sends as HTML. A link leads out of the lesson, and not out of its window.
  function fill(element, html) {
    element.innerHTML = html || "";
    element.hidden = !html;
    element.scrollTop = 0;
    for (const link of element.querySelectorAll("a[href]")) {
      const outward = /^https?:/.test(link.getAttribute("href"));
      if (role === "file" && !outward) link.removeAttribute("href");
      else Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
    }
  }

  function drawStep() {
    const step = current();
    drawn = state.step;
    closeCountry();
    at("heading").textContent = step.heading;
    fill(at("text"), step.html);
    at("question").hidden = !step.question;
    at("asked").textContent = step.question?.text ?? "";
    at("choices").replaceChildren(...(step.question?.choices ?? []).map((choice) => {
      const item = document.createElement("li");
      item.textContent = choice;
      return item;
    }));
    at("says").textContent = step.says;
    fill(at("legend"), step.panel ? "" : step.legend);
    fill(at("timeline"), step.timeline);
    fill(at("panel"), step.panel);
    document.documentElement.classList.toggle("with-panel", Boolean(step.panel));
    atlas.paint({ ...step.patch, places: pack.places, still: Boolean(step.panel) });
    at("words").scrollTop = 0;
    window.scrollTo(0, 0);
    const of = `Step ${state.step} of ${pack.steps.length}`;
    at("count").textContent = of;
    at("progress").firstElementChild.style.width = `${(100 * state.step) / pack.steps.length}%`;
    for (const [name, value] of [["valuenow", state.step], ["valuemax", pack.steps.length], ["valuetext", of]]) {
      at("progress").setAttribute(`aria-${name}`, value);
    }
    at("announced").textContent = `${of}: ${step.heading}`;
    keepAddress();
  }

  function drawState() {
    const answer = state.revealed ? question()?.answer : null;
    if (!answer !== at("answer").hidden) {
      fill(at("answer"), answer);
      if (answer) at("answer").scrollIntoView({ block: "nearest" });
    }
    at("black").hidden = !state.black;
  }

  function keepAddress() {
    const here = new URL(location.href);
    if (role === "file") here.hash = `step=${state.step}`;
    else here.searchParams.set("step", state.step);
    history.replaceState(null, "", here);
  }

  function openCountry({ country }) {
    if (!pack?.countries[country]) return closeCountry();
    fill(at("country").lastElementChild, pack.countries[country]);
    at("country").hidden = false;
    at("country").scrollTop = 0;
    at("country").focus({ preventScroll: true });
  }

  function closeCountry() {
    at("country").hidden = true;
  }

  // ---- beginning ----------------------------------------------------------------------------------

  function begin(held) {
    pack = api.pack = held;
    document.title = pack.title;
    at("title").textContent = pack.title;
    const named = new URLSearchParams(role === "file" ? location.hash.slice(1) : location.search).get("step");
    set({ step: Number(named) || 1 }, true);
    return pack;
  }

  // Fetch a lesson by name and show it; a room tells its lesson only once it is joined.
  const load = (name) => fetch(`lessons/${name}.json`).then((answer) => {
    if (!answer.ok) throw new Error("The lesson could not be loaded. Reload the page.");
    return answer.json();
  }).then(begin);

  function say(text) {
    at("said").textContent = text;
  }

  const api = {
    role, pack, state, go, next, back, reveal, toggleBlack, apply, say, load,
    listen: (told) => listeners.push(told),
    slots: { poll: at("poll"), corner: at("corner"), over: at("over") },
  };

  atlas.start("map");
  atlas.onPick = openCountry;
  const held = at("pack");
  const { lesson } = document.documentElement.dataset;
  api.ready = held ? Promise.resolve(begin(JSON.parse(held.textContent))) : lesson ? load(lesson) : null;
  api.ready?.catch((error) => say(error.message));

  const KEYS = {
    ArrowRight: next, PageDown: next, " ": next, ArrowLeft: back, PageUp: back,
    Home: () => go(1), End: () => pack && go(pack.steps.length), b: toggleBlack, ".": toggleBlack, f: full, Escape: closeCountry,
  };
  const DO = { next, back, black: toggleBlack, full, close: closeCountry };

  function full() {
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  }

  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, select, textarea")) return;
    if (event.key === " " && event.target.closest?.("button, a, summary")) return;
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }, true);
  document.addEventListener("click", (event) => DO[event.target.closest?.("[data-do]")?.dataset.do]?.());

  return api;
})();
