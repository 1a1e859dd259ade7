// Tables. The plain `table` is shown as it is; `data_table` can be sorted by pressing a column's head,
// filtered by words, and is read page by page. Wide tables scroll inside their own frame, so the page
// never does.

import { h, replace } from "../dom.js";
import { icon } from "../icons.js";
import { richText } from "./richtext.js";
import { element } from "./elements.js";

const PAGE_SIZE = 5;

/** Draw a `table` block. The first row is its head, as in Slack. */
export function table(app, block) {
  const settings = block.column_settings ?? [];
  const rows = block.rows.map((row, index) =>
    h(
      "tr",
      null,
      row.map((cell, column) =>
        h(
          index === 0 ? "th" : "td",
          {
            class: `cell align-${settings[column]?.align ?? (cell?.type === "raw_number" ? "right" : "left")}${settings[column]?.is_wrapped ? " wrapped" : ""}`,
            scope: index === 0 ? "col" : undefined,
          },
          cellContent(app, cell),
        ),
      ),
    ),
  );
  return h(
    "div",
    { class: "block-table", tabIndex: 0, role: "region", "aria-label": app.t("options") },
    h("table", { class: "table" }, h("thead", null, rows[0]), h("tbody", null, rows.slice(1))),
  );
}

function cellContent(app, cell, surface = null, block = null) {
  if (!cell) return null;
  if (cell.type === "rich_text") return richText(app, cell);
  if (cell.type === "raw_number") return cell.text ?? number(app, cell.value);
  if (cell.type === "raw_text") return cell.text;
  return surface && cell.element ? element(surface, block, cell.element) : (cell.text ?? "");
}

function number(app, value) {
  return typeof value === "number"
    ? new Intl.NumberFormat(app.reader.locale).format(value)
    : String(value ?? "");
}

/** Draw a `data_table` block. */
export function dataTable(surface, block) {
  const { app } = surface;
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? PAGE_SIZE;
  const view = { sort: null, descending: false, filter: "", page: 0 };
  const body = h("tbody");
  const foot = h("div", { class: "table-foot" });
  const headRow = h("tr");

  const draw = () => {
    const shown = arrange(rows, view);
    const pages = Math.max(1, Math.ceil(shown.length / size));
    view.page = Math.min(view.page, pages - 1);
    const slice = shown.slice(view.page * size, (view.page + 1) * size);
    replace(
      headRow,
      head.map((cell, column) => headCell(column, cell)),
    );
    replace(
      body,
      slice.map((row) =>
        h(
          "tr",
          null,
          row.map((cell, column) => dataCell(surface, block, cell, column)),
        ),
      ),
    );
    if (!slice.length)
      replace(body, h("tr", null, h("td", { class: "cell muted", colspan: head.length }, app.t("no_match"))));
    replace(foot, pages > 1 ? pager(app, view, shown.length, size, pages, draw) : null);
  };
  const headCell = (column, cell) => {
    const active = view.sort === column;
    const label = plainCell(cell);
    return h(
      "th",
      {
        class: `cell align-${isNumeric(rows, column) ? "right" : "left"}`,
        scope: "col",
        "aria-sort": active ? (view.descending ? "descending" : "ascending") : undefined,
      },
      h(
        "button",
        {
          type: "button",
          class: active ? "sort-button active" : "sort-button",
          title: app.t("sort_by", { name: label }),
          on: { click: () => sortBy(column) },
        },
        label,
        icon(active ? (view.descending ? "chevron" : "up") : "sort", 14),
      ),
    );
  };
  const sortBy = (column) => {
    view.descending = view.sort === column && !view.descending;
    view.sort = column;
    draw();
  };
  draw();
  const filter =
    rows.length > size
      ? h("input", {
          class: "table-filter",
          type: "search",
          placeholder: app.t("filter_rows"),
          "aria-label": app.t("filter_rows"),
          on: { input: (event) => ((view.filter = event.target.value), (view.page = 0), draw()) },
        })
      : null;
  return h(
    "div",
    { class: "block-data-table" },
    h("div", { class: "table-head" }, h("div", { class: "table-caption" }, block.caption), filter),
    h(
      "div",
      { class: "table-scroll", tabIndex: 0, role: "region", "aria-label": block.caption },
      h(
        "table",
        { class: "table" },
        h("caption", { class: "visually-hidden" }, block.caption),
        h("thead", null, headRow),
        body,
      ),
    ),
    foot,
  );
}

function dataCell(surface, block, cell, column) {
  const rowHead = column === (block.row_header_column_index ?? 0);
  return h(
    rowHead ? "th" : "td",
    {
      class: `cell align-${cell?.type === "raw_number" ? "right" : "left"}`,
      scope: rowHead ? "row" : undefined,
    },
    cellContent(surface.app, cell, surface, block),
  );
}

function isNumeric(rows, column) {
  return rows.length > 0 && rows.every((row) => row[column]?.type === "raw_number");
}

function arrange(rows, { sort, descending, filter }) {
  const wanted = filter.trim().toLowerCase();
  const shown = wanted
    ? rows.filter((row) => row.some((cell) => plainCell(cell).toLowerCase().includes(wanted)))
    : [...rows];
  if (sort === null) return shown;
  shown.sort((a, b) => compare(a[sort], b[sort]));
  return descending ? shown.reverse() : shown;
}

function compare(a, b) {
  if (a?.type === "raw_number" && b?.type === "raw_number")
    return Number(a.value ?? a.text) - Number(b.value ?? b.text);
  return plainCell(a).localeCompare(plainCell(b), undefined, { numeric: true });
}

function plainCell(cell) {
  if (!cell) return "";
  if (cell.type === "rich_text")
    return cell.elements
      .flatMap((part) => part.elements ?? [])
      .map((part) => part.text ?? part.name ?? part.user_id ?? "")
      .join("");
  return String(cell.text ?? cell.value ?? "");
}

function pager(app, view, total, size, pages, draw) {
  const turn = (step) => () => ((view.page += step), draw());
  return [
    h(
      "span",
      { class: "muted" },
      app.t("page_of", { from: view.page * size + 1, to: Math.min(total, (view.page + 1) * size), total }),
    ),
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": app.t("previous"),
        disabled: view.page === 0,
        on: { click: turn(-1) },
      },
      icon("left", 18),
    ),
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": app.t("next_page"),
        disabled: view.page >= pages - 1,
        on: { click: turn(1) },
      },
      icon("right", 18),
    ),
  ];
}
