// Date, time, and date-and-time pickers. The calendar speaks the acting person's language and begins on
// Monday; arrows walk through the days, Page Up and Page Down through the months. A time can be picked
// from the half hours or typed.

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { popover } from "../popover.js";
import { plainOf } from "../text/render.js";
import { calendar } from "./calendar.js";
import { focusKey } from "./elements.js";
import { openList } from "./select.js";

/** datepicker: its value is YYYY-MM-DD. */
export function datePicker(surface, block, item, field) {
  const set = (day) => surface.change(block, item, day);
  return dateButton(surface, block, item, field, {
    get: () => surface.value(block, item),
    set,
    placeholder: plainOf(item.placeholder),
  }).node;
}

/** timepicker: its value is HH:MM. */
export function timePicker(surface, block, item, field) {
  const set = (time) => surface.change(block, item, time);
  return timeButton(surface, block, item, field, {
    get: () => surface.value(block, item),
    set,
    placeholder: plainOf(item.placeholder),
  }).node;
}

/** datetimepicker: its value is seconds since 1970; shown and chosen in the acting person's zone. */
export function dateTimePicker(surface, block, item, field) {
  const { app } = surface;
  const parts = { day: null, time: null };
  const value = surface.value(block, item);
  if (value) Object.assign(parts, wall(app.reader, new Date(value * 1000)));
  const put = (part) => (chosen) => {
    parts[part] = chosen;
    if (part === "day" && !parts.time) parts.time = "09:00";
    time.show();
    const stamp = parts.day && parts.time ? instant(app.reader, parts.day, parts.time) : null;
    return surface.change(block, item, stamp);
  };
  const day = dateButton(surface, block, item, field, {
    get: () => parts.day,
    set: put("day"),
    placeholder: "",
  });
  const time = timeButton(surface, block, item, null, {
    get: () => parts.time,
    set: put("time"),
    placeholder: "",
  });
  return h("div", { class: "date-time" }, day.node, time.node);
}

function dateButton(surface, block, item, field, { get, set, placeholder }) {
  const { app } = surface;
  const empty = placeholder || app.t("choose_date");
  const { node, trigger, show, choose } = pickerButton(surface, block, item, field, "calendar", {
    get,
    set,
    empty,
    text: (day) => app.reader.plainDate(day),
    part: "day",
  });
  trigger.setAttribute("aria-haspopup", "dialog");
  trigger.addEventListener("click", () => {
    const pop = popover(node, { label: field?.label ?? empty, className: "calendar-popover" });
    const view = calendar(app, {
      value: get(),
      onChoose: (day) => {
        pop.close();
        choose(day);
      },
      onClear: field?.optional && get() ? () => (pop.close(), choose(null)) : null,
    });
    pop.fill(view.node);
    view.focus();
  });
  return { node, show };
}

function timeButton(surface, block, item, field, { get, set, placeholder }) {
  const { app } = surface;
  const empty = placeholder || app.t("choose_time");
  const { node, trigger, show, choose } = pickerButton(surface, block, item, field, "clock", {
    get,
    set,
    empty,
    text: (time) => app.reader.plainTime(time),
    part: "time",
  });
  trigger.addEventListener("click", () => {
    const pop = openList(app, node, trigger, {
      label: field?.label ?? empty,
      placeholder: "09:30",
      options: (query) => times(app, query),
      chosen: () => new Set([get()].filter(Boolean)),
      onChoose: (option) => {
        pop.close();
        choose(option.value);
      },
    });
  });
  return { node, show };
}

function pickerButton(surface, block, item, field, iconName, { get, set, empty, text, part }) {
  const label = h("span", { class: "select-text" });
  const trigger = h(
    "button",
    {
      type: "button",
      class: "select-button",
      id: field?.id,
      "aria-labelledby": field?.labelId,
      "aria-describedby": field?.described,
      "aria-invalid": field?.invalid ? "true" : undefined,
      "aria-expanded": "false",
      dataset: { focus: focusKey(block, item, part) },
    },
    icon(iconName, 16),
    label,
    icon("chevron", 16),
  );
  const show = () => {
    const value = get();
    label.textContent = value ? text(value) : empty;
    label.classList.toggle("placeholder", !value);
    if (!field) trigger.setAttribute("aria-label", value ? text(value) : empty);
  };
  const choose = async (value) => {
    const change = set(value);
    show();
    if ((await change) === false) show();
  };
  show();
  return {
    node: h("div", { class: field ? "select select-wide picker" : "select picker" }, trigger),
    trigger,
    show,
    choose,
  };
}

function times(app, query) {
  const all = Array.from(
    { length: 48 },
    (_, index) => `${String(Math.floor(index / 2)).padStart(2, "0")}:${index % 2 ? "30" : "00"}`,
  );
  const typed = typedTime(query);
  const listed = typed && !all.includes(typed) ? [typed, ...all] : all;
  return listed
    .filter(
      (time) =>
        !query ||
        time === typed ||
        time.startsWith(query) ||
        app.reader.plainTime(time).toLowerCase().includes(query.toLowerCase()),
    )
    .sort((a, b) => (a === typed ? -1 : b === typed ? 1 : 0))
    .map((time) => ({
      value: time,
      label: app.reader.plainTime(time),
      detail: app.reader.plainTime(time) === time ? null : time,
    }));
}

function typedTime(query) {
  const match = /^(\d{1,2})(?:[:：.]?(\d{2}))?\s*([ap])?\.?m?\.?$/i.exec(query);
  if (!match) return null;
  const hours = (Number(match[1]) % (match[3] ? 12 : 24)) + (match[3]?.toLowerCase() === "p" ? 12 : 0);
  const minutes = Number(match[2] ?? 0);
  return Number(match[1]) < 25 && minutes < 60
    ? `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`
    : null;
}

function wall(reader, when) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: reader.zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(when);
  return { day: reader.dayKey(when), time: parts };
}

/** The instant of a wall-clock time in the reader's zone, in seconds. Twice corrected, so DST is right. */
function instant(reader, day, time) {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) {
    const seen = wall(reader, new Date(guess));
    guess += wanted - Date.parse(`${seen.day}T${seen.time}:00Z`);
  }
  return Math.floor(guess / 1000);
}
