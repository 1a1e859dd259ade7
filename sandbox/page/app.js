// Puts the page together: who is acted as, where we are, and what the parts ask of each other. Changing
// the acting person builds everything anew from that person's view of the workspace, so nothing of
// what another person saw can remain.

import { Api, ApiError, Live } from "./api.js";
import { applyFrame } from "./frames.js";
import { translator } from "./i18n.js";
import { Navigation } from "./navigation.js";
import { showProfile } from "./people.js";
import { shell } from "./shell.js";
import { Store } from "./state.js";
import { Reader } from "./time.js";
import { toaster } from "./toasts.js";

const PAGE = 50;
const LAST_PERSON = "sandbox.as";

class App {
  constructor(root) {
    this.root = root;
    this.t = translator(navigator.language);
    this.api = new Api((key, values) => this.t(key, values));
    this.toast = toaster();
    this.navigation = new Navigation(this);
  }

  async start() {
    const wanted = this.navigation.read();
    await this.become(wanted.as ?? localStorage.getItem(LAST_PERSON), wanted);
    addEventListener("hashchange", () => this.navigation.follow());
  }

  /** Act as somebody from now on; stays in the same conversation and thread when that person may see it. */
  async actAs(id) {
    const { place, thread } = this.store;
    await this.become(id, { place: place?.id, tab: place?.tab, thread: thread?.ts });
  }

  async become(id, wanted) {
    this.live?.close();
    this.api.as = id;
    const store = new Store();
    const early = [];
    let ready = false;
    try {
      const workspace = await this.firstWorkspace(id, (frame) =>
        ready ? applyFrame(this, frame) : early.push(frame),
      );
      this.setReader(workspace.me, store);
      this.store = store;
      store.load(workspace);
    } catch (error) {
      return this.failed(error, () => this.become(id, wanted));
    }
    localStorage.setItem(LAST_PERSON, this.api.as);
    this.root.replaceChildren(shell(this));
    ready = true;
    for (const frame of early) applyFrame(this, frame);
    await this.navigation.open(wanted);
    return undefined;
  }

  /** The socket opens before the workspace is read, so that nothing falls between the two. */
  async firstWorkspace(id, onFrame) {
    const workspace = await this.workspaceOf(id);
    this.api.as = workspace.me.id;
    await new Promise((resolve) => {
      this.live = new Live(workspace.me.id, onFrame, (connected, again) => {
        resolve();
        this.connection(connected, again);
      });
    });
    return this.api.get("workspace");
  }

  async workspaceOf(id) {
    try {
      return await this.api.get("workspace");
    } catch (error) {
      if (!(error instanceof ApiError) || !id || error.code === "unreachable") throw error;
      this.api.as = null;
      return this.api.get("workspace");
    }
  }

  failed(error, again) {
    const retry = setTimeout(again, 2000);
    this.toast(error.message, "error");
    return retry;
  }

  setReader(me, store) {
    this.t = translator(me.locale);
    this.reader = new Reader(me, () => store.now(), this.t);
    document.documentElement.lang = this.t.lang;
  }

  /** A reader with my language and somebody else's time zone. */
  readerOf(user) {
    return new Reader({ locale: this.store.me.locale, tz: user.tz }, () => this.store.now(), this.t);
  }

  async connection(connected, again) {
    if (!this.store) return;
    this.store.connected = connected;
    this.store.emit("connection");
    if (!again) return;
    this.store.load(await this.api.get("workspace"));
    for (const timeline of this.store.timelines.values()) if (timeline.loaded) this.load(timeline);
  }

  /** Fetch the newest page of a timeline. */
  async load(timeline) {
    timeline.loading = true;
    try {
      const { messages, has_more: hasMore } = await this.api.get("messages", {
        channel: timeline.channel,
        thread_ts: timeline.threadTs,
        limit: PAGE,
      });
      timeline.loading = false;
      timeline.reset(messages, hasMore);
    } catch (error) {
      timeline.loading = false;
      this.toast(error.message, "error");
    }
  }

  /** Fetch the page before what a timeline holds. Resolves with whether there is more still. */
  async loadEarlier(timeline) {
    if (timeline.loading || !timeline.hasMore) return;
    timeline.loading = true;
    const first = timeline.messages.find(
      (message) => !(timeline.threadTs && message.ts === timeline.threadTs),
    );
    try {
      const { messages, has_more: hasMore } = await this.api.get("messages", {
        channel: timeline.channel,
        thread_ts: timeline.threadTs,
        before: first?.ts,
        limit: PAGE,
      });
      timeline.prepend(messages, hasMore && messages.length > 0);
    } finally {
      timeline.loading = false;
    }
  }

  /** Do something and say so when it is refused; resolves with the answer or null. */
  async attempt(verb, body) {
    try {
      return await this.api.post(verb, body);
    } catch (error) {
      this.toast(error.message, "error");
      return null;
    }
  }

  /** What a conversation is called: "ops", "Wang Fang", "Ann, Bo". */
  channelName(channel) {
    if (channel.kind === "im") return this.store.nameOf(channel.user);
    if (channel.kind === "mpim")
      return channel.members
        .filter((id) => id !== this.store.me.id)
        .map((id) => this.store.nameOf(id))
        .join(", ");
    return channel.name;
  }

  /** The name with its mark: "#ops". */
  channelLabel(channel) {
    return ["channel", "private"].includes(channel.kind) ? `#${channel.name}` : this.channelName(channel);
  }

  goToChannel(id, options) {
    return this.navigation.goToChannel(id, options);
  }

  goToMessage(place) {
    return this.navigation.goToMessage(place);
  }

  placeOfLink(url) {
    return this.navigation.placeOfLink(url);
  }

  openDm(user) {
    return this.navigation.openDm(user);
  }

  openThread(channel, ts) {
    return this.navigation.openThread(channel, ts);
  }

  showProfile(id, anchor) {
    showProfile(this, id, anchor);
  }
}

new App(document.getElementById("app")).start();
