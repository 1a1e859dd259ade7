// Where the options of a select come from: the element itself, the app (external), or the workspace's
// people and conversations. Each source finds options for a query, names a value, and gives the key by
// which two values are the same.

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { matches } from "../listbox.js";
import { avatar } from "../people.js";
import { plainOf } from "../text/render.js";

/** The source of an element's options: {find(query), label(value), key(value), placeholder}. */
export function optionsOf(surface, block, item) {
  const kind = item.type.replace(/^multi_/, "");
  return SOURCES[kind](surface, block, item);
}

const SOURCES = {
  static_select: (surface, block, item) =>
    optionObjects((query) => given(item).filter((option) => matches(query, option.label, option.detail))),
  external_select: (surface, block, item) => optionObjects((query) => external(surface, block, item, query)),
  users_select: (surface) => users(surface.app),
  channels_select: (surface) =>
    conversations(surface.app, "choose_channel", (channel) => channel.kind === "channel"),
  conversations_select: (surface, block, item) =>
    conversations(surface.app, "choose_conversation", filterOf(surface.app, item.filter)),
};

function optionObjects(find) {
  return {
    find,
    label: (option) => plainOf(option.text),
    key: (option) => option?.value,
    placeholder: "select_placeholder",
  };
}

function given(item) {
  const groups = item.option_groups ?? [{ label: null, options: item.options ?? [] }];
  return groups.flatMap((group) =>
    group.options.map((option) => row(option, group.label ? plainOf(group.label) : null)),
  );
}

function row(option, group) {
  return {
    value: option.value,
    label: plainOf(option.text),
    detail: option.description ? plainOf(option.description) : null,
    group,
    given: option,
  };
}

async function external(surface, block, item, query) {
  const { app } = surface;
  const least = item.min_query_length ?? 3;
  if ([...query].length < least) return { options: [], waiting: app.t("type_to_search", { count: least }) };
  try {
    const answer = await app.api.post("options", {
      ...surface.target,
      block_id: block.block_id,
      action_id: item.action_id,
      value: query,
    });
    return given(answer);
  } catch (error) {
    return { options: [], waiting: error.message };
  }
}

function users(app) {
  const { store } = app;
  const find = (query) =>
    [...store.users.values()]
      .filter(
        (user) => !user.deleted && matches(query, user.display_name, user.real_name, user.name, user.title),
      )
      .sort((a, b) => a.is_bot - b.is_bot || store.nameOf(a.id).localeCompare(store.nameOf(b.id)))
      .map((user) => ({
        value: user.id,
        label: store.nameOf(user.id),
        detail: user.title || (user.real_name !== store.nameOf(user.id) ? user.real_name : null),
        mark: avatar(user, 24),
        given: user.id,
      }));
  return { find, label: (id) => store.nameOf(id), key: (id) => id, placeholder: "choose_user" };
}

function conversations(app, placeholder, wanted) {
  const { store } = app;
  const find = (query) =>
    [...store.channels.values()]
      .filter(
        (channel) => !channel.is_archived && wanted(channel) && matches(query, app.channelName(channel)),
      )
      .map((channel) => ({
        value: channel.id,
        label: app.channelName(channel),
        mark: channelMark(app, channel),
        given: channel.id,
      }));
  return {
    find,
    label: (id) => (store.channels.has(id) ? app.channelLabel(store.channels.get(id)) : id),
    key: (id) => id,
    placeholder,
  };
}

function channelMark(app, channel) {
  if (channel.kind === "im") return avatar(app.store.user(channel.user), 24);
  return h(
    "span",
    { class: "list-mark" },
    icon({ private: "lock", mpim: "people" }[channel.kind] ?? "hash", 18),
  );
}

const INCLUDE = { channel: "public", private: "private", im: "im", mpim: "mpim" };

function filterOf(app, filter) {
  return (channel) => {
    if (filter?.include && !filter.include.includes(INCLUDE[channel.kind])) return false;
    return !(filter?.exclude_bot_users && channel.kind === "im" && app.store.user(channel.user)?.is_bot);
  };
}
