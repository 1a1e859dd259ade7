// The messages of one conversation or one thread, oldest first, as far as they have been loaded. It
// keeps them sorted by `ts` whatever order they arrive in, and tells its one or two listeners when
// something in it has changed.

export class Timeline {
  constructor(channel, threadTs) {
    this.channel = channel;
    this.threadTs = threadTs;
    this.messages = [];
    this.hasMore = false;
    this.loaded = false;
    this.loading = false;
    this.backlog = [];
    this.listeners = new Set();
  }

  on(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(why) {
    for (const listener of [...this.listeners]) listener(why);
  }

  /** Replace everything by the newest page. Messages only this person sees are kept, as Slack keeps them until reload. */
  reset(messages, hasMore) {
    const known = new Set(messages.map((message) => message.ts));
    const first = messages[0]?.ts ?? "0";
    const mine = this.messages.filter(
      (message) => message.ephemeral && !known.has(message.ts) && message.ts >= first,
    );
    this.messages = [...messages, ...mine].sort(byTs);
    this.hasMore = hasMore;
    this.loaded = true;
    for (const message of this.backlog.splice(0)) this.put(message);
    this.changed("reset");
  }

  prepend(messages, hasMore) {
    const known = new Set(this.messages.map((message) => message.ts));
    this.messages = [...messages.filter((message) => !known.has(message.ts)), ...this.messages].sort(byTs);
    this.hasMore = hasMore;
    this.changed("prepend");
  }

  /** Add a message, or replace the one with the same ts. */
  put(message) {
    if (!this.loaded) return void this.backlog.push(message);
    const index = this.messages.findIndex((known) => known.ts === message.ts);
    if (index >= 0) this.messages[index] = message;
    else {
      this.messages.push(message);
      if (this.messages.length > 1 && byTs(this.messages.at(-2), message) > 0) this.messages.sort(byTs);
    }
    this.changed(index >= 0 ? "change" : "add");
  }

  get(ts) {
    return this.messages.find((message) => message.ts === ts) ?? null;
  }

  /** Change some fields of a message when it is here. */
  patch(ts, fields) {
    const message = this.get(ts);
    if (message) this.put({ ...message, ...fields });
  }

  remove(ts) {
    const left = this.messages.filter((message) => message.ts !== ts);
    if (left.length === this.messages.length) return;
    this.messages = left;
    this.changed("remove");
  }
}

function byTs(a, b) {
  return a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0;
}
