// The data_visualization block: a title, a drawing in SVG, a legend, a tooltip that follows pointer and
// arrow keys, and the same numbers as a table for those who cannot see the drawing. It draws at the
// width it really has, so letters keep their size on a phone.

import { h, replace, uid } from "../dom.js";
import { axes } from "./axes.js";
import { pie } from "./pie.js";

const KINDS = { line: axes, bar: axes, area: axes, pie };

/** Draw a data_visualization block. */
export function chart(app, block) {
  const data = block.chart;
  const id = uid("chart");
  const series = seriesOf(data);
  const canvas = h("div", { class: "chart-canvas" });
  const tip = h("div", { class: "chart-tip", hidden: true, role: "status" });
  const frame = h(
    "div",
    {
      class: `chart-frame kind-${data.type}`,
      tabIndex: 0,
      role: "img",
      "aria-labelledby": `${id}-title`,
      "aria-describedby": `${id}-table`,
    },
    canvas,
    tip,
  );
  const node = h(
    "figure",
    { class: "block-chart" },
    h("figcaption", { class: "chart-title", id: `${id}-title` }, block.title),
    frame,
    legend(app, data, series),
    numbers(app, data, series, `${id}-table`),
  );
  const draw = KINDS[data.type];
  let width = 0;
  const redraw = () => {
    const room = Math.floor(canvas.clientWidth);
    if (!room || room === width || !draw) return;
    width = room;
    replace(canvas, draw({ data, series, width, format: formatter(app), tip: tooltip(tip, frame), frame }));
  };
  new ResizeObserver(redraw).observe(canvas);
  return node;
}

function seriesOf(data) {
  return data.type === "pie"
    ? (data.segments ?? []).map(({ label, value }) => ({ name: label, value }))
    : (data.series ?? []);
}

function formatter(app) {
  const format = new Intl.NumberFormat(app.reader.locale, { maximumFractionDigits: 2 });
  return (value) => format.format(value);
}

/** The colour of the n-th series or segment. */
export function colour(index) {
  return `var(--chart-${(index % 6) + 1})`;
}

function legend(app, data, series) {
  if (data.type !== "pie" && series.length < 2) return null;
  const total = series.reduce((sum, part) => sum + (part.value ?? 0), 0);
  const format = formatter(app);
  return h(
    "ul",
    { class: `chart-legend legend-${data.type}`, "aria-hidden": "true" },
    series.map((part, index) =>
      h(
        "li",
        null,
        h("span", { class: "legend-key", style: { background: colour(index) } }),
        h("span", { class: "legend-name" }, part.name),
        data.type === "pie"
          ? h("span", { class: "legend-value" }, `${format(part.value)} · ${percent(part.value, total)}`)
          : null,
      ),
    ),
  );
}

/** A share as "25%". */
export function percent(value, total) {
  return total ? `${Math.round((100 * value) / total)}%` : "0%";
}

function numbers(app, data, series, id) {
  if (data.type === "pie") {
    return h(
      "table",
      { class: "visually-hidden", id },
      h(
        "tbody",
        null,
        series.map((part) =>
          h("tr", null, h("th", { scope: "row" }, part.name), h("td", null, String(part.value))),
        ),
      ),
    );
  }
  const categories = data.axis_config?.categories ?? [];
  return h(
    "table",
    { class: "visually-hidden", id },
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("td"),
        series.map((part) => h("th", { scope: "col" }, part.name)),
      ),
    ),
    h(
      "tbody",
      null,
      categories.map((category) =>
        h(
          "tr",
          null,
          h("th", { scope: "row" }, category),
          series.map((part) => h("td", null, String(valueAt(part, category) ?? ""))),
        ),
      ),
    ),
  );
}

/** The value of a series in a category, or null. */
export function valueAt(series, category) {
  return series.data?.find((point) => point.label === category)?.value ?? null;
}

function tooltip(node, frame) {
  return {
    show(x, y, title, rows) {
      replace(
        node,
        h("div", { class: "tip-title" }, title),
        rows.map(({ index, name, value }) =>
          h(
            "div",
            { class: "tip-row" },
            h("span", { class: "legend-key", style: { background: colour(index) } }),
            h("span", { class: "legend-name" }, name),
            h("strong", null, value),
          ),
        ),
      );
      node.hidden = false;
      const width = node.offsetWidth;
      node.style.setProperty(
        "left",
        `${Math.max(0, Math.min(x + 14 + width > frame.clientWidth ? x - width - 14 : x + 14, frame.clientWidth - width))}px`,
      );
      node.style.setProperty("top", `${Math.max(0, y - node.offsetHeight / 2)}px`);
    },
    hide: () => (node.hidden = true),
  };
}
