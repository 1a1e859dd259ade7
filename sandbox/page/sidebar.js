// The side bar: the workspace's name, channels, direct messages with presence, apps, and at its foot the
// list of things to try. What waits is bold; what names the acting person carries a number.

import { browseChannels, createChannel } from "./channels.js";
import { h, reconcile } from "./dom.js";
import { icon } from "./icons.js";
import { avatar, presence, status } from "./people.js";
import { roam } from "./popover.js";
import { openSwitcher } from "./switcher.js";
import { tryThis } from "./trythis.js";

/** Build the side bar. */
export function sidebar(app) {
  const { store, t } = app;
  const channels = section(t("channels"), [add(t("add_channels"), () => browseChannels(app))]);
  const people = section(t("direct_messages"), [add(t("new_message"), () => openSwitcher(app))]);
  const apps = section(t("apps"), []);
  const body = h("div", { class: "side-body" }, channels.node, people.node, apps.node);
  const node = h(
    "nav",
    { class: "sidebar", "aria-label": t("workspace") },
    h(
      "div",
      { class: "side-head" },
      h("div", { class: "team-name", title: store.team.name }, store.team.name),
      h(
        "button",
        {
          type: "button",
          class: "side-icon",
          "aria-label": t("create_channel"),
          title: t("create_channel"),
          on: { click: () => createChannel(app) },
        },
        icon("plus", 18),
      ),
    ),
    body,
    tryThis(app),
  );
  body.addEventListener("keydown", (event) => roam(event, [...body.querySelectorAll(".side-item")]));

  const draw = () => {
    const all = [...store.channels.values()].filter((channel) => channel.is_member !== false);
    const current = store.place?.id;
    channels.show(
      all
        .filter((channel) => isRoom(channel) && (!channel.is_archived || channel.id === current))
        .sort(byName(app))
        .map((channel) => row(app, channel)),
    );
    people.show(
      all
        .filter(
          (channel) =>
            (channel.kind === "im" && !store.user(channel.user)?.is_bot) || channel.kind === "mpim",
        )
        .sort(byName(app))
        .map((channel) => row(app, channel)),
    );
    apps.show(store.apps.map((bot) => appRow(app, bot)));
  };
  for (const topic of ["channels", "users", "place", "workspace"]) store.on(topic, draw);
  draw();
  return node;
}

function section(title, tools) {
  const list = h("ul", { class: "side-list", "aria-label": title });
  const node = h(
    "section",
    { class: "side-section" },
    h("div", { class: "side-title" }, h("h2", null, title), tools),
    list,
  );
  return { node, show: (items) => reconcile(list, items) };
}

function add(label, onClick) {
  return h(
    "button",
    { type: "button", class: "side-icon", "aria-label": label, title: label, on: { click: onClick } },
    icon("plus", 16),
  );
}

function isRoom(channel) {
  return channel.kind === "channel" || channel.kind === "private";
}

function byName(app) {
  return (a, b) => app.channelName(a).localeCompare(app.channelName(b));
}

function row(app, channel) {
  const { store } = app;
  const user = channel.kind === "im" ? store.user(channel.user) : null;
  return {
    key: channel.id,
    sig: [
      app.channelName(channel),
      channel.unread,
      channel.mentions,
      channel.is_archived,
      store.place?.id === channel.id,
      user,
    ],
    render: () =>
      item(
        app,
        channel,
        user
          ? person(app, user)
          : h(
              "span",
              { class: "side-mark" },
              icon({ private: "lock", mpim: "people" }[channel.kind] ?? "hash", 16),
            ),
        user?.id === store.me.id ? `${app.channelName(channel)} (${app.t("you")})` : app.channelName(channel),
        () => app.goToChannel(channel.id),
        status(user),
      ),
  };
}

function appRow(app, bot) {
  const { store } = app;
  const channel = [...store.channels.values()].find(
    (known) => known.kind === "im" && known.user === bot.user_id,
  ) ?? { id: bot.id, kind: "im", user: bot.user_id };
  return {
    key: bot.id,
    sig: [
      bot.name,
      channel.unread,
      channel.mentions,
      store.place?.id === channel.id,
      store.user(bot.user_id),
    ],
    render: () =>
      item(app, channel, avatar(store.user(bot.user_id), 20), bot.name, () => app.openDm(bot.user_id)),
  };
}

function person(app, user) {
  return h("span", { class: "side-person" }, avatar(user, 20), presence(app, user));
}

function item(app, channel, mark, name, onClick, after = null) {
  const { store, t } = app;
  const current = store.place?.id === channel.id;
  const classes = [
    "side-item",
    current && "current",
    channel.unread > 0 && "unread",
    channel.is_archived && "archived",
  ]
    .filter(Boolean)
    .join(" ");
  const count =
    channel.mentions > 0
      ? h(
          "span",
          { class: "badge", "aria-label": t("mentions", { count: channel.mentions }) },
          String(channel.mentions),
        )
      : null;
  return h(
    "li",
    null,
    h(
      "button",
      {
        type: "button",
        class: classes,
        "aria-current": current ? "page" : undefined,
        dataset: { channel: channel.id, focus: `side/${channel.id}` },
        on: { click: onClick },
      },
      mark,
      h("span", { class: "side-name" }, name),
      after,
      channel.unread > 0
        ? h("span", { class: "visually-hidden" }, t("unread", { count: channel.unread }))
        : null,
      count,
    ),
  );
}
