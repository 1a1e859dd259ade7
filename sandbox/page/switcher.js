// The quick switcher (Ctrl/Cmd + K): jump to any conversation, person or app by a part of its name.

import { h } from "./dom.js";
import { dialog } from "./dialog.js";
import { icon } from "./icons.js";
import { listbox, matches } from "./listbox.js";
import { avatar } from "./people.js";
import { decode } from "./text/encode.js";

/** Open the switcher. */
export function openSwitcher(app) {
  return dialog(app, {
    title: app.t("jump_to"),
    className: "switcher",
    build: (close) => {
      const list = listbox(app, {
        label: app.t("jump_to"),
        placeholder: app.t("jump_hint"),
        options: (query) => targets(app).filter((target) => matches(query, target.label, target.detail)),
        onChoose: (option) => {
          close();
          option.go();
        },
      });
      list.input.dataset.first = "";
      return { body: list.node };
    },
  });
}

function targets(app) {
  const { store, t } = app;
  const channels = [...store.channels.values()]
    .filter((channel) => channel.kind !== "im" && !channel.is_archived)
    .sort((a, b) => (b.unread > 0) - (a.unread > 0) || app.channelName(a).localeCompare(app.channelName(b)))
    .map((channel) => ({
      value: channel.id,
      label: app.channelName(channel),
      detail: decode(app.store, channel.topic ?? ""),
      group: t("channels"),
      go: () => app.goToChannel(channel.id),
      mark: h(
        "span",
        { class: "list-mark" },
        icon({ private: "lock", mpim: "people" }[channel.kind] ?? "hash", 18),
      ),
      aside: channel.unread ? t("unread", { count: channel.unread }) : null,
    }));
  const users = [...store.users.values()]
    .filter((user) => !user.deleted && user.id !== store.me.id && !user.is_bot)
    .map((user) => ({
      value: user.id,
      label: store.nameOf(user.id),
      detail: user.title,
      group: t("direct_messages"),
      mark: avatar(user, 24),
      go: () => app.openDm(user.id),
    }));
  const apps = store.apps.map((bot) => ({
    value: bot.id,
    label: bot.name,
    group: t("apps"),
    mark: avatar(store.user(bot.user_id), 24),
    go: () => app.openDm(bot.user_id),
  }));
  return [...channels, ...users, ...apps];
}
