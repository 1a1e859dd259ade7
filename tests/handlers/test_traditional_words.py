"""Every word that a command knows is known in traditional characters as well."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from opencc import OpenCC

from bot.domain import absence_filling, absence_words, weekly_times
from bot.domain.absences import Span
from bot.domain.capture import EntryKind, parse
from bot.domain.chinese import simplified
from bot.domain.due import (
    chinese_business,
    chinese_events,
    chinese_festivals,
    chinese_months,
    chinese_numbered,
    chinese_periods,
    chinese_said,
    chinese_statements,
    chinese_terms,
    chinese_times,
    chinese_verbs,
    chinese_weeks,
    context_words,
    happening_words,
    lunar,
    numbers,
    ranges,
    solar_terms,
    weeknumbers,
)
from bot.domain.weekly_times import WeeklyTime
from bot.domain.workdays import Workdays
from bot.i18n.catalogues import LOCALES, texts
from bot.i18n.checks.catalogues import read
from handlers import absences, decisions, digests, followup_grammar, meetings
from handlers.followup_grammar import LISTS, SNOOZES, WORDS, Verb

FORMS = [OpenCC(name) for name in ("s2t", "s2tw", "s2hk")]
SUBCOMMANDS = {
    "/meeting": meetings.SUBCOMMANDS,
    "/decision": decisions.SUBCOMMANDS,
    "/digest": digests.SUBCOMMANDS,
    "/away": absences.SUBCOMMANDS,
}
# Modules whose tables and patterns read Chinese, those of due dates through absences and digests.
READERS = (
    absence_filling, absence_words, weekly_times,
    chinese_business, chinese_events, chinese_festivals, chinese_months, chinese_numbered,
    chinese_periods, chinese_said, chinese_statements, chinese_terms,
    chinese_times, chinese_verbs, chinese_weeks, context_words, happening_words, lunar, numbers,
    ranges, solar_terms, weeknumbers,
)  # fmt: skip
COMMAND = re.compile(
    r"(/(?:meeting|decision|digest|away|followup))(?![\w*])([^`「」“”，。；、,.;:：\n]*)"
)
KEYS = sorted(read(LOCALES)[0]["en"])


def forms(word: str) -> set[str]:
    """A word as it is written in traditional characters, wherever."""
    return {form.convert(word) for form in FORMS}


@pytest.mark.parametrize("command", sorted(SUBCOMMANDS))
def test_subcommands_mean_the_same(command: str) -> None:
    """With whatever follows them, which is left as it was typed."""
    table = SUBCOMMANDS[command]
    for word in table.words:
        for form in forms(word):
            assert table.split(f"{form} 價目錶") == (table.split(word)[0], "價目錶")


@pytest.mark.parametrize("word", sorted(word for word in WORDS if not word.isascii()))
def test_verbs_of_followups_mean_the_same(word: str) -> None:
    """With the number right behind them, too."""
    verb = WORDS[word]
    rest = "" if verb in {Verb.LIST, Verb.HELP} else "12"
    for form in forms(word):
        assert followup_grammar.parse(f"{form}{rest}").verb == verb


def test_lists_and_snoozes_mean_the_same() -> None:
    """What stands behind a verb."""
    for word, scope in LISTS.items():
        assert {followup_grammar.parse(f"清單 {form}").rest for form in forms(word)} == {scope}
    for word, choice in SNOOZES.items():
        assert {followup_grammar.snooze(form) for form in forms(word)} == {choice}


def test_a_task_keeps_its_characters() -> None:
    """Only the verb is compared; what is kept is what was typed."""
    assert followup_grammar.parse("新增 週五前完成報告").rest == "週五前完成報告"
    assert followup_grammar.parse("完成報告").rest == "完成報告"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("紀要：本月銷售額增長", EntryKind.NOTE),
        ("決議：沿用現行價目表", EntryKind.DECISION),
        ("決定：沿用現行價目表", EntryKind.DECISION),
        ("待辦:週五前提交報告", EntryKind.FOLLOWUP),
        ("待辦事項：週五前提交報告", EntryKind.FOLLOWUP),
        ("行動項：週五前提交報告", EntryKind.FOLLOWUP),
        ("風險：供應商可能延期", EntryKind.RISK),
        ("待議：誰去參加展會？", EntryKind.QUESTION),
        ("問題：誰去參加展會？", EntryKind.QUESTION),
    ],
)
def test_keywords_of_minutes_mean_the_same(line: str, kind: EntryKind) -> None:
    """The line is kept as it was typed."""
    entry = parse(line)[0]
    assert (entry.kind, entry.text) == (kind, re.split("[:：]", line, maxsplit=1)[1])


@pytest.mark.parametrize("language", ["zh_Hans", "zh_Hant"])
@pytest.mark.parametrize("kind", list(EntryKind))
def test_examples_of_lines_are_such_lines(language: str, kind: EntryKind) -> None:
    """Whoever types what the bot shows gets it."""
    example = texts(language).gettext(f"minutes.example.{kind}")
    assert [entry.kind for entry in parse(example)] == [kind]


@pytest.mark.parametrize("key", KEYS)
def test_commands_in_texts_mean_the_same_in_every_language(key: str) -> None:
    """A command that a text tells people to type works, and does what it does in English."""
    english = set(said(texts("en").gettext(key)))
    assert set(said(texts("zh_Hans").gettext(key))) == english
    assert set(said(texts("zh_Hant").gettext(key))) == english


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("下週", date(2026, 11, 30), date(2026, 12, 6)),
        ("到週五", date(2026, 11, 25), date(2026, 11, 27)),
        ("12月24號到1月2號", date(2026, 12, 24), date(2027, 1, 2)),
        ("我後天請假", date(2026, 11, 27), date(2026, 11, 27)),
    ],
)
def test_days_of_absence_mean_the_same(typed: str, first: date, last: date) -> None:
    """`/away` with the words of Taiwan and Hong Kong."""
    days = absence_words.understand(
        typed,
        now=datetime(2026, 11, 25, 4, tzinfo=UTC),
        zone="Asia/Taipei",
        workdays=Workdays("TW"),
        languages=["zh-TW"],
    )
    assert days == Span(first, last)


def test_weekly_times_mean_the_same() -> None:
    """`/digest` with the words of Taiwan and Hong Kong."""
    assert weekly_times.understand("每週五下午四點") == (WeeklyTime(4, time(16)),)
    assert weekly_times.understand("禮拜一 9:00") == (WeeklyTime(0, time(9)),)


def test_dates_are_folded_whole() -> None:
    """No character that a pattern knows is missing in the table of characters."""
    for module in READERS:
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        for words in {*re.findall(r"[\u4e00-\u9fff]+", source), *source}:
            for form in forms(words):
                assert simplified(form) == simplified(words)


def said(text: str) -> Iterator[tuple[str, str | None]]:
    """The commands in a text, each with the subcommand that is meant."""
    for command, rest in COMMAND.findall(text):
        words = rest.strip().replace("{verb}", "done")
        if command == "/followup":
            first = simplified(words.partition(" ")[0].lower())
            yield command, WORDS.get(first, Verb.ADD) if first else None
        else:
            yield command, SUBCOMMANDS[command].split(words)[0]
