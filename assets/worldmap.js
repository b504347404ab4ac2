/* The world map in its frame: draws the countries once, then repaints them from patches.
   Positions are kilometres in Equal Earth; Leaflet reads them as [y, x]. */
"use strict";

window.atlas = (() => {
  // Loaded before Leaflet, so that the shapes are on their way while it loads. A page that is one file holds them;
  // else their name stands in our own address.
  const shapes = (() => {
    const held = document.getElementById("shapes");
    if (held) return Promise.resolve().then(() => JSON.parse(held.textContent));
    const own = new URL(document.currentScript.src);
    return fetch(new URL(own.searchParams.get("shapes"), own)).then((answer) => answer.json());
  })();
  const WORLD = [[-6900, -16950], [8420, 16950]];
  const CLOSEST = 0.5; // zoom: 2^0.5 pixels a kilometre
  const POINTS_FROM = 1.2; // zoom steps above the whole world at which places appear
  const TRAVEL = 1; // seconds from one step of a lesson to the next
  const SPEEDS = [0.5, 1, 2, 4]; // years a second
  const stillness = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  let map, home, points, controls, timer;
  let patch = null;
  let year = null; // null: all years at once
  let speed = 1;
  let picks = 0;
  let atHome = true;
  let deals = [];
  let places = [];
  let placesAt = null;
  let viewed = ""; // the part of the map last asked for
  let led = ""; // the part of the map that the page's address last asked for
  let aim = null; // where a step of a lesson, or an address, has led: {part, center, zoom}
  let drawnAt = 0; // the zoom at which the shapes were drawn
  const countries = new Map(); // code -> {name, shapes: [Leaflet layers], ring, span, look}

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  // Colours are written with light-dark(): the page tells which theme it shows.
  window.addEventListener("message", ({ data }) => {
    if (data?.theme?.base) document.documentElement.style.colorScheme = data.theme.base;
  });

  // ---- the frame -------------------------------------------------------------------------------

  function start(id) {
    // Their tooltips listen for the focus, which makes hundreds of shapes without a name stops of the Tab key.
    L.Path.addInitHook("on", "add", ({ target }) => target.getElement().setAttribute("tabindex", "-1"));
    map = L.map(id, {
      crs: L.CRS.Simple, attributionControl: false, zoomControl: false, zoomSnap: 0, zoomDelta: 0.75,
      maxBounds: L.latLngBounds(WORLD).pad(0.05), maxBoundsViscosity: 1, maxZoom: CLOSEST, scrollWheelZoom: false,
      renderer: L.svg({ padding: 0.1 }), zoomAnimation: !stillness, inertia: !stillness, minZoom: -9,
      trackResize: false, // fit() does
    });
    const container = map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", "World map. The country list beside it opens the same countries.");
    L.control.zoom({ zoomInTitle: "Closer", zoomOutTitle: "Further" }).addTo(map);
    homeButton().addTo(map);
    map.createPane("points").style.zIndex = 450;
    points = L.layerGroup().addTo(map);
    controls = yearControls(container);
    container.append(make("div", "atlas-wait", "Drawing the map…"));
    goHome();
    new ResizeObserver(fit).observe(container);
    map.on("zoomend", () => { dragOnlyInside(); sizeRings(); drawPoints(); });
    map.on("zoomstart", () => { atHome = false; }); // or a change of size on the way would end it
    map.on("moveend", () => {
      atHome = map.getZoom() <= home + 0.01;
      drawnAt = map.getZoom();
      container.classList.remove("atlas-travels");
    });
    // In flight the map is drawn once and stretched: lines are kept thin, and a hand on the map ends it.
    map.on("zoom", () => container.style.setProperty("--thin", `${0.6 / map.getZoomScale(map.getZoom(), drawnAt)}px`));
    for (const hand of ["pointerdown", "wheel"]) {
      container.addEventListener(hand, () => { if (container.matches(".atlas-travels")) arrive(); }, true);
    }
    map.on("click", ({ latlng }) => { if (patch?.asks === "point") tell({ point: [latlng.lng, latlng.lat] }); });
    container.addEventListener("wheel", wheel, { passive: false });
    shapes.then(drawCountries).catch(() => {
      container.querySelector(".atlas-wait").textContent = "The map's shapes could not be loaded. Reload the page.";
    });
    return map;
  }

  function goHome() {
    home = map.getBoundsZoom(WORLD);
    map.setMinZoom(Math.min(home, CLOSEST));
    map.setView(L.latLngBounds(WORLD).getCenter(), home, { animate: false });
    dragOnlyInside();
  }

  function fit() {
    const held = aim && there();
    map.invalidateSize({ animate: false });
    if (atHome) return goHome();
    home = map.getBoundsZoom(WORLD);
    map.setMinZoom(Math.min(home, CLOSEST));
    if (!held) return;
    take(aim.part);
    arrive();
  }

  // With the whole world in view there is nothing to drag to: a finger then scrolls the page.
  function dragOnlyInside() {
    map.dragging[map.getZoom() > home + 0.05 ? "enable" : "disable"]();
  }

  // The wheel scrolls the page; with Ctrl (or a pinch) it zooms.
  function wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const zoom = map.getZoom() - Math.sign(event.deltaY) * 0.5;
    map.setZoomAround(map.mouseEventToContainerPoint(event), Math.max(home, Math.min(CLOSEST, zoom)));
  }

  function homeButton() {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const bar = make("div", "leaflet-bar");
      const button = make("button", "atlas-home", "⌂");
      button.type = "button";
      button.title = "Whole world";
      button.setAttribute("aria-label", "Show the whole world");
      button.addEventListener("click", () => { atHome = true; goHome(); });
      L.DomEvent.disableClickPropagation(bar);
      bar.append(button);
      return bar;
    };
    return control;
  }

  // ---- countries -------------------------------------------------------------------------------

  function drawCountries(shapes) {
    L.geoJSON(shapes, {
      coordsToLatLng: ([x, y]) => L.latLng(y, x),
      style: { weight: 0.6, fillOpacity: 1, color: "#fff", fillColor: "#ccc" },
      smoothFactor: 1.4,
      onEachFeature: ({ properties: { iso, name, ring } }, shape) => {
        const country = { name, shapes: [shape], ring: null, span: 0, look: null };
        countries.set(iso || name, country);
        if (ring) {
          country.span = shape.getBounds().isValid() ? shape.getBounds().getEast() - shape.getBounds().getWest() : 0;
          country.ring = L.circleMarker([ring[1], ring[0]], { radius: 4, weight: 1.5, fillOpacity: 1, className: "atlas-ring" });
          country.shapes.push(country.ring);
        }
        for (const layer of country.shapes) {
          layer.bindTooltip(() => says(iso, country), { sticky: true, direction: "auto", offset: [10, 0] });
          if (iso) layer.on("click", () => pick({ country: iso }));
        }
      },
    }).addTo(map);
    for (const { ring } of countries.values()) if (ring) ring.addTo(map);
    map.getContainer().querySelector(".atlas-wait").remove();
    sizeRings();
    if (patch) repaint();
    map.getContainer().dataset.ready = "yes";
  }

  function sizeRings() {
    const scale = 2 ** map.getZoom();
    for (const { ring, span } of countries.values()) {
      if (ring) ring.getElement()?.classList.toggle("atlas-off", span * scale > 16);
    }
  }

  function pick(what) {
    if (!patch || patch.asks) return;
    patch.selected = what.country;
    repaint();
    tell(what);
  }

  function tell(what) {
    picks += 1;
    api.onPick({ ...what, pick: picks });
  }

  // ---- what a country shows --------------------------------------------------------------------

  // The last of [year, value, year, value, …] that is not after the year shown.
  function upTo(steps = []) {
    let value;
    for (let i = 0; i < steps.length && (year === null || steps[i] <= year); i += 2) value = steps[i + 1];
    return value;
  }

  const count = (iso) => upTo(patch.steps[iso]) || 0; // deals up to the year shown

  function kind(iso) {
    const value = upTo(patch.classes[iso]);
    if (value !== undefined) return value;
    if (iso in patch.restricted && (year === null || patch.restricted[iso] <= year)) return "restricted";
    if (patch.hidden.has(iso)) return "hidden";
    return patch.uncovered.has(iso) ? "uncovered" : "none";
  }

  function says(iso, { name }) {
    const box = make("div", "atlas-tip");
    box.append(make("strong", "", name));
    if (!patch || !iso) return box;
    const value = count(iso);
    const until = year === null ? "" : ` up to ${year}`;
    const none = iso in patch.steps ? `no deal${until}` : patch.looks[kind(iso)].label;
    box.append(make("span", "", value ? `${value} ${value === 1 ? "deal" : "deals"}${until}` : none));
    if (value) box.append(make("span", "", `${patch.by}: ${patch.looks[kind(iso)].label}`));
    if (value && iso in patch.restricted) box.append(make("span", "", "also a ban or removal"));
    return box;
  }

  function repaint() {
    if (!countries.size || !patch) return;
    for (const [iso, country] of countries) {
      const chosen = iso === patch.selected;
      const name = kind(iso);
      const { fill, hatch, border } = patch.looks[name];
      if (country.look === `${fill} ${hatch} ${chosen}`) continue;
      country.look = `${fill} ${hatch} ${chosen}`;
      const style = {
        fillColor: hatch ? hatching(name, fill, hatch) : fill,
        color: chosen ? patch.ink : border, weight: chosen ? 2 : 0.6,
      };
      country.shapes[0].setStyle(style);
      const small = name === "none" || name === "uncovered";
      country.ring?.setStyle({ ...style, weight: chosen ? 3 : 1.2, color: chosen ? patch.ink : patch.rim });
      country.ring?.setRadius(small && !chosen ? 2 : 4.5);
      if (chosen) for (const layer of country.shapes) layer.bringToFront();
    }
    tellYear();
  }

  function hatching(name, fill, line) {
    const id = `hatch-${name}`;
    if (!document.getElementById(id)) {
      const holder = make("div");
      holder.innerHTML = `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>
        <pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="${fill}"/><rect width="2" height="6" fill="${line}"/></pattern></defs></svg>`;
      document.body.append(holder);
    }
    return `url(#${id})`;
  }

  // A patch names every country's value in each year; the shapes stay.
  function paint(next) {
    const codes = (text) => new Set(text.match(/.{3}/g));
    patch = { ...next, hidden: codes(next.hidden), uncovered: codes(next.uncovered) };
    if ("zoom" in patch) begun();
    if (year !== null) year = Math.max(patch.years[0], Math.min(patch.years[1], year));
    controls.range();
    repaint();
    look();
    if (placesAt === patch.places) drawPoints();
    else loadPlaces(patch.places);
    window.__paints = (window.__paints || 0) + 1;
  }

  // A patch may say which part of the map to show, [west, south, east, north] in km; years then do not matter.
  function look() {
    if ("zoom" in patch) return travel(patch.zoom);
    const view = patch.view ? patch.view.join() : "";
    controls.box.classList.toggle("atlas-off", Boolean(view));
    map.getContainer().classList.toggle("atlas-asks", Boolean(patch.asks));
    goTo(patch.part);
    if (view === viewed) return;
    viewed = view;
    map.setMaxZoom(view ? CLOSEST + 2 : CLOSEST);
    if (!view) return goHome();
    const [west, south, east, north] = patch.view;
    map.fitBounds([[south, west], [north, east]], { animate: false });
    dragOnlyInside();
    drawPoints();
  }

  // Where the page's address leads, the map goes once: what the reader does then stays, until it leads elsewhere.
  function goTo(part) {
    if (String(part || "") === led) return;
    led = String(part || "");
    travel(part);
  }

  // A patch with a zoom is a step of a lesson: whatever was done to the map before is undone.
  function begun() {
    stop();
    year = null;
    for (const { shapes } of countries.values()) for (const shape of shapes) shape.closeTooltip();
  }

  // Go to a part of the map, [west, south, east, north] in km, or to the whole world: in one flight from where one is.
  function travel(part) {
    const first = !aim;
    if (first) L.Polygon.include({ _clipPoints() { this._parts = this._rings; } }); // a flight sees more than one frame
    take(part);
    if (there()) return;
    if (first || stillness || patch.still) return arrive();
    map.getContainer().classList.add("atlas-travels");
    map.flyTo(aim.center, aim.zoom, { duration: TRAVEL });
  }

  function take(part) {
    const bounds = part ? L.latLngBounds([part[1], part[0]], [part[3], part[2]]) : L.latLngBounds(WORLD);
    const zoom = Math.min(map.getBoundsZoom(bounds), CLOSEST);
    aim = { part, zoom, center: map._limitCenter(bounds.getCenter(), zoom, L.latLngBounds(map.options.maxBounds)) };
  }

  const there = () => Math.abs(map.getZoom() - aim.zoom) < 0.001 && map.getCenter().equals(aim.center, 1); // km
  const arrive = () => map.setView(aim.center, aim.zoom, { reset: true }); // or it would go by whole pixels

  // ---- places ----------------------------------------------------------------------------------

  function loadPlaces(address) {
    placesAt = address;
    const take = (found) => {
      if (placesAt !== address) return;
      ({ deals, places } = found);
      drawPoints();
    };
    if (typeof address === "object") return take(address); // a page that holds the places themselves
    fetch(address).then((answer) => answer.json()).then(take).catch(() => { placesAt = null; });
  }

  const shown = (index) => (parseInt(patch.shown[index >> 2] || "0", 16) >> (index & 3)) & 1;

  function drawPoints() {
    points.clearLayers();
    for (const { at: [x, y], name } of patch?.own || []) {
      L.circleMarker([y, x], { pane: "points", radius: 7, weight: 2, color: patch.ink, fillColor: patch.point, fillOpacity: 1 })
        .bindTooltip(make("span", "", name), { direction: "auto", offset: [10, 0] }).addTo(points);
    }
    if (!patch || patch.view || map.getZoom() < home + POINTS_FROM) return;
    for (const { at, name, country, held } of places) {
      const here = held.filter((i) => shown(i) && (year === null || (deals[i].year && deals[i].year <= year)));
      if (!here.length) continue;
      const counted = here.filter((i) => deals[i].counted);
      L.circleMarker([at[1], at[0]], {
        pane: "points", radius: 4.5 + Math.min(5, counted.length), weight: 2, color: patch.ink,
        fillColor: counted.length ? patch.point : patch.page, fillOpacity: 1,
        dashArray: counted.length ? null : "3 3",
      }).bindTooltip(placeSays(name, here), { direction: "auto", offset: [10, 0] })
        .on("click", () => pick({ country, deal: here.length === 1 ? deals[here[0]].id : null }))
        .addTo(points);
    }
  }

  function placeSays(name, here) {
    const box = make("div", "atlas-tip");
    box.append(make("strong", "", name));
    for (const i of here.slice(0, 6)) box.append(make("span", "", `${deals[i].when}: ${deals[i].title}`));
    if (here.length > 6) box.append(make("span", "", `and ${here.length - 6} more`));
    return box;
  }

  // ---- playing the years -----------------------------------------------------------------------

  function yearControls(container) {
    const box = make("div", "atlas-years");
    const shownYear = make("div", "atlas-year");
    shownYear.setAttribute("aria-live", "polite");
    const button = (text, label, act) => {
      const one = make("button", "", text);
      one.type = "button";
      one.title = label;
      one.setAttribute("aria-label", label);
      one.addEventListener("click", act);
      box.append(one);
      return one;
    };
    button("‹", "One year back", () => { stop(); step(-1); });
    const play = button("▶", "Play the years", () => (timer ? stop() : begin()));
    button("›", "One year on", () => { stop(); step(1); });
    const slider = make("input");
    slider.type = "range";
    slider.setAttribute("aria-label", "Year shown on the map");
    slider.addEventListener("input", () => { stop(); show(Number(slider.value)); });
    box.append(slider);
    const pace = make("select");
    pace.setAttribute("aria-label", "Speed, years a second");
    for (const s of SPEEDS) pace.append(new Option(`${s}×`, s, s === speed, s === speed));
    pace.addEventListener("change", () => { speed = Number(pace.value); if (timer) { stop(); begin(); } });
    box.append(pace);
    const all = button("All years", "Show all years at once", () => { stop(); show(null); });
    all.className = "atlas-all";
    L.DomEvent.disableClickPropagation(box);
    container.append(box, shownYear);
    return {
      box, play, shownYear, all, slider,
      range() { [slider.min, slider.max] = patch.years; slider.value = year ?? patch.years[1]; },
    };
  }

  function begin() {
    if (!patch) return;
    if (year === null || year >= patch.years[1]) show(patch.years[0]);
    controls.play.textContent = "❚❚";
    controls.play.setAttribute("aria-label", "Pause");
    timer = setInterval(() => { step(1); if (year >= patch.years[1]) stop(); }, 1000 / speed);
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    controls.play.textContent = "▶";
    controls.play.setAttribute("aria-label", "Play the years");
  }

  function step(by) {
    if (!patch) return;
    const from = year ?? (by > 0 ? patch.years[0] - 1 : patch.years[1] + 1);
    show(Math.max(patch.years[0], Math.min(patch.years[1], from + by)));
  }

  function show(wanted) {
    year = wanted;
    repaint();
    drawPoints();
  }

  function tellYear() {
    controls.slider.value = year ?? patch.years[1];
    controls.slider.setAttribute("aria-valuetext", year === null ? "all years" : String(year));
    controls.all.classList.toggle("atlas-off", year === null);
    controls.shownYear.replaceChildren();
    if (year === null) return;
    const values = Object.keys(patch.steps).map(count).filter(Boolean);
    const total = values.reduce((sum, value) => sum + value, 0);
    controls.shownYear.append(make("b", "", String(year)), make("span", "",
      `up to this year: ${total} ${total === 1 ? "deal" : "deals"} in ${values.length} ${values.length === 1 ? "country" : "countries"}`));
  }

  const api = {
    start, paint, pick,
    names: () => [...countries].filter(([iso]) => /^[A-Z]{3}$/.test(iso)).map(([iso, { name }]) => [iso, name]),
    onPick: (what) => window.Streamlit?.setComponentValue(what), // a page of another kind puts its own here
  };
  return api;
})();
