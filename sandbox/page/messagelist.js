// A list of messages with day dividers and groups, for a channel or a thread. It keeps to the bottom
// while one reads there, keeps its place when something changes above, and loads earlier messages when
// one scrolls up to its beginning.

import { h, reconcile, replace } from "./dom.js";
import { icon } from "./icons.js";
import { message } from "./message.js";
import { messageToolbar } from "./messageactions.js";
import { avatar } from "./people.js";
import { tsDate } from "./time.js";

const GROUP_SECONDS = 300;
const NEAR_BOTTOM = 60;
const NEAR_TOP = 400;

/** Build the list. `unread`: how many messages at the end are new. Returns {node, start, end}. */
export function messageList(app, timeline, { inThread = false, unread = 0 } = {}) {
  const { store, t } = app;
  const items = h("div", { class: "messages", role: "log", "aria-label": t("messages"), "aria-live": "off" });
  const begin = h("div", { class: "list-begin" });
  const scroller = h("div", { class: "scroller" }, h("div", { class: "scroller-inner" }, begin, items));
  const jump = h(
    "button",
    { type: "button", class: "jump", hidden: true, on: { click: () => toBottom("smooth") } },
    t("jump_latest"),
    icon("chevron", 14),
  );
  const node = h("div", { class: "list-frame" }, scroller, jump);
  let stuck = true;
  let waiting = unread;
  let newFrom = null;

  const toBottom = (behavior = "instant") => scroller.scrollTo({ top: scroller.scrollHeight, behavior });
  const sync = () => {
    if (!timeline.loaded)
      return void replace(
        begin,
        h(
          "div",
          { class: "skeleton" },
          Array.from({ length: 4 }, () => h("span")),
        ),
      );
    if (waiting) {
      newFrom =
        timeline.messages.filter((one) => !one.ephemeral && one.user !== store.me.id).at(-waiting)?.ts ??
        null;
      waiting = 0;
    }
    const anchor = stuck ? null : firstVisible(scroller, items);
    replace(
      begin,
      beginning(app, timeline, inThread, () => earlier()),
    );
    reconcile(items, rows(app, timeline, { inThread, newFrom }));
    rove(items);
    if (stuck) toBottom();
    else if (anchor)
      scroller.scrollTop += (find(items, anchor.ts)?.getBoundingClientRect().top ?? anchor.top) - anchor.top;
    return undefined;
  };
  const earlier = async () => {
    await app.loadEarlier(timeline);
    if (
      scroller.scrollTop < NEAR_TOP / 2 &&
      timeline.hasMore &&
      scroller.scrollHeight <= scroller.clientHeight
    )
      earlier();
  };
  scroller.addEventListener(
    "scroll",
    () => {
      stuck = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_BOTTOM;
      jump.hidden =
        stuck || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < scroller.clientHeight;
      if (scroller.scrollTop < NEAR_TOP && timeline.hasMore && !timeline.loading) earlier();
    },
    { passive: true },
  );
  const growth = new ResizeObserver(() => stuck && toBottom());
  growth.observe(scroller.firstChild);
  growth.observe(scroller);
  messageToolbar(app, items, { inThread });
  items.addEventListener("keydown", (event) => walk(event, items));

  const offs = [
    timeline.on((why) => {
      const last = timeline.messages.at(-1);
      if (why === "add" && last?.user === store.me.id) stuck = true;
      sync();
    }),
  ];
  for (const topic of ["users", "clock", "editing"]) offs.push(store.on(topic, sync));
  offs.push(store.on("jump", ({ ts }) => highlight(items, ts) && (stuck = false)));
  const end = () => {
    growth.disconnect();
    for (const off of offs) off();
  };
  return { node, start: () => (sync(), toBottom()), end };
}

function rows(app, timeline, { inThread, newFrom }) {
  const { store, reader } = app;
  const today = reader.dayKey(store.now());
  const shared = [store.peopleVersion, today];
  const result = [];
  let before = null;
  for (const one of timeline.messages) {
    const when = tsDate(one.ts);
    const day = reader.dayKey(when);
    if (!inThread && before?.day !== day)
      result.push(divider(`day:${day}`, reader.dayName(when), "day-divider", [today]));
    if (one.ts === newFrom) result.push(divider("new", app.t("new_messages"), "new-divider", []));
    const compact =
      before !== null && before.day === day && one.ts !== newFrom && groups(before.message, one);
    const editing = store.editing === one.ts && (store.editingThread ?? false) === inThread;
    result.push({
      key: one.ts,
      sig: [one, compact, editing, ...shared],
      render: () => message(app, timeline.channel, one, { compact, editing, inThread }),
    });
    before = { message: one, day };
    if (inThread && one.ts === timeline.threadTs) {
      const count = one.reply_count ?? timeline.messages.length - 1;
      if (count > 0)
        result.push(divider("replies", app.t.count("reply", "replies", count), "reply-divider", [count]));
      before = null;
    }
  }
  return result;
}

function divider(key, text, className, sig) {
  return {
    key,
    sig: [text, ...sig],
    render: () => h("div", { class: className, role: "separator" }, h("span", null, text)),
  };
}

/** Does `one` belong to the group that `before` is in? */
function groups(before, one) {
  return (
    author(before) === author(one) &&
    Boolean(before.ephemeral) === Boolean(one.ephemeral) &&
    one.subtype === before.subtype &&
    one.subtype !== "thread_broadcast" &&
    one.subtype !== "tombstone" &&
    Number(one.ts) - Number(before.ts) < GROUP_SECONDS
  );
}

function author(one) {
  return `${one.user ?? ""}/${one.bot_id ?? ""}/${one.username ?? ""}`;
}

function beginning(app, timeline, inThread, earlier) {
  if (timeline.hasMore)
    return h(
      "button",
      { type: "button", class: "text-button load-more", on: { click: earlier } },
      app.t("load_more"),
    );
  const channel = app.store.channels.get(timeline.channel);
  if (inThread || !channel) return null;
  if (channel.kind === "im") {
    return h(
      "div",
      { class: "channel-start" },
      avatar(app.store.user(channel.user), 56),
      h("p", null, app.t("dm_start", { name: app.channelName(channel) })),
    );
  }
  return h(
    "div",
    { class: "channel-start" },
    h(
      "h2",
      null,
      icon(channel.kind === "private" ? "lock" : channel.kind === "mpim" ? "people" : "hash", 24),
      " ",
      app.channelName(channel),
    ),
    h(
      "p",
      null,
      app.t("channel_start", { name: app.channelName(channel) }),
      channel.purpose ? ` ${channel.purpose}` : "",
    ),
  );
}

/** The first message one can see, by its ts: its node may be drawn anew when its group changes. */
function firstVisible(scroller, items) {
  const top = scroller.getBoundingClientRect().top;
  const messages = items.querySelectorAll(":scope > .message");
  let low = 0;
  let high = messages.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (messages[middle].getBoundingClientRect().bottom > top) high = middle;
    else low = middle + 1;
  }
  const node = messages[low];
  return node ? { ts: node.dataset.ts, top: node.getBoundingClientRect().top } : null;
}

function find(items, ts) {
  return items.querySelector(`:scope > [data-ts="${CSS.escape(ts)}"]`);
}

/** Only one message is in the tab order; the arrows move between them. */
function rove(items) {
  const messages = items.querySelectorAll(":scope > .message");
  if ([...messages].some((one) => one.tabIndex === 0)) return;
  if (messages.length) messages[messages.length - 1].tabIndex = 0;
}

function walk(event, items) {
  const current = document.activeElement;
  if (!current?.classList.contains("message") || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  let next = current;
  do next = event.key === "ArrowUp" ? next.previousElementSibling : next.nextElementSibling;
  while (next && !next.classList.contains("message"));
  if (!next) return;
  current.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function highlight(items, ts) {
  const target = find(items, ts);
  if (!target) return false;
  target.scrollIntoView({ block: "center" });
  target.classList.add("highlight");
  setTimeout(() => target.classList.remove("highlight"), 2500);
  return true;
}
