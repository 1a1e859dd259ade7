// The one place where DOM nodes are made. `h` and `svg` build elements from a tag, properties and
// children; strings become text nodes, so data can never turn into markup. `reconcile` brings the
// children of an element in step with a list of keyed items and touches only what has changed, which
// is what keeps focus, scroll position and half-typed text alive while messages stream in.

const SVG = "http://www.w3.org/2000/svg";
const PROPERTIES = new Set([
  "value",
  "checked",
  "disabled",
  "selected",
  "readOnly",
  "indeterminate",
  "tabIndex",
]);

/** Make an HTML element. `on` holds listeners, `style` CSS properties, `dataset` data attributes. */
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** Make an SVG element; same arguments as `h`. */
export function svg(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) setProperty(node, name, value);
  append(node, children);
  return node;
}

function setProperty(node, name, value) {
  if (value === undefined || value === null || (value === false && !name.startsWith("aria-"))) return;
  if (name === "on")
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  else if (name === "style")
    for (const [key, text] of Object.entries(value)) node.style.setProperty(key, text);
  else if (name === "dataset")
    for (const [key, text] of Object.entries(value))
      text !== undefined && text !== null && (node.dataset[key] = text);
  else if (PROPERTIES.has(name)) node[name] = value;
  else node.setAttribute(name === "className" ? "class" : name, value === true ? "" : String(value));
}

function append(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(node, child);
    else if (child !== null && child !== undefined && child !== false) node.append(child);
  }
}

/** Replace all children of a node. */
export function replace(node, ...children) {
  node.replaceChildren();
  append(node, children);
  return node;
}

/**
 * Bring `parent`'s children in step with `items` = [{key, sig, render}]. A node is kept while its key
 * and signature (compared with Object.is, item by item of the array) stay the same.
 */
export function reconcile(parent, items) {
  const known = parent.__items ?? new Map();
  const next = new Map();
  let cursor = parent.firstChild;
  for (const item of items) {
    const old = known.get(item.key);
    const node = old && same(old.sig, item.sig) ? old.node : swap(old?.node, item.render());
    next.set(item.key, { node, sig: item.sig });
    if (old && old.node !== node && cursor === old.node) cursor = node;
    if (cursor === node) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
  }
  for (const [key, { node }] of known)
    if (next.get(key)?.node !== node && node.parentNode === parent) node.remove();
  parent.__items = next;
}

function same(a, b) {
  return a.length === b.length && a.every((part, index) => Object.is(part, b[index]));
}

function swap(old, fresh) {
  if (!old) return fresh;
  const focus = focusKeeper(old);
  old.replaceWith(fresh);
  focus(fresh);
  return fresh;
}

/** Remember what has the focus inside `root`; the function returned gives it back inside another root. */
export function focusKeeper(root) {
  const active = document.activeElement;
  if (!active || !root.contains(active)) return () => {};
  const key = active.dataset.focus;
  const range = "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  return (fresh) => {
    const same = key && fresh.querySelector(`[data-focus="${CSS.escape(key)}"]`);
    const twin = same ?? (fresh.dataset.focus ? fresh : null);
    if (!twin) return;
    twin.focus({ preventScroll: true });
    if (range && range[0] !== null && same === twin && twin.setSelectionRange)
      twin.setSelectionRange(...range);
  };
}

let serial = 0;

/** An id that is unique on this page. */
export function uid(prefix = "id") {
  serial += 1;
  return `${prefix}-${serial}`;
}

/** Call `fn` only after it has not been asked for during `wait` milliseconds. */
export function debounce(fn, wait) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => fn(...args), wait);
  };
}

/** Wrap a listener so that it runs on click and also on Enter and Space of a non-button. */
export function pressable(listener) {
  return {
    click: listener,
    keydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      listener(event);
    },
  };
}
