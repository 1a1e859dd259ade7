// Dialogs about channels: details with members, browse and join, create.

import { confirm, dialog } from "./dialog.js";
import { h, replace, uid } from "./dom.js";
import { icon } from "./icons.js";
import { listbox, matches } from "./listbox.js";
import { appBadge, avatar, presence } from "./people.js";
import { mrkdwn } from "./text/render.js";
import { decode } from "./text/encode.js";

/** Show who is in a channel and what it is about; invite, remove, leave, archive. */
export function channelDetails(app, id) {
  const { store, t } = app;
  return dialog(app, {
    title: app.channelLabel(store.channels.get(id)),
    className: "details",
    build: (close) => {
      const body = h("div", { class: "details-body" });
      const draw = () => replace(body, details(app, store.channels.get(id), close));
      const off = store.on("channels", (changed) =>
        body.isConnected || !body.parentNode ? changed === id && store.channels.has(id) && draw() : off(),
      );
      draw();
      return { body };
    },
  });
}

function details(app, channel, close) {
  const { store, t } = app;
  const room = channel.kind === "channel" || channel.kind === "private";
  const about = (label, text) =>
    text
      ? h(
          "div",
          { class: "details-line" },
          h("div", { class: "muted" }, t(label)),
          h("div", null, mrkdwn(app, text)),
        )
      : null;
  const members = [...(channel.members ?? [])].sort((a, b) => store.nameOf(a).localeCompare(store.nameOf(b)));
  const may = room && channel.is_member !== false && !channel.is_archived;
  return [
    about("topic", channel.topic),
    about("purpose", channel.purpose),
    h("h3", { class: "details-title" }, t.count("member", "members", members.length)),
    may ? invite(app, channel) : null,
    h(
      "ul",
      { class: "member-list" },
      members.map((id) => member(app, channel, id, may)),
    ),
    may
      ? h(
          "div",
          { class: "row-buttons" },
          h(
            "button",
            { type: "button", class: "button", on: { click: () => leave(app, channel, close) } },
            t("leave"),
          ),
          h(
            "button",
            {
              type: "button",
              class: "button button-danger",
              on: { click: () => archive(app, channel, close) },
            },
            t("archive"),
          ),
        )
      : null,
  ];
}

function member(app, channel, id, may) {
  const { store, t } = app;
  const user = store.user(id);
  return h(
    "li",
    { class: "member" },
    avatar(user ?? { id }, 28),
    h(
      "span",
      { class: "member-name" },
      store.nameOf(id),
      " ",
      user?.is_bot ? appBadge(app) : presence(app, user),
      user?.title ? h("span", { class: "muted" }, ` ${user.title}`) : null,
    ),
    may && id !== store.me.id
      ? h(
          "button",
          {
            type: "button",
            class: "icon-button",
            "aria-label": `${t("remove")}: ${store.nameOf(id)}`,
            title: t("remove"),
            on: { click: () => app.attempt("kick", { channel: channel.id, user: id }) },
          },
          icon("close", 16),
        )
      : null,
  );
}

function invite(app, channel) {
  const { store, t } = app;
  const inside = new Set(channel.members);
  const list = listbox(app, {
    label: t("add_people"),
    placeholder: t("add_people"),
    options: (query) =>
      orHint(
        app,
        query,
        (query
          ? [...store.users.values()].filter(
              (user) =>
                !inside.has(user.id) &&
                !user.deleted &&
                matches(query, user.display_name, user.real_name, user.name),
            )
          : [...store.users.values()].filter((user) => !inside.has(user.id) && user.is_bot)
        ).map((user) => ({
          value: user.id,
          label: store.nameOf(user.id),
          detail: user.title,
          mark: avatar(user, 24),
          aside: t("add"),
        })),
      ),
    onChoose: (option) => app.attempt("invite", { channel: channel.id, user: option.value }),
  });
  return h("div", { class: "invite" }, list.node);
}

function orHint(app, query, options) {
  return options.length || query ? options : { options, waiting: app.t("type_name") };
}

async function leave(app, channel, close) {
  close();
  if (await app.attempt("leave", { channel: channel.id })) {
    if (channel.kind === "private") app.store.dropChannel(channel.id);
    app.navigation.open({});
  }
}

async function archive(app, channel, close) {
  const { t } = app;
  close();
  if (
    await confirm(app, {
      title: t("archive"),
      text: app.channelLabel(channel),
      yes: t("archive"),
      danger: true,
    })
  )
    app.attempt("archive", { channel: channel.id });
}

/** List the public channels, to look into or to create one. */
export function browseChannels(app) {
  const { store, t } = app;
  return dialog(app, {
    title: t("browse"),
    className: "switcher",
    build: (close) => {
      const list = listbox(app, {
        label: t("browse"),
        options: (query) =>
          [...store.channels.values()]
            .filter((channel) => channel.kind === "channel" && matches(query, channel.name, channel.topic))
            .sort((a, b) => a.name.localeCompare(b.name))
            .map((channel) => ({
              value: channel.id,
              label: channel.name,
              detail: decode(app.store, channel.topic ?? ""),
              mark: h("span", { class: "list-mark" }, icon("hash", 18)),
              aside: t.count("member", "members", channel.members?.length ?? 0),
            })),
        chosen: () =>
          new Set(
            [...store.channels.values()]
              .filter((channel) => channel.is_member !== false)
              .map((channel) => channel.id),
          ),
        onChoose: (option) => {
          close();
          app.goToChannel(option.value);
        },
      });
      list.input.dataset.first = "";
      return {
        body: list.node,
        footer: h(
          "button",
          { type: "button", class: "button", on: { click: () => (close(), createChannel(app)) } },
          icon("plus", 16),
          t("create_channel"),
        ),
      };
    },
  });
}

/** Ask for a name and create a channel. */
export function createChannel(app) {
  const { t } = app;
  return dialog(app, {
    title: t("create_channel"),
    className: "dialog-small",
    build: (close) => {
      const id = uid("name");
      const name = h("input", {
        class: "text-input",
        id,
        maxlength: 80,
        dataset: { first: "" },
        autocomplete: "off",
      });
      const isPrivate = h("input", { type: "checkbox" });
      const create = async () => {
        const answer = await app.attempt("create_channel", {
          name: name.value.trim().toLowerCase().replace(/\s+/g, "-"),
          private: isPrivate.checked,
        });
        if (!answer) return;
        app.store.putChannel(answer.channel);
        close();
        app.goToChannel(answer.channel.id);
      };
      name.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && create());
      return {
        body: [
          h("label", { class: "input-label", for: id }, t("name")),
          name,
          h(
            "label",
            { class: "choice" },
            isPrivate,
            h(
              "span",
              { class: "choice-text" },
              h("span", null, t("private")),
              h("span", { class: "choice-description" }, t("private_hint")),
            ),
          ),
        ],
        footer: [
          h("button", { type: "button", class: "button", on: { click: () => close() } }, t("cancel")),
          h("button", { type: "button", class: "button button-primary", on: { click: create } }, t("create")),
        ],
      };
    },
  });
}
