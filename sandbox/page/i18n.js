// Which words the page itself uses: English or Simplified Chinese, by the locale of the person acted as.
// What people and apps write is never translated.

import { EN } from "./words/en.js";
import { ZH } from "./words/zh.js";

/** The translating function for a locale: `t("members", {count: 3})`. */
export function translator(locale) {
  const chinese = /^zh/i.test(locale ?? "");
  const words = chinese ? ZH : EN;
  const t = (key, values = {}) =>
    (words[key] ?? EN[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  t.lang = chinese ? "zh-CN" : "en";
  t.count = (one, many, count) => t(count === 1 ? one : many, { count });
  return t;
}
