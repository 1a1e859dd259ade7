"""Tables and charts."""

import math

import pytest

from bot.views import kit
from bot.views.kit import Block, Number
from sandbox.blocks import message_errors


def problems(block: Block) -> list[object]:
    """Return what Slack would refuse in a message of this block."""
    return list(message_errors(text="Digest", blocks=[block]))


def test_a_table_names_its_columns_first() -> None:
    """The header is the first row; numbers sort as numbers and read as words."""
    table = kit.data_table("By group", ["Group", "On time"], [["运营规划组", Number(0.85, "85%")]])
    assert table == {
        "type": "data_table",
        "caption": "By group",
        "rows": [
            [{"type": "raw_text", "text": "Group"}, {"type": "raw_text", "text": "On time"}],
            [
                {"type": "raw_text", "text": "运营规划组"},
                {"type": "raw_number", "value": 0.85, "text": "85%"},
            ],
        ],
        "page_size": 10,
    }
    assert problems(table) == []


def test_a_table_keeps_the_first_hundred_rows() -> None:
    """Slack takes a header and a hundred rows."""
    table = kit.data_table("Many", ["n"], [[str(number)] for number in range(150)])
    assert len(table["rows"]) == 101
    assert problems(table) == []


def test_a_table_of_long_cells_keeps_fewer_rows() -> None:
    """All cells together have 10,000 characters, and one row is always there."""
    wide = kit.data_table("Wide", ["x" * 400] * 20, [["y" * 400] * 20] * 5)
    assert len(wide["rows"]) == 2
    assert problems(wide) == []


@pytest.mark.parametrize(("columns", "rows"), [(["a"], []), ([], [[]]), (["a", "b"], [["1"]])])
def test_a_table_with_gaps_is_a_mistake(columns: list[str], rows: list[list[str]]) -> None:
    """A table has rows, and a cell for every column."""
    with pytest.raises(ValueError, match="cell for every column"):
        kit.data_table("Gaps", columns, rows)


def test_a_chart_has_a_point_for_every_category() -> None:
    """Every series says its value for each week."""
    chart = kit.chart("On time", ["W47", "W48"], {"Planning": [0.5, 1]}, y_label="%")
    assert chart == {
        "type": "data_visualization",
        "title": "On time",
        "chart": {
            "type": "line",
            "series": [
                {
                    "name": "Planning",
                    "data": [{"label": "W47", "value": 0.5}, {"label": "W48", "value": 1}],
                }
            ],
            "axis_config": {"categories": ["W47", "W48"], "y_label": "%"},
        },
    }
    assert problems(chart) == []


def test_a_chart_shows_the_newest_weeks_and_the_first_series() -> None:
    """20 categories and six series are what Slack draws."""
    weeks = [f"W{number}" for number in range(30)]
    chart = kit.chart("Trend", weeks, {f"G{number}": range(30) for number in range(9)})["chart"]
    assert chart["axis_config"]["categories"] == weeks[10:]
    assert [point["value"] for point in chart["series"][0]["data"]] == list(range(10, 30))
    assert len(chart["series"]) == 6


def test_names_that_become_alike_are_told_apart() -> None:
    """Names of groups are shortened to 20 characters, and still have to differ."""
    long = "企业运营管理部运营规划与数据分析"
    series = {f"{long}第一小组联合": [1], f"{long}第一小组其他": [2]}
    names = [line["name"] for line in kit.chart("T", ["W1"], series)["chart"]["series"]]
    assert names == [f"{long}第一小…", f"{long[:15]}… 2"]


@pytest.mark.parametrize(
    ("categories", "series"),
    [
        ([], {"a": []}),
        (["W1"], {}),
        (["W1"], {"a": [1, 2]}),
        (["W1"], {"a": [math.nan]}),
        (["W1"], {"a": [math.inf]}),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_a_mistake(
    categories: list[str], series: dict[str, list[float]]
) -> None:
    """Something to draw, a value for each category, and real numbers."""
    with pytest.raises(ValueError, match=r"chart|series"):
        kit.chart("T", categories, series)
