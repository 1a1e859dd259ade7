// Draws the standard Markdown that a `markdown` block carries: headings, paragraphs, lists, task lists,
// quotes, code, tables, rules, bold, italic, strike, links. Only what Slack's block supports; anything
// else stays text.

import { h } from "../dom.js";
import { link } from "./render.js";
import { withEmoji } from "./emoji.js";

/** Draw Markdown; returns an array of nodes. */
export function markdown(app, text) {
  return blocks(app, (text ?? "").replace(/\r\n?/g, "\n").split("\n"));
}

function blocks(app, lines) {
  const nodes = [];
  let at = 0;
  while (at < lines.length) {
    const kind = KINDS.find(([pattern]) => pattern.test(lines[at]));
    const [node, next] = kind ? kind[1](app, lines, at) : paragraph(app, lines, at);
    if (node) nodes.push(node);
    at = Math.max(next, at + 1);
  }
  return nodes;
}

const FENCE = /^\s*(```|~~~)/;
const HEADING = /^(#{1,6})\s+(.*?)#*\s*$/;
const RULE = /^\s*([-*_])(\s*\1){2,}\s*$/;
const QUOTE = /^\s*>\s?/;
const ITEM = /^(\s*)([-*+]|\d{1,3}[.)])\s+(\[[ xX]\]\s+)?(.*)$/;
const ROW = /^\s*\|.*\|\s*$/;

const KINDS = [
  [/^\s*$/, (app, lines, at) => [null, at + 1]],
  [FENCE, fence],
  [
    HEADING,
    (app, lines, at) => [
      h(
        `h${HEADING.exec(lines[at])[1].length + 2 > 6 ? 6 : HEADING.exec(lines[at])[1].length + 2}`,
        { class: "md-heading" },
        spans(app, HEADING.exec(lines[at])[2]),
      ),
      at + 1,
    ],
  ],
  [RULE, (app, lines, at) => [h("hr", { class: "block-divider" }), at + 1]],
  [QUOTE, quote],
  [ITEM, list],
  [ROW, table],
];

function fence(app, lines, at) {
  const end = lines.findIndex((line, index) => index > at && FENCE.test(line));
  const until = end < 0 ? lines.length : end;
  return [h("pre", { class: "pre" }, lines.slice(at + 1, until).join("\n")), until + 1];
}

function quote(app, lines, at) {
  const until = endOf(lines, at, QUOTE);
  return [
    h(
      "blockquote",
      { class: "quote" },
      blocks(
        app,
        lines.slice(at, until).map((line) => line.replace(QUOTE, "")),
      ),
    ),
    until,
  ];
}

function list(app, lines, at) {
  const until = endOf(lines, at, ITEM);
  const ordered = /\d/.test(ITEM.exec(lines[at])[2]);
  const items = lines.slice(at, until).map((line) => {
    const [, indent, , task, text] = ITEM.exec(line);
    const box = task ? h("input", { type: "checkbox", checked: /x/i.test(task), disabled: true }) : null;
    return h(
      "li",
      { class: task ? "task" : undefined, style: { "--indent": String(Math.floor(indent.length / 2)) } },
      box,
      spans(app, text),
    );
  });
  return [h(ordered ? "ol" : "ul", { class: "rich-list md-list" }, items), until];
}

function table(app, lines, at) {
  const until = endOf(lines, at, ROW);
  const rows = lines
    .slice(at, until)
    .filter((line) => !/^\s*\|[\s|:-]+\|\s*$/.test(line))
    .map((line) => line.trim().slice(1, -1).split("|"));
  const row = (cells, tag) =>
    h(
      "tr",
      null,
      cells.map((cell) => h(tag, { class: "cell" }, spans(app, cell.trim()))),
    );
  return [
    h(
      "div",
      { class: "block-table" },
      h(
        "table",
        { class: "table" },
        h("thead", null, row(rows[0], "th")),
        h(
          "tbody",
          null,
          rows.slice(1).map((cells) => row(cells, "td")),
        ),
      ),
    ),
    until,
  ];
}

function paragraph(app, lines, at) {
  let until = at + 1;
  while (until < lines.length && !KINDS.some(([pattern]) => pattern.test(lines[until]))) until += 1;
  const content = lines
    .slice(at, until)
    .flatMap((line, index) => [...(index ? [h("br")] : []), ...spans(app, line)]);
  return [h("p", { class: "md-paragraph" }, content), until];
}

function endOf(lines, at, pattern) {
  let until = at;
  while (until < lines.length && pattern.test(lines[until])) until += 1;
  return until;
}

const SPAN =
  /`([^`]+)`|\*\*([^*]+(?:\*(?!\*)[^*]+)*)\*\*|__([^_]+)__|~~([^~]+)~~|\*([^*\s][^*]*)\*|(?<!\w)_([^_]+)_(?!\w)|!?\[([^\]]*)\]\(([^)\s]+)[^)]*\)|(https?:\/\/[^\s<>)]+)|\\([\\`*_{}[\]()#+.!~|>-])/g;

function spans(app, text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(SPAN)) {
    if (match.index > from) nodes.push(withEmoji(text.slice(from, match.index)));
    nodes.push(span(app, match));
    from = match.index + match[0].length;
  }
  if (from < text.length) nodes.push(withEmoji(text.slice(from)));
  return nodes;
}

function span(app, [, code, bold, bold2, strike, italic, italic2, label, target, url, escaped]) {
  if (code) return h("code", { class: "code" }, code);
  if (bold ?? bold2) return h("strong", null, spans(app, bold ?? bold2));
  if (strike) return h("del", null, spans(app, strike));
  if (italic ?? italic2) return h("em", null, spans(app, italic ?? italic2));
  if (target) return link(app, target, label || target);
  return url ? link(app, url, null) : escaped;
}
