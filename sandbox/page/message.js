// One message: who wrote it and when, its text or blocks, files, reactions and the summary of its thread.

import { drawBlocks } from "./blockkit/blocks.js";
import { fileCard } from "./blockkit/media.js";
import { Surface } from "./blockkit/surface.js";
import { editor } from "./editor.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { reactions } from "./reactions.js";
import { appBadge, avatar, status } from "./people.js";
import { tsDate } from "./time.js";
import { link, mrkdwn, plainOf } from "./text/render.js";

/** Draw a message. `compact`: it continues the group above; `editing`: show the editor in its place. */
export function message(app, channel, one, { compact, editing, inThread }) {
  if (one.subtype === "tombstone") return tombstone(app, channel, one, inThread);
  const when = tsDate(one.ts);
  const classes = [
    "message",
    compact && "compact",
    one.ephemeral && "ephemeral",
    mentionsMe(app, one) && "mentions-me",
    editing && "editing",
  ]
    .filter(Boolean)
    .join(" ");
  return h(
    "article",
    {
      class: classes,
      dataset: { ts: one.ts, focus: `message/${one.ts}` },
      tabIndex: -1,
      "aria-label": `${authorName(app, one)}, ${app.reader.time(when)}`,
    },
    one.ephemeral
      ? h(
          "div",
          { class: "only-you" },
          icon("eye", 14),
          h("span", null, app.t("only_you")),
          "·",
          h(
            "button",
            {
              type: "button",
              class: "text-button",
              on: { click: () => app.attempt("delete", { channel, ts: one.ts }) },
            },
            app.t("dismiss"),
          ),
        )
      : null,
    h("div", { class: "gutter" }, compact ? timeLink(app, channel, one, when, true) : face(app, one)),
    h(
      "div",
      { class: "message-main" },
      compact ? null : heading(app, channel, one, when),
      one.subtype === "thread_broadcast" ? broadcastNote(app, channel, one, inThread) : null,
      editing ? editor(app, channel, one) : content(app, channel, one),
      (one.files ?? []).map((file) => fileCard(app, file)),
      reactions(app, channel, one),
      !inThread && one.reply_count > 0 ? threadSummary(app, channel, one) : null,
    ),
  );
}

/** The user behind a message: the person or the app's bot user; null when it has only a name. */
function authorOf(app, one) {
  return app.store.user(one.user) ?? null;
}

/** What a message's author is called. */
function authorName(app, one) {
  return (
    one.username ?? (one.user ? app.store.nameOf(one.user) : (one.bot_profile?.name ?? one.bot_id ?? ""))
  );
}

function isApp(app, one) {
  return Boolean(one.bot_id || authorOf(app, one)?.is_bot);
}

function face(app, one) {
  const user = authorOf(app, one) ?? {
    id: one.bot_id ?? "?",
    display_name: authorName(app, one),
    is_bot: isApp(app, one),
  };
  return h(
    "button",
    {
      type: "button",
      class: "face",
      tabIndex: -1,
      "aria-label": authorName(app, one),
      on: { click: (event) => app.showProfile(user.id, event.currentTarget) },
    },
    avatar(user, 36),
  );
}

function heading(app, channel, one, when) {
  return h(
    "div",
    { class: "message-head" },
    h(
      "button",
      {
        type: "button",
        class: "author",
        tabIndex: -1,
        on: { click: (event) => app.showProfile(one.user, event.currentTarget) },
      },
      authorName(app, one),
    ),
    isApp(app, one) ? appBadge(app) : status(authorOf(app, one)),
    timeLink(app, channel, one, when, false),
  );
}

function timeLink(app, channel, one, when, short) {
  const text = app.reader.time(when);
  return h(
    "time",
    { class: short ? "time time-short" : "time", datetime: when.toISOString(), title: app.reader.full(when) },
    short ? text.replace(/\s?[AP]M$/i, "") : text,
  );
}

function content(app, channel, one) {
  const parts = [];
  const edited = one.edited
    ? h("span", { class: "edited", title: app.reader.full(tsDate(one.edited.ts)) }, app.t("edited"))
    : null;
  const surface = surfaceOf(app, channel, one);
  if (one.blocks?.length) {
    surface.keepOnly(one.blocks);
    parts.push(drawBlocks(h("div", { class: "blocks" }), surface, one.blocks));
  } else if (one.text) parts.push(h("div", { class: "text", dir: "auto" }, mrkdwn(app, one.text)));
  if (edited)
    (
      parts
        .at(-1)
        ?.querySelector(
          ":scope > .line:last-child, :scope > .block-rich-text:last-child > .rich-section:last-child",
        ) ?? { append: (mark) => parts.push(mark) }
    ).append(" ", edited);
  for (const attachment of one.attachments ?? []) parts.push(attached(app, surface, attachment));
  return h("div", { class: "content" }, parts);
}

function surfaceOf(app, channel, one) {
  const surface = app.store.surface(`message:${channel}/${one.ts}`, () => new Surface(app, {}));
  surface.target = { channel, message_ts: one.ts, ...(one.thread_ts ? { thread_ts: one.thread_ts } : {}) };
  return surface;
}

/** A legacy attachment: a coloured bar beside title, text, fields or blocks. */
function attached(app, surface, attachment) {
  const colour =
    { good: "var(--good)", warning: "var(--warn)", danger: "var(--danger)" }[attachment.color] ??
    (/^#?[0-9a-f]{6}$/i.test(attachment.color ?? "")
      ? `#${attachment.color.replace("#", "")}`
      : "var(--line)");
  return h(
    "div",
    { class: "attachment", style: { "--bar": colour } },
    attachment.pretext ? h("div", { class: "text" }, mrkdwn(app, attachment.pretext)) : null,
    h(
      "div",
      { class: "attachment-body" },
      attachment.title
        ? h(
            "div",
            { class: "card-title" },
            attachment.title_link ? link(app, attachment.title_link, attachment.title) : attachment.title,
          )
        : null,
      attachment.text ? h("div", { class: "text" }, mrkdwn(app, attachment.text)) : null,
      attachment.fields
        ? h(
            "div",
            { class: "section-fields" },
            attachment.fields.map((field) =>
              h(
                "div",
                { class: "section-field" },
                h("strong", null, field.title),
                h("div", null, mrkdwn(app, field.value)),
              ),
            ),
          )
        : null,
      attachment.blocks ? drawBlocks(h("div", { class: "blocks" }), surface, attachment.blocks) : null,
      attachment.footer ? h("div", { class: "muted" }, attachment.footer) : null,
    ),
  );
}

function broadcastNote(app, channel, one, inThread) {
  if (inThread) return h("div", { class: "broadcast-note" }, app.t("sent_to_channel"));
  return h(
    "div",
    { class: "broadcast-note" },
    h(
      "button",
      { type: "button", class: "text-button", on: { click: () => app.openThread(channel, one.thread_ts) } },
      icon("reply", 14),
      " ",
      app.t("replied_to"),
      one.root?.text ? `: ${plainOf(one.root.text).slice(0, 80)}` : "",
    ),
  );
}

function threadSummary(app, channel, one) {
  const faces = (one.reply_users ?? []).slice(0, 4).map((id) => avatar(app.store.user(id) ?? { id }, 22));
  return h(
    "button",
    {
      type: "button",
      class: "thread-summary",
      dataset: { focus: `thread/${one.ts}` },
      on: { click: () => app.openThread(channel, one.ts) },
    },
    h("span", { class: "faces" }, faces),
    h("span", { class: "reply-count" }, app.t.count("reply", "replies", one.reply_count)),
    one.latest_reply
      ? h(
          "span",
          { class: "last-reply" },
          app.t("last_reply", {
            when: `${lower(app, app.reader.nearDay(tsDate(one.latest_reply)) ?? app.reader.date(tsDate(one.latest_reply)))} ${app.reader.time(tsDate(one.latest_reply))}`,
          }),
        )
      : null,
    h("span", { class: "view-thread" }, app.t("view_thread")),
  );
}

function lower(app, word) {
  return app.t.lang === "en" && /^(Today|Yesterday|Tomorrow)$/.test(word) ? word.toLowerCase() : word;
}

function tombstone(app, channel, one, inThread) {
  return h(
    "article",
    { class: "message tombstone", dataset: { ts: one.ts, focus: `message/${one.ts}` }, tabIndex: -1 },
    h("div", { class: "gutter" }, h("span", { class: "tomb" }, icon("trash", 18))),
    h(
      "div",
      { class: "message-main" },
      h("div", { class: "content muted" }, app.t("deleted")),
      !inThread && one.reply_count > 0 ? threadSummary(app, channel, one) : null,
    ),
  );
}

function mentionsMe(app, one) {
  return !one.ephemeral && one.user !== app.store.me.id && (one.text ?? "").includes(`<@${app.store.me.id}>`);
}
