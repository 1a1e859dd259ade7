// Small dialogs of the page itself: "are you sure?" and forms of one or two fields. They use the
// browser's own modal dialog, which keeps the focus inside and gives it back.

import { h, uid } from "./dom.js";
import { icon } from "./icons.js";

/** Show a modal dialog. `build(close)` returns {body, footer}; resolves with what `close` is given. */
export function dialog(app, { title, className = "", build }) {
  return new Promise((resolve) => {
    const id = uid("dialog");
    const node = h("dialog", { class: `dialog ${className}`, "aria-labelledby": id });
    const close = (result = null) => {
      node.close();
      node.remove();
      resolve(result);
    };
    const { body, footer } = build(close);
    node.append(
      h(
        "header",
        { class: "dialog-head" },
        h("h2", { id, class: "dialog-title" }, title),
        h(
          "button",
          {
            type: "button",
            class: "icon-button",
            "aria-label": app.t("close"),
            on: { click: () => close() },
          },
          icon("close"),
        ),
      ),
      h("div", { class: "dialog-body" }, body),
    );
    if (footer) node.append(h("footer", { class: "dialog-foot" }, footer));
    node.addEventListener("cancel", (event) => {
      event.preventDefault();
      close();
    });
    node.addEventListener("click", (event) => event.target === node && close());
    document.body.append(node);
    node.showModal();
    node.querySelector("[data-first]")?.focus();
  });
}

/** Ask a yes/no question; resolves with true or false. `deny` may be null for no second button. */
export async function confirm(app, { title, text, yes, deny, danger = false }) {
  const answer = await dialog(app, {
    title,
    className: "dialog-small",
    build: (close) => ({
      body: text,
      footer: [
        h(
          "button",
          { type: "button", class: "button", on: { click: () => close(false) } },
          deny ?? app.t("cancel"),
        ),
        h(
          "button",
          {
            type: "button",
            class: danger ? "button button-danger-solid" : "button button-primary",
            dataset: { first: "" },
            on: { click: () => close(true) },
          },
          yes ?? app.t("ok"),
        ),
      ],
    }),
  });
  return answer === true;
}

/** The confirm object of a Block Kit element; resolves with true when there is none. */
export function confirmObject(app, object, texts) {
  if (!object) return true;
  return confirm(app, {
    title: texts.plain(object.title) || app.t("confirm_title"),
    text: texts.nodes(object.text),
    yes: texts.plain(object.confirm) || app.t("confirm_yes"),
    deny: texts.plain(object.deny) || app.t("cancel"),
    danger: object.style === "danger",
  });
}
