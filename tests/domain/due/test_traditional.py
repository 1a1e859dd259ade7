"""Dates are understood in traditional characters as they are in simplified ones."""

import csv
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from opencc import OpenCC

from bot.domain.due import Ambiguous, Due, understand
from bot.domain.workdays import Workdays

CORPUS = Path(__file__).parent / "corpus"
FORMS = [OpenCC(name) for name in ("s2t", "s2tw", "s2hk")]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


BASES = {row["base"]: row for row in _rows(CORPUS / "bases.tsv")}
PHRASES = {
    (row["base"], row["text"]) for path in (CORPUS / "zh").glob("*.tsv") for row in _rows(path)
}


def _understood(base: dict[str, str], text: str) -> tuple[object, ...]:
    """Return the dates and times and where their words stand; the words are in other characters."""
    found = understand(
        text,
        now=datetime.fromisoformat(base["now"]).replace(tzinfo=ZoneInfo(base["zone"])),
        zone=base["zone"],
        workdays=Workdays(None if base["country"] == "-" else base["country"]),
    )
    dues: tuple[Due, ...] = ()
    if found:
        dues = found.choices if isinstance(found, Ambiguous) else (found,)
    return (type(found), *((due.day, due.at, due.past, due.spans) for due in dues))


@pytest.mark.parametrize("share", range(4))
def test_the_corpus_means_the_same_in_traditional_characters(share: int) -> None:
    """As OpenCC writes it for Taiwan, for Hong Kong, and by the standard; each spelling once."""
    for base, text in sorted(PHRASES)[share::4]:
        there = BASES[base]
        meant = _understood(there, text)
        for traditional in {form.convert(text) for form in FORMS} - {text}:
            assert (traditional, _understood(there, traditional)) == (traditional, meant)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("週五前", "2026-11-27"),
        ("下週五前繳交報告", "2026-12-04"),
        ("五個工作天內回覆", "2026-11-30"),
        ("後天下午三點", "2026-11-25"),
        ("12月15號之前", "2026-12-15"),
        ("月底前完成", "2026-11-30"),
        ("禮拜三下班前", "2026-11-25"),
        ("中秋節前", "2027-09-14"),
        ("農曆年前", "2027-02-04"),
    ],
)
def test_words_of_taiwan_and_hong_kong(text: str, expected: str) -> None:
    """As people write them there."""
    found = understand(
        text,
        now=datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai")),
        zone="Asia/Shanghai",
        workdays=Workdays("CN"),
    )
    assert isinstance(found, Due)
    assert found.day.isoformat() == expected
