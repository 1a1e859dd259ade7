"""Due dates in words, English and Chinese: understood, or asked about, never guessed.

`understand` reads a sentence; `due_instant` says when the deadline it named ends. The order of the
story: `sentence` normalises the text and lets tables recognise words (the longest match wins):
`numeric`, `english_*`, `chinese_*`, `festivals`, `ranges`, `absolute` for days, `clocktimes` for
times; `context` judges by the words around whether a date is meant as a deadline; what remains is
one date, several to choose from, or none. What the words mean stands in docs/due-dates.md.
"""

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.due.instant import due_instant
from bot.domain.due.values import Ambiguous, Due
from bot.domain.workdays import Workdays

__all__ = ["Ambiguous", "Due", "due_instant", "over", "understand"]


def understand(
    text: str,
    *,
    now: datetime,
    zone: str,
    workdays: Workdays,
    languages: Sequence[str] = ("en", "zh"),
) -> Due | Ambiguous | None:
    """Return the deadline that a sentence names, the dates it may mean, or None when it names none.

    `now` is an instant (UTC), `zone` where the writer's clock is, `languages` those to read (`en`,
    `zh`, locales such as `en-GB`), the writer's first. Words that only look like a date are none.
    """
    from bot.domain.due import sentence  # late: it compiles some hundred patterns

    return sentence.understand(text, now=now, zone=zone, workdays=workdays, languages=languages)


def over(
    text: str,
    *,
    now: datetime,
    zone: str,
    workdays: Workdays,
    languages: Sequence[str] = ("en", "zh"),
) -> date | None:
    """Return the day that is over with which a text begins or ends: *send it yesterday*.

    The arguments are those of `understand`. Within a sentence such words tell of something; beside
    a task without a deadline they are worth a question.
    """
    from bot.domain.due import sentence  # late: it compiles some hundred patterns

    return sentence.over(text, now=now, zone=zone, workdays=workdays, languages=languages)
