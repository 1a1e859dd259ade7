// Draws parsed mrkdwn as DOM nodes for the acting reader: mentions by name, dates in their time zone,
// links that cannot do harm. Also plain_text, and whatever text object a block holds.

import { h, pressable } from "../dom.js";
import { emojiCharacter, withEmoji } from "./emoji.js";
import { parse } from "./mrkdwn.js";

const SAFE = /^(https?:|mailto:|tel:)/i;
const MOST_LARGE_EMOJI = 23;

/** Draw mrkdwn; returns an array of nodes. */
export function mrkdwn(app, text) {
  const blocks = parse(text ?? "");
  return stack(app, blocks, onlyEmoji(blocks));
}

/** Draw a text object {type: "mrkdwn"|"plain_text", text}; returns an array of nodes. */
export function textObject(app, object) {
  if (!object) return [];
  if (typeof object === "string") return [object];
  return object.type === "mrkdwn"
    ? mrkdwn(app, object.text)
    : plainLines(object.emoji === false ? object.text : withEmoji(object.text));
}

/** The text of a text object as one string, for labels and options. */
export function plainOf(object) {
  return object ? withEmoji(typeof object === "string" ? object : (object.text ?? "")) : "";
}

function plainLines(text) {
  return (text ?? "").split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line]));
}

function stack(app, blocks, large = false) {
  const nodes = [];
  let run = null;
  for (const block of blocks) {
    if (block.type === "line") {
      if (!run) nodes.push((run = h("div", { class: large ? "line large-emoji" : "line" })));
      else run.append(block.children.length ? h("br") : h("span", { class: "blank" }));
      run.append(...inlines(app, block.children));
    } else {
      run = null;
      nodes.push(drawBlock(app, block));
    }
  }
  return nodes;
}

function drawBlock(app, block) {
  if (block.type === "pre") return h("pre", { class: "pre" }, block.text);
  if (block.type === "quote") return h("blockquote", { class: "quote" }, stack(app, block.children));
  const numbered = /\d/.test(block.marker);
  return h(
    "div",
    { class: "item", style: { "--indent": String(block.indent) } },
    h("span", { class: numbered ? "marker numbered" : "marker" }, block.marker),
    h("span", { class: "item-text" }, inlines(app, block.children)),
  );
}

/** Draw inline nodes; returns an array of nodes and strings. */
export function inlines(app, nodes) {
  return nodes.map((node) => INLINE[node.type](app, node));
}

const INLINE = {
  text: (app, node) => node.text,
  bold: (app, node) => h("strong", null, inlines(app, node.children)),
  italic: (app, node) => h("em", null, inlines(app, node.children)),
  strike: (app, node) => h("del", null, inlines(app, node.children)),
  code: (app, node) => h("code", { class: "code" }, node.text),
  link: (app, node) => link(app, node.url, node.label),
  user: (app, node) => mention(app, node.id),
  channel: (app, node) => channelLink(app, node.id, node.label),
  broadcast: (app, node) => h("span", { class: "mention mention-me" }, `@${node.range}`),
  usergroup: (app, node) => h("span", { class: "mention" }, `@${(node.label ?? node.id).replace(/^@/, "")}`),
  emoji: (app, node) => emoji(node.name),
  date: (app, node) => date(app, node),
};

/** A native emoji with its name for screen readers and as a tooltip; the name when it is unknown. */
export function emoji(name) {
  const character = emojiCharacter(name);
  if (!character) return `:${name}:`;
  return h(
    "span",
    { class: "emoji", role: "img", "aria-label": name.replace(/_/g, " "), title: `:${name}:` },
    character,
  );
}

/** A link that opens beside the page, or moves within it when it is one of this workspace's message links. */
export function link(app, url, label) {
  if (!SAFE.test(url ?? "")) return label ?? url ?? "";
  const place = app.placeOfLink(url);
  const props = { class: "link", href: url, target: "_blank", rel: "noopener noreferrer" };
  if (place) props.on = { click: (event) => (event.preventDefault(), app.goToMessage(place)) };
  return h("a", props, label ? withEmoji(label) : url);
}

/** A mention of a user by name; pressing it shows the profile. */
export function mention(app, id) {
  const mine = id === app.store.me.id;
  return h(
    "span",
    {
      role: "button",
      tabIndex: 0,
      class: mine ? "mention mention-me" : "mention",
      dataset: { user: id },
      on: pressable((event) => app.showProfile(id, event.currentTarget)),
    },
    `@${app.store.nameOf(id)}`,
  );
}

/** A link to a channel by name. One that this person cannot see is named as private, as Slack does. */
export function channelLink(app, id, label) {
  const channel = app.store.channels.get(id);
  if (!channel) return h("span", { class: "mention" }, label ? `#${label}` : app.t("private_channel"));
  return h(
    "span",
    { role: "button", tabIndex: 0, class: "mention", on: pressable(() => app.goToChannel(id)) },
    `#${channel.name}`,
  );
}

/** A moment, in the reader's zone and locale, with its fallback as tooltip. */
export function date(app, { stamp, pattern, url, fallback }) {
  const when = new Date(stamp * 1000);
  if (!Number.isFinite(stamp) || Number.isNaN(when.getTime())) return fallback;
  const text = app.reader.tokens(pattern, when);
  const time = h("time", { datetime: when.toISOString(), title: app.reader.full(when) }, text);
  return url ? withChild(link(app, url, text), time) : time;
}

function withChild(anchor, child) {
  if (anchor instanceof Node) anchor.replaceChildren(child);
  return anchor;
}

function onlyEmoji(blocks) {
  if (blocks.length !== 1 || blocks[0].type !== "line") return false;
  const { children } = blocks[0];
  const count = children.filter((node) => node.type === "emoji").length;
  return (
    count > 0 &&
    count <= MOST_LARGE_EMOJI &&
    children.every((node) => node.type === "emoji" || (node.type === "text" && !node.text.trim()))
  );
}
