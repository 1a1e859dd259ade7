// The field to write in. Enter sends, Shift + Enter begins a new line, the up arrow in an empty field
// edits one's last message, and a text that begins with "/" is a command. Drafts are kept for each
// conversation and person. An input method that is still composing is never interrupted.

import { attachCompletion } from "./completion.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { edit } from "./messageactions.js";
import { pickEmoji } from "./reactions.js";
import { encode } from "./text/encode.js";

const COMMAND = /^\/([a-z][\w-]*)(?:\s+([\s\S]*))?$/i;

/** Build a composer. `broadcast()` says whether a reply also goes to the channel. */
export function composer(
  app,
  { channel, threadTs = null, placeholder, draftKey, extra = null, broadcast = () => false, sent = () => {} },
) {
  const { store, t } = app;
  const key = `sandbox.draft/${store.team.id}/${store.me.id}/${draftKey}`;
  const picked = new Map();
  const input = h("textarea", {
    class: "composer-input",
    rows: 1,
    placeholder,
    "aria-label": placeholder,
    value: localStorage.getItem(key) ?? "",
    dataset: { composer: threadTs ? "thread" : "channel" },
  });
  const hint = h("div", { class: "command-hint", hidden: true });
  const completion = attachCompletion(app, input, { commands: true, picked, channel });
  const submit = h(
    "button",
    {
      type: "button",
      class: "send",
      "aria-label": t("send"),
      title: t("composer_hint"),
      on: { click: () => send() },
    },
    icon("send", 18),
  );

  const changed = () => {
    if (input.value) localStorage.setItem(key, input.value);
    else localStorage.removeItem(key);
    submit.disabled = !input.value.trim();
    usage(store, hint, input.value);
  };
  const set = (text) => {
    input.value = text;
    changed();
  };
  const send = async () => {
    const text = input.value.trim();
    if (!text) return;
    set("");
    try {
      await deliver(app, { channel, threadTs, text, picked, broadcast: broadcast() });
      picked.clear();
      sent();
    } catch (error) {
      if (!input.value) set(text);
      app.toast(error.message, "error");
    }
  };
  input.addEventListener("input", changed);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || completion.open) return;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      send();
    } else if (event.key === "ArrowUp" && !input.value)
      editLast(app, event, store.timeline(channel, threadTs), threadTs);
  });
  changed();
  const insert = (text) => {
    input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
    input.focus();
    input.dispatchEvent(new Event("input"));
  };
  const tool = (label, content, onClick) =>
    h(
      "button",
      { type: "button", class: "tool", "aria-label": label, title: label, on: { click: onClick } },
      content,
    );
  const node = h(
    "div",
    { class: "composer" },
    hint,
    h(
      "div",
      { class: "composer-box" },
      input,
      h(
        "div",
        { class: "composer-tools" },
        threadTs
          ? null
          : tool(t("commands"), h("span", { class: "glyph" }, "/"), () => input.value || insert("/")),
        tool(t("mention"), h("span", { class: "glyph" }, "@"), () =>
          insert(/(^|\s)$/.test(input.value.slice(0, input.selectionStart)) ? "@" : " @"),
        ),
        tool(t("emoji"), icon("smile", 18), (event) =>
          pickEmoji(app, event.currentTarget, (name) => insert(`:${name}: `)),
        ),
        extra,
        h("span", { class: "spring" }),
        submit,
      ),
    ),
  );
  return { node, focus: () => input.focus({ preventScroll: true }) };
}

function deliver(app, { channel, threadTs, text, picked, broadcast }) {
  const { store, api } = app;
  const command = COMMAND.exec(text);
  if (!command)
    return api.post("send", {
      channel,
      text: encode(store, text, { picked }),
      ...(threadTs ? { thread_ts: threadTs, broadcast } : {}),
    });
  return api.post("command", {
    channel,
    command: `/${command[1]}`,
    text: encode(store, (command[2] ?? "").trim(), { picked, links: false }),
    ...(threadTs ? { thread_ts: threadTs } : {}),
  });
}

function usage(store, hint, text) {
  const name = /^(\/\S+)\s/.exec(text)?.[1];
  const command = name && store.commands.find((known) => known.command === name);
  hint.hidden = !command;
  if (command)
    hint.replaceChildren(
      h("strong", null, command.command),
      ` ${command.usage_hint ?? ""}`,
      h("span", { class: "muted" }, command.description ? ` — ${command.description}` : ""),
    );
}

function editLast(app, event, timeline, threadTs) {
  const last = timeline.messages.findLast(
    (one) => one.user === app.store.me.id && !one.bot_id && !one.ephemeral && one.subtype !== "tombstone",
  );
  if (!last) return;
  event.preventDefault();
  edit(app, last, Boolean(threadTs));
}
