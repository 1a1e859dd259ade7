// Emoji by Slack's short names: look one up, search by a part of the name, and list the groups for the
// picker. The table is read once, when the first emoji is asked for.

import { GROUPS } from "./emoji-table.js";

const TONES = { 2: "🏻", 3: "🏼", 4: "🏽", 5: "🏾", 6: "🏿" };
const VARIATION = "\uFE0F";
let table = null;

function load() {
  if (table) return table;
  const byName = new Map();
  const groups = {};
  for (const [group, text] of Object.entries(GROUPS)) {
    groups[group] = text.split(",").map((entry) => {
      const [names, character] = entry.trim().split(/\s+/);
      const all = names.split("/");
      for (const name of all) byName.set(name, character);
      return { name: all[0], names: all, character };
    });
  }
  table = { byName, groups };
  return table;
}

/** The character of `name` ("thumbsup", "wave::skin-tone-3"), or null when there is none. */
export function emojiCharacter(name) {
  const [base, tone] = name.split("::skin-tone-");
  const character = load().byName.get(base.toLowerCase());
  if (!character) return null;
  return tone && TONES[tone] ? character.replace(VARIATION, "") + TONES[tone] : character;
}

/** The groups of the picker: {smileys: [{name, names, character}], …}. */
export function emojiGroups() {
  return load().groups;
}

/** Emoji whose name begins with `text`, then those that contain it. */
export function searchEmoji(text, limit = 60) {
  const wanted = text.toLowerCase().replace(/^:|:$/g, "");
  const all = Object.values(load().groups).flat();
  const begins = all.filter((emoji) => emoji.names.some((name) => name.startsWith(wanted)));
  const contains = all.filter(
    (emoji) => !begins.includes(emoji) && emoji.names.some((name) => name.includes(wanted)),
  );
  return [...begins, ...contains].slice(0, limit);
}

const SHORTCODE = /:([a-zA-Z0-9_+'-]+(?:::skin-tone-[2-6])?):/g;

/** Replace the shortcodes that are known by their characters, as Slack does in plain_text. */
export function withEmoji(text) {
  return text.replace(SHORTCODE, (whole, name) => emojiCharacter(name) ?? whole);
}
