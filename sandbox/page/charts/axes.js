// Line, bar and area charts: a value axis with round numbers, a category axis whose labels never
// overlap, and the series. One band a category listens for the pointer.

import { svg } from "../dom.js";
import { colour, valueAt } from "./chart.js";

const HEIGHT = 220;
const TOP = 12;
const LABEL = 12;
const CHARACTER = 6.6;
const TICKS = 5;

/** Draw the chart at `width`; returns an svg element. */
export function axes({ data, series, width, format, tip, frame }) {
  const categories = data.axis_config?.categories ?? [];
  const scale = niceScale(
    series.flatMap((part) => categories.map((category) => valueAt(part, category) ?? 0)),
  );
  const texts = scale.ticks.map(format);
  const left =
    Math.max(...texts.map((text) => text.length * CHARACTER)) + 14 + (data.axis_config?.y_label ? 18 : 0);
  const bottom = 26 + (data.axis_config?.x_label ? 18 : 0);
  const plot = { left, top: TOP, width: width - left - 8, height: HEIGHT - TOP - bottom };
  plot.x = (index) => plot.left + (plot.width / categories.length) * (index + 0.5);
  plot.y = (value) => plot.top + plot.height * (1 - (value - scale.min) / (scale.max - scale.min));
  plot.band = plot.width / Math.max(categories.length, 1);
  const marker = svg("line", {
    class: "chart-marker",
    y1: plot.top,
    y2: plot.top + plot.height,
    visibility: "hidden",
  });
  const root = svg(
    "svg",
    { class: "chart-svg", width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, "aria-hidden": "true" },
    grid(plot, scale.ticks, texts),
    titles(data.axis_config ?? {}, plot, width),
    categoryLabels(plot, categories),
    marker,
    DRAW[data.type]({ plot, series, categories, scale }),
  );
  listen({ root, frame, marker, plot, series, categories, format, tip });
  return root;
}

function niceScale(values) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const rough = (high - low || 1) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough);
  const min = Math.floor(low / step) * step;
  const max = Math.max(Math.ceil(high / step) * step, min + step);
  const count = Math.round((max - min) / step);
  return {
    min,
    max,
    ticks: Array.from({ length: count + 1 }, (_, index) => Number((min + index * step).toPrecision(12))),
  };
}

function grid(plot, ticks, texts) {
  return ticks.map((tick, index) =>
    svg(
      "g",
      null,
      svg("line", {
        class: tick === 0 ? "chart-zero" : "chart-grid",
        x1: plot.left,
        x2: plot.left + plot.width,
        y1: plot.y(tick),
        y2: plot.y(tick),
      }),
      svg(
        "text",
        { class: "chart-label", x: plot.left - 8, y: plot.y(tick) + 4, "text-anchor": "end" },
        texts[index],
      ),
    ),
  );
}

function titles({ x_label: x, y_label: y }, plot, width) {
  return [
    x
      ? svg(
          "text",
          {
            class: "chart-axis-title",
            x: plot.left + plot.width / 2,
            y: HEIGHT - 4,
            "text-anchor": "middle",
          },
          x,
        )
      : null,
    y
      ? svg(
          "text",
          {
            class: "chart-axis-title",
            transform: `translate(${LABEL} ${plot.top + plot.height / 2}) rotate(-90)`,
            "text-anchor": "middle",
          },
          y,
        )
      : null,
  ];
}

function categoryLabels(plot, categories) {
  const wide = (text) =>
    [...text].reduce((sum, character) => sum + (character.codePointAt(0) > 0x2e80 ? 12 : CHARACTER), 0);
  const widest = Math.max(...categories.map(wide), 1) + 10;
  const every = Math.max(1, Math.ceil(Math.min(widest, 90) / plot.band));
  const most = plot.band * every - 8;
  return categories.map((category, index) =>
    index % every
      ? null
      : svg(
          "text",
          { class: "chart-label", x: plot.x(index), y: plot.top + plot.height + 18, "text-anchor": "middle" },
          cut(category, most, wide),
        ),
  );
}

function cut(text, room, wide) {
  let shown = text;
  while (shown.length > 2 && wide(shown) > room) shown = shown.slice(0, -1);
  return shown === text ? text : `${shown.slice(0, -1)}…`;
}

const DRAW = {
  bar({ plot, series, categories, scale }) {
    const gap = Math.min(plot.band * 0.3, 24);
    const width = Math.min((plot.band - gap) / series.length, 44);
    return series.flatMap((part, index) =>
      categories.map((category, at) => {
        const value = valueAt(part, category);
        if (value === null) return null;
        const x = plot.x(at) - (width * series.length) / 2 + index * width;
        const y = plot.y(Math.max(value, 0));
        return svg("path", {
          class: "chart-bar",
          fill: colour(index),
          d: roundedBar(
            x + 1,
            y,
            Math.max(width - 2, 1),
            Math.abs(plot.y(value) - plot.y(Math.max(scale.min, 0))),
            value < 0,
          ),
        });
      }),
    );
  },
  line: ({ plot, series, categories }) =>
    series.map((part, index) => {
      const points = pointsOf(plot, part, categories);
      return svg(
        "g",
        null,
        svg("path", { class: "chart-line", stroke: colour(index), d: path(points) }),
        points.map(([x, y]) =>
          svg("circle", { class: "chart-point", cx: x, cy: y, r: 3.5, fill: colour(index) }),
        ),
      );
    }),
  area: ({ plot, series, categories }) =>
    series.map((part, index) => {
      const points = pointsOf(plot, part, categories);
      if (!points.length) return null;
      const floor = plot.y(0);
      return svg(
        "g",
        null,
        svg("path", {
          class: "chart-area",
          fill: colour(index),
          d: `${path(points)}L${points.at(-1)[0]} ${floor}L${points[0][0]} ${floor}Z`,
        }),
        svg("path", { class: "chart-line", stroke: colour(index), d: path(points) }),
      );
    }),
};

function pointsOf(plot, part, categories) {
  return categories
    .map((category, at) => [plot.x(at), valueAt(part, category)])
    .filter(([, value]) => value !== null)
    .map(([x, value]) => [x, plot.y(value)]);
}

function path(points) {
  return points.map(([x, y], index) => `${index ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

function roundedBar(x, y, width, height, down) {
  const r = Math.min(4, width / 2, height);
  if (down)
    return `M${x} ${y}h${width}v${height - r}q0 ${r} ${-r} ${r}h${2 * r - width}q${-r} 0 ${-r} ${-r}z`;
  return `M${x} ${y + height}v${r - height}q0 ${-r} ${r} ${-r}h${width - 2 * r}q${r} 0 ${r} ${r}v${height - r}z`;
}

function listen({ root, frame, marker, plot, series, categories, format, tip }) {
  let at = -1;
  const show = (index) => {
    at = Math.max(0, Math.min(categories.length - 1, index));
    marker.setAttribute("x1", plot.x(at));
    marker.setAttribute("x2", plot.x(at));
    marker.setAttribute("visibility", "visible");
    const rows = series
      .map((part, place) => ({ index: place, name: part.name, value: valueAt(part, categories[at]) }))
      .filter(({ value }) => value !== null);
    tip.show(
      plot.x(at),
      plot.top + plot.height / 2,
      categories[at],
      rows.map((row) => ({ ...row, value: format(row.value) })),
    );
  };
  const hide = () => {
    at = -1;
    marker.setAttribute("visibility", "hidden");
    tip.hide();
  };
  root.addEventListener("pointermove", (event) => show(Math.floor((event.offsetX - plot.left) / plot.band)));
  root.addEventListener("pointerleave", hide);
  frame.onblur = hide;
  frame.onkeydown = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    show(at + step);
  };
}
