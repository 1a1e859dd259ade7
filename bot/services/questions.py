"""The questions of a series: standard ones are asked in each reader's language, others as typed.

Stored as `{"key", "text"}`. The standard keys are those of the regulation (4.1.1): what was done
last week, what is planned for this week, what should be discussed.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.i18n import Translator, translator
from bot.i18n.catalogues import languages

DONE, PLAN, DISCUSS = "done", "plan", "discuss"
STANDARD = (DONE, PLAN, DISCUSS)
MOST = 10  # so many fields are still answered every week


def standard() -> list[dict[str, Any]]:
    """The questions of a series that asks nothing of its own."""
    return [{"key": key, "text": None} for key in STANDARD]


def special() -> list[dict[str, Any]]:
    """The questions of a special meeting: there is no last week to report on."""
    return [{"key": DISCUSS, "text": None}]


def text(t: Translator, question: Mapping[str, Any]) -> str:
    """How one question is put to a reader."""
    return str(question["text"]) if question["text"] else t(f"questions.{question['key']}")


def texts(t: Translator, questions: Sequence[Mapping[str, Any]]) -> list[str]:
    """How the questions are put to a reader, in their order."""
    return [text(t, question) for question in questions]


def parse(lines: Iterable[str]) -> list[dict[str, Any]]:
    """The questions that were typed, one a line; none at all means the standard ones.

    A line that repeats a standard question in any language stays that question.
    """
    known = {t(f"questions.{key}"): key for t in map(translator, languages()) for key in STANDARD}
    typed = [line.strip() for line in lines if line.strip()]
    parsed: list[dict[str, Any]] = []
    for number, line in enumerate(dict.fromkeys(typed), start=1):
        key = known.get(line)
        parsed.append({"key": key or f"q{number}", "text": None if key else line})
    return parsed or standard()
