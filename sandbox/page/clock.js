// The clock bar: what time it is in the sandbox, for the acting person and in UTC, and the three buttons
// that move it. While time passes the buttons rest and the time runs before one's eyes.

import { debounce, h } from "./dom.js";
import { icon } from "./icons.js";

const HOUR = 3600;
const TICK = 1000;
const ASK_PAUSE = 1200; // what is said or filled in may change what happens next

/** Build the clock bar. */
export function clockBar(app) {
  const { store, t } = app;
  const local = h("span", { class: "clock-local" });
  const utc = h("span", { class: "clock-utc" });
  const time = h("div", { class: "clock-time", role: "timer" }, icon("clock", 16), local, utc);
  const move = (body) => () => travel(body);
  const buttons = [
    button("plus_hour", null, move({ advance_seconds: HOUR })),
    button("plus_day", null, move({ advance_seconds: 24 * HOUR })),
    button("next", "skip", move({ next: true })),
  ];
  const next = buttons[2];
  const node = h(
    "div",
    { class: "clock", role: "group", "aria-label": t("clock") },
    time,
    buttons,
    h("span", { class: "clock-progress", role: "status" }),
  );
  let moving = false;

  function button(key, iconName, onClick) {
    return h(
      "button",
      { type: "button", class: `clock-button clock-${key}`, dataset: { clock: key }, on: { click: onClick } },
      iconName ? icon(iconName, 14) : null,
      h("span", { class: "clock-label" }, t(key)),
      h("span", { class: "clock-when" }),
    );
  }
  const tick = () => {
    const now = store.now();
    local.textContent = app.reader.short(now);
    const text = `${t("utc")} ${now.toISOString().slice(11, 16)}`;
    utc.textContent = text;
    time.title = t("clock_now", { time: app.reader.full(now), name: store.nameOf(store.me.id) });
  };
  const draw = () => {
    tick();
    const when = store.clock.next ? new Date(store.clock.next) : null;
    const possible = store.clock.can_next !== false && when;
    next.querySelector(".clock-when").textContent = possible ? nearText(app, when) : "";
    next.title = possible ? t("next_at", { time: app.reader.full(when) }) : t("next_none");
    next.setAttribute("aria-label", next.title);
    buttons.forEach((one) => (one.disabled = moving || (one === next && !possible)));
    node.classList.toggle("moving", moving);
    node.lastChild.textContent = moving ? t("moving") : "";
  };
  const travel = async (body) => {
    if (moving) return;
    moving = true;
    draw();
    const answer = await app.attempt("clock", body);
    if (answer?.clock) store.setClock(answer.clock);
    moving = false;
    draw();
  };
  store.on("clock", draw);
  const ask = debounce(
    () =>
      node.isConnected &&
      !moving &&
      app.api
        .get("clock")
        .then(({ clock }) => store.setClock(clock))
        .catch(() => null),
    ASK_PAUSE,
  );
  for (const topic of ["message", "views"]) store.on(topic, ask);
  draw();
  const timer = setInterval(() => (node.isConnected ? tick() : clearInterval(timer)), TICK);
  return node;
}

function nearText(app, when) {
  const { reader, store } = app;
  return reader.dayKey(when) === reader.dayKey(store.now())
    ? reader.time(when)
    : `${reader.date(when)} ${reader.time(when)}`;
}
