// A short list of things to try, folded at the foot of the side bar: what to do next, and what is done.
// A step may say in `zh` what it says in Chinese.

import { h, replace } from "./dom.js";
import { icon } from "./icons.js";

const FOLDED = "sandbox.try-folded";

/** Build the list; it is not shown when there is nothing to try. */
export function tryThis(app) {
  const { store, t } = app;
  const list = h("ol", { class: "try-list" });
  const progress = h("span", { class: "try-progress" });
  const bar = h("span", { class: "try-bar" });
  const node = h(
    "details",
    {
      class: "try",
      open: localStorage.getItem(FOLDED) !== "1",
      on: { toggle: () => localStorage.setItem(FOLDED, node.open ? "" : "1") },
    },
    h(
      "summary",
      { class: "try-head" },
      icon("flag", 16),
      h("span", null, t("try_this")),
      progress,
      icon("chevron", 16),
    ),
    bar,
    list,
  );
  let opened = null;

  const draw = () => {
    const steps = store.tryThis.map(worded);
    const done = steps.filter((step) => step.done).length;
    const next = steps.find((step) => !step.done)?.id;
    node.hidden = steps.length === 0;
    progress.textContent = `${done}/${steps.length}`;
    progress.title = t("done_of", { done, total: steps.length });
    bar.style.setProperty("--share", String(steps.length ? done / steps.length : 0));
    replace(
      list,
      steps.map((step) => row(step, (opened ?? next) === step.id)),
    );
  };
  const worded = (step) => (t.lang === "zh-CN" ? { ...step, ...step.zh } : step);
  const row = (step, open) =>
    h(
      "li",
      { class: step.done ? "try-step done" : "try-step" },
      h(
        "button",
        {
          type: "button",
          class: "try-check",
          "aria-pressed": step.done ? "true" : "false",
          "aria-label": `${t(step.done ? "step_done" : "mark_done")}: ${step.title}`,
          on: { click: () => mark(step) },
        },
        step.done ? icon("check", 12) : null,
      ),
      h(
        "button",
        {
          type: "button",
          class: "try-title",
          "aria-expanded": open ? "true" : "false",
          on: { click: () => ((opened = open ? "" : step.id), draw()) },
        },
        step.title,
      ),
      open && step.detail ? h("p", { class: "try-detail" }, step.detail) : null,
    );
  const mark = async (step) => {
    if (step.done) return;
    await app.attempt("try_this", { done: step.id });
    store.tryThis = store.tryThis.map((known) => (known.id === step.id ? { ...known, done: true } : known));
    opened = null;
    store.emit("try");
  };
  for (const topic of ["try", "workspace"]) store.on(topic, draw);
  draw();
  return node;
}
