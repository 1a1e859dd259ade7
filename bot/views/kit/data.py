"""Blocks that show data: tables and charts.

https://docs.slack.dev/reference/block-kit/blocks/data-table-block
https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from bot.views.kit import text
from bot.views.kit.blocks import Block

MOST_ROWS = 100
MOST_COLUMNS = 20
MOST_CATEGORIES = 20
MOST_SERIES = 6
_MOST_TABLE_CHARACTERS = 10_000
_CELL = 300
_CAPTION = 150
_TITLE = 50
_LABEL = 20


class Number(NamedTuple):
    """A number in a table: sorted by `value`, shown as `words` in the reader's language."""

    value: float
    words: str


def data_table(
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str | Number]],
    *,
    page_size: int = 10,
) -> Block:
    """Return a table that can be sorted and paged, of the first 100 rows and 20 columns.

    The first column names the rows; Slack's limit of 10,000 characters may cut rows from the end.
    ValueError when there is no row or column, or a row has not a cell for every column.
    """
    if not rows or not columns or any(len(row) != len(columns) for row in rows):
        raise ValueError("a table needs rows, each with a cell for every column")
    width = min(len(columns), MOST_COLUMNS)
    # The header and one row fit in any case.
    most = min(_CELL, _MOST_TABLE_CHARACTERS // (2 * width))
    head = [_cell(column, most) for column in columns[:width]]
    body = [[_cell(cell, most) for cell in row[:width]] for row in rows[:MOST_ROWS]]
    return Block(
        {
            "type": "data_table",
            "caption": text.line(caption, _CAPTION),
            "rows": [head, *_rows_within(body, _MOST_TABLE_CHARACTERS - _size(head))],
            "page_size": max(1, min(page_size, MOST_ROWS)),
        }
    )


def chart(
    title: str,
    categories: Sequence[str],
    series: Mapping[str, Sequence[float]],
    *,
    kind: Literal["line", "bar", "area"] = "line",
    x_label: str = "",
    y_label: str = "",
) -> Block:
    """Return a chart of up to six series over the last 20 categories, the newest at the right.

    ValueError when there is nothing to draw, a value is not finite, or a series has not one value
    for each category.
    """
    if not categories or not series:
        raise ValueError("a chart needs categories and series")
    if any(len(values) != len(categories) for values in series.values()):
        raise ValueError("every series needs one value for each category")
    if not all(math.isfinite(value) for values in series.values() for value in values):
        raise ValueError("a chart cannot show infinity or what is not a number")
    labels = _distinct(categories[-MOST_CATEGORIES:])
    axis = {"categories": labels, "x_label": x_label, "y_label": y_label}
    drawn = {
        "type": kind,
        "series": _series(labels, series),
        "axis_config": {
            name: words if name == "categories" else text.line(str(words), _TITLE)
            for name, words in axis.items()
            if words
        },
    }
    return Block({"type": "data_visualization", "title": text.line(title, _TITLE), "chart": drawn})


def _series(labels: list[str], series: Mapping[str, Sequence[float]]) -> list[dict[str, Any]]:
    names = _distinct(list(series)[:MOST_SERIES])
    return [
        {"name": name, "data": _points(labels, values)}
        for name, values in zip(names, series.values(), strict=False)
    ]


def _points(labels: list[str], values: Sequence[float]) -> list[dict[str, Any]]:
    shown = values[-len(labels) :]
    return [{"label": label, "value": value} for label, value in zip(labels, shown, strict=True)]


def _distinct(words: Sequence[str]) -> list[str]:
    """Return labels short enough for a chart, which Slack wants all different."""
    labels: list[str] = []
    for word in words:
        label, again = text.line(word, _LABEL), 2
        while label in labels:
            label = f"{text.line(word, _LABEL - 4)} {again}"
            again += 1
        labels.append(label)
    return labels


def _cell(cell: str | Number, most: int) -> dict[str, Any]:
    if isinstance(cell, Number):
        return {"type": "raw_number", "value": cell.value, "text": text.line(cell.words, most)}
    return {"type": "raw_text", "text": text.line(cell, most)}


def _rows_within(rows: list[list[dict[str, Any]]], room: int) -> Iterator[list[dict[str, Any]]]:
    for row in rows:
        room -= _size(row)
        if room < 0:
            return
        yield row


def _size(row: Sequence[dict[str, Any]]) -> int:
    return sum(text.length(cell["text"]) for cell in row)
