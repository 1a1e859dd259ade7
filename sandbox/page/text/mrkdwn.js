// Reads Slack's mrkdwn into a small tree: lines, quotes, list items and preformatted text, and in them
// bold, italic, strike, code, links, mentions, dates and emoji. It makes no DOM, so the same tree is
// drawn on the page and turned into rich_text for an input. Each character is looked at a bounded
// number of times, so ten thousand asterisks cost no more than ten thousand letters.

import { emojiCharacter } from "./emoji.js";

const STYLES = { "*": "bold", _: "italic", "~": "strike" };
const WORD = /[\p{L}\p{N}]/u;
const EMOJI = /:([a-zA-Z0-9_+'-]+(?:::skin-tone-[2-6])?):/y;
const URL_START = /https?:\/\/[^\s<>|]+/y;
const ITEM = /^(\s*)([•◦▪‣-]|\d{1,3}[.)])\s+(.*)$/su;

/** Undo Slack's escaping of the three characters. */
function unescape(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/**
 * Parse mrkdwn into blocks: {type: "line"|"quote"|"item", children} and {type: "pre", text}. A quote's
 * children are blocks, those of the others inline nodes.
 */
export function parse(text) {
  const blocks = [];
  text.split(/```/).forEach((part, index, parts) => {
    if (index % 2 && index < parts.length - 1)
      blocks.push({ type: "pre", text: plain(part.replace(/^\n|\n$/g, "")) });
    else if (index % 2) blocks.push(...lines(`\`\`\`${part}`));
    else blocks.push(...lines(trimBeside(part, index, parts)));
  });
  return blocks;
}

function trimBeside(part, index, parts) {
  let text = part;
  if (index > 0) text = text.replace(/^\n/, "");
  if (index < parts.length - 2) text = text.replace(/\n$/, "");
  return text === "" ? null : text;
}

function lines(text) {
  if (text === null) return [];
  const blocks = [];
  const rows = text.split("\n");
  for (let row = 0; row < rows.length; row += 1) {
    const line = rows[row];
    if (/^(&gt;|>){3}/.test(line)) {
      const rest = [line.replace(/^(&gt;|>){3}\s?/, ""), ...rows.slice(row + 1)];
      blocks.push({ type: "quote", children: rest.map(lineOrItem) });
      break;
    }
    if (/^(&gt;|>)/.test(line)) pushQuoted(blocks, lineOrItem(line.replace(/^(&gt;|>)\s?/, "")));
    else blocks.push(lineOrItem(line));
  }
  return blocks;
}

function pushQuoted(blocks, block) {
  const last = blocks.at(-1);
  if (last?.type === "quote") last.children.push(block);
  else blocks.push({ type: "quote", children: [block] });
}

function lineOrItem(line) {
  const item = ITEM.exec(line);
  if (!item) return { type: "line", children: inline(line) };
  return { type: "item", indent: Math.floor(item[1].length / 2), marker: item[2], children: inline(item[3]) };
}

/** Parse one line of mrkdwn into inline nodes. `active` are the styles already open around it. */
export function inline(text, active = "") {
  const nodes = [];
  const hopeless = new Set();
  let from = 0;
  let at = 0;
  const flush = (to) => to > from && nodes.push({ type: "text", text: unescape(text.slice(from, to)) });
  const take = (node, end) => {
    flush(at);
    nodes.push(node);
    at = end;
    from = end;
  };
  while (at < text.length) {
    const found = construct(text, at, active, hopeless);
    if (found) take(found.node, found.end);
    else at += 1;
  }
  flush(text.length);
  return nodes;
}

function construct(text, at, active, hopeless) {
  const character = text[at];
  if (character === "<") return token(text, at, hopeless);
  if (character === "`") return code(text, at, hopeless);
  if (character === ":") return emoji(text, at);
  if (character === "h") return bareUrl(text, at);
  if (STYLES[character] && !active.includes(character) && !hopeless.has(character))
    return styled(text, at, active, hopeless);
  return null;
}

function token(text, at, hopeless) {
  if (hopeless.has("<")) return null;
  const end = text.indexOf(">", at);
  if (end < 0) hopeless.add("<");
  if (end < at + 2) return null;
  const node = meaning(text.slice(at + 1, end));
  return node && { node, end: end + 1 };
}

function meaning(body) {
  const bar = body.indexOf("|");
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? null : unescape(body.slice(bar + 1));
  if (/^@[UWB]\w+$/.test(target)) return { type: "user", id: target.slice(1), label };
  if (/^#C\w+$/.test(target)) return { type: "channel", id: target.slice(1), label };
  if (/^!(channel|here|everyone)$/.test(target)) return { type: "broadcast", range: target.slice(1) };
  if (target.startsWith("!subteam^")) return { type: "usergroup", id: target.slice(9), label };
  if (target.startsWith("!date^")) return date(target, label);
  if (target.startsWith("!")) return { type: "text", text: label ?? `<${body}>` };
  if (/^(https?:|mailto:|tel:)/i.test(target)) return { type: "link", url: unescape(target), label };
  return null;
}

function date(target, label) {
  const [, stamp, pattern = "", link] = target.split("^");
  return {
    type: "date",
    stamp: Number(stamp),
    pattern: unescape(pattern),
    url: link ? unescape(link) : null,
    fallback: label ?? "",
  };
}

function code(text, at, hopeless) {
  if (hopeless.has("`")) return null;
  const end = text.indexOf("`", at + 1);
  if (end < 0) hopeless.add("`");
  if (end < at + 2) return null;
  return { node: { type: "code", text: plain(text.slice(at + 1, end)) }, end: end + 1 };
}

function plain(text) {
  return unescape(
    text.replace(/<(https?:[^|>]+|mailto:[^|>]+)(?:\|([^>]*))?>/g, (_, url, label) => label ?? url),
  );
}

function emoji(text, at) {
  EMOJI.lastIndex = at;
  const match = EMOJI.exec(text);
  if (!match || !emojiCharacter(match[1])) return null;
  return { node: { type: "emoji", name: match[1] }, end: EMOJI.lastIndex };
}

function bareUrl(text, at) {
  if (at > 0 && WORD.test(text[at - 1])) return null;
  URL_START.lastIndex = at;
  const match = URL_START.exec(text);
  if (!match) return null;
  const url = match[0].replace(/[.,;:!?)\]'"，。；：！？）】、*_~]+$/u, "");
  return { node: { type: "link", url: unescape(url), label: null }, end: at + url.length };
}

function styled(text, at, active, hopeless) {
  const mark = text[at];
  if ((at > 0 && WORD.test(text[at - 1])) || /\s/.test(text[at + 1] ?? " ") || text[at + 1] === mark)
    return null;
  const end = closing(text, at + 1, mark);
  if (end < 0) {
    hopeless.add(mark);
    return null;
  }
  return {
    node: { type: STYLES[mark], children: inline(text.slice(at + 1, end), active + mark) },
    end: end + 1,
  };
}

function closing(text, from, mark) {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "<") at = skipTo(text, at, ">");
    else if (text[at] === "`") at = skipTo(text, at, "`");
    else if (text[at] === mark && at > from && !/\s/.test(text[at - 1]) && !WORD.test(text[at + 1] ?? " "))
      return at;
  }
  return -1;
}

function skipTo(text, at, mark) {
  const end = text.indexOf(mark, at + 1);
  return end < 0 ? at : end;
}
