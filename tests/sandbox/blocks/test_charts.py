"""Tables and charts hold data that must fit together."""

from typing import Any

import pytest

from sandbox.blocks import message_errors

Json = dict[str, Any]


def chart(series: list[Json], categories: list[str], kind: str = "line") -> Json:
    """Return a chart with axes."""
    return {
        "type": "data_visualization",
        "title": "On time",
        "chart": {"type": kind, "series": series, "axis_config": {"categories": categories}},
    }


def series(name: str, **values: float) -> Json:
    """Return a series with its values by category."""
    return {
        "name": name,
        "data": [{"label": label, "value": value} for label, value in values.items()],
    }


def said_of(block: Json) -> tuple[str, ...]:
    """Return what is wrong with a block of a message."""
    problems = message_errors(text="x", blocks=[block])
    return tuple(sentence for problem in problems for sentence in problem.messages)


@pytest.mark.parametrize("kind", ["line", "bar", "area"])
def test_a_chart_has_up_to_six_series_and_twenty_categories(kind: str) -> None:
    """The biggest chart passes; a seventh series or a twenty-first category does not."""
    weeks = [f"W{number}" for number in range(21)]

    def of(series_count: int, week_count: int) -> Json:
        values = dict.fromkeys(weeks[:week_count], 1.5)
        named = [series(f"Team {number}", **values) for number in range(series_count)]
        return chart(named, weeks[:week_count], kind)

    assert said_of(of(6, 20)) == ()
    assert said_of(of(7, 1)) == (
        "no more than 6 items allowed [json-pointer:/blocks/0/chart/series]",
    )
    assert (
        "no more than 20 items allowed [json-pointer:/blocks/0/chart/axis_config/categories]"
        in (said_of(of(1, 21)))
    )


def test_names_on_a_chart_have_twenty_characters() -> None:
    """Categories and series have short names, axes titles of fifty characters."""
    long = "x" * 21
    block = chart([series(long, **{long: 1})], [long])
    block["chart"]["axis_config"].update(x_label="x" * 51, y_label="x" * 51)
    root = "/blocks/0/chart"

    assert said_of(block) == (
        f"must be less than 21 characters [json-pointer:{root}/series/0/name]",
        f"must be less than 21 characters [json-pointer:{root}/series/0/data/0/label]",
        f"must be less than 21 characters [json-pointer:{root}/axis_config/categories/0]",
        f"must be less than 51 characters [json-pointer:{root}/axis_config/x_label]",
        f"must be less than 51 characters [json-pointer:{root}/axis_config/y_label]",
    )


@pytest.mark.parametrize(
    "values",
    [{"Mon": 1.0}, {"Mon": 1.0, "Tue": 2.0, "Wed": 3.0}, {"Mon": 1.0, "Wed": 2.0}],
)
def test_a_series_has_one_value_for_each_category(values: dict[str, float]) -> None:
    """Too few, too many or other points than the axis has are refused."""
    place = "/blocks/0/chart/series/0/data"

    assert said_of(chart([series("Team", **values)], ["Mon", "Tue"])) == (
        f"must have exactly one data point for each category [json-pointer:{place}]",
    )


def test_series_and_categories_have_different_names() -> None:
    """Two series, or two categories, of one name are refused."""
    twice = series("Team", Mon=1)
    again: Json = {"name": "Team", "data": [{"label": "Mon", "value": 1}] * 2}

    assert said_of(chart([twice, twice], ["Mon"])) == (
        "Input contains duplicate items [json-pointer:/blocks/0/chart/series]",
    )
    assert (
        "Input contains duplicate items [json-pointer:/blocks/0/chart/axis_config/categories]"
        in (said_of(chart([again], ["Mon", "Mon"])))
    )


@pytest.mark.parametrize("value", ["3", None, True, float("nan"), float("inf")])
def test_a_value_is_a_number(value: Any) -> None:
    """Words, truths and infinities are no values."""
    assert said_of(chart([series("Team", Mon=value)], ["Mon"])) == (
        "must provide a number [json-pointer:/blocks/0/chart/series/0/data/0/value]",
    )


def test_a_line_may_go_below_zero_but_a_slice_may_not_be_empty() -> None:
    """Values of a pie are above zero; others may be anything."""
    pie = {"type": "pie", "segments": [{"label": "None", "value": 0}]}

    assert said_of(chart([series("Team", Mon=-1)], ["Mon"])) == ()
    assert said_of({"type": "data_visualization", "title": "Share", "chart": pie}) == (
        "must be greater than 0 [json-pointer:/blocks/0/chart/segments/0/value]",
    )


def test_the_header_of_a_data_table_is_plain() -> None:
    """Formatted text stands only below the header, and the naming column must exist."""
    words = {"type": "rich_text", "elements": []}
    plain = {"type": "raw_text", "text": "Owner"}
    table = {"type": "data_table", "caption": "Open", "rows": [[words], [plain]]}

    assert said_of({**table, "rows": [[plain], [words]]}) == ()
    assert said_of(table) == ("unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]",)
    assert said_of({**table, "rows": [[plain]] * 2, "row_header_column_index": 1}) == (
        "must be less than 0 [json-pointer:/blocks/0/row_header_column_index]",
    )
