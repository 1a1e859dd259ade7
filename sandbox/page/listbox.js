// A list to choose from with a search field above it: the heart of every select, of the quick switcher
// and of *act as*. The focus stays in the search field; the arrows move through the options, Enter
// chooses, and what is chosen is told to screen readers by aria-activedescendant.

import { h, replace, uid } from "./dom.js";
import { icon } from "./icons.js";

/**
 * `options(query)` gives (or promises) [{value, label, detail?, mark?, group?, disabled?}].
 * `chosen()` is the set of values that carry a tick. `onChoose(option)` is called with one of them.
 * Returns {node, input, refresh}.
 */
export function listbox(
  app,
  { options, chosen = () => new Set(), onChoose, label, placeholder, search = true },
) {
  const id = uid("list");
  const list = h("ul", { class: "list", role: "listbox", id, "aria-label": label });
  const input = h("input", {
    class: "list-search",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": label,
    "aria-controls": id,
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    placeholder: placeholder ?? app.t("search"),
    readOnly: !search,
  });
  const state = { shown: [], active: 0, asked: 0 };

  const draw = () => {
    const ticks = chosen();
    replace(
      list,
      rows(state.shown, (option, index) => row(option, index, ticks.has(option.value))),
    );
    if (!state.shown.length)
      replace(
        list,
        h("li", { class: "list-empty", role: "presentation" }, state.waiting ?? app.t("no_match")),
      );
    point();
  };
  const row = (option, index, ticked) =>
    h(
      "li",
      {
        id: `${id}-${index}`,
        role: "option",
        class: "list-option",
        "aria-selected": ticked ? "true" : "false",
        "aria-disabled": option.disabled ? "true" : undefined,
        dataset: { value: option.value },
        on: {
          pointerdown: (event) => event.preventDefault(),
          click: () => choose(option),
          pointermove: () => move(index, false),
        },
      },
      option.mark ?? null,
      h(
        "span",
        { class: "list-text" },
        h("span", { class: "list-label" }, option.label),
        option.detail ? h("span", { class: "list-detail" }, option.detail) : null,
      ),
      option.aside ? h("span", { class: "list-aside" }, option.aside) : null,
      ticked ? icon("check", 18) : null,
    );

  const point = (scroll = true) => {
    list.querySelector(".active")?.classList.remove("active");
    const node =
      document.getElementById(`${id}-${state.active}`) ?? list.querySelector(`#${id}-${state.active}`);
    node?.classList.add("active");
    if (node) input.setAttribute("aria-activedescendant", node.id);
    else input.removeAttribute("aria-activedescendant");
    if (scroll) node?.scrollIntoView({ block: "nearest" });
  };
  const move = (to, scroll = true) => {
    if (!state.shown.length || (to === state.active && !scroll)) return;
    state.active = (to + state.shown.length) % state.shown.length;
    point(scroll);
  };
  const choose = (option) => {
    if (!option || option.disabled) return;
    onChoose(option);
    draw();
  };
  const refresh = async () => {
    const ticket = ++state.asked;
    const answer = await options(search ? input.value.trim() : "");
    if (ticket !== state.asked) return;
    state.waiting = answer.waiting;
    state.shown = Array.isArray(answer) ? answer : answer.options;
    const ticks = chosen();
    state.active = input.value
      ? 0
      : Math.max(
          0,
          state.shown.findIndex((option) => ticks.has(option.value)),
        );
    draw();
  };
  input.addEventListener("input", refresh);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step)
      move(
        Math.abs(step) === 1
          ? state.active + step
          : Math.max(0, Math.min(state.shown.length - 1, state.active + step)),
      );
    else if (event.key === "Enter") choose(state.shown[state.active]);
    else return;
    event.preventDefault();
  });
  refresh();
  return {
    node: h(
      "div",
      { class: "listbox" },
      h("div", { class: search ? "list-field" : "visually-hidden" }, icon("search", 16), input),
      list,
    ),
    input,
    refresh,
  };
}

function rows(shown, row) {
  let group = null;
  return shown.flatMap((option, index) => {
    const head =
      option.group && option.group !== group
        ? [h("li", { class: "list-group", role: "presentation" }, option.group)]
        : [];
    group = option.group ?? group;
    return [...head, row(option, index)];
  });
}

/** Does every word of `query` occur in one of `texts`? */
export function matches(query, ...texts) {
  const all = texts.filter(Boolean).join(" ").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
