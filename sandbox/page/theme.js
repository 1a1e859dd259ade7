// Light or dark: what the system says, until somebody chooses with the button; the choice is remembered.

import { h, replace } from "./dom.js";
import { icon } from "./icons.js";

const KEY = "sandbox.theme";

function dark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The button that switches the theme. */
export function themeButton(app) {
  const chosen = localStorage.getItem(KEY);
  if (chosen) document.documentElement.dataset.theme = chosen;
  const button = h("button", {
    type: "button",
    class: "icon-button theme-button",
    on: { click: () => set(dark() ? "light" : "dark") },
  });
  const show = () => {
    const label = app.t(dark() ? "theme_light" : "theme_dark");
    button.setAttribute("aria-label", label);
    button.title = label;
    replace(button, icon(dark() ? "sun" : "moon", 18));
  };
  const set = (theme) => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(KEY, theme);
    show();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
  return button;
}
