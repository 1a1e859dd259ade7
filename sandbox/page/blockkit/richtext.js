// Draws rich_text blocks: sections, nested lists, quotes and preformatted text, with every inline
// element and style Slack has.

import { h } from "../dom.js";
import { channelLink, date, emoji, link, mention } from "../text/render.js";

/** Draw a rich_text block. */
export function richText(app, block) {
  return h(
    "div",
    { class: "block-rich-text" },
    (block.elements ?? []).map((part) => PARTS[part.type]?.(app, part) ?? null),
  );
}

const PARTS = {
  rich_text_section: (app, part) => h("div", { class: "rich-section" }, inlines(app, part.elements)),
  rich_text_quote: (app, part) => h("blockquote", { class: "quote" }, inlines(app, part.elements)),
  rich_text_preformatted: (app, part) => h("pre", { class: "pre" }, inlines(app, part.elements)),
  rich_text_list: (app, part) => {
    const ordered = part.style === "ordered";
    return h(
      ordered ? "ol" : "ul",
      {
        class: "rich-list",
        start: ordered && part.offset ? part.offset + 1 : undefined,
        dataset: { level: (part.indent ?? 0) % 3 },
        style: { "--indent": String(part.indent ?? 0) },
      },
      part.elements.map((item) => h("li", null, inlines(app, item.elements))),
    );
  },
};

/** Draw inline elements of rich text. */
export function inlines(app, elements = []) {
  return elements.flatMap((element) => styled(element.style, INLINE[element.type]?.(app, element) ?? []));
}

const INLINE = {
  text: (app, element) => broken(element.text),
  link: (app, element) => link(app, element.url, element.text),
  user: (app, element) => mention(app, element.user_id),
  channel: (app, element) => channelLink(app, element.channel_id),
  usergroup: (app, element) => h("span", { class: "mention" }, `@${element.usergroup_id}`),
  team: (app, element) => h("span", { class: "mention" }, element.team_id),
  broadcast: (app, element) => h("span", { class: "mention mention-me" }, `@${element.range}`),
  emoji: (app, element) =>
    emoji(element.skin_tone ? `${element.name}::skin-tone-${element.skin_tone}` : element.name),
  color: (app, element) =>
    h(
      "span",
      { class: "colour-chip" },
      h("span", {
        class: "colour-dot",
        style: { background: /^#[0-9a-f]{3,8}$/i.test(element.value) ? element.value : "transparent" },
      }),
      element.value,
    ),
  date: (app, element) =>
    date(app, {
      stamp: element.timestamp,
      pattern: element.format,
      url: element.url,
      fallback: element.fallback ?? "",
    }),
};

function broken(text) {
  return text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line]));
}

const STYLE_TAGS = [
  ["strike", "del"],
  ["italic", "em"],
  ["bold", "strong"],
  ["underline", "u"],
];

function styled(style, content) {
  let nodes = [content].flat();
  if (style?.code) nodes = [h("code", { class: "code" }, nodes)];
  for (const [name, tag] of STYLE_TAGS) if (style?.[name]) nodes = [h(tag, null, nodes)];
  if (style?.highlight) nodes = [h("mark", null, nodes)];
  return nodes;
}
