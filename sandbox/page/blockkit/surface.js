// A surface is what blocks live on: a message, a modal or a Home tab. It keeps the value of every
// element by block_id and action_id, so that drawing the blocks again loses nothing that was typed, and
// it carries what a person does to the app.

import { confirmObject } from "../dialog.js";
import { plainOf, textObject } from "../text/render.js";

/** Which field of an element's state holds its value, and where its first value comes from. */
export const FIELDS = {
  static_select: ["selected_option", "initial_option"],
  external_select: ["selected_option", "initial_option"],
  users_select: ["selected_user", "initial_user"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  channels_select: ["selected_channel", "initial_channel"],
  multi_static_select: ["selected_options", "initial_options"],
  multi_external_select: ["selected_options", "initial_options"],
  multi_users_select: ["selected_users", "initial_users"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  multi_channels_select: ["selected_channels", "initial_channels"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  checkboxes: ["selected_options", "initial_options"],
  radio_buttons: ["selected_option", "initial_option"],
  plain_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  rich_text_input: ["rich_text_value", "initial_value"],
  file_input: ["files", null],
};

const LISTS = new Set([
  "selected_options",
  "selected_users",
  "selected_conversations",
  "selected_channels",
  "files",
]);

export class Surface {
  /**
   * `target`: what identifies the surface to the sandbox, e.g. {channel, message_ts} or {view_id};
   * `known`: Slack's `state.values` of a surface that was filled before.
   */
  constructor(app, target, known = {}) {
    this.app = app;
    this.target = target;
    this.values = new Map();
    this.errors = {};
    for (const [blockId, held] of Object.entries(known)) {
      for (const [actionId, state] of Object.entries(held))
        if (FIELDS[state.type])
          this.values.set(keyOf({ block_id: blockId }, { action_id: actionId }), {
            type: state.type,
            value: state[FIELDS[state.type][0]] ?? null,
          });
    }
  }

  /** The value of an element: what was chosen, or its initial value. */
  value(block, element) {
    const key = keyOf(block, element);
    const known = this.values.get(key);
    if (known?.type !== element.type || !offered(element, known.value))
      this.values.set(key, { type: element.type, value: this.first(element) });
    return this.values.get(key).value;
  }

  first(element) {
    const [field, initial] = FIELDS[element.type];
    const given = initial ? element[initial] : undefined;
    if (given !== undefined && given !== null) return given;
    if (element.default_to_current_conversation) return this.currentConversation(field);
    return LISTS.has(field) ? [] : null;
  }

  currentConversation(field) {
    const id = this.app.store.place?.kind === "channel" ? this.app.store.place.id : null;
    if (field === "selected_conversations") return id ? [id] : [];
    return id;
  }

  /** Take over a new value. `silent` keeps it without telling the app (typing in a text field). */
  change(block, element, value, { silent = false } = {}) {
    this.values.set(keyOf(block, element), { type: element.type, value });
    if (silent || (block.type === "input" && !block.dispatch_action)) return Promise.resolve(true);
    return this.act(block, element, { [FIELDS[element.type][0]]: value });
  }

  /** Tell the app that an element was used. Resolves with false when the person or the app said no. */
  async act(block, element, fields = {}, node = null) {
    if (!(await confirmObject(this.app, element.confirm, this.texts()))) return false;
    node?.setAttribute("aria-busy", "true");
    try {
      await this.app.api.post("action", {
        ...this.target,
        block_id: block.block_id,
        action_id: element.action_id,
        ...fields,
        state: this.state(),
      });
      return true;
    } catch (error) {
      this.app.toast(error.message, "error");
      return false;
    } finally {
      node?.removeAttribute("aria-busy");
    }
  }

  texts() {
    return { plain: plainOf, nodes: (object) => textObject(this.app, object) };
  }

  /** Slack's `state` object: the value of every element that holds one. */
  state() {
    const values = {};
    for (const [key, { type, value }] of this.values) {
      const [blockId, actionId] = JSON.parse(key);
      (values[blockId] ??= {})[actionId] = { type, [FIELDS[type][0]]: value };
    }
    return { values };
  }

  /** Forget the values of elements that are no longer among `blocks`. */
  keepOnly(blocks) {
    const present = new Set(
      blocks.flatMap((block) => elementsOf(block).map((element) => keyOf(block, element))),
    );
    for (const key of this.values.keys()) if (!present.has(key)) this.values.delete(key);
  }
}

function keyOf(block, element) {
  return JSON.stringify([block.block_id, element.action_id]);
}

/** Is what was chosen still among the options of the element? */
function offered(element, value) {
  const options = element.options ?? element.option_groups?.flatMap((group) => group.options);
  if (!options || !value) return true;
  return [value].flat().every((chosen) => options.some((option) => option.value === chosen.value));
}

/** The elements of a block that hold a value. */
function elementsOf(block) {
  const candidates = [
    block.element,
    block.accessory,
    ...(Array.isArray(block.elements) ? block.elements : []),
  ];
  return candidates.filter((element) => element && FIELDS[element.type]);
}
