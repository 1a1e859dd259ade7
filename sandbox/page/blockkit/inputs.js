// Text fields: one line, several lines, numbers, addresses, and a simple rich text field. They keep what
// is typed on the surface at every stroke, tell the app only when the element asks for it, and never
// take Enter away from an input method that is still composing.

import { debounce, h } from "../dom.js";
import { plainOf } from "../text/render.js";
import { focusKey } from "./elements.js";
import { fromRichText, toRichText } from "../text/richtext.js";
import { attachCompletion } from "../completion.js";

const INPUT_TYPES = {
  plain_text_input: "text",
  number_input: "text",
  email_text_input: "email",
  url_text_input: "url",
};
const INPUT_MODES = { number_input: "decimal", email_text_input: "email", url_text_input: "url" };
const DISPATCH_PAUSE = 300;
const COUNTER_FROM = 0.8;

/** plain_text_input, number_input, email_text_input and url_text_input. */
export function textInput(surface, block, item, field) {
  const multiline = item.type === "plain_text_input" && item.multiline;
  const when = item.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const tell = () => surface.change(block, item, valueOf(input));
  const later = debounce(tell, DISPATCH_PAUSE);
  const input = h(multiline ? "textarea" : "input", {
    class: "text-input",
    id: field?.id,
    type: multiline ? undefined : INPUT_TYPES[item.type],
    inputmode: INPUT_MODES[item.type],
    rows: multiline ? 4 : undefined,
    placeholder: plainOf(item.placeholder),
    maxlength: item.max_length,
    autocomplete: "off",
    dataset: { focus: focusKey(block, item), first: item.focus_on_load ? "" : undefined },
    "aria-label": field ? undefined : plainOf(item.placeholder),
    "aria-describedby": field?.described,
    "aria-invalid": field?.invalid ? "true" : undefined,
    value: surface.value(block, item) ?? "",
    on: {
      input: () => {
        surface.change(block, item, valueOf(input), { silent: true });
        count();
        if (block.dispatch_action && when.includes("on_character_entered")) later();
      },
      keydown: (event) => {
        if (event.key !== "Enter" || event.isComposing || (multiline && !event.ctrlKey && !event.metaKey))
          return;
        if (!block.dispatch_action || !when.includes("on_enter_pressed")) return;
        event.preventDefault();
        event.stopPropagation();
        tell();
      },
    },
  });
  const counter = h("span", { class: "input-counter", "aria-hidden": "true" });
  const count = () => (counter.textContent = countText(surface.app, item, input.value));
  count();
  return h("div", { class: "text-field" }, input, counter);
}

function valueOf(input) {
  return input.value === "" ? null : input.value;
}

function countText(app, item, text) {
  const length = text.length;
  if (item.min_length && length > 0 && length < item.min_length)
    return app.t("too_short", { count: item.min_length });
  if (item.max_length && length >= item.max_length * COUNTER_FROM)
    return app.t("characters_left", { count: item.max_length - length });
  return "";
}

/** rich_text_input: mrkdwn is typed, rich text is given. */
export function richTextInput(surface, block, item, field) {
  const { app } = surface;
  const input = h("textarea", {
    class: "text-input",
    id: field?.id,
    rows: 4,
    placeholder: plainOf(item.placeholder),
    dataset: { focus: focusKey(block, item) },
    "aria-describedby": field?.described,
    "aria-invalid": field?.invalid ? "true" : undefined,
    "aria-label": field ? undefined : plainOf(item.placeholder),
    value: fromRichText(app.store, surface.value(block, item)),
    on: {
      input: () =>
        surface.change(block, item, input.value ? toRichText(app.store, input.value) : null, {
          silent: true,
        }),
    },
  });
  attachCompletion(app, input, { commands: false });
  const wrap = (mark) => () => {
    const { selectionStart: from, selectionEnd: to, value } = input;
    input.setRangeText(`${mark}${value.slice(from, to)}${mark}`, from, to, "end");
    input.setSelectionRange(from + mark.length, to + mark.length);
    input.dispatchEvent(new Event("input"));
    input.focus();
  };
  const tool = (key, mark, tag) =>
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": app.t(key),
        title: app.t(key),
        on: { click: wrap(mark) },
      },
      h(tag, null, key[0].toUpperCase()),
    );
  return h(
    "div",
    { class: "rich-field" },
    h(
      "div",
      { class: "rich-tools", role: "toolbar" },
      tool("bold", "*", "strong"),
      tool("italic", "_", "em"),
      tool("strike", "~", "del"),
      tool("code", "`", "code"),
    ),
    input,
  );
}
