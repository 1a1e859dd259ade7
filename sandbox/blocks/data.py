"""The blocks that show data: tables and charts.

Sources: https://docs.slack.dev/reference/block-kit/blocks/table-block, …/data-table-block and
…/data-visualization-block.
"""

from collections.abc import Mapping
from typing import Any, Final

from sandbox.blocks.rich_text import RICH_TEXT
from sandbox.blocks.schema import (
    Check,
    Kinds,
    Rule,
    choice,
    flag,
    integer,
    list_of,
    number,
    one_of,
    only,
    or_null,
    positive,
    record,
    report,
    required,
    text,
)

MOST_COLUMNS: Final = 20

CELLS: Final[Kinds] = {
    "raw_text": record(text=required(text())),
    "raw_number": record(value=required(number), text=required(text())),
    "rich_text": RICH_TEXT,
}
_ROW: Final = list_of(one_of(CELLS), MOST_COLUMNS, least=1)
_HEADER_CELL: Final = one_of(only(CELLS, "raw_text", "raw_number"))


def _rows_are_alike(value: Mapping[str, Any], at: str, found: list[str]) -> None:
    """Rule: every row of a data_table has as many cells as its header."""
    rows = value["rows"]
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            report(found, "all rows must have the same number of cells", f"{at}/rows/{index}")


def _header_is_plain(value: Mapping[str, Any], at: str, found: list[str]) -> None:
    """Rule: rich_text cannot be used for the header of a data_table."""
    for index, cell in enumerate(value["rows"][0]):
        _HEADER_CELL(cell, f"{at}/rows/0/{index}", found)


def _row_header_exists(value: Mapping[str, Any], at: str, found: list[str]) -> None:
    """Rule: the column that names the rows is one of the columns."""
    last = len(value["rows"][0]) - 1
    if value.get("row_header_column_index", 0) > last:
        report(found, f"must be less than {last}", f"{at}/row_header_column_index")


TABLE: Final = record(
    rows=required(list_of(_ROW, 100, least=1)),
    column_settings=list_of(
        or_null(record(align=choice("left", "center", "right"), is_wrapped=flag)), MOST_COLUMNS
    ),
)

DATA_TABLE: Final = record(
    _rows_are_alike,
    _header_is_plain,
    _row_header_exists,
    caption=required(text()),
    # One header and 1 to 100 rows.
    rows=required(list_of(_ROW, 101, least=2)),
    page_size=integer(1, 100),
    row_header_column_index=integer(0),
)


def _one_point_a_category(value: Mapping[str, Any], at: str, found: list[str]) -> None:
    """Rule: every series has exactly one value for each category of the axis."""
    categories = sorted(value["axis_config"]["categories"])
    for index, series in enumerate(value["series"]):
        if sorted(point["label"] for point in series["data"]) != categories:
            report(
                found,
                "must have exactly one data point for each category",
                f"{at}/series/{index}/data",
            )


def _names_differ(list_name: str, key: str | None = None) -> Rule:
    """Give the rule that no two members of a list have the same name."""

    def rule(value: Mapping[str, Any], at: str, found: list[str]) -> None:
        names = [member[key] if key else member for member in value[list_name]]
        if len(set(names)) != len(names):
            report(found, "Input contains duplicate items", f"{at}/{list_name}")

    return rule


_LABEL: Final = text(20)
_AXIS_TITLE: Final = text(50)


def _plotted() -> Check:
    points = list_of(record(label=required(_LABEL), value=required(number)), 20, least=1)
    return list_of(record(name=required(_LABEL), data=required(points)), 6, least=1)


_PLOT: Final = record(
    _one_point_a_category,
    _names_differ("series", "name"),
    series=required(_plotted()),
    axis_config=required(
        record(
            _names_differ("categories"),
            categories=required(list_of(_LABEL, 20, least=1)),
            x_label=_AXIS_TITLE,
            y_label=_AXIS_TITLE,
        )
    ),
)

# Slack's page has said 6 and 12 series or segments at different times: 6 is safe.
CHARTS: Final[Kinds] = {
    "line": _PLOT,
    "bar": _PLOT,
    "area": _PLOT,
    "pie": record(
        segments=required(
            list_of(record(label=required(_LABEL), value=required(positive)), 6, least=1)
        )
    ),
}

DATA_VISUALIZATION: Final = record(title=required(text(50)), chart=required(one_of(CHARTS)))
