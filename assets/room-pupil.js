/* A pupil's window: it follows the class, may wander, comes back with one button, and votes. */
"use strict";

(() => {
  if (lesson.role !== "room") return;
  const { make } = vote;
  const answers = {}; // by step, for a server that was restarted
  let wandering = false;
  let loading = null;
  let sentAgain = "";
  let before = { ...lesson.state };

  // A number for this tab, which stays through a reload; nothing is kept with the browser.
  if (!/^room[0-9a-z]+$/.test(window.name)) window.name = `room${Math.random().toString(36).slice(2, 14)}`;

  const where = make("span", { id: "where" });
  const back = make("button", { type: "button", id: "to-class", hidden: true, textContent: "Back to the class" });
  lesson.slots.corner.append(where, back);

  // ---- with the class, or not -----------------------------------------------------------------------

  function wander() {
    if (wandering || !room.told || !lesson.pack) return;
    wandering = true;
    draw();
  }

  back.addEventListener("click", () => {
    wandering = false;
    room.follow(true);
    before = { ...lesson.state };
    draw();
  });

  const shown = (step) => !room.told || step < room.told.step || (step === room.told.step && room.told.revealed);

  // What the class has not been shown yet stays covered: next then goes on to the next step.
  lesson.listen((state) => {
    if (state.revealed && !shown(state.step)) {
      const on = before.step === state.step && before.step < lesson.pack.steps.length;
      lesson.apply({ step: state.step + (on ? 1 : 0), revealed: false });
    }
    before = { ...lesson.state };
    wander();
  });

  // To move the map, open a country, play the years is to wander; to scroll past the map is not.
  const stage = document.getElementById("stage");
  stage.addEventListener("click", wander, true);
  stage.addEventListener("input", wander, true);
  stage.addEventListener("wheel", (event) => { if (event.ctrlKey || event.metaKey) wander(); }, true);
  stage.addEventListener("touchmove", ({ touches }) => { if (touches.length > 1) wander(); }, { capture: true, passive: true });
  lesson.map.on("dragstart", wander);
  lesson.watch(() => draw());
  document.getElementById("countries").addEventListener("change", wander);

  // ---- the vote -------------------------------------------------------------------------------------

  function choose(choice) {
    const { step } = lesson.state;
    answers[step] = choice;
    room.say({ do: "answer", step, choice });
    draw();
  }

  function drawVote() {
    const { told } = room, into = lesson.slots.poll;
    vote.instead(vote.here(told));
    if (!vote.here(told)) return;
    if (told.poll.counts) return vote.bars(into, told);
    const drawn = `${told.lesson} ${told.step} buttons`;
    if (into.dataset.drawn !== drawn) {
      into.dataset.drawn = drawn;
      into.replaceChildren(make("div", { className: "buttons" }, ...vote.question().choices.map((choice, i) => {
        const button = make("button", { type: "button" }, make("b", { textContent: vote.LETTERS[i] }), make("span", { textContent: choice }));
        button.addEventListener("click", () => choose(i + 1));
        return button;
      })), make("p", { className: "votes", role: "status" }));
    }
    const mine = answers[told.step] ?? told.you;
    [...into.querySelectorAll("button")].forEach((button, i) => {
      button.setAttribute("aria-pressed", String(mine === i + 1));
      button.disabled = !told.poll.open;
    });
    const says = into.querySelector(".votes"), said = confirmation(told, mine);
    if (says.textContent !== said) says.textContent = said;
  }

  function confirmation({ you, poll: { open } }, mine) {
    if (!open) return you ? `The vote is closed. Your answer is ${vote.LETTERS[you - 1]}.` : "The vote is closed.";
    if (!mine) return "Choose one answer.";
    if (!room.joined) return "Your answer will be sent when the connection is back.";
    return you === mine ? `Your answer ${vote.LETTERS[mine - 1]} is in. You can change it while the vote is open.` : "Sending …";
  }

  // An answer that was chosen without a connection, or was not taken in: once more, or it came too late.
  function settleAnswer({ step, you, poll: { open } }) {
    if (!answers[step] || answers[step] === you || !room.settled()) return;
    const wish = `${step} ${answers[step]}`;
    if (open && wish !== sentAgain) room.say({ do: "answer", step, choice: answers[step] });
    else delete answers[step];
    sentAgain = wish;
  }

  // ---- what the room tells --------------------------------------------------------------------------

  room.watch((told, { lost, over, why, reason }) => {
    if (over) return turnedAway(why === 4404 ? `There is no room “${room.code.slice(0, 12)}” now. Check the code.` : over);
    if (lost && !told) return why ? waiting(reason) : waiting("The class's server does not answer.");
    lesson.say(lost ? "No connection to the class. Trying again …" : "");
    if (!lost && lesson.pack?.name !== told.lesson) return load(told.lesson);
    if (!lost) {
      settleAnswer(told);
      if (!wandering) room.follow();
      before = { ...lesson.state };
    }
    draw();
  });

  function load(name) {
    loading ??= lesson.load(name).then(() => {
      document.documentElement.classList.remove("apart");
      lesson.slots.over.replaceChildren();
      room.follow(true);
      before = { ...lesson.state };
      draw();
    }).catch((error) => { lesson.say(error.message); });
  }

  function draw() {
    const { told } = room;
    if (!told || !lesson.pack) return;
    const heading = lesson.pack.steps[told.step - 1]?.heading ?? "";
    const of = `step ${lesson.state.step} of ${lesson.pack.steps.length}`;
    const apart = told.step === lesson.state.step ? "is at this step" : `is at step ${told.step}: ${heading}`;
    where.textContent = wandering ? `You: ${of}. The class ${apart}` : `With the class, ${of}`;
    const uncovers = vote.question() && !lesson.state.revealed && shown(lesson.state.step);
    document.querySelector("#next span").textContent = uncovers ? "Answer" : "Next";
    back.hidden = !wandering;
    document.documentElement.classList.toggle("wanders", wandering);
    drawVote();
  }

  // ---- no room --------------------------------------------------------------------------------------

  function waiting(says) {
    apart(make("h1", { textContent: "Joining the class …" }), make("p", { textContent: says }));
  }

  function turnedAway(says) {
    const field = make("input", { id: "code", autocomplete: "off", autocapitalize: "characters", spellcheck: false, maxLength: 12, required: true });
    const form = make("form", {}, make("label", { htmlFor: "code", textContent: "The code on the screen in class" }), field, make("button", { textContent: "Join" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const next = new URL(location.pathname, location.href);
      next.searchParams.set("room", field.value.replace(/[^0-9a-z]/gi, "").toUpperCase());
      location.assign(next);
    });
    const list = make("ul");
    apart(make("h1", { textContent: "Join a class" }), make("p", { className: "says", role: "alert", textContent: says }), form,
      make("h2", { textContent: "Or look at a lesson by yourself" }), list);
    fetch("rooms").then((answer) => answer.json()).then((lessons) => {
      list.append(...Object.entries(lessons).map(([name, title]) =>
        make("li", {}, make("a", { href: `?${new URLSearchParams({ present: name })}`, textContent: title }))));
    }).catch(() => {});
  }

  function apart(...inside) {
    document.documentElement.classList.add("apart");
    document.title = "Join a class – Surveillance Export Atlas";
    lesson.slots.over.replaceChildren(make("section", { id: "apart" }, ...inside));
  }

  if (room.code) {
    waiting("");
    room.join(() => ({ tab: window.name, answers }));
  } else turnedAway("Type the code that your teacher shows.");
})();
