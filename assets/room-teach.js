/* The teacher's view: notes, what is on the screen and what comes next, the time, the vote, and large buttons. */
"use strict";

(() => {
  if (lesson.role !== "teach") return;
  const { make } = vote;
  const LASTS = 3 * 3600; // seconds that a room lasts, as the server has it

  const part = (id, heading, ...inside) => make("section", { id }, make("h2", { textContent: heading }), ...inside);
  const html = (id) => make("div", { id });
  const button = (text, act) => {
    const made = make("button", { type: "button", textContent: text });
    made.addEventListener("click", act);
    return made;
  };

  // ---- what stands there ----------------------------------------------------------------------------

  const clock = make("b"), left = make("span"), pupils = make("span");
  const shown = make("p", { id: "shown" }), then = make("p", { id: "then" });
  const notes = html("notes-text"), answer = html("answer-text"), bars = html("bars");
  const asked = make("p");
  const voting = part("voting", "Question", asked, bars, answer);
  const doors = part("doors", "Windows of this room");
  const desk = make("section", { id: "desk" }, make("p", { id: "times" }, clock, left, pupils),
    part("now", "On the screen", shown, then), part("notes", "Notes", notes), voting, doors);
  document.getElementById("lesson").prepend(desk);

  const poll = button("Close the vote", () => room.say({ do: "poll", open: !room.told.poll.open }));
  const end = button("End the room", () => sure.showModal());
  lesson.slots.corner.append(poll);

  const sure = make("dialog", { id: "sure" }, make("p", { textContent: "End the room for all windows? The answers of the class are then forgotten." }),
    make("form", { method: "dialog" }, make("button", { textContent: "Go on" }), button("End the room", () => { room.say({ do: "end" }); sure.close(); })));
  document.body.append(sure);

  function fill(into, text) {
    if (into.dataset.html === text) return;
    into.dataset.html = into.innerHTML = text; // the server has escaped it
    for (const link of into.querySelectorAll("a[href]")) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  }

  function draw() {
    const { told } = room;
    if (!lesson.pack) return;
    const { step, revealed, black } = lesson.state, { steps } = lesson.pack;
    const { heading, notes: written, question } = steps[step - 1], next = steps[step];
    shown.replaceChildren(make("span", { className: "number", textContent: `${step} of ${steps.length}` }), make("strong", { textContent: heading }),
      make("em", { textContent: black ? "black" : question ? (revealed ? "answer shown" : "question") : "" }));
    then.textContent = question && !revealed ? "Next: the answer" : next ? `Next: ${step + 1}. ${next.heading}` : "This is the last step.";
    fill(notes, written ?? "<p>No notes for this step.</p>");
    voting.hidden = !question;
    asked.textContent = question?.text ?? "";
    fill(answer, question?.answer ?? "");
    const polled = vote.here(told);
    bars.hidden = !polled;
    if (polled) vote.bars(bars, told);
    document.querySelector("#next span").textContent = question && !revealed ? "Reveal the answer" : "Next";
    poll.disabled = !polled || revealed || !room.joined;
    poll.textContent = polled && !told.poll.open && !revealed ? "Open the vote" : "Close the vote";
    document.querySelector("[data-do=black]").setAttribute("aria-pressed", String(black));
    pupils.textContent = told ? `${told.pupils} ${told.pupils === 1 ? "pupil" : "pupils"}` : "";
    tick();
  }

  function tick() {
    const now = new Date();
    clock.textContent = now.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    if (!room.told) return;
    const gone = Math.max(0, Math.floor((now / 1000 - (room.told.ends - LASTS)) / 60));
    const over = gone - lesson.pack.minutes;
    const rest = lesson.pack.steps.slice(lesson.state.step - 1).reduce((sum, step) => sum + step.minutes, 0);
    left.textContent = over > 0 ? `${over} min over, ${rest} still planned` : `${-over} min left, ${rest} planned`;
    left.classList.toggle("late", rest > -over);
  }

  // ---- the ways in ----------------------------------------------------------------------------------

  const way = (role) => `?${new URLSearchParams({ [role]: lesson.pack.name, room: room.code })}#${room.key}`;
  const qr = (summary, picture, address, warning = "") => make("details", {}, make("summary", { textContent: summary }),
    make("img", { src: picture, alt: `QR code of ${address}` }), make("p", { className: "fine", textContent: warning || address }));

  function drawDoors({ shut, pupils_qr, pupils, teacher_qr }) {
    const projector = button("Open the projector's window", () => window.open(way("present"), "_blank"));
    const ways = shut ? [make("p", { className: "shut", textContent: shut })] : [
      qr("For pupils", pupils_qr, pupils),
      qr("For your own phone", teacher_qr, "this view", "Whoever scans this drives the lesson: do not show it to the class."),
    ];
    doors.replaceChildren(doors.firstElementChild, make("p", {}, "Code ", make("b", { className: "code", textContent: room.code })), projector, ...ways, end);
  }

  // ---- the room -------------------------------------------------------------------------------------

  let drawn = null;
  room.watch((told, { lost, over }) => {
    lesson.say(over || (lost ? "No connection to the room. This window goes on, and catches up." : ""));
    if (over) doors.replaceChildren(doors.firstElementChild, make("p", { textContent: over }), button("Open a new room", open));
    if (told && !lost) {
      room.follow();
      if (drawn !== room.code) [drawn] = [room.code, drawDoors(told.here)];
    }
    draw();
  });
  lesson.watch(draw);
  setInterval(tick, 5000);

  const open = () => room.make().catch((error) => lesson.say(`No room could be opened: ${error.message}`));

  lesson.ready.then(() => {
    draw();
    if (room.code && room.key) room.join();
    else if (room.code) lesson.say("The address of this room lacks its key.");
    else open();
  }, () => {});
})();
