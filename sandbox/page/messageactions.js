// What can be done with a message: the small bar that appears over the one under the pointer or the
// focus (react, reply in thread, more), and the menu behind "more" with the shortcuts of the apps.

import { confirm } from "./dialog.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { menu } from "./popover.js";
import { pickReaction, react } from "./reactions.js";
import { emojiCharacter } from "./text/emoji.js";

const QUICK = ["white_check_mark", "eyes", "raised_hands"];

/** Let the bar follow pointer and focus through the messages in `items`. */
export function messageToolbar(app, items, { inThread }) {
  let current = null;
  const follow = (event) => {
    const node = event.target.closest(".message");
    if (!node || !items.contains(node) || (node === current && node.querySelector(":scope > .toolbar")))
      return;
    current?.querySelector(":scope > .toolbar")?.remove();
    current = node;
    const bar = toolbar(app, node, inThread);
    if (bar) node.append(bar);
  };
  items.addEventListener("pointerover", follow);
  items.addEventListener("focusin", follow);
  items.addEventListener("pointerleave", () => {
    if (document.querySelector(".popover") || current?.contains(document.activeElement)) return;
    current?.querySelector(":scope > .toolbar")?.remove();
  });
}

function toolbar(app, node, inThread) {
  const { channel, one } = find(app, node, inThread);
  if (!one || one.ephemeral || node.classList.contains("editing")) return null;
  const { t, store } = app;
  if (store.channels.get(channel)?.is_archived) return null;
  const tool = (label, content, onClick, name) =>
    h(
      "button",
      {
        type: "button",
        class: "tool",
        "aria-label": label,
        title: label,
        dataset: { tool: name },
        on: { click: onClick },
      },
      content,
    );
  if (one.subtype === "tombstone") return null;
  return h(
    "div",
    { class: "toolbar", role: "toolbar", "aria-label": t("more_actions") },
    QUICK.map((name) =>
      tool(
        t("react_with", { name: name.replace(/_/g, " ") }),
        h("span", { class: "emoji" }, emojiCharacter(name)),
        () => react(app, channel, latest(app, node, inThread), name),
        `react-${name}`,
      ),
    ),
    tool(
      t("react"),
      icon("smile", 18),
      (event) => pickReaction(app, event.currentTarget, channel, latest(app, node, inThread)),
      "react",
    ),
    inThread
      ? null
      : tool(
          t("reply_in_thread"),
          icon("reply", 18),
          () => app.openThread(channel, one.thread_ts ?? one.ts),
          "reply",
        ),
    tool(
      t("more_actions"),
      icon("more", 18),
      (event) => more(app, event.currentTarget, channel, latest(app, node, inThread), inThread),
      "more",
    ),
  );
}

function find(app, node, inThread) {
  const { store } = app;
  const channel = inThread ? store.thread?.channel : store.place?.id;
  const timeline = inThread ? store.timeline(channel, store.thread?.ts) : store.timeline(channel);
  return { channel, one: timeline.get(node.dataset.ts) };
}

function latest(app, node, inThread) {
  return find(app, node, inThread).one;
}

function more(app, anchor, channel, one, inThread) {
  const { t, store } = app;
  const mine = one.user === store.me.id && !one.bot_id;
  const shortcuts = store.shortcuts.filter((shortcut) => shortcut.type === "message");
  return menu(
    anchor,
    [
      { id: "copy", icon: icon("link", 18), label: t("copy_link"), run: () => copyLink(app, channel, one) },
      mine
        ? {
            id: "edit",
            icon: icon("edit", 18),
            label: t("edit_message"),
            run: () => edit(app, one, inThread),
          }
        : null,
      shortcuts.length ? { divider: true } : null,
      shortcuts.length ? { heading: t("shortcuts") } : null,
      ...shortcuts.map((shortcut) => ({
        id: shortcut.callback_id,
        icon: icon("bolt", 18),
        label: shortcut.name,
        detail: store.app(shortcut.app)?.name ?? shortcut.app ?? "",
        run: () =>
          app.attempt("shortcut", {
            callback_id: shortcut.callback_id,
            channel,
            ts: one.ts,
            ...(one.thread_ts ? { thread_ts: one.thread_ts } : {}),
          }),
      })),
      mine ? { divider: true } : null,
      mine
        ? {
            id: "delete",
            icon: icon("trash", 18),
            label: t("delete_message"),
            danger: true,
            run: () => remove(app, channel, one),
          }
        : null,
    ],
    { label: t("more_actions") },
  );
}

/** Show the editor in place of a message. */
export function edit(app, one, inThread) {
  app.store.editing = one.ts;
  app.store.editingThread = inThread;
  app.store.emit("editing");
}

async function remove(app, channel, one) {
  const { t } = app;
  if (
    await confirm(app, { title: t("delete_title"), text: t("delete_text"), yes: t("delete"), danger: true })
  )
    await app.attempt("delete", { channel, ts: one.ts });
}

async function copyLink(app, channel, one) {
  const link = app.navigation.linkTo(channel, one);
  try {
    await navigator.clipboard.writeText(link);
    app.toast(app.t("link_copied"), "done");
  } catch {
    app.toast(link, "notice");
  }
}
