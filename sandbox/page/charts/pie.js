// Pie charts, drawn as a ring with the total in its middle.

import { svg } from "../dom.js";
import { colour, percent } from "./chart.js";

const SIZE = 200;
const OUTER = 92;
const INNER = 54;

/** Draw the pie; returns an svg element. */
export function pie({ series, width, format, tip, frame }) {
  const total = series.reduce((sum, part) => sum + part.value, 0);
  let from = 0;
  const slices = series.map((part, index) => {
    const to = from + (total ? part.value / total : 0);
    const slice = { part, index, from, to };
    from = to;
    return slice;
  });
  const left = (width - SIZE) / 2;
  const show = (slice) => {
    const angle = middle(slice);
    tip.show(left + SIZE / 2 + Math.sin(angle) * INNER, SIZE / 2 - Math.cos(angle) * INNER, slice.part.name, [
      { index: slice.index, name: percent(slice.part.value, total), value: format(slice.part.value) },
    ]);
  };
  keys(frame, slices, show, tip);
  return svg(
    "svg",
    {
      class: "chart-svg",
      width,
      height: SIZE,
      viewBox: `${-left} 0 ${width} ${SIZE}`,
      "aria-hidden": "true",
      on: { pointerleave: () => tip.hide() },
    },
    slices
      .filter((slice) => slice.to > slice.from)
      .map((slice) =>
        svg("path", {
          class: "chart-slice",
          fill: colour(slice.index),
          d: ring(slice.from, slice.to),
          "fill-rule": "evenodd",
          on: { pointermove: () => show(slice) },
        }),
      ),
    svg(
      "text",
      { class: "chart-total", x: SIZE / 2, y: SIZE / 2 + 8, "text-anchor": "middle" },
      format(total),
    ),
  );
}

function middle({ from, to }) {
  return (from + to) * Math.PI;
}

function point(share, radius) {
  const angle = share * 2 * Math.PI;
  return `${(SIZE / 2 + Math.sin(angle) * radius).toFixed(2)} ${(SIZE / 2 - Math.cos(angle) * radius).toFixed(2)}`;
}

function ring(from, to) {
  if (to - from > 0.9999) return ring(0, 0.5) + ring(0.5, 0.9998);
  const large = to - from > 0.5 ? 1 : 0;
  return `M${point(from, OUTER)}A${OUTER} ${OUTER} 0 ${large} 1 ${point(to, OUTER)}L${point(to, INNER)}A${INNER} ${INNER} 0 ${large} 0 ${point(from, INNER)}Z`;
}

function keys(frame, slices, show, tip) {
  let at = -1;
  frame.onblur = () => ((at = -1), tip.hide());
  frame.onkeydown = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !slices.length) return;
    event.preventDefault();
    at = (at + step + slices.length) % slices.length;
    show(slices[at]);
  };
}
