// Short notices in the corner: what Slackbot would say, and what could not be done. Errors stay until
// they have had time to be read, and are announced to screen readers at once.

import { h } from "./dom.js";
import { icon } from "./icons.js";

const STAY = { notice: 7000, error: 9000, done: 2500 };
const MOST = 4;

/** Make the corner; returns `toast(text, kind)` with kind "notice", "error" or "done". */
export function toaster() {
  const corner = h("div", { class: "toasts", popover: "manual" });
  document.body.append(corner);
  return (text, kind = "notice") => {
    const node = h(
      "div",
      { class: `toast toast-${kind}`, role: kind === "error" ? "alert" : "status" },
      icon({ error: "warning", done: "check" }[kind] ?? "bolt", 18),
      h("span", { class: "toast-text" }, text),
      h(
        "button",
        { type: "button", class: "toast-close", "aria-label": "×", on: { click: () => node.remove() } },
        icon("close", 14),
      ),
    );
    corner.append(node);
    while (corner.children.length > MOST) corner.firstChild.remove();
    lift(corner);
    setTimeout(() => node.remove(), STAY[kind]);
  };
}

/** Bring the corner above a modal that was opened meanwhile. */
function lift(corner) {
  if (corner.matches(":popover-open")) corner.hidePopover();
  corner.showPopover();
}
