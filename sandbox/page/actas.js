// Act as: who is using the page now, and the menu that changes it, with everybody's title and local time.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { listbox, matches } from "./listbox.js";
import { avatar, localTime } from "./people.js";
import { popover } from "./popover.js";

/** The button with the acting person. */
export function personButton(app) {
  const { store, t } = app;
  const { me } = store;
  const button = h(
    "button",
    {
      type: "button",
      class: "person-button",
      "aria-haspopup": "listbox",
      "aria-label": t("acting_as", { name: store.nameOf(me.id) }),
      title: t("act_as"),
      on: { click: () => open(app, button) },
    },
    avatar(me, 28),
    h(
      "span",
      { class: "person-text" },
      h("span", { class: "person-caption" }, t("act_as")),
      h("span", { class: "person-name" }, store.nameOf(me.id)),
    ),
    icon("chevron", 16),
  );
  return button;
}

function open(app, button) {
  const { store, t } = app;
  if (button.openList?.open) return button.openList.close();
  const pop = popover(button, { label: t("act_as"), className: "list-popover person-popover", align: "end" });
  button.openList = pop;
  const list = listbox(app, {
    label: t("act_as"),
    options: (query) =>
      people(app)
        .filter((user) => matches(query, user.display_name, user.real_name, user.name, user.title))
        .map((user) => ({
          value: user.id,
          label: store.nameOf(user.id),
          detail:
            [user.title, user.deleted ? t("deactivated") : null].filter(Boolean).join(" · ") ||
            user.real_name,
          aside: localTime(app, user),
          mark: avatar(user, 32),
          disabled: user.deleted,
        })),
    chosen: () => new Set([store.me.id]),
    onChoose: (option) => {
      pop.close();
      if (option.value !== store.me.id) app.actAs(option.value);
    },
  });
  pop.fill(h("div", { class: "list-title" }, t("act_as")), list.node);
  list.input.focus();
  return pop;
}

function people(app) {
  return [...app.store.users.values()].filter((user) => !user.is_bot).sort((a, b) => a.deleted - b.deleted);
}
