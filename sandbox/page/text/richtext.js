// Between typed mrkdwn and Slack's rich_text, for the rich text input. Both directions keep styles,
// links, mentions, lists, quotes and code.

import { encode } from "./encode.js";
import { parse } from "./mrkdwn.js";

/** Typed text as a rich_text block. */
export function toRichText(store, text) {
  const elements = [];
  for (const block of parse(encode(store, text))) addBlock(elements, block);
  return { type: "rich_text", elements };
}

function addBlock(elements, block) {
  const last = elements.at(-1);
  if (block.type === "pre")
    elements.push({ type: "rich_text_preformatted", elements: [{ type: "text", text: block.text }] });
  else if (block.type === "quote")
    elements.push({ type: "rich_text_quote", elements: join(block.children.map((child) => child.children)) });
  else if (block.type === "item") addItem(elements, block, last);
  else if (last?.type === "rich_text_section")
    last.elements.push({ type: "text", text: "\n" }, ...flat(block.children));
  else elements.push({ type: "rich_text_section", elements: flat(block.children) });
}

function addItem(elements, block, last) {
  const style = /\d/.test(block.marker) ? "ordered" : "bullet";
  const item = { type: "rich_text_section", elements: flat(block.children) };
  if (last?.type === "rich_text_list" && last.style === style && last.indent === block.indent)
    last.elements.push(item);
  else elements.push({ type: "rich_text_list", style, indent: block.indent, elements: [item] });
}

function join(rows) {
  return rows.flatMap((row, index) => [...(index ? [{ type: "text", text: "\n" }] : []), ...flat(row)]);
}

function flat(nodes, style = null) {
  return nodes.flatMap((node) => {
    if (["bold", "italic", "strike"].includes(node.type))
      return flat(node.children, { ...style, [node.type]: true });
    return {
      ...INLINE[node.type](node),
      ...(style ? { style: { ...style, ...(node.type === "code" ? { code: true } : {}) } } : {}),
    };
  });
}

const INLINE = {
  text: (node) => ({ type: "text", text: node.text }),
  code: (node) => ({ type: "text", text: node.text, style: { code: true } }),
  link: (node) => ({ type: "link", url: node.url, ...(node.label ? { text: node.label } : {}) }),
  user: (node) => ({ type: "user", user_id: node.id }),
  channel: (node) => ({ type: "channel", channel_id: node.id }),
  usergroup: (node) => ({ type: "usergroup", usergroup_id: node.id }),
  broadcast: (node) => ({ type: "broadcast", range: node.range }),
  emoji: (node) => ({ type: "emoji", name: node.name }),
  date: (node) => ({ type: "date", timestamp: node.stamp, format: node.pattern, fallback: node.fallback }),
};

/** A rich_text block as text that could have been typed. */
export function fromRichText(store, block) {
  return (block?.elements ?? []).map((part) => partText(store, part)).join("\n");
}

function partText(store, part) {
  if (part.type === "rich_text_list") {
    return part.elements
      .map(
        (item, index) =>
          `${"  ".repeat(part.indent ?? 0)}${part.style === "ordered" ? `${index + 1}.` : "•"} ${inlineText(store, item.elements)}`,
      )
      .join("\n");
  }
  const text = inlineText(store, part.elements);
  if (part.type === "rich_text_quote") return text.replace(/^/gm, "> ");
  return part.type === "rich_text_preformatted" ? `\`\`\`${text}\`\`\`` : text;
}

function inlineText(store, elements = []) {
  return elements
    .map((element) =>
      marked(
        element.style,
        {
          user: () => `@${store.nameOf(element.user_id)}`,
          channel: () => `#${store.channels.get(element.channel_id)?.name ?? element.channel_id}`,
          broadcast: () => `@${element.range}`,
          emoji: () => `:${element.name}:`,
          link: () => element.url,
        }[element.type]?.() ??
          element.text ??
          element.fallback ??
          "",
      ),
    )
    .join("");
}

function marked(style, text) {
  const marks = [
    ["code", "`"],
    ["strike", "~"],
    ["italic", "_"],
    ["bold", "*"],
  ];
  return marks.reduce((all, [name, mark]) => (style?.[name] ? mark + all + mark : all), text);
}
