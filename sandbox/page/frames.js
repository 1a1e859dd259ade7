// What the sandbox tells the page over the WebSocket, each kind of frame put into the store.

/** Apply one frame. Kinds this page does not know are left alone. */
export function applyFrame(app, frame) {
  FRAMES[frame.type]?.(app, frame);
}

const FRAMES = {
  message: ({ store }, { channel, message }) => place(store, channel, message),
  message_changed: ({ store }, { channel, message }) => place(store, channel, message),
  message_deleted({ store }, { channel, ts }) {
    for (const timeline of store.timelinesOf(channel)) timeline.remove(ts);
  },
  reaction({ store }, { channel, ts, reactions }) {
    for (const timeline of store.timelinesOf(channel)) timeline.patch(ts, { reactions });
  },
  view_opened({ store }, { view }) {
    store.setViews([...store.views.filter((known) => known.id !== view.id), view]);
  },
  view_updated({ store }, { view }) {
    store.setViews(store.views.map((known) => (known.id === view.id ? view : known)));
  },
  view_closed({ store }, { view_id: id }) {
    store.setViews(store.views.filter((known) => known.id !== id));
  },
  views: ({ store }, { stack }) => store.setViews(stack),
  home: ({ store }, { app, view }) => store.setHome(app, view),
  channel: ({ store }, { channel }) => store.putChannel(channel),
  channel_gone: ({ store }, { channel }) => store.dropChannel(channel),
  user(app, { user }) {
    const { me } = app.store;
    const reader = user.id === me.id && (user.tz !== me.tz || user.locale !== me.locale);
    app.store.putUser(user);
    if (reader) app.actAs(me.id);
  },
  clock: ({ store }, { clock }) => store.setClock(clock),
  read: ({ store }, { channel, unread, mentions }) =>
    store.channels.has(channel) && store.putChannel({ id: channel, unread, mentions }),
  notice: (app, { text }) => app.toast(text, "notice"),
  try_this({ store }, frame) {
    store.tryThis =
      frame.try_this ??
      frame.steps ??
      store.tryThis.map((step) => (step.id === frame.done ? { ...step, done: true } : step));
    store.emit("try");
  },
};

function place(store, channel, message) {
  const reply = message.thread_ts && message.thread_ts !== message.ts;
  for (const timeline of store.timelinesOf(channel)) {
    const inThread = timeline.threadTs !== null && timeline.threadTs === (message.thread_ts ?? message.ts);
    const inChannel =
      timeline.threadTs === null &&
      (!reply || message.subtype === "thread_broadcast" || timeline.get(message.ts));
    if (inThread || inChannel) timeline.put(message);
  }
  store.emit("message", { channel, message });
}
