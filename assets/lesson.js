/* A lesson, step by step: its words, the map that travels, what stands in the map's place, the question and its answer. */
"use strict";

window.lesson = (() => {
  const at = (id) => document.getElementById(id);
  const { role, lesson: named } = document.documentElement.dataset; // role: present, teach, room or file
  const READABLE = 0.7; // of its full width a timeline can be drawn and still be read
  const state = { step: 1, revealed: false, black: false };
  const told = []; // who hears what this window's user did
  const watching = []; // who hears of every change
  let pack = null;
  let drawn = 0; // the step on the screen

  const current = () => pack.steps[state.step - 1];

  // ---- what a user does ----------------------------------------------------------------------------

  function change(wanted) {
    if (!pack) return;
    set(wanted);
    for (const hear of told) hear({ ...state });
  }

  function go(step, revealed = false) {
    if (pack?.steps[step - 1]) change({ step, revealed });
  }

  // The lesson again after a black screen; else the answer; else the next step.
  function next() {
    if (state.black) toggleBlack();
    else if (pack && current().question && !state.revealed) reveal();
    else go(state.step + 1);
  }

  // The way that next() came.
  function back() {
    if (state.black) toggleBlack();
    else if (pack && current().question && state.revealed) change({ revealed: false });
    else go(state.step - 1, Boolean(pack?.steps[state.step - 2]?.question));
  }

  const reveal = () => change({ revealed: true });
  const toggleBlack = () => change({ black: !state.black });

  // ---- what is shown -------------------------------------------------------------------------------

  // A step is drawn when it comes; one that is there already is drawn anew, as it was, where `whole` says so.
  function set(wanted, whole = false) {
    Object.assign(state, wanted);
    state.step = Math.max(1, Math.min(pack.steps.length, state.step));
    state.revealed = Boolean(state.revealed && current().question);
    if (whole || drawn !== state.step) drawStep(current());
    drawAnswer();
    at("black").hidden = !state.black;
    for (const hear of watching) hear({ ...state });
  }

  // From a room; `anew`: also what is on the screen already, as it was before anything was clicked in it.
  function apply({ step = state.step, revealed = state.revealed, black = state.black }, anew = false) {
    if (pack) set({ step, revealed, black }, anew);
  }

  // The server has escaped the data in the HTML it sends. A link leads out of the lesson, and not out of its window.
  function fill(element, html) {
    element.innerHTML = html || "";
    element.hidden = !html;
    element.scrollTop = 0;
    for (const link of element.querySelectorAll("a[href]")) {
      if (role === "file" && !/^https?:/.test(link.getAttribute("href"))) link.removeAttribute("href");
      else Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
    }
  }

  function drawStep(step) {
    drawn = state.step;
    closeCountry();
    at("heading").textContent = step.heading;
    fill(at("text"), step.html);
    drawQuestion(step.question);
    document.documentElement.classList.toggle("with-panel", Boolean(step.panel));
    fill(at("panel"), step.panel);
    at("says").textContent = step.says;
    fill(at("legend"), step.panel ? "" : step.legend);
    fill(at("time"), step.timeline);
    unfold(false);
    atlas.paint({ ...step.patch, places: pack.places, still: Boolean(step.panel) });
    at("words").scrollTop = 0;
    window.scrollTo(0, 0);
    drawProgress(`Step ${state.step} of ${pack.steps.length}`, step.heading);
    keepAddress();
  }

  function drawQuestion(question) {
    at("question").hidden = !question;
    at("asked").textContent = question?.text ?? "";
    at("choices").replaceChildren(...(question?.choices ?? []).map((choice) => {
      const item = document.createElement("li");
      item.textContent = choice;
      return item;
    }));
    fill(at("answer"), question?.answer);
    at("answer").hidden = true;
  }

  function drawAnswer() {
    const comes = state.revealed && at("answer").hidden;
    at("answer").hidden = !state.revealed;
    at("next").firstElementChild.textContent = current().question && !state.revealed ? "Answer" : "Next";
    for (const [what, stuck] of [["back", state.step === 1 && !state.revealed], ["next", isEnd()]]) {
      document.querySelector(`#tools [data-do=${what}]`).setAttribute("aria-disabled", stuck);
    }
    if (!comes) return;
    at("answer").scrollIntoView({ block: "nearest" });
    at("announced").textContent = `Answer: ${at("answer").textContent}`;
  }

  const isEnd = () => state.step === pack.steps.length && !(current().question && !state.revealed);

  function drawProgress(of, heading) {
    at("count").textContent = of;
    at("announced").textContent = `${of}: ${heading}`;
    const bar = at("progress");
    bar.firstElementChild.style.width = `${(100 * state.step) / pack.steps.length}%`;
    bar.setAttribute("aria-valuemax", pack.steps.length);
    bar.setAttribute("aria-valuenow", state.step);
    bar.setAttribute("aria-valuetext", of);
  }

  // A reload comes back to the step. A file has no query of its own.
  function keepAddress() {
    const here = new URL(location.href);
    if (role === "file") here.hash = `step=${state.step}`;
    else here.searchParams.set("step", state.step);
    history.replaceState(null, "", here);
  }

  // A timeline stands under the map where it can be read there; else it takes the map's place when asked.
  function unfold(wanted = !document.documentElement.classList.contains("with-time")) {
    const time = at("time");
    const { width = 1, height = 0 } = time.querySelector("svg")?.viewBox.baseVal ?? {};
    document.documentElement.classList.remove("with-time");
    const legend = time.firstElementChild?.offsetHeight ?? 0;
    const folded = time.clientHeight - legend < (READABLE * height * time.clientWidth) / width;
    time.classList.toggle("folded", folded);
    document.documentElement.classList.toggle("with-time", wanted && folded && !time.hidden);
    at("unfold").hidden = time.hidden || !folded;
    at("unfold").setAttribute("aria-pressed", wanted && folded);
  }

  // ---- a country -----------------------------------------------------------------------------------

  function openCountry({ country }) {
    if (!pack?.countries[country]) return;
    fill(at("card"), pack.countries[country]);
    at("country").hidden = false;
    at("country").focus({ preventScroll: true });
  }

  function closeCountry() {
    at("country").hidden = true;
    at("countries").value = "";
  }

  // ---- beginning -----------------------------------------------------------------------------------

  function begin(held) {
    pack = api.pack = held;
    drawn = 0;
    document.title = pack.title;
    document.documentElement.classList.add("begun");
    at("title").textContent = pack.title;
    const kept = new URLSearchParams(role === "file" ? location.hash.slice(1) : location.search);
    set({ step: Number(kept.get("step")) || 1, revealed: false });
    return pack;
  }

  async function load(name) {
    const answer = await fetch(`lessons/${encodeURIComponent(name)}.json`);
    if (!answer.ok) throw new Error(`The lesson “${name}” could not be opened.`);
    return begin(await answer.json());
  }

  function say(text) {
    at("said").textContent = text;
  }

  const api = {
    role, pack, state, go, next, back, reveal, toggleBlack, apply, load, say, closeCountry, unfold,
    restore: () => { if (pack) set({}, true); }, // the step as it was before anything was clicked in it
    listen: (hear) => { told.push(hear); },
    watch: (hear) => { watching.push(hear); if (pack) hear({ ...state }); },
    slots: { poll: at("poll"), corner: at("corner"), over: at("over") },
  };

  api.map = atlas.start("map");
  atlas.onPick = openCountry;
  const inside = at("pack");
  api.ready = inside ? Promise.resolve().then(() => begin(JSON.parse(inside.textContent))) : named ? load(named) : null;
  api.ready?.catch((error) => { at("heading").textContent = `${error.message} Reload the page.`; });
  return api;
})();
