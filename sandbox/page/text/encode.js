// Between what a person types and what Slack sends. `encode` escapes the three characters and turns
// @Name, #channel, @channel and addresses into Slack's tokens; `decode` makes a message's text editable
// again. Only names that exist become mentions; everything else stays the text it is.

const BROADCASTS = { channel: "<!channel>", here: "<!here>", everyone: "<!everyone>" };
const URL_TEXT = /https?:\/\/[^\s<>|]+/g;
const CODE = /(```[\s\S]*?```|`[^`\n]+`)/;

/** Escape text that is to be shown as it is. */
export function escape(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/**
 * What `text`, as typed, is on the wire. Nothing inside code becomes a mention. `picked` maps names to
 * the ids that were chosen from a list, which decides between two people of the same name; `links`
 * false leaves addresses bare, as in slash commands.
 */
export function encode(store, text, { picked = new Map(), links = true } = {}) {
  const names = userNames(store, picked);
  return text
    .split(CODE)
    .map((part, index) => (index % 2 ? escape(part) : tokens(store, names, escape(part), links)))
    .join("");
}

function tokens(store, names, text, links) {
  const linked = !links
    ? text
    : text.replace(URL_TEXT, (found) => {
        const url = found.replace(/[.,;:!?)\]'"，。；：！？）】、*_~]+$/u, "");
        return `<${url}>${found.slice(url.length)}`;
      });
  const people = linked.replace(
    names.pattern,
    (whole, before, name) => `${before}${names.tokens.get(name.toLowerCase())}`,
  );
  return people.replace(/(^|[^\w&/])#([\p{L}\p{N}_-]+)/gu, (whole, before, name) => {
    const channel = [...store.channels.values()].find((known) => known.name === name);
    return channel ? `${before}<#${channel.id}>` : whole;
  });
}

function userNames(store, picked) {
  const tokens = new Map();
  for (const user of store.users.values()) {
    for (const name of [user.name, user.real_name, user.display_name])
      if (name) tokens.set(escape(name).toLowerCase(), `<@${user.id}>`);
  }
  for (const [name, id] of picked) tokens.set(escape(name).toLowerCase(), `<@${id}>`);
  for (const [name, token] of Object.entries(BROADCASTS)) tokens.set(name, token);
  const longestFirst = [...tokens.keys()].sort((a, b) => b.length - a.length).map(regexEscape);
  return {
    tokens,
    pattern: new RegExp(
      `(^|[^\\p{Script=Latin}\\p{N}<])@(${longestFirst.join("|")})(?![\\p{Script=Latin}\\p{N}_])`,
      "giu",
    ),
  };
}

function regexEscape(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

/** A message's text as a person would have typed it. */
export function decode(store, text) {
  return text
    .replace(/<@([UWB]\w+)(?:\|[^>]*)?>/g, (_, id) => `@${store.nameOf(id)}`)
    .replace(/<#(C\w+)(?:\|([^>]*))?>/g, (_, id, label) => `#${store.channels.get(id)?.name ?? label ?? id}`)
    .replace(/<!(channel|here|everyone)>/g, "@$1")
    .replace(/<((?:https?|mailto|tel):[^|>]+)(?:\|([^>]*))?>/g, (_, url, label) =>
      label && label !== url ? label : url,
    )
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}
