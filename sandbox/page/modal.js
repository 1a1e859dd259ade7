// Modals: the top of the acting person's stack of views, in the browser's own modal dialog, which keeps
// the focus inside. What was typed survives an update for fields that keep their block_id and action_id,
// and a push and return. Missing answers and the app's errors are shown under their fields.

import { drawBlocks } from "./blockkit/blocks.js";
import { FIELDS, Surface } from "./blockkit/surface.js";
import { focusKeeper, h, replace, uid } from "./dom.js";
import { icon } from "./icons.js";
import { avatar } from "./people.js";
import { plainOf } from "./text/render.js";

/** Build the dialog that follows `store.views`. */
export function modals(app) {
  const { store, t } = app;
  const id = uid("modal");
  const title = h("h2", { class: "dialog-title", id });
  const mark = h("span", { class: "modal-mark" });
  const back = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": t("back"), on: { click: () => close() } },
    icon("left"),
  );
  const body = h("div", { class: "dialog-body modal-body" });
  const trouble = h("div", { class: "modal-trouble", role: "alert", hidden: true });
  const foot = h("footer", { class: "dialog-foot" });
  const node = h(
    "dialog",
    { class: "dialog modal", "aria-labelledby": id },
    h(
      "header",
      { class: "dialog-head" },
      back,
      mark,
      title,
      h(
        "button",
        {
          type: "button",
          class: "icon-button modal-close",
          "aria-label": t("close"),
          on: { click: () => close(true) },
        },
        icon("close"),
      ),
    ),
    body,
    trouble,
    foot,
  );
  let shown = null;
  let busy = false;
  const scrolls = new Map();

  const top = () => store.views.at(-1) ?? null;
  const surfaceOf = (view) =>
    store.surface(`view:${view.id}`, () => new Surface(app, { view_id: view.id }, view.state?.values));
  const complain = (text) => {
    trouble.hidden = !text;
    replace(trouble, text ? [icon("warning", 18), h("span", null, text)] : null);
  };

  const show = () => {
    const view = top();
    if (!view) return hide();
    const fresh = shown?.id !== view.id;
    if (fresh) complain(null);
    if (fresh && shown) scrolls.set(shown.id, body.scrollTop);
    const surface = surfaceOf(view);
    if (!fresh && shown !== view) surface.errors = {};
    surface.keepOnly(view.blocks);
    const focus = fresh ? null : focusKeeper(body);
    title.textContent = plainOf(view.title);
    back.hidden = store.views.length < 2;
    replace(
      mark,
      avatar(
        store.user(store.app(view.app_id)?.user_id) ??
          store.user(view.bot_user_id) ?? { id: view.app_id ?? "app", is_bot: true },
        28,
      ),
    );
    const blocks = fresh ? h("div", { class: "blocks" }) : body.firstChild;
    drawBlocks(blocks, surface, view.blocks);
    if (fresh) replace(body, blocks);
    focus?.(body);
    shown = view;
    buttons(view);
    if (!node.open) node.showModal();
    if (fresh) begin(view);
    return undefined;
  };
  const begin = (view) => {
    body.scrollTop = scrolls.get(view.id) ?? 0;
    (
      body.querySelector("[data-first]") ??
      body.querySelector("input, textarea, .select-button") ??
      foot.querySelector(".button-primary") ??
      node.querySelector(".modal-close")
    )?.focus({ preventScroll: true });
  };
  const hide = () => {
    for (const key of store.surfaces.keys()) if (key.startsWith("view:")) store.surfaces.delete(key);
    scrolls.clear();
    shown = null;
    if (node.open) node.close();
  };
  const buttons = (view) =>
    replace(
      foot,
      h(
        "button",
        { type: "button", class: "button", on: { click: () => close() } },
        view.close ? plainOf(view.close) : t(view.submit ? "cancel" : "close"),
      ),
      view.submit
        ? h(
            "button",
            {
              type: "button",
              class: "button button-primary modal-submit",
              "aria-busy": busy ? "true" : undefined,
              on: { click: () => submit(view) },
            },
            h("span", { class: "button-text" }, plainOf(view.submit)),
          )
        : null,
    );

  const close = async (all = false) => {
    const view = top();
    if (!view || busy) return;
    const left = all ? [] : store.views.slice(0, -1);
    const answer = await app.attempt("close_view", { view_id: view.id, clear: all });
    store.surfaces.delete(`view:${view.id}`);
    if (answer && top()?.id === view.id) store.setViews(left);
  };
  const submit = async (view) => {
    if (busy) return;
    const surface = surfaceOf(view);
    surface.errors = missing(app, surface, view.blocks);
    if (Object.keys(surface.errors).length) return void refuse(view, surface);
    busy = true;
    complain(null);
    node.classList.add("busy");
    buttons(view);
    try {
      const answer = await app.api.post("submit", { view_id: view.id, state: surface.state() });
      if (answer.response_action === "errors") surface.errors = answer.errors ?? {};
    } catch (error) {
      complain(error.message);
    } finally {
      busy = false;
      node.classList.remove("busy");
    }
    if (top()?.id === view.id) buttons(top());
    if (Object.keys(surface.errors).length) refuse(top() ?? view, surface);
  };
  const refuse = (view, surface) => {
    drawBlocks(body.firstChild, surface, view.blocks);
    const first = body.querySelector("[aria-invalid='true']");
    (first?.matches("[role=group], [role=radiogroup]") ? first.querySelector("input") : first)?.focus();
    body.querySelector(".has-error")?.scrollIntoView({ block: "nearest" });
  };
  node.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  node.addEventListener("keydown", (event) => {
    const enter = event.key === "Enter" && !event.isComposing && event.keyCode !== 229;
    const field =
      event.target.matches("input.text-input") ||
      (event.target.matches("textarea.text-input") && (event.ctrlKey || event.metaKey));
    if (!enter || !field || !top()?.submit) return;
    event.preventDefault();
    submit(top());
  });
  store.on("views", show);
  queueMicrotask(show);
  return node;
}

const CHECKS = {
  email_text_input: /^[^\s@]+@[^\s@]+$/,
  url_text_input: /^https?:\/\/\S+$/i,
  number_input: /^-?\d+(\.\d+)?$/,
};

/** What the person has to mend before the app is asked: empty fields, and text too short or of the wrong form. */
function missing(app, surface, blocks) {
  const errors = {};
  for (const block of blocks) {
    if (block.type !== "input" || !FIELDS[block.element?.type]) continue;
    const value = surface.value(block, block.element);
    const empty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
    if (empty && !block.optional) errors[block.block_id] = app.t("required");
    else if (!empty && block.element.min_length && String(value).length < block.element.min_length)
      errors[block.block_id] = app.t("too_short", { count: block.element.min_length });
    else if (!empty && CHECKS[block.element.type]?.test(value) === false)
      errors[block.block_id] = app.t("invalid_value");
  }
  return errors;
}
