// Completion while writing: slash commands and global shortcuts at the beginning, people after "@",
// channels after "#", emoji after ":". The list follows what is typed; arrows choose, Enter or Tab take.

import { h, replace, uid } from "./dom.js";
import { icon } from "./icons.js";
import { matches } from "./listbox.js";
import { avatar, presence } from "./people.js";
import { popover } from "./popover.js";
import { searchEmoji } from "./text/emoji.js";
import { decode } from "./text/encode.js";

const MOST = 8;

/**
 * Attach completion to a text field. `picked` collects the names chosen and their ids. The object
 * returned says by `open` whether the list is shown, so that Enter belongs to it.
 */
export function attachCompletion(app, input, { commands, picked = new Map(), channel = null }) {
  const state = { pop: null, options: [], active: 0, found: null };
  const id = uid("completion");
  const list = h("ul", { class: "list", role: "listbox", id });
  input.setAttribute("aria-autocomplete", "list");

  const update = () => {
    const caret = input.selectionStart;
    state.found = caret === input.selectionEnd ? find(app, input.value, caret, { commands, channel }) : null;
    state.options = state.found ? state.found.options.slice(0, MOST) : [];
    state.active = 0;
    if (!state.options.length) return void state.pop?.close(false);
    if (!state.pop) {
      state.pop = popover(input.closest(".composer-box") ?? input, {
        className: "list-popover completion",
        role: "presentation",
        side: "top",
        keepFocus: true,
        matchWidth: true,
        onClose: () => ((state.pop = null), input.removeAttribute("aria-activedescendant")),
      });
    }
    draw();
  };
  const draw = () => {
    replace(
      list,
      state.found.title ? h("li", { class: "list-group", role: "presentation" }, state.found.title) : null,
      state.options.map((option, index) =>
        h(
          "li",
          {
            id: `${id}-${index}`,
            role: "option",
            class: index === state.active ? "list-option active" : "list-option",
            "aria-selected": index === state.active ? "true" : "false",
            on: {
              pointerdown: (event) => event.preventDefault(),
              click: () => take(option),
              pointermove: () => index !== state.active && ((state.active = index), draw()),
            },
          },
          option.mark,
          h(
            "span",
            { class: "list-text" },
            h("span", { class: "list-label" }, option.label),
            option.detail ? h("span", { class: "list-detail" }, option.detail) : null,
          ),
          option.aside ? h("span", { class: "list-aside" }, option.aside) : null,
        ),
      ),
    );
    state.pop.fill(list);
    input.setAttribute("aria-activedescendant", `${id}-${state.active}`);
    list.children[state.active + (state.found.title ? 1 : 0)]?.scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    const { from, to } = state.found;
    state.pop?.close(false);
    if (option.run) {
      input.setRangeText("", from, to, "end");
      option.run();
    } else input.setRangeText(option.text, from, to, "end");
    if (option.id) picked.set(option.label, option.id);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    state.pop?.close(false);
    input.focus();
  };
  input.addEventListener("input", update);
  input.addEventListener("click", update);
  input.addEventListener("blur", () => state.pop?.close(false));
  input.addEventListener("keydown", (event) => {
    if (!state.pop || event.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      state.active = (state.active + step + state.options.length) % state.options.length;
      draw();
    } else if (event.key === "Enter" && state.options[state.active].text?.trim() === input.value)
      return void state.pop.close(false);
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey))
      take(state.options[state.active]);
    else if (event.key === "Escape") state.pop.close(false);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  return {
    get open() {
      return Boolean(state.pop);
    },
  };
}

function find(app, text, caret, { commands, channel }) {
  const before = text.slice(0, caret);
  const command = commands && /^\/(\S*)$/.exec(before);
  if (command)
    return {
      from: 0,
      to: caret,
      title: app.t("commands"),
      options: commandOptions(app, command[1], channel),
    };
  const mention = /(?:^|[^\p{Script=Latin}\p{N}@])@([^\s@]{0,24})$/u.exec(before);
  if (mention)
    return {
      from: caret - mention[1].length - 1,
      to: caret,
      title: app.t("people"),
      options: userOptions(app, mention[1]),
    };
  const room = /(?:^|[^\w#])#([\p{L}\p{N}_-]{0,24})$/u.exec(before);
  if (room)
    return {
      from: caret - room[1].length - 1,
      to: caret,
      title: app.t("channels"),
      options: channelOptions(app, room[1]),
    };
  const emoji = /(?:^|\s):([a-z0-9_+-]{2,24})$/i.exec(before);
  if (emoji)
    return { from: caret - emoji[1].length - 1, to: caret, title: null, options: emojiOptions(emoji[1]) };
  return null;
}

function commandOptions(app, query, channel) {
  const { store } = app;
  const commands = store.commands
    .filter((command) => command.command.slice(1).startsWith(query.toLowerCase()))
    .map((command) => ({
      text: `${command.command} `,
      label: `${command.command} ${command.usage_hint ?? ""}`.trim(),
      detail: command.description,
      mark: h("span", { class: "list-mark command-mark" }, "/"),
      aside: store.app(command.app)?.name ?? "",
    }));
  const shortcuts = store.shortcuts
    .filter((shortcut) => shortcut.type === "global" && matches(query, shortcut.name))
    .map((shortcut) => ({
      label: shortcut.name,
      detail: shortcut.description,
      mark: h("span", { class: "list-mark" }, icon("bolt", 18)),
      aside: store.app(shortcut.app)?.name ?? "",
      run: () => app.attempt("shortcut", { callback_id: shortcut.callback_id, channel }),
    }));
  return [...commands, ...shortcuts];
}

function userOptions(app, query) {
  const { store, t } = app;
  const starts = (user) =>
    [user.display_name, user.real_name, user.name].some((name) =>
      name?.toLowerCase().startsWith(query.toLowerCase()),
    );
  const here = new Set(store.currentChannel?.members ?? []);
  const users = [...store.users.values()]
    .filter((user) => !user.deleted && matches(query, user.display_name, user.real_name, user.name))
    .sort((a, b) => starts(b) - starts(a) || here.has(b.id) - here.has(a.id))
    .map((user) => ({
      id: user.id,
      text: `@${store.nameOf(user.id)} `,
      label: store.nameOf(user.id),
      detail:
        user.real_name === store.nameOf(user.id)
          ? user.title
          : [user.real_name, user.title].filter(Boolean).join(" · "),
      mark: h("span", { class: "side-person" }, avatar(user, 24), presence(app, user)),
    }));
  const all = [
    ["channel", t("everybody")],
    ["here", t("here")],
  ]
    .filter(([name]) => name.startsWith(query.toLowerCase()))
    .map(([name, detail]) => ({
      text: `@${name} `,
      label: `@${name}`,
      detail,
      mark: h("span", { class: "list-mark" }, icon("people", 18)),
    }));
  return [...users, ...all];
}

function channelOptions(app, query) {
  return [...app.store.channels.values()]
    .filter(
      (channel) =>
        ["channel", "private"].includes(channel.kind) && channel.name.includes(query.toLowerCase()),
    )
    .map((channel) => ({
      text: `#${channel.name} `,
      label: channel.name,
      detail: decode(app.store, channel.topic ?? ""),
      mark: h("span", { class: "list-mark" }, icon(channel.kind === "private" ? "lock" : "hash", 18)),
    }));
}

function emojiOptions(query) {
  return searchEmoji(query, MOST).map((emoji) => ({
    text: `:${emoji.name}: `,
    label: `:${emoji.name}:`,
    mark: h("span", { class: "list-mark emoji" }, emoji.character),
  }));
}
