"""How people write deadlines in minutes and chat, and what looks like one and is none.

The phrases stand in `corpus/`, a file a kind: `base` names a row of `corpus/bases.tsv` (when, where
and with whose holidays the text is read), `expected` is a date [time] [past], `-` for none, or `?`
and the choices; `words` said the date and `rest` is what remains of the text.
"""

import csv
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.due import Ambiguous, Due, understand
from bot.domain.workdays import Workdays

CORPUS = Path(__file__).parent / "corpus"
LANGUAGES = ("en", "zh")
Row = dict[str, str]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        return list(rows)


BASES = {row["base"]: row for row in _rows(CORPUS / "bases.tsv")}


FILES = [path for language in LANGUAGES for path in sorted((CORPUS / language).glob("*.tsv"))]


def _understood(row: Row) -> Due | Ambiguous | None:
    base = BASES[row["base"]]
    zone = base["zone"]
    return understand(
        row["text"],
        now=datetime.fromisoformat(base["now"]).replace(tzinfo=ZoneInfo(zone)),
        zone=zone,
        workdays=Workdays(None if base["country"] == "-" else base["country"]),
    )


def _shown(due: Due) -> str:
    at = f" {due.at:%H:%M}" if due.at else ""
    return f"{due.day}{at}{' past' if due.past else ''}"


def _told(found: Due | Ambiguous | None) -> tuple[str, ...]:
    """What was understood, as the corpus writes it."""
    if found is None:
        return ("-",)
    if isinstance(found, Ambiguous):
        return (" ".join(["?", *(_shown(one) for one in found.choices)]),)
    return (_shown(found), "|".join(found.words), found.rest)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_people_write_is_understood(path: Path) -> None:
    """As the corpus says, line by line."""
    wrong = {}
    for row in _rows(path):
        told = _told(_understood(row))
        expected = (row["expected"], row["words"], row["rest"])[: len(told)]
        if told != expected:
            wrong[row["base"], row["text"]] = (told, expected)
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_large_and_holds_enough_without_a_date(language: str) -> None:
    """At least 400 different phrases, a quarter of them without a date, on all kinds of days."""
    files = [path for path in FILES if path.parent.name == language]
    rows = [row for path in files for row in _rows(path)]
    different = {(row["base"], row["text"]) for row in rows}
    without = [row for row in rows if row["expected"] == "-"]
    assert len(different) == len(rows) >= 400
    assert len(without) * 4 >= len(rows)
    assert {row["base"] for row in rows} >= {"monthend", "yearend", "sun", "leap", "dstday"}
