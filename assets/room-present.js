/* The projector's window in a room: who joins where, and how the class votes. */
"use strict";

(() => {
  if (lesson.role !== "present") return;
  const { make } = vote;

  const opens = make("button", { type: "button", className: "stage", id: "open-room" }, "Open a room ", make("kbd", { textContent: "O" }));
  const address = make("span", { className: "address" }), code = make("b", { className: "code" }), pupils = make("span", { className: "pupils" });
  const small = make("img", { alt: "" });
  const joins = make("button", { type: "button", id: "joins", hidden: true, title: "Show it large (Q)" }, small, make("span", {}, code, address, pupils));
  lesson.slots.corner.append(opens, joins);

  const large = make("dialog", { id: "join-large" });
  large.setAttribute("aria-labelledby", "join-heading");
  document.body.append(large);

  document.querySelector("#help table")?.append(...[
    ["O", "Open a room: pupils join with their phones, and vote"], ["Q", "In a room: the address and QR code, large"],
    ["W", "In a room: the teacher's view, in a window of its own"],
  ].map(([key, does]) => make("tr", {}, Object.assign(make("th", {}, make("kbd", { textContent: key })), { scope: "row" }), make("td", { textContent: does }))));

  async function open() {
    if (room.joined) return enlarge();
    try {
      await room.make();
    } catch (error) {
      lesson.say(`No room could be opened: ${error.message}`);
    }
  }

  function enlarge() {
    if (large.open) return large.close();
    if (!room.told) return;
    const { here, pupils } = room.told;
    const close = make("form", { method: "dialog" }, make("button", {}, "Close ", make("kbd", { textContent: "Q" })));
    const parts = here.shut
      ? [make("p", { className: "shut", textContent: here.shut })]
      : [make("img", { src: here.pupils_qr, alt: `QR code of ${here.pupils}` }), make("p", { className: "address", textContent: bare(here.pupils) })];
    large.replaceChildren(make("h2", { id: "join-heading", textContent: "Join with your phone" }), ...parts,
      make("p", {}, "Code ", make("b", { className: "code", textContent: room.code })),
      make("p", { className: "pupils", textContent: present(pupils) }), close);
    large.showModal();
  }

  const bare = (url) => url.replace(/^https?:\/\//, "");
  const present = (count) => (count === 1 ? "1 pupil is here" : `${count || "No"} pupils are here`);

  function teach() {
    if (!room.joined) return lesson.say("Open a room first (O): the teacher's view belongs to it.");
    const view = new URLSearchParams({ teach: lesson.pack.name, room: room.code });
    window.open(`?${view}#${room.key}`, "_blank", "popup,width=520,height=900");
  }

  const KEYS = { o: open, q: enlarge, w: teach };
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea")) return;
    KEYS[event.key.toLowerCase()]?.();
  });
  opens.addEventListener("click", open);
  joins.addEventListener("click", enlarge);
  lesson.listen(() => { if (large.open) large.close(); });
  lesson.watch(draw);

  function draw() {
    const { told } = room, joined = Boolean(told);
    [opens.hidden, joins.hidden] = [joined, !joined];
    document.documentElement.classList.toggle("in-room", joined);
    const polled = vote.here(told);
    vote.instead(polled);
    if (!joined) return;
    if (polled) vote.bars(lesson.slots.poll, told);
    const { here } = told;
    small.hidden = Boolean(here.shut);
    if (!here.shut && small.src !== here.pupils_qr) small.src = here.pupils_qr;
    code.textContent = room.code;
    address.textContent = here.shut ? "phones cannot join" : bare(here.pupils).replace(/\/\?.*/, "");
    pupils.textContent = present(told.pupils);
    if (large.open) large.querySelector(".pupils").textContent = present(told.pupils);
  }

  let first = true;
  room.watch((told, { lost, over }) => {
    if (over) lesson.say(over);
    else lesson.say(lost ? "No connection to the room. This window goes on, and catches up." : "");
    if (told && !lost) {
      if (told.lesson !== lesson.pack.name) return elsewhere(told.lesson);
      if (large.open && lesson.state.step !== told.step) large.close();
      room.follow();
      if (first && told.here) [first] = [false, told.pupils || enlarge()];
    }
    draw();
  });

  // The room is of another lesson than the address says.
  function elsewhere(name) {
    const right = new URL(location.href);
    right.searchParams.set("present", name);
    right.searchParams.delete("step");
    location.replace(right);
  }

  lesson.ready.then(() => {
    if (room.code && room.key) room.join();
    else if (room.code) lesson.say("The address of this room lacks its key. Open a new room (O).");
  }, () => {});
})();
