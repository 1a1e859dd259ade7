// What the page knows: the workspace as the acting person sees it, the messages of the conversations
// looked at so far, the open modals, and where on the page we are. The store holds data and tells
// listeners which topic has changed; it knows nothing of the DOM and calls no network.

import { Timeline } from "./timeline.js";

export class Store {
  constructor() {
    this.listeners = new Map();
    this.timelines = new Map();
    this.surfaces = new Map();
    this.homes = new Map();
    this.users = new Map();
    this.channels = new Map();
    this.apps = [];
    this.commands = [];
    this.shortcuts = [];
    this.tryThis = [];
    this.views = [];
    this.place = null;
    this.thread = null;
    this.connected = true;
    this.peopleVersion = 0;
  }

  /** Be told when `topic` changes; returns a function that ends it. */
  on(topic, listener) {
    if (!this.listeners.has(topic)) this.listeners.set(topic, new Set());
    this.listeners.get(topic).add(listener);
    return () => this.listeners.get(topic).delete(listener);
  }

  emit(topic, detail) {
    for (const listener of [...(this.listeners.get(topic) ?? [])]) listener(detail);
  }

  /** Take over the answer of `workspace`. */
  load(workspace) {
    this.team = workspace.team;
    this.me = workspace.me;
    this.users = new Map(workspace.users.map((user) => [user.id, user]));
    this.channels = new Map(workspace.channels.map((channel) => [channel.id, channel]));
    this.apps = workspace.apps ?? [];
    this.commands = workspace.commands ?? [];
    this.shortcuts = workspace.shortcuts ?? [];
    this.tryThis = workspace.try_this ?? [];
    this.views = workspace.views ?? [];
    this.setClock(workspace.clock);
    this.emit("workspace");
    this.emit("views");
  }

  /** The sandbox's clock, kept with the moment it arrived so that it can tick between frames. */
  setClock(clock) {
    this.clock = { ...clock, base: Date.parse(clock.now), heard: performance.now() };
    this.emit("clock");
  }

  /** The sandbox's time now, as a Date. */
  now() {
    const { base, heard, frozen } = this.clock;
    return new Date(frozen ? base : base + performance.now() - heard);
  }

  user(id) {
    return this.users.get(id) ?? null;
  }

  /** What people call a user. */
  nameOf(id) {
    const user = this.user(id);
    return user ? user.display_name || user.real_name || user.name : id;
  }

  app(id) {
    return this.apps.find((app) => app.id === id) ?? null;
  }

  appOfUser(userId) {
    return this.apps.find((app) => app.user_id === userId) ?? null;
  }

  putUser(user) {
    this.users.set(user.id, { ...this.users.get(user.id), ...user });
    if (user.id === this.me.id) this.me = this.users.get(user.id);
    this.peopleVersion += 1;
    this.emit("users", user.id);
  }

  putChannel(channel) {
    this.channels.set(channel.id, { ...this.channels.get(channel.id), ...channel });
    this.emit("channels", channel.id);
  }

  dropChannel(id) {
    this.channels.delete(id);
    this.emit("channels", id);
  }

  /** The messages of a conversation, or of one thread in it; made empty when first asked for. */
  timeline(channel, threadTs = null) {
    const key = threadTs ? `${channel}/${threadTs}` : channel;
    if (!this.timelines.has(key)) this.timelines.set(key, new Timeline(channel, threadTs));
    return this.timelines.get(key);
  }

  /** The timelines of this channel that hold messages already, or are about to. */
  timelinesOf(channel) {
    return [...this.timelines.values()].filter(
      (timeline) => timeline.channel === channel && (timeline.loaded || timeline.loading),
    );
  }

  /** Something that outlives the nodes it is drawn in, such as the values of a modal's fields. */
  surface(key, make) {
    if (!this.surfaces.has(key)) this.surfaces.set(key, make());
    return this.surfaces.get(key);
  }

  setViews(views) {
    this.views = views;
    this.emit("views");
  }

  setHome(app, view) {
    this.homes.set(app, view);
    this.emit("home", app);
  }

  go(place) {
    this.place = place;
    this.thread = null;
    this.emit("place");
  }

  openThread(channel, ts) {
    this.thread = channel ? { channel, ts } : null;
    this.emit("thread");
  }

  /** The conversation that is shown. */
  get currentChannel() {
    return this.place ? (this.channels.get(this.place.id) ?? null) : null;
  }

  /** The app whose DM a channel is, or null. */
  appOfChannel(channel) {
    return channel?.kind === "im" ? this.appOfUser(channel.user) : null;
  }
}
