// Checkboxes and radio buttons, as real inputs so that keyboard and screen reader know them.

import { h, uid } from "../dom.js";
import { textObject } from "../text/render.js";
import { focusKey } from "./elements.js";

/** A group of checkboxes; its value is the list of options chosen, in the order of the element. */
export function checkboxes(surface, block, item, field) {
  const chosen = () => new Set((surface.value(block, item) ?? []).map((option) => option.value));
  const toggle = (option, on) => {
    const values = chosen();
    if (on) values.add(option.value);
    else values.delete(option.value);
    surface.change(
      block,
      item,
      item.options.filter((known) => values.has(known.value)),
    );
  };
  const start = chosen();
  return group(
    field,
    "group",
    item.options.map((option, index) =>
      choice(surface, block, item, {
        type: "checkbox",
        option,
        index,
        name: undefined,
        checked: start.has(option.value),
        onChange: (on) => toggle(option, on),
      }),
    ),
  );
}

/** A group of radio buttons; its value is the option chosen. */
export function radioButtons(surface, block, item, field) {
  const name = uid("radio");
  const current = surface.value(block, item)?.value;
  return group(
    field,
    "radiogroup",
    item.options.map((option, index) =>
      choice(surface, block, item, {
        type: "radio",
        option,
        index,
        name,
        checked: option.value === current,
        onChange: () => surface.change(block, item, option),
      }),
    ),
  );
}

function group(field, role, choices) {
  return h(
    "div",
    {
      class: "choices",
      role,
      "aria-labelledby": field?.labelId,
      "aria-describedby": field?.described,
      "aria-invalid": field?.invalid ? "true" : undefined,
    },
    choices,
  );
}

function choice(surface, block, item, { type, option, index, name, checked, onChange }) {
  return h(
    "label",
    { class: "choice" },
    h("input", {
      type,
      name,
      checked,
      value: option.value,
      dataset: { focus: focusKey(block, item, String(index)) },
      on: { change: (event) => onChange(event.target.checked) },
    }),
    h(
      "span",
      { class: "choice-text" },
      h("span", null, textObject(surface.app, option.text)),
      option.description
        ? h("span", { class: "choice-description" }, textObject(surface.app, option.description))
        : null,
    ),
  );
}
