// The rarer blocks: alert, card, carousel, container, plan and task card, context actions, video, file.
// They are drawn plainly but wholly, so that nothing an app sends is lost from sight.

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { textObject, plainOf } from "../text/render.js";
import { element } from "./elements.js";
import { fileCard, picture, video } from "./media.js";
import { richText } from "./richtext.js";
import { drawBlock } from "./blocks.js";

const LEVEL_ICONS = { success: "check", warning: "warning", error: "warning" };
const TASK_ICONS = { complete: "check", error: "warning", in_progress: "clock", pending: "clock" };

export const BLOCKS = {
  alert: (surface, block) =>
    h(
      "div",
      { class: `block-alert alert-${block.level ?? "default"}`, role: "note" },
      icon(LEVEL_ICONS[block.level] ?? "flag", 18),
      h("div", null, textObject(surface.app, block.text)),
    ),

  card: (surface, block) =>
    h(
      "div",
      { class: "block-card" },
      block.hero_image ? picture(surface.app, block.hero_image, "image-large") : null,
      h(
        "div",
        { class: "card-head" },
        block.icon ? picture(surface.app, block.icon, "image-tiny") : null,
        h(
          "div",
          null,
          block.title ? h("div", { class: "card-title" }, textObject(surface.app, block.title)) : null,
          block.subtitle ? h("div", { class: "muted" }, textObject(surface.app, block.subtitle)) : null,
        ),
      ),
      block.body ? h("div", { class: "card-body" }, textObject(surface.app, block.body)) : null,
      block.actions
        ? h(
            "div",
            { class: "block-actions" },
            block.actions.map((item) => element(surface, block, item)),
          )
        : null,
    ),

  carousel: (surface, block) =>
    h(
      "div",
      { class: "block-carousel" },
      (block.elements ?? block.cards ?? []).map((card) => drawBlock(surface, card)),
    ),

  container(surface, block) {
    const title = [
      h(
        "span",
        { class: "card-title" },
        block.rich_text_title
          ? richText(surface.app, block.rich_text_title)
          : textObject(surface.app, block.title),
      ),
      block.subtitle ? h("span", { class: "muted" }, " ", textObject(surface.app, block.subtitle)) : null,
    ];
    const children = h(
      "div",
      { class: "container-body" },
      block.child_blocks.map((child) => drawBlock(surface, child)),
    );
    if (!block.is_collapsible)
      return h("div", { class: "block-container" }, h("div", { class: "card-head" }, title), children);
    return h(
      "details",
      { class: "block-container", open: !block.default_collapsed },
      h("summary", { class: "card-head" }, title),
      children,
    );
  },

  plan: (surface, block) =>
    h(
      "div",
      { class: "block-container" },
      h("div", { class: "card-title" }, block.title),
      (block.tasks ?? []).map((task) => drawBlock(surface, task)),
    ),

  task_card: (surface, block) =>
    h(
      "div",
      { class: `block-task task-${block.status}` },
      icon(TASK_ICONS[block.status] ?? "clock", 18),
      h(
        "div",
        null,
        h("div", null, block.title),
        block.details ? richText(surface.app, block.details) : null,
        block.output ? richText(surface.app, block.output) : null,
      ),
    ),

  context_actions: (surface, block) =>
    h(
      "div",
      { class: "block-actions" },
      block.elements.flatMap((item) => contextAction(surface, block, item)),
    ),

  video: (surface, block) => video(surface.app, block),

  file: (surface, block) => h("div", null, fileCard(surface.app, { id: block.external_id, ...block.file })),

  call: (surface, block) =>
    h("div", { class: "file-card" }, icon("people", 22), block.call?.v1?.name ?? block.call_id),
};

function contextAction(surface, block, item) {
  if (item.type === "feedback_buttons")
    return [item.positive_button, item.negative_button]
      .filter(Boolean)
      .map((button) => feedback(surface, block, item, button));
  return [element(surface, block, { ...item, type: "button" })];
}

function feedback(surface, block, item, button) {
  return h(
    "button",
    {
      type: "button",
      class: "button button-small",
      "aria-label": button.accessibility_label,
      on: {
        click: (event) =>
          surface.act(block, item, { selected_option: button, value: button.value }, event.currentTarget),
      },
    },
    plainOf(button.text),
  );
}
