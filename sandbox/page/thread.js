// The thread beside the conversation: the message that began it, its replies, and a field to reply in,
// with the choice to send the reply to the channel as well.

import { composer } from "./composer.js";
import { h, replace } from "./dom.js";
import { icon } from "./icons.js";
import { messageList } from "./messagelist.js";

/** Build the thread pane; it follows `store.thread`. */
export function threadPane(app) {
  const { store } = app;
  const node = h("aside", { class: "thread", "aria-label": app.t("thread"), hidden: true });
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    app.openThread(store.thread?.channel, null);
  });
  let list = null;
  const show = () => {
    list?.end();
    node.hidden = !store.thread;
    if (!store.thread) return void node.replaceChildren();
    const { channel: id, ts } = store.thread;
    const channel = store.channels.get(id);
    list = messageList(app, store.timeline(id, ts), { inThread: true });
    const write = replyComposer(app, channel, ts);
    replace(
      node,
      head(app, channel),
      h("div", { class: "pane-body" }, list.node, h("div", { class: "pane-foot" }, write?.node)),
    );
    list.start();
    if (!document.querySelector("dialog[open]")) write?.focus();
  };
  store.on("thread", show);
  store.on("place", show);
  return node;
}

function head(app, channel) {
  return h(
    "header",
    { class: "pane-head thread-head" },
    h(
      "div",
      { class: "pane-title" },
      h("h2", null, app.t("thread")),
      h("div", { class: "pane-topic" }, app.channelLabel(channel)),
    ),
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": app.t("close_thread"),
        on: { click: () => app.openThread(channel.id, null) },
      },
      icon("close"),
    ),
  );
}

function replyComposer(app, channel, ts) {
  if (channel.is_archived) return null;
  const room = channel.kind === "channel" || channel.kind === "private";
  const box = h("input", { type: "checkbox" });
  const label = h(
    "label",
    { class: "broadcast" },
    box,
    room ? app.t("also_send", { name: channel.name }) : app.t("also_send_dm"),
  );
  return composer(app, {
    channel: channel.id,
    threadTs: ts,
    placeholder: app.t("reply_placeholder"),
    draftKey: `${channel.id}/${ts}`,
    extra: label,
    broadcast: () => box.checked,
    sent: () => (box.checked = false),
  });
}
