// One month of days to choose from, for the date pickers.

import { h, replace } from "../dom.js";
import { icon } from "../icons.js";

const DAY = 86400000;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A calendar. `value` is YYYY-MM-DD or null. Returns {node, focus}. */
export function calendar(app, { value, onChoose, onClear }) {
  const { reader } = app;
  const today = reader.dayKey(app.store.now());
  let cursor = value ?? today;
  const title = h("div", { class: "calendar-title", "aria-live": "polite" });
  const grid = h("div", { class: "calendar-grid", role: "grid" });
  const arrow = (key, name, step) =>
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": app.t(key),
        on: { click: () => ((cursor = addMonths(cursor, step)), draw()) },
      },
      icon(name, 18),
    );
  const node = h(
    "div",
    { class: "calendar" },
    h(
      "div",
      { class: "calendar-head" },
      arrow("previous_month", "left", -1),
      title,
      arrow("next_month", "right", 1),
    ),
    grid,
    h(
      "div",
      { class: "calendar-foot" },
      h(
        "button",
        { type: "button", class: "text-button", on: { click: () => onChoose(today) } },
        app.t("today"),
      ),
      onClear
        ? h("button", { type: "button", class: "text-button", on: { click: onClear } }, app.t("clear"))
        : null,
    ),
  );

  const named = (options, iso) =>
    new Intl.DateTimeFormat(reader.locale, { timeZone: "UTC", ...options }).format(
      new Date(`${iso}T00:00:00Z`),
    );
  const draw = (focus = false) => {
    title.textContent = named({ year: "numeric", month: "long" }, cursor);
    const first = firstShown(cursor);
    const heads = Array.from({ length: 7 }, (_, index) =>
      h(
        "div",
        { class: "calendar-weekday", role: "columnheader" },
        named({ weekday: "short" }, addDays(first, index)),
      ),
    );
    const days = Array.from({ length: 42 }, (_, index) => dayButton(addDays(first, index)));
    replace(grid, heads, days);
    if (focus) focusCursor();
  };
  const dayButton = (iso) =>
    h(
      "button",
      {
        type: "button",
        class: classOf(iso),
        dataset: { date: iso },
        tabIndex: iso === cursor ? 0 : -1,
        "aria-label": reader.plainDate(iso),
        "aria-pressed": iso === value ? "true" : "false",
        "aria-current": iso === today ? "date" : undefined,
        on: { click: () => onChoose(iso) },
      },
      String(Number(iso.slice(8))),
    );
  const classOf = (iso) =>
    [
      "calendar-day",
      iso.slice(0, 7) !== cursor.slice(0, 7) && "outside",
      iso === today && "today",
      iso === value && "chosen",
    ]
      .filter(Boolean)
      .join(" ");
  const focusCursor = () => grid.querySelector(`[data-date="${cursor}"]`)?.focus();
  grid.addEventListener("keydown", (event) => {
    if (STEPS[event.key]) cursor = addDays(cursor, STEPS[event.key]);
    else if (event.key === "PageUp" || event.key === "PageDown")
      cursor = addMonths(cursor, event.key === "PageUp" ? -1 : 1);
    else return;
    event.preventDefault();
    draw(true);
  });
  draw();
  return { node, focus: focusCursor };
}

function addDays(iso, days) {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

function addMonths(iso, months) {
  const [year, month, day] = iso.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

function firstShown(iso) {
  const first = `${iso.slice(0, 7)}-01`;
  return addDays(first, -((new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7));
}
