// Draws Block Kit blocks. Each block is a function from the surface and the block to a node; a block
// that has not changed since the last drawing keeps its node, so that an update of a message or a
// modal does not disturb what is open or focused in it.

import { h, reconcile, uid } from "../dom.js";
import { icon } from "../icons.js";
import { textObject, plainOf } from "../text/render.js";
import { markdown } from "../text/markdown.js";
import { chart } from "../charts/chart.js";
import { element } from "./elements.js";
import { picture } from "./media.js";
import { BLOCKS as MORE } from "./cards.js";
import { richText } from "./richtext.js";
import { table, dataTable } from "./tables.js";

/** Draw `blocks` into `parent`, keeping the nodes of those that are as before. */
export function drawBlocks(parent, surface, blocks, { fresh = false } = {}) {
  if (fresh) parent.__items = undefined;
  const named = blocks.map((block, index) => ({ block_id: `block-${index}`, ...block }));
  const seen = new Map();
  reconcile(
    parent,
    named.map((block) => {
      const count = (seen.get(block.block_id) ?? 0) + 1;
      seen.set(block.block_id, count);
      const error = surface.errors[block.block_id] ?? null;
      return {
        key: `${block.block_id}#${count}`,
        sig: [JSON.stringify(block), error, surface.app.store.me.id],
        render: () => drawBlock(surface, block),
      };
    }),
  );
  return parent;
}

/** Draw one block. */
export function drawBlock(surface, block) {
  const draw = BLOCKS[block.type] ?? MORE[block.type];
  const node = draw ? draw(surface, block) : unknown(surface, block);
  node.classList.add("block");
  node.dataset.blockId = block.block_id;
  return node;
}

const BLOCKS = {
  section(surface, block) {
    const { app } = surface;
    return h(
      "div",
      { class: "block-section" },
      h(
        "div",
        { class: "section-main" },
        block.text ? h("div", { class: "section-text" }, textObject(app, block.text)) : null,
        block.fields
          ? h(
              "div",
              { class: "section-fields" },
              block.fields.map((field) => h("div", { class: "section-field" }, textObject(app, field))),
            )
          : null,
      ),
      block.accessory
        ? h("div", { class: "section-accessory" }, element(surface, block, block.accessory))
        : null,
    );
  },

  header: (surface, block) => h("h3", { class: "block-header" }, textObject(surface.app, block.text)),

  divider: () => h("hr", { class: "block-divider" }),

  context: (surface, block) =>
    h(
      "div",
      { class: "block-context" },
      block.elements.map((item) => contextItem(surface, item)),
    ),

  actions: (surface, block) =>
    h(
      "div",
      { class: "block-actions" },
      block.elements.map((item) => element(surface, block, item)),
    ),

  image(surface, block) {
    return h(
      "figure",
      { class: "block-image" },
      block.title ? h("figcaption", { class: "image-title" }, textObject(surface.app, block.title)) : null,
      picture(surface.app, block, "image-large"),
    );
  },

  input: (surface, block) => inputBlock(surface, block),
  rich_text: (surface, block) => richText(surface.app, block),
  table: (surface, block) => table(surface.app, block),
  data_table: (surface, block) => dataTable(surface, block),
  data_visualization: (surface, block) => chart(surface.app, block),
  markdown: (surface, block) => h("div", { class: "block-markdown" }, markdown(surface.app, block.text)),
};

function contextItem(surface, item) {
  if (item.type === "image") return picture(surface.app, item, "image-tiny");
  return h("div", { class: "context-text" }, textObject(surface.app, item));
}

function inputBlock(surface, block) {
  const { app } = surface;
  const id = uid("field");
  const error = surface.errors[block.block_id];
  const hint = block.hint
    ? h("div", { class: "input-hint", id: `${id}-hint` }, textObject(app, block.hint))
    : null;
  const problem = error
    ? h(
        "div",
        { class: "input-error", id: `${id}-error`, role: "alert" },
        icon("warning", 16),
        h("span", null, error),
      )
    : null;
  const group = ["checkboxes", "radio_buttons"].includes(block.element.type);
  const described = [problem && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
  return h(
    "div",
    { class: error ? "block-input has-error" : "block-input" },
    h(
      group ? "div" : "label",
      { class: "input-label", id: `${id}-label`, ...(group ? {} : { for: id }) },
      plainOf(block.label),
      block.optional ? h("span", { class: "input-optional" }, " ", app.t("optional")) : null,
    ),
    element(surface, block, block.element, {
      id,
      labelId: `${id}-label`,
      label: plainOf(block.label),
      described,
      invalid: Boolean(error),
      optional: block.optional,
    }),
    problem,
    hint,
  );
}

function unknown(surface, block) {
  return h(
    "div",
    { class: "block-unknown" },
    icon("warning", 16),
    " ",
    surface.app.t("unknown_block", { type: String(block.type) }),
  );
}
