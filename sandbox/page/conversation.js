// The middle of the page: the head of the conversation, its messages and the field to write in; for an
// app also its Home tab. Looking at a conversation marks it as read.

import { channelDetails } from "./channels.js";
import { composer } from "./composer.js";
import { debounce, h, replace } from "./dom.js";
import { homeTab } from "./home.js";
import { icon } from "./icons.js";
import { messageList } from "./messagelist.js";
import { appBadge, avatar, localTime, presence, status } from "./people.js";
import { mrkdwn } from "./text/render.js";

const READ_PAUSE = 150;

/** Build the pane; it follows `store.place`. */
export function conversation(app) {
  const { store } = app;
  const head = h("header", { class: "pane-head" });
  const body = h("div", { class: "pane-body" });
  const node = h("main", { class: "pane", "aria-label": app.t("messages") }, head, body);
  let shown = null;
  let inner = null;

  const show = () => {
    const channel = store.currentChannel;
    const key = channel ? `${channel.id}/${store.place.tab}` : null;
    if (!channel) return;
    drawHead();
    if (key === shown) return;
    shown = key;
    inner?.end();
    inner =
      store.place.tab === "home" ? homeTab(app, store.appOfChannel(channel)) : channelBody(app, channel);
    replace(body, inner.nodes);
    inner.ready();
  };
  const drawHead = () => {
    const channel = store.currentChannel;
    if (channel) replace(head, header(app, channel));
  };
  const markRead = debounce(() => {
    const channel = store.currentChannel;
    if (!channel?.unread || document.hidden || store.place.tab === "home" || channel.is_member === false)
      return;
    app.api.post("mark", { channel: channel.id }).catch(() => null);
  }, READ_PAUSE);
  store.on("place", () => (show(), markRead()));
  store.on("channels", (id) => id === store.place?.id && (drawHead(), markRead()));
  store.on("workspace", () => (show(), markRead()));
  store.on("users", drawHead);
  document.addEventListener("visibilitychange", () => node.isConnected && markRead());
  return node;
}

function channelBody(app, channel) {
  const { store } = app;
  const list = messageList(app, store.timeline(channel.id), { unread: channel.unread });
  const foot = h("div", { class: "pane-foot" });
  const write = composer(app, {
    channel: channel.id,
    placeholder: app.t("write_to", { name: app.channelLabel(channel) }),
    draftKey: channel.id,
  });
  const drawFoot = () => {
    const now = store.channels.get(channel.id);
    if (!now) return;
    if (now.is_archived) replace(foot, note(app.t("archived_note")));
    else if (now.is_member === false)
      replace(
        foot,
        note(
          app.t("not_member", { name: now.name }),
          h(
            "button",
            { type: "button", class: "button button-primary", on: { click: () => join(app, now) } },
            app.t("join"),
          ),
        ),
      );
    else if (foot.firstChild !== write.node) replace(foot, write.node);
  };
  drawFoot();
  const off = store.on("channels", (id) => id === channel.id && drawFoot());
  return {
    nodes: [list.node, foot],
    end: () => (off(), list.end()),
    ready: () => {
      list.start();
      if (matchMedia("(min-width: 700px)").matches && !document.querySelector("dialog[open]")) write.focus();
    },
  };
}

async function join(app, channel) {
  const answer = await app.attempt("join", { channel: channel.id });
  if (answer?.channel) app.store.putChannel(answer.channel);
}

function note(text, ...more) {
  return h("div", { class: "foot-note" }, h("span", null, text), more);
}

function header(app, channel) {
  const { store, t } = app;
  const bot = store.appOfChannel(channel);
  if (bot)
    return [
      title(app, channel, avatar(store.user(bot.user_id), 28), [bot.name, " ", appBadge(app)]),
      tabs(app, channel, bot),
    ];
  if (channel.kind === "im") {
    const user = store.user(channel.user);
    return [
      title(
        app,
        channel,
        avatar(user, 28),
        [app.channelName(channel), " ", presence(app, user), status(user)],
        user
          ? [user.title, t("local_time", { time: localTime(app, user) })].filter(Boolean).join(" · ")
          : null,
      ),
    ];
  }
  const mark = icon({ private: "lock", mpim: "people" }[channel.kind] ?? "hash", 20);
  return [
    title(
      app,
      channel,
      mark,
      [app.channelName(channel)],
      channel.topic ? h("span", null, mrkdwn(app, channel.topic.split("\n")[0])) : null,
    ),
    h(
      "button",
      {
        type: "button",
        class: "members-button",
        "aria-label": t.count("member", "members", channel.members?.length ?? 0),
        on: { click: () => channelDetails(app, channel.id) },
      },
      icon("people", 18),
      h("span", null, String(channel.members?.length ?? 0)),
    ),
  ];
}

function title(app, channel, mark, name, topic = null) {
  const room = channel.kind !== "im";
  return h(
    "div",
    { class: "pane-title" },
    h(
      "h1",
      null,
      h(
        "button",
        {
          type: "button",
          class: "title-button",
          title: app.t(room ? "channel_details" : "profile"),
          on: {
            click: (event) =>
              room ? channelDetails(app, channel.id) : app.showProfile(channel.user, event.currentTarget),
          },
        },
        mark,
        h("span", { class: "title-name" }, name),
        room ? icon("chevron", 16) : null,
      ),
    ),
    topic ? h("div", { class: "pane-topic" }, topic) : null,
  );
}

function tabs(app, channel, bot) {
  const tab = (key, label, iconName) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        class: "tab",
        "aria-selected": app.store.place.tab === key ? "true" : "false",
        dataset: { tab: key },
        on: { click: () => app.goToChannel(channel.id, { tab: key }) },
      },
      icon(iconName, 16),
      label,
    );
  return h(
    "div",
    { class: "tabs", role: "tablist" },
    bot.home_tab ? tab("home", app.t("home"), "home") : null,
    tab("messages", app.t("messages"), "message"),
  );
}
