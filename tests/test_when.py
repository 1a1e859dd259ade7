"""`gavel when` tells what is understood of texts."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

IN_SHANGHAI = ("--now", "2026-11-23T10:00", "--tz", "Asia/Shanghai", "--country", "CN")


def when(*arguments: str) -> Result:
    """Run the command on Monday 23 November 2026 in Shanghai."""
    return CliRunner(catch_exceptions=False).invoke(main, ["when", *IN_SHANGHAI, *arguments])


def test_a_date_its_words_and_the_rest() -> None:
    """With weekday and time."""
    result = when("send the report by Friday 3pm")
    assert (result.exit_code, result.output) == (
        0,
        (
            "send the report by Friday 3pm\n"
            "  date:  2026-11-27 Friday 15:00\n"
            "  words: Friday 3pm\n"
            "  rest:  send the report\n"
        ),
    )


def test_each_text_has_its_answer() -> None:
    """A date without a time, none, and a past one."""
    lines = when("下周五前提交", "第3季度的数据", "by 20 November").output.splitlines()
    assert [line for line in lines if not line.startswith(("  words", "  rest"))] == [
        "下周五前提交",
        "  date:  2026-12-04 Friday",
        "第3季度的数据",
        "  none",
        "by 20 November",
        "  past:  2026-11-20 Friday",
    ]


def test_choices() -> None:
    """As they would be asked about."""
    assert when("Thursday or Friday").output.splitlines() == [
        "Thursday or Friday",
        "  ask:   2026-11-26 Thursday",
        "  ask:   2026-11-27 Friday",
    ]


def test_a_text_a_line_of_a_file(tmp_path: Path) -> None:
    """Empty lines are left out, a byte order mark too."""
    file = tmp_path / "texts.txt"
    file.write_text("\ufefftomorrow\n\n5个工作日内\n", "utf-8")
    told = [json.loads(line) for line in when("--json", "--file", str(file)).output.splitlines()]
    assert [(one["text"], one["due"]["date"]) for one in told] == [
        ("tomorrow", "2026-11-24"),
        ("5个工作日内", "2026-11-30"),
    ]


def test_json_tells_everything() -> None:
    """One object a text; choices in a list."""
    due, asked, none = (
        json.loads(line)
        for line in when("--json", "send it by Friday 3pm", "by Monday", "soon").output.splitlines()
    )
    assert due["due"] == {
        "date": "2026-11-27",
        "weekday": "Friday",
        "time": "15:00",
        "past": False,
        "words": ["Friday 3pm"],
        "rest": "send it",
    }
    assert [choice["date"] for choice in asked["choices"]] == ["2026-11-23", "2026-11-30"]
    assert none == {"text": "soon", "answer": "none", "due": None, "choices": []}
    assert [due["answer"], asked["answer"]] == ["date", "ask"]


@pytest.mark.parametrize("text", ["yesterday", "昨天", "last Friday", "上周五", "2020-01-02"])
def test_a_date_that_is_over_is_said_to_be(text: str) -> None:
    """And not that there is none."""
    assert json.loads(when("--json", text).output)["answer"] == "past"


def test_a_file_from_elsewhere(tmp_path: Path) -> None:
    """Lines end as on Windows, some hold only blanks, the last does not end."""
    file = tmp_path / "texts.txt"
    file.write_bytes("by Friday\r\n \t\r\n\r\n下周五前".encode("utf-8-sig"))
    lines = when("--file", str(file)).output.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["by Friday", "下周五前"]


def test_a_large_file_is_told_line_by_line(tmp_path: Path) -> None:
    """Each line has its answer, in order."""
    file = tmp_path / "texts.txt"
    file.write_text("".join(f"item {number} by Friday\n" for number in range(3_000)), "utf-8")
    told = [json.loads(line) for line in when("--json", "--file", str(file)).output.splitlines()]
    assert [one["text"] for one in told] == [f"item {number} by Friday" for number in range(3_000)]
    assert {one["due"]["date"] for one in told} == {"2026-11-27"}


def test_an_empty_file_has_no_answers(tmp_path: Path) -> None:
    """And is no mistake."""
    file = tmp_path / "texts.txt"
    file.write_text("\n\n", "utf-8")
    result = when("--file", str(file))
    assert (result.exit_code, result.output) == (0, "")


def test_a_text_of_several_lines_is_shown_on_one() -> None:
    """So that each answer stands below one line."""
    assert when("send it\nby Friday").output.splitlines()[0] == "send it by Friday"


def test_the_country_orders_day_and_month() -> None:
    """Where the locale does not tell."""
    assert "2026-12-05" in when("--country", "GB", "by 5/12").output
    assert "2027-05-12" in when("--country", "US", "by 5/12").output


def test_the_moment_may_name_its_zone() -> None:
    """23:30 UTC on Monday is Tuesday in Shanghai."""
    result = when("--now", "2026-11-23T23:30+00:00", "today")
    assert "2026-11-24 Tuesday" in result.output


def test_the_writers_locale_orders_day_and_month() -> None:
    """5/6 is in June for a Briton and in May for an American."""
    assert "2027-06-05" in when("--locale", "en-GB", "by 5/6").output
    assert "2027-05-06" in when("--locale", "en-US", "by 5/6").output


@pytest.mark.parametrize(
    ("arguments", "explained"),
    [
        ((), "Give a text in quotes"),
        (("--now", "yesterday", "x"), "is no date and time: write it as 2026-11-23T10:00"),
        (("--now", "9999-12-31", "x"), "the year must be 2000 to 2098"),
        (("--tz", "Mars/Base", "x"), "use a name such as Asia/Shanghai"),
        (("--country", "XX", "x"), "use a code such as CN, DE or US"),
        (("--file", "missing.txt"), "missing.txt"),
    ],
)
def test_what_is_wrong_is_said(arguments: tuple[str, ...], explained: str) -> None:
    """With the exit code of wrong arguments."""
    result = when(*arguments)
    assert result.exit_code == 2
    assert explained in " ".join(result.output.split())


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    """It is refused kindly too."""
    file = tmp_path / "texts.txt"
    file.write_bytes(b"\xff\xfe\x00by Friday")
    result = when("--file", str(file))
    assert (result.exit_code, "not UTF-8" in result.output) == (2, True)
