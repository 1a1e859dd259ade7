// Interactive elements: the table of all of them, and the two that act at once, buttons and overflow
// menus. Every function takes the surface, the block, the element and, in input blocks, the field that
// labels it ({id, labelId, label, described, invalid}).

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { menu } from "../popover.js";
import { textObject, plainOf } from "../text/render.js";
import { checkboxes, radioButtons } from "./choices.js";
import { datePicker, dateTimePicker, timePicker } from "./pickers.js";
import { fileInput } from "./fileinput.js";
import { textInput, richTextInput } from "./inputs.js";
import { picture } from "./media.js";
import { multiSelect, singleSelect } from "./select.js";

/** Draw an element. */
export function element(surface, block, item, field = null) {
  const draw = ELEMENTS[item.type];
  if (!draw)
    return h("span", { class: "muted" }, surface.app.t("unknown_block", { type: String(item.type) }));
  const node = draw(surface, block, item, field);
  node.dataset.actionId = item.action_id ?? "";
  return node;
}

const ELEMENTS = {
  button,
  overflow,
  workflow_button: button,
  icon_button: button,
  image: (surface, block, item) => picture(surface.app, item, "image-accessory"),
  checkboxes,
  radio_buttons: radioButtons,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  plain_text_input: textInput,
  number_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  rich_text_input: richTextInput,
  file_input: fileInput,
  static_select: singleSelect,
  external_select: singleSelect,
  users_select: singleSelect,
  conversations_select: singleSelect,
  channels_select: singleSelect,
  multi_static_select: multiSelect,
  multi_external_select: multiSelect,
  multi_users_select: multiSelect,
  multi_conversations_select: multiSelect,
  multi_channels_select: multiSelect,
};

/** A key that finds the same element again after the blocks were drawn anew. */
export function focusKey(block, item, part = "") {
  return `${block.block_id}/${item.action_id ?? ""}${part && `/${part}`}`;
}

function button(surface, block, item) {
  const style = { primary: "button button-primary", danger: "button button-danger" }[item.style] ?? "button";
  const press = async (event) => {
    const node = event.currentTarget;
    if (node.getAttribute("aria-busy")) return;
    if (item.url && /^https?:/.test(item.url)) open(item.url, "_blank", "noopener");
    await surface.act(block, item, item.value === undefined ? {} : { value: item.value }, node);
  };
  return h(
    "button",
    {
      type: "button",
      class: style,
      "aria-label": item.accessibility_label,
      dataset: { focus: focusKey(block, item) },
      on: { click: press },
    },
    h(
      "span",
      { class: "button-text" },
      item.text ? textObject(surface.app, item.text) : plainOf(item.alt_text ?? item.icon ?? ""),
    ),
    item.url ? icon("link", 14) : null,
  );
}

function overflow(surface, block, item) {
  const { app } = surface;
  const choose = (option, node) => () => {
    if (/^https?:/.test(option.url ?? "")) open(option.url, "_blank", "noopener");
    surface.act(block, item, { selected_option: option }, node);
  };
  return h(
    "button",
    {
      type: "button",
      class: "button button-icon",
      "aria-label": app.t("options"),
      "aria-haspopup": "menu",
      dataset: { focus: focusKey(block, item) },
      on: {
        click: (event) => {
          const node = event.currentTarget;
          menu(
            node,
            item.options.map((option) => ({
              label: plainOf(option.text),
              detail: option.description ? plainOf(option.description) : null,
              run: choose(option, node),
            })),
            { label: app.t("options") },
          );
        },
      },
    },
    icon("more", 18),
  );
}
