// The frame of the page: top bar, side bar, the conversation, the thread beside it, and the modals above
// all. Also the few keys that work everywhere.

import { clockBar } from "./clock.js";
import { conversation } from "./conversation.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { modals } from "./modal.js";
import { personButton } from "./actas.js";
import { sidebar } from "./sidebar.js";
import { openSwitcher } from "./switcher.js";
import { themeButton } from "./theme.js";
import { threadPane } from "./thread.js";

/** Build the page for the acting person. */
export function shell(app) {
  const { store, t } = app;
  const root = h("div", { class: "shell" });
  const drawer = (open) => {
    root.classList.toggle("drawer-open", open);
    if (open) root.querySelector(".sidebar .side-item.current, .sidebar button")?.focus();
  };
  const offline = h("div", { class: "offline", role: "status", hidden: true }, t("offline"));
  root.append(
    h(
      "header",
      { class: "topbar" },
      h(
        "button",
        {
          type: "button",
          class: "icon-button drawer-button",
          "aria-label": t("open_menu"),
          on: { click: () => drawer(!root.classList.contains("drawer-open")) },
        },
        icon("menu"),
      ),
      clockBar(app),
      h(
        "button",
        {
          type: "button",
          class: "search-button",
          on: { click: () => openSwitcher(app) },
          "aria-label": t("jump_to"),
        },
        icon("search", 16),
        h("span", null, t("jump_to")),
        h("kbd", null, navigator.platform.startsWith("Mac") ? "⌘K" : "Ctrl K"),
      ),
      themeButton(app),
      personButton(app),
    ),
    sidebar(app),
    h("div", { class: "drawer-shade", on: { click: () => drawer(false) } }),
    conversation(app),
    threadPane(app),
    modals(app),
    offline,
  );
  store.on("place", () => {
    drawer(false);
    retitle(app);
  });
  store.on("thread", () => root.classList.toggle("thread-open", Boolean(store.thread)));
  store.on("channels", () => retitle(app));
  store.on("connection", () => (offline.hidden = store.connected));
  root.addEventListener(
    "keydown",
    (event) => event.key === "Escape" && root.classList.contains("drawer-open") && drawer(false),
  );
  listen(app);
  return root;
}

let listening = null;

function listen(app) {
  if (listening) document.removeEventListener("keydown", listening);
  listening = (event) => {
    if (
      !(event.ctrlKey || event.metaKey) ||
      event.key.toLowerCase() !== "k" ||
      document.querySelector("dialog[open]")
    )
      return;
    event.preventDefault();
    openSwitcher(app);
  };
  document.addEventListener("keydown", listening);
}

function retitle(app) {
  const { store } = app;
  const waiting = [...store.channels.values()].reduce((sum, channel) => sum + (channel.mentions ?? 0), 0);
  const channel = store.currentChannel;
  document.title = `${waiting ? `(${waiting}) ` : ""}${channel ? `${app.channelLabel(channel)} · ` : ""}${store.team.name}`;
}
