// The editor that takes a message's place while it is edited.

import { attachCompletion } from "./completion.js";
import { h } from "./dom.js";
import { decode, encode } from "./text/encode.js";

/** Build the editor of `one`; saving an emptied message changes nothing. */
export function editor(app, channel, one) {
  const { store, t } = app;
  const picked = new Map();
  const input = h("textarea", {
    class: "composer-input",
    "aria-label": t("edit_message"),
    rows: 1,
    value: decode(store, one.text ?? ""),
    dataset: { focus: `edit/${one.ts}` },
  });
  const completion = attachCompletion(app, input, { commands: false, picked });
  const close = () => {
    if (store.editing === one.ts) store.editing = null;
    store.emit("editing");
  };
  const save = async () => {
    const text = input.value.trim();
    const encoded = encode(store, text, { picked });
    if (!text || encoded === one.text || (await app.attempt("edit", { channel, ts: one.ts, text: encoded })))
      close();
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || completion.open) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  });
  requestAnimationFrame(() => {
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  });
  return h(
    "div",
    { class: "editor" },
    h("div", { class: "composer-box" }, input),
    h(
      "div",
      { class: "editor-foot" },
      h("button", { type: "button", class: "button button-small", on: { click: close } }, t("cancel")),
      h(
        "button",
        { type: "button", class: "button button-small button-primary", on: { click: save } },
        t("save"),
      ),
    ),
  );
}
