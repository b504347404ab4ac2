/* A lesson's page as one of several windows: it joins a room, shows what the room shows, and tells what its user does. */
"use strict";

window.room = (() => {
  const APART = 60; // milliseconds between two states that are sent
  const SILENCE = 25_000; // after which a connection is given up: the server says something every ten seconds
  const UNHEARD = 4_000; // the same, while something that was sent is not yet taken in
  const WAITS = [300, 700, 1500, 3000, 5000]; // before each new try
  const UNKNOWN = 4404, TOO_MANY = 4429; // as the server closes connections; other codes from 4400 on are final

  const place = new URL(location.href);
  const watchers = [];
  let code = place.searchParams.get("room") ?? "";
  let key = decodeURIComponent(location.hash.slice(1));
  let socket = null, told = null, joined = false, over = "", more = () => ({});
  let tries = 0, unknown = 0, retry = null, heard = 0;
  let sent = 0, sentAt = 0, queued = null; // how many messages went out on this connection
  let moved = false; // whether our user went somewhere that the room does not know of yet

  const now = () => performance.now();
  const open = () => socket?.readyState === WebSocket.OPEN && joined;

  // ---- joining ------------------------------------------------------------------------------------

  function join() {
    clearTimeout(retry);
    leave();
    const address = new URL(`rooms/${encodeURIComponent(code)}`, document.baseURI);
    address.protocol = address.protocol.replace("http", "ws");
    socket = new WebSocket(address);
    [sent, heard] = [0, now()];
    socket.onopen = () => socket.send(JSON.stringify({ do: "join", ...whoWeAre(), ...more() }));
    socket.onmessage = ({ data }) => hear(JSON.parse(data));
    socket.onclose = ({ code: why, reason }) => lost(why, reason);
  }

  function whoWeAre() {
    if (!key) return {};
    const { step, revealed, black } = lesson.state;
    return {
      key, moved, step, revealed, black, lesson: lesson.pack.name,
      ends: told?.ends ?? null, open: told?.step === step ? told.poll.open : true,
    };
  }

  // Without waiting for the other side, which may be gone.
  function leave() {
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null;
    socket?.close();
    [socket, joined] = [null, false];
  }

  function lost(why = 0, reason = "") {
    leave();
    const restarted = why === UNKNOWN && told && !key && Date.now() / 1000 < told.ends; // the teacher's window will make it again
    if (why >= 4400 && why !== TOO_MANY && !restarted) [over, told] = [reason || "This room has ended.", null];
    else {
      const patient = why === TOO_MANY || (restarted && ++unknown > WAITS.length) ? 3 : 1;
      retry = setTimeout(join, WAITS[Math.min(tries++, WAITS.length - 1)] * patient * (1 + Math.random() / 2));
    }
    for (const watch of watchers) watch(told, { lost: !over, over, why, reason });
  }

  function again() {
    if (!over && code && !open() && (key ? lesson.pack : true) && retry) join();
  }

  setInterval(() => {
    if (!socket) return;
    const unheard = open() && sent > (told?.ack ?? 0) && now() - sentAt > UNHEARD;
    if (unheard || now() - heard > SILENCE) lost();
  }, 1000);
  window.addEventListener("online", again);
  window.addEventListener("offline", () => { if (socket) lost(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) again(); });

  // ---- what the room tells, and what we tell it -----------------------------------------------------

  function hear(message) {
    const { here } = told ?? {};
    told = { here, ...message };
    [joined, heard, tries, unknown] = [true, now(), 0, 0];
    if (settled()) moved = false;
    for (const watch of watchers) watch(told, {});
  }

  // Whether the room has taken in all that we said: what it tells before that is older than what we show.
  const settled = () => joined && told.ack >= sent && !queued;

  function say(message) {
    if (!open()) return false;
    socket.send(JSON.stringify(message));
    [sent, sentAt] = [sent + 1, now()];
    return true;
  }

  function sendState() {
    queued = null;
    const { step, revealed, black } = lesson.state;
    say({ do: "state", step, revealed, black });
  }

  lesson.listen(() => {
    if (!key || !code) return;
    moved = true;
    if (open()) queued ??= setTimeout(sendState, Math.max(0, sentAt + APART - now()));
  });

  // Show what the room shows; `anew`: also where that is already on the screen, as it was before anything was clicked.
  function follow(anew = false) {
    if (!told || !settled()) return;
    const { step, revealed, black } = told;
    const same = ["step", "revealed", "black"].every((name) => lesson.state[name] === told[name]);
    if (anew || !same) lesson.apply({ step, revealed, black }, anew);
  }

  // ---- a room of our own ----------------------------------------------------------------------------

  async function make() {
    const answer = await fetch("rooms", { method: "POST", body: JSON.stringify({ lesson: lesson.pack.name }) });
    const made = await answer.json();
    if (!answer.ok) throw new Error(made.error);
    ({ code, key } = made);
    [over, told, moved] = ["", null, true];
    const here = new URL(location.href);
    here.searchParams.set("room", code);
    here.hash = key;
    history.replaceState(null, "", here);
    join();
  }

  return {
    join(fields = () => ({})) { more = fields; join(); },
    watch: (heard) => watchers.push(heard),
    make, say, follow, settled,
    get told() { return told; },
    get code() { return code; },
    get key() { return key; },
    get over() { return over; },
    get joined() { return joined; },
  };
})();
