/* The time left of a lesson and of its step. It starts with the first step forward, and lasts over a reload. */
"use strict";

lesson.clock = (() => {
  const button = document.getElementById("clock");
  const clock = { lesson: 0, step: 0, since: null, of: 0 }; // seconds used before `since`; running where that is a time
  let name = "";

  const now = () => Date.now() / 1000;
  const ran = () => (clock.since === null ? 0 : now() - clock.since);

  function hold() {
    clock.lesson += ran();
    clock.step += ran();
    if (clock.since !== null) clock.since = now();
    try { sessionStorage.setItem(name, JSON.stringify(clock)); } catch { /* then it does not last over a reload */ }
    show();
  }

  function start() {
    if (clock.since === null) clock.since = now();
    hold();
  }

  function stop() {
    hold();
    clock.since = null;
    hold();
  }

  const toggle = () => (clock.since === null ? start() : stop());

  // Seconds, less than none where time has run over.
  function left() {
    const { minutes } = lesson.pack.steps[lesson.state.step - 1];
    return { step: minutes * 60 - clock.step - ran(), lesson: lesson.pack.minutes * 60 - clock.lesson - ran() };
  }

  const words = (seconds) => (seconds < 0 ? `${Math.ceil(-seconds / 60)} min over` : `${Math.ceil(seconds / 60)} min`);

  function show() {
    const { step, lesson: whole } = left();
    button.textContent = `${clock.since === null ? "▶" : "❚❚"} step ${words(step)} · lesson ${words(whole)}`;
    button.setAttribute("aria-label", `Time left: this step ${words(step)}, the lesson ${words(whole)}. `
      + (clock.since === null ? "Start the clock" : "Stop the clock"));
  }

  function take() {
    name = `clock of ${lesson.pack.name}`;
    try { Object.assign(clock, JSON.parse(sessionStorage.getItem(name))); } catch { /* as above */ }
    button.hidden = false;
    setInterval(show, 1000);
  }

  lesson.watch(({ step }) => {
    if (!name) take();
    if (step !== clock.of) {
      if (clock.of && clock.since === null && !clock.lesson && step > clock.of) clock.since = now();
      hold();
      Object.assign(clock, { step: 0, of: step });
    }
    hold();
  });

  return { start, stop, toggle, left };
})();
