// The ten selects. A single select shows its choice, a multi select shows chips; pressing opens a list
// with a search field. What can be chosen comes from `options.js`.

import { h, replace } from "../dom.js";
import { icon } from "../icons.js";
import { listbox } from "../listbox.js";
import { popover } from "../popover.js";
import { plainOf } from "../text/render.js";
import { focusKey } from "./elements.js";
import { optionsOf } from "./options.js";

/** A select with one choice. */
export function singleSelect(surface, block, item, field) {
  const { app } = surface;
  const source = optionsOf(surface, block, item);
  const text = h("span", { class: "select-text" });
  const clear = h(
    "button",
    { type: "button", class: "select-clear", "aria-label": app.t("clear"), on: { click: () => set(null) } },
    icon("close", 14),
  );
  const trigger = comboButton(app, surface, block, item, field, text);
  const node = h(
    "div",
    { class: field ? "select select-wide" : "select" },
    trigger,
    field?.optional ? clear : null,
  );

  const show = () => {
    const value = surface.value(block, item);
    text.textContent = value ? source.label(value) : plainOf(item.placeholder) || app.t(source.placeholder);
    text.classList.toggle("placeholder", !value);
    node.classList.toggle("has-value", Boolean(value));
  };
  const set = async (value) => {
    const before = surface.value(block, item);
    const change = surface.change(block, item, value);
    show();
    trigger.setAttribute("aria-busy", "true");
    const ok = await change;
    trigger.removeAttribute("aria-busy");
    if (ok || surface.value(block, item) !== value) return;
    surface.change({ ...block, type: "input", dispatch_action: false }, item, before);
    show();
  };
  trigger.addEventListener("click", () => {
    const pop = openList(app, node, trigger, {
      options: source.find,
      chosen: () => new Set([source.key(surface.value(block, item))].filter(Boolean)),
      label: field?.label ?? (plainOf(item.placeholder) || app.t(source.placeholder)),
      onChoose: (option) => {
        pop.close();
        set(option.given);
      },
    });
  });
  show();
  return node;
}

/** A select with several choices, each a chip that can be removed. */
export function multiSelect(surface, block, item, field) {
  const { app } = surface;
  const source = optionsOf(surface, block, item);
  const most = item.max_selected_items ?? Infinity;
  const text = h("span", { class: "select-text placeholder" });
  const trigger = comboButton(app, surface, block, item, field, text);
  const chips = h("div", { class: "chips" });
  const node = h("div", { class: field ? "select select-wide multi" : "select multi" }, chips, trigger);

  const show = () => {
    const values = surface.value(block, item) ?? [];
    replace(
      chips,
      values.map((value) => chip(value)),
    );
    chips.hidden = values.length === 0;
    text.textContent = plainOf(item.placeholder) || app.t("select_many");
  };
  const chip = (value) => {
    const name = source.label(value);
    return h(
      "span",
      { class: "chip" },
      name,
      h(
        "button",
        {
          type: "button",
          "aria-label": app.t("remove_item", { name }),
          on: {
            click: () =>
              set(
                (surface.value(block, item) ?? []).filter((other) => source.key(other) !== source.key(value)),
              ),
          },
        },
        icon("close", 12),
      ),
    );
  };
  const set = (values) => {
    surface.change(block, item, values);
    show();
  };
  const toggle = (option) => {
    const values = surface.value(block, item) ?? [];
    const has = values.some((value) => source.key(value) === option.value);
    if (has) set(values.filter((value) => source.key(value) !== option.value));
    else if (values.length < most) set([...values, option.given]);
  };
  trigger.addEventListener("click", () =>
    openList(app, node, trigger, {
      options: source.find,
      chosen: () => new Set((surface.value(block, item) ?? []).map(source.key)),
      label: field?.label ?? (plainOf(item.placeholder) || app.t("select_many")),
      onChoose: toggle,
    }),
  );
  show();
  return node;
}

function comboButton(app, surface, block, item, field, text) {
  return h(
    "button",
    {
      type: "button",
      class: "select-button",
      id: field?.id,
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-label": field ? undefined : plainOf(item.placeholder) || app.t("select_placeholder"),
      "aria-labelledby": field?.labelId,
      "aria-describedby": field?.described,
      "aria-invalid": field?.invalid ? "true" : undefined,
      dataset: { focus: focusKey(block, item) },
      on: {
        keydown: (event) =>
          event.key === "ArrowDown" && (event.preventDefault(), event.currentTarget.click()),
      },
    },
    text,
    icon("chevron", 16),
  );
}

/** Open a list under a select; closes again when its button is pressed once more. */
export function openList(app, node, trigger, settings) {
  if (trigger.openList?.open) return trigger.openList.close();
  const pop = popover(node, {
    label: settings.label,
    className: "list-popover",
    matchWidth: true,
    onClose: () => trigger.setAttribute("aria-expanded", "false"),
  });
  trigger.openList = pop;
  trigger.setAttribute("aria-expanded", "true");
  const list = listbox(app, settings);
  pop.fill(list.node);
  list.input.focus();
  requestAnimationFrame(pop.place);
  return pop;
}
