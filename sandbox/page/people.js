// How people and apps look: avatar, presence dot, name with status, and the small profile card that a
// mention or an avatar opens.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { popover } from "./popover.js";
import { emoji } from "./text/render.js";

const COLOURS = [
  "#7c3085",
  "#1264a3",
  "#007a5a",
  "#b3261e",
  "#8a5a00",
  "#3d5a80",
  "#a8326e",
  "#2f6f4f",
  "#5b4bb7",
  "#99462a",
];
const CJK = /[\u3400-\u9fff]/;

/** A square avatar with the person's initials on their colour. */
export function avatar(user, size = 36) {
  const colour = /^#[0-9a-f]{6}$/i.test(user?.avatar ?? "")
    ? user.avatar
    : COLOURS[hash(user?.id ?? "?") % COLOURS.length];
  return h(
    "span",
    {
      class: user?.is_bot ? "avatar avatar-app" : "avatar",
      "aria-hidden": "true",
      style: { "--size": `${size}px`, "--colour": colour },
    },
    user?.is_bot ? icon("bolt", Math.round(size * 0.6)) : initials(user),
  );
}

function initials(user) {
  const name = (user?.display_name || user?.real_name || user?.name || "?").trim();
  const characters = [...name].filter((character) => CJK.test(character));
  if (CJK.test(name[0])) return characters.slice(-2).join("");
  const words = name.split(/[\s.,_-]+/).filter((word) => /^\p{L}/u.test(word) && !CJK.test(word[0]));
  return ((words[0]?.[0] ?? "?") + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
}

function hash(text) {
  return [...text].reduce((sum, character) => (sum * 31 + character.codePointAt(0)) >>> 0, 7);
}

/** The dot that says whether somebody is there. */
export function presence(app, user) {
  const active = user?.presence === "active" || user?.is_bot;
  return h("span", {
    class: active ? "presence presence-active" : "presence",
    role: "img",
    "aria-label": app.t(active ? "active" : "away"),
  });
}

/** The status emoji of a user, or nothing. */
export function status(user) {
  if (!user?.status_emoji) return null;
  const mark = emoji(user.status_emoji.replace(/^:|:$/g, ""));
  if (mark instanceof Node && user.status_text) mark.title = user.status_text;
  return h("span", { class: "status" }, mark);
}

/** The badge that marks an app's messages. */
export function appBadge(app) {
  return h("span", { class: "app-badge" }, app.t("app_badge"));
}

/** "09:41" in the zone of that user, in the reader's way of writing times. */
export function localTime(app, user) {
  return app.readerOf(user).time(app.store.now());
}

/** Open the profile card of a user beside `anchor`. */
export function showProfile(app, id, anchor) {
  const user = app.store.user(id);
  if (!user) return;
  const card = popover(anchor, { label: app.t("profile"), className: "profile-card" });
  const mine = id === app.store.me.id;
  card.fill(
    h(
      "div",
      { class: "profile-head" },
      avatar(user, 72),
      h(
        "div",
        null,
        h(
          "div",
          { class: "profile-name" },
          app.store.nameOf(id),
          " ",
          user.is_bot ? appBadge(app) : presence(app, user),
          status(user),
        ),
        user.real_name && user.real_name !== app.store.nameOf(id)
          ? h("div", { class: "muted" }, user.real_name)
          : null,
        user.title ? h("div", { class: "muted" }, user.title) : null,
      ),
    ),
    user.status_text ? h("p", { class: "profile-line" }, status(user), " ", user.status_text) : null,
    user.is_bot
      ? null
      : h(
          "p",
          { class: "profile-line" },
          icon("clock", 16),
          " ",
          app.t("local_time", { time: localTime(app, user) }),
          " · ",
          h("span", { class: "muted" }, user.tz ?? "UTC"),
        ),
    h(
      "div",
      { class: "row-buttons" },
      mine ? null : action(app.t("message_person"), () => (card.close(), app.openDm(id))),
      mine || user.is_bot || user.deleted
        ? null
        : action(app.t("act_as"), () => (card.close(), app.actAs(id))),
    ),
  );
}

function action(label, onClick) {
  return h("button", { type: "button", class: "button", on: { click: onClick } }, label);
}
