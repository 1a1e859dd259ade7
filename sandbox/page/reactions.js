// Reactions under a message, and the picker that adds one.

import { h, replace } from "./dom.js";
import { icon } from "./icons.js";
import { popover } from "./popover.js";
import { emojiCharacter, emojiGroups, searchEmoji } from "./text/emoji.js";

const FREQUENT = [
  "white_check_mark",
  "eyes",
  "raised_hands",
  "+1",
  "heart",
  "tada",
  "pray",
  "memo",
  "pushpin",
  "question",
  "thinking_face",
  "rocket",
];
const GROUP_LABELS = {
  smileys: "smileys",
  people: "people_group",
  objects: "objects",
  symbols: "symbols",
  activities: "activities",
  travel: "travel",
  food: "food",
  nature: "nature",
  flags: "flags",
};

/** The row of reactions of a message, or nothing. */
export function reactions(app, channel, one) {
  if (!one.reactions?.length) return null;
  return h(
    "div",
    { class: "reactions" },
    one.reactions.map((reaction) => pill(app, channel, one, reaction)),
    h(
      "button",
      {
        type: "button",
        class: "reaction reaction-add",
        "aria-label": app.t("react"),
        on: { click: (event) => pickReaction(app, event.currentTarget, channel, one) },
      },
      icon("smile", 16),
      icon("plus", 10),
    ),
  );
}

function pill(app, channel, one, { name, users, count }) {
  const mine = users.includes(app.store.me.id);
  const names = new Intl.ListFormat(app.reader.locale, { type: "conjunction" }).format(
    users.map((id) => (id === app.store.me.id ? app.t("you") : app.store.nameOf(id))),
  );
  const label = app.t("reacted", { names, name });
  return h(
    "button",
    {
      type: "button",
      class: mine ? "reaction mine" : "reaction",
      "aria-pressed": mine ? "true" : "false",
      "aria-label": label,
      title: label,
      dataset: { emoji: name, focus: `reaction/${one.ts}/${name}` },
      on: { click: () => react(app, channel, one, name) },
    },
    h("span", { class: "emoji" }, emojiCharacter(name) ?? `:${name}:`),
    h("span", { class: "reaction-count" }, String(count ?? users.length)),
  );
}

/** Add one's reaction, or take it back when it is there. */
export function react(app, channel, one, name) {
  const mine = one.reactions?.some(
    (reaction) => reaction.name === name && reaction.users.includes(app.store.me.id),
  );
  return app.attempt("react", { channel, ts: one.ts, name, remove: Boolean(mine) });
}

/** Open the picker for a message. */
export function pickReaction(app, anchor, channel, one) {
  return pickEmoji(app, anchor, (name) => react(app, channel, one, name));
}

/** Open the emoji picker beside `anchor`. */
export function pickEmoji(app, anchor, onPick) {
  const pop = popover(anchor, {
    label: app.t("emoji"),
    className: "emoji-picker",
    side: "top",
    align: "end",
  });
  const grid = h("div", { class: "emoji-groups" });
  const choose = (name) => {
    pop.close();
    onPick(name);
  };
  const cell = ({ name, character }) =>
    h(
      "button",
      {
        type: "button",
        class: "emoji-cell",
        title: `:${name}:`,
        "aria-label": name.replace(/_/g, " "),
        dataset: { emoji: name },
        on: { click: () => choose(name) },
      },
      character,
    );
  const group = (label, list) => [
    h("h3", { class: "emoji-group" }, label),
    h("div", { class: "emoji-grid" }, list.map(cell)),
  ];
  const show = (query) => {
    if (query) {
      const found = searchEmoji(query);
      return replace(
        grid,
        found.length ? group(app.t("search"), found) : h("p", { class: "muted" }, app.t("no_match")),
      );
    }
    return replace(
      grid,
      group(
        app.t("frequent"),
        FREQUENT.map((name) => ({ name, character: emojiCharacter(name) })),
      ),
      Object.entries(emojiGroups()).map(([key, list]) => group(app.t(GROUP_LABELS[key]), list)),
    );
  };
  const search = h("input", {
    class: "list-search",
    type: "text",
    placeholder: app.t("search_emoji"),
    "aria-label": app.t("search_emoji"),
    autocomplete: "off",
    on: {
      input: () => show(search.value.trim()),
      keydown: (event) =>
        event.key === "Enter" && !event.isComposing && grid.querySelector(".emoji-cell")?.click(),
    },
  });
  pop.node.addEventListener("keydown", (event) => {
    const cells = [...grid.querySelectorAll(".emoji-cell")];
    const at = cells.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at < 0 ? 0 : at + 8, ArrowUp: at - 8 }[
      event.key
    ];
    if (to === undefined || (at < 0 && event.key !== "ArrowDown")) return;
    event.preventDefault();
    (to < 0 ? search : cells[Math.min(to, cells.length - 1)])?.focus();
  });
  show("");
  pop.fill(h("div", { class: "list-field" }, icon("search", 16), search), grid);
  search.focus();
  return pop;
}
