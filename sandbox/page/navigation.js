// Where on the page we are. Every place has an address of its own after the `#`, with the acting person
// in it, so that a reload, the back button and a copied link come back to the same view.

const ARCHIVE = /\/archives\/([CDG]\w+)\/p(\d{10})(\d{6})/;

export class Navigation {
  constructor(app) {
    this.app = app;
  }

  get store() {
    return this.app.store;
  }

  /** The address as {as, place, tab, thread}. */
  read(hash = location.hash) {
    const [, as, place, rest] = hash.replace(/^#/, "").split("/");
    const values = new URLSearchParams(rest ?? "");
    return { as: as || null, place: place || null, tab: values.get("tab"), thread: values.get("thread") };
  }

  write({ push = true } = {}) {
    const { place, thread, me } = this.store;
    const values = new URLSearchParams();
    if (place?.tab) values.set("tab", place.tab);
    if (thread) values.set("thread", thread.ts);
    const address = `#/${me.id}/${place?.id ?? ""}${values.size ? `/${values}` : ""}`;
    if (address === location.hash) return;
    history[push ? "pushState" : "replaceState"](null, "", address);
  }

  /** The address was changed by the back button or by hand. */
  async follow() {
    const wanted = this.read();
    if (wanted.as && wanted.as !== this.store.me.id) await this.app.become(wanted.as, wanted);
    else await this.open(wanted);
  }

  /** Open what an address names, or the first sensible conversation. */
  async open({ place, tab, thread }) {
    const channel = this.store.channels.has(place) ? place : this.firstChannel();
    if (!channel) return this.store.go(null);
    await this.goToChannel(channel, { tab: channel === place ? tab : null, push: false });
    if (channel === place && thread) this.openThread(channel, thread);
    return undefined;
  }

  firstChannel() {
    const mine = [...this.store.channels.values()].filter(
      (channel) => channel.is_member && !channel.is_archived && channel.kind !== "im",
    );
    mine.sort((a, b) => a.name.localeCompare(b.name));
    return (
      mine.find((channel) => channel.kind === "channel") ??
      mine[0] ??
      [...this.store.channels.values()][0]
    )?.id;
  }

  /** Show a conversation. An app's DM has two tabs, "home" and "messages". */
  async goToChannel(id, { tab = null, push = true } = {}) {
    const { store, app } = this;
    const channel = store.channels.get(id);
    if (!channel) return;
    const bot = store.appOfChannel(channel);
    store.go({
      kind: "channel",
      id,
      tab: bot ? (tab ?? (channel.unread || !bot.home_tab ? "messages" : "home")) : null,
    });
    this.write({ push });
    const timeline = store.timeline(id);
    if (!timeline.loaded && !timeline.loading) await app.load(timeline);
  }

  /** Open the thread of a message beside its channel; null closes it. */
  openThread(channel, ts) {
    const { store, app } = this;
    store.openThread(ts ? channel : null, ts);
    this.write();
    if (!ts) return;
    const timeline = store.timeline(channel, ts);
    if (!timeline.loaded && !timeline.loading) app.load(timeline);
  }

  /** Open the conversation with a user or an app. */
  async openDm(user, options) {
    const { store, app } = this;
    let channel = [...store.channels.values()].find((known) => known.kind === "im" && known.user === user);
    if (!channel) {
      const answer = await app.attempt("open_dm", { user });
      if (!answer) return;
      channel = answer.channel;
      store.putChannel(channel);
    }
    await this.goToChannel(channel.id, options);
  }

  /** {channel, ts, thread} when `url` is a link to a message of this workspace, else null. */
  placeOfLink(url) {
    const match = ARCHIVE.exec(url ?? "");
    if (!match || !this.store.channels.has(match[1])) return null;
    return {
      channel: match[1],
      ts: `${match[2]}.${match[3]}`,
      thread: new URL(url).searchParams.get("thread_ts"),
    };
  }

  /** Show a message in its channel, and its thread when it is a reply, however long ago it was. */
  async goToMessage({ channel, ts, thread }) {
    await this.goToChannel(channel, { tab: "messages" });
    const timeline = this.store.timeline(channel);
    const top = thread ?? ts;
    while (timeline.hasMore && !timeline.get(top) && timeline.messages[0]?.ts > top)
      await this.app.loadEarlier(timeline);
    if (thread && thread !== ts) this.openThread(channel, thread);
    this.store.emit("jump", { channel, ts, thread });
  }

  /** The address of a message in this sandbox, with Slack's way of writing its ts. */
  linkTo(channel, message) {
    const thread =
      message.thread_ts && message.thread_ts !== message.ts
        ? `?thread_ts=${message.thread_ts}&cid=${channel}`
        : "";
    return `https://${this.store.team.domain}.slack.com/archives/${channel}/p${message.ts.replace(".", "")}${thread}`;
  }
}
