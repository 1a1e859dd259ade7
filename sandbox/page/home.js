// The Home tab of an app: what it has published for the acting person, with everything in it usable.

import { drawBlocks } from "./blockkit/blocks.js";
import { Surface } from "./blockkit/surface.js";
import { h, replace } from "./dom.js";
import { avatar } from "./people.js";

/** Build the Home tab of `bot` and tell the app that it was opened. Returns {nodes, ready, end}. */
export function homeTab(app, bot) {
  const { store, t } = app;
  const blocks = h("div", { class: "home-blocks blocks" });
  const node = h("div", { class: "home", tabIndex: 0 }, h("div", { class: "home-page" }, blocks));
  const draw = () => {
    const view = store.homes.get(bot.id);
    if (view === undefined) return;
    if (!view) return void replace(node.firstChild, empty(app, bot));
    const surface = store.surface(`home:${bot.id}`, () => new Surface(app, {}));
    surface.target = { view_id: view.id };
    surface.keepOnly(view.blocks);
    if (!blocks.isConnected) replace(node.firstChild, blocks);
    drawBlocks(blocks, surface, view.blocks);
  };
  const end = store.on("home", (id) => id === bot.id && draw());
  replace(node.firstChild, h("div", { class: "muted" }, t("loading")));
  load(app, bot);
  draw();
  return { nodes: [node], ready: () => {}, end };
}

/** What the app publishes meanwhile comes over the socket and is newer than the answer. */
async function load(app, bot) {
  const { store } = app;
  const before = store.homes.get(bot.id);
  const answer = await app.attempt("open_home", { app: bot.id });
  if (answer && store.homes.get(bot.id) === before) store.setHome(bot.id, answer.view);
}

function empty(app, bot) {
  return h(
    "div",
    { class: "home-empty" },
    avatar(app.store.user(bot.user_id), 72),
    h("h2", null, bot.name),
    h("p", null, app.t("home_empty", { name: bot.name })),
    h("p", { class: "muted" }, app.t("about_app", { name: bot.name })),
  );
}
