// Things that float beside what opened them: menus, lists of options, pickers, profile cards. One is
// open at a time at each level; it closes on Esc, on a press outside, and gives the focus back. It
// lives in the top layer, inside the open modal when there is one, so nothing cuts it off.

import { h } from "./dom.js";

const GAP = 4;
const MARGIN = 8;

/**
 * Open an empty popover beside `anchor`. Returns {node, fill, place, close}. `side` "top" prefers the
 * room above. `onClose` is called once. `keepFocus` leaves the focus where it is (completion lists).
 */
export function popover(
  anchor,
  {
    label,
    className = "",
    role = "dialog",
    side = "bottom",
    align = "start",
    keepFocus = false,
    matchWidth = false,
    onClose,
  } = {},
) {
  const node = h("div", {
    class: `popover ${className}`,
    popover: "manual",
    role,
    "aria-label": label,
    tabIndex: -1,
  });
  const host = anchor.closest("dialog") ?? document.body;
  const before = document.activeElement;
  let open = true;
  host.append(node);
  node.showPopover();
  const place = () => position(node, anchor, side, align, matchWidth);

  const close = (refocus = true) => {
    if (!open) return;
    open = false;
    const had = node.contains(document.activeElement);
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("resize", place);
    node.remove();
    if (refocus && had && before?.isConnected) before.focus({ preventScroll: true });
    onClose?.();
  };
  const outside = (event) => {
    if (!node.contains(event.target) && !anchor.contains(event.target)) close(false);
  };
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", place);
  return {
    node,
    close,
    place,
    get open() {
      return open;
    },
    fill(...children) {
      node.replaceChildren(
        ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
      );
      place();
      if (!keepFocus && !node.contains(document.activeElement))
        (node.querySelector("[autofocus], input, button, [tabindex='0']") ?? node).focus({
          preventScroll: true,
        });
    },
  };
}

function position(node, anchor, side, align, matchWidth) {
  const box = anchor.getBoundingClientRect();
  if (matchWidth) node.style.setProperty("min-width", `${Math.min(box.width, innerWidth - 2 * MARGIN)}px`);
  node.style.setProperty("max-height", "none");
  const { width, height } = node.getBoundingClientRect();
  const above = box.top - GAP - MARGIN;
  const below = innerHeight - box.bottom - GAP - MARGIN;
  const up = side === "top" ? above >= Math.min(height, below) : height > below && above > below;
  const room = Math.max(up ? above : below, 120);
  const top = up ? Math.max(box.top - GAP - Math.min(height, room), MARGIN) : box.bottom + GAP;
  const wanted = align === "end" ? box.right - width : box.left;
  node.style.setProperty("max-height", `${room}px`);
  node.style.setProperty("top", `${Math.min(top, innerHeight - MARGIN - Math.min(height, room))}px`);
  node.style.setProperty("left", `${Math.max(MARGIN, Math.min(wanted, innerWidth - width - MARGIN))}px`);
}

/**
 * Open a menu of actions. `items`: {label, detail?, icon?, danger?, run} or {heading} or {divider: true}.
 */
export function menu(anchor, items, { label, align = "end" } = {}) {
  const pop = popover(anchor, { label, className: "menu", role: "menu", align });
  pop.fill(items.filter(Boolean).map((item) => menuRow(item, pop)));
  pop.node.addEventListener("keydown", (event) =>
    roam(event, [...pop.node.querySelectorAll("[role=menuitem]")]),
  );
  return pop;
}

function menuRow(item, pop) {
  if (item.divider) return h("hr", { class: "menu-divider" });
  if (item.heading) return h("div", { class: "menu-heading" }, item.heading);
  return h(
    "button",
    {
      type: "button",
      role: "menuitem",
      class: item.danger ? "menu-item danger" : "menu-item",
      dataset: { action: item.id },
      on: { click: () => (pop.close(), item.run()) },
    },
    item.icon ?? null,
    h("span", { class: "menu-label" }, item.label),
    item.detail ? h("span", { class: "menu-detail" }, item.detail) : null,
  );
}

/** Arrow keys, Home and End move the focus through `nodes`. */
export function roam(event, nodes, { previous = "ArrowUp", next = "ArrowDown" } = {}) {
  const at = nodes.indexOf(document.activeElement);
  const target = { [next]: at + 1, [previous]: at - 1, Home: 0, End: nodes.length - 1 }[event.key];
  if (target === undefined || !nodes.length) return;
  event.preventDefault();
  nodes[(target + nodes.length) % nodes.length].focus();
}
