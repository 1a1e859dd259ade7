"""What somebody typed about a follow-up, understood: who, what, until when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import ClassVar, Final

from bot.domain import mrkdwn
from bot.domain.due import Ambiguous, Due, over, understand
from bot.domain.errors import FieldError
from bot.domain.localtime import local, to_utc
from bot.domain.owner_doubts import Doubt, Named
from bot.domain.tasks import followup_text
from bot.i18n.reader import Reader
from bot.services import names, readers
from bot.views.dates import DateChoice
from bot.views.followup_forms import MOST_REASON, MOST_TEXT, OWNER, OWNERS, REASON, TEXT
from storage import people
from storage.followups import Followup
from storage.work import Work

_WORD: Final = re.compile(r"\w+")
# What is left of “change F-12 to Friday” when the date is taken out says nothing.
_EMPTY_WORDS: Final = frozenset(
    {
        "to", "due", "date", "the", "until", "till", "by", "on", "before", "or",
        "改到", "改为", "延到", "到", "改成", "推迟到", "前", "之前", "以前", "或", "或者",
    }
)  # fmt: skip


class EmptyError(FieldError):
    """It does not say what is to be done; `typed` is what it says."""

    key: ClassVar[str] = "followups.error.empty"
    field: ClassVar[str] = TEXT


class TooLongError(FieldError):
    """The text has more than `most` characters; `typed` is all of it."""

    key: ClassVar[str] = "followups.error.too_long"
    field: ClassVar[str] = TEXT


class ReasonMissingError(FieldError):
    """A reason has to be given."""

    key: ClassVar[str] = "followups.error.reason"
    field: ClassVar[str] = REASON


class ReasonTooLongError(TooLongError):
    """The reason has more than `most` characters; `typed` is all of it."""

    field: ClassVar[str] = REASON


class OwnerError(FieldError):
    """`user` (a name) is a bot or has left: nobody whom a follow-up could be given to."""

    key: ClassVar[str] = "followups.error.owner"
    field: ClassVar[str] = OWNERS


class TypedOwnerError(OwnerError):
    """The same of somebody in a command; `typed` is what was typed."""

    key: ClassVar[str] = "followups.error.owner_typed"


class TakerError(OwnerError):
    """`user` is nobody to whom a follow-up could be handed over."""

    field: ClassVar[str] = OWNER


@dataclass(frozen=True, slots=True)
class Understood:
    """`text` without owners and date; `due` is None when no date was said.

    `doubts` are words that may name owners too, `typed` is all that was said.
    """

    text: str
    owners: tuple[str, ...]
    due: Due | Ambiguous | None
    doubts: tuple[Doubt, ...] = ()
    typed: str = ""

    @property
    def settled(self) -> Due | None:
        """The date, when there is one and it is not over."""
        return self.due if isinstance(self.due, Due) and not self.due.past else None

    @property
    def new_text(self) -> str:
        """The text, "" when it does nothing but name a date, be it one that is not clear."""
        left = self.text
        for one in self.due.choices if isinstance(self.due, Ambiguous) else ():
            for words in one.words:
                left = left.replace(words, " ")
        return "" if {*_WORD.findall(left.lower())} <= _EMPTY_WORDS else self.text


def understand_words(work: Work, reader: Reader, words: str, channel_id: str | None) -> Understood:
    """What plain text (mentions as `<@U123>`) says, on the reader's clock and calendar.

    Names are those of the people around him in the channel.
    """
    named = names.of_actor(work, channel_id, words)
    due = understand(
        named.text,
        now=work.now,
        zone=reader.zone,
        workdays=readers.workdays(work, reader.user_id or ""),
        languages=readers.writes(work, reader.user_id),
    )
    named = without_dates(named, due)
    rest = named.apart(_rest(named.text, due), spans(due))
    text = followup_text(rest)
    return Understood(text, owners(rest, text), due, named.doubts, words)


def day_over(work: Work, reader: Reader, text: str) -> date | None:
    """The day that is over with which a text without a deadline begins or ends."""
    return over(
        text,
        now=work.now,
        zone=reader.zone,
        workdays=readers.workdays(work, reader.user_id or ""),
        languages=readers.writes(work, reader.user_id),
    )


def owners(words: str, text: str) -> tuple[str, ...]:
    """Who is mentioned in words as an owner; `text` is what is to be done.

    Who stands in the sentence itself is none, unless nobody else is mentioned.
    """
    needed = mrkdwn.mentions(text)
    mentioned = mrkdwn.mentions(words)
    return tuple(user_id for user_id in mentioned if user_id not in needed) or mentioned


def without_dates(named: Named, due: Due | Ambiguous | None) -> Named:
    """Leave only the doubtful names that are no part of a date: `@noon`, 国庆."""
    return named.without_dates(spans(due))


def spans(due: Due | Ambiguous | None) -> list[tuple[int, int]]:
    """Where the words stand that say a date, or may say one."""
    dates = due.choices if isinstance(due, Ambiguous) else [due] if due else []
    return [span for one in dates for span in one.spans]


def chosen(day: date, at: time | None = None) -> Due:
    """A day that was picked instead of typed."""
    return Due(day=day, at=at, words=(), spans=(), rest="")


def chosen_for(followup: Followup, reader: Reader, day: date, at: time | None) -> Due:
    """A day that was picked, on the clock by which the follow-up is due."""
    return on_clock_of(followup, reader, chosen(day, at))


def on_clock_of(followup: Followup, reader: Reader, due: Due) -> Due:
    """What somebody said on his clock, on the clock by which the follow-up is due."""
    if due.at is None:
        return due
    there = local(to_utc(due.day, due.at, reader.zone), followup.timezone)
    return replace(due, day=there.date(), at=there.time())


def choices(work: Work, reader: Reader, due: Due | Ambiguous | None) -> list[DateChoice]:
    """Dates to choose from: those that may be meant, else the likely next ones."""
    if isinstance(due, Ambiguous):
        return [DateChoice(one.day, one.at) for one in due.choices]
    calendar, today = readers.workdays(work, reader.user_id or ""), reader.today
    tomorrow = calendar.next_workday(today)
    friday = calendar.last_of_week(today)
    week_later = calendar.last_of_week(calendar.on_or_after(_next_monday(today)))
    likely = {today, tomorrow, friday, week_later}
    return [DateChoice(day) for day in sorted(likely) if day >= today and calendar.is_workday(day)]


def checked_text(text: str, words: str = "") -> str:
    """The text of a follow-up, when it says something and is not too long.

    `words` are all that was typed, when there was more than the text.
    """
    typed = " ".join(mrkdwn.without_mentions(text).split())
    if not any(char.isalnum() for char in typed):
        raise EmptyError(typed=words or text)
    if len(text) > MOST_TEXT:
        raise TooLongError(most=MOST_TEXT, count=len(text), typed=text)
    return text


def checked_reason(reason: str) -> str:
    """A reason, when one is given and it is not too long."""
    if not reason.strip():
        raise ReasonMissingError
    return checked_note(reason)


def checked_note(note: str) -> str:
    """Words that may be left out, when they are not too long."""
    if len(note) > MOST_REASON:
        raise ReasonTooLongError(most=MOST_REASON, count=len(note), typed=note)
    return note.strip()


def checked_owners(work: Work, user_ids: Sequence[str]) -> list[str]:
    """The owners, when all of them are people who can be given something to do."""
    for user_id in user_ids:
        if _is_nobody(work, user_id):
            raise OwnerError(user=readers.name(work, user_id))
    return [*dict.fromkeys(user_ids)]


def checked_said_owners(work: Work, said: Understood) -> list[str]:
    """The owners whom a command names, when all of them can be given something to do."""
    for user_id in said.owners:
        if _is_nobody(work, user_id):
            raise TypedOwnerError(user=readers.name(work, user_id), typed=said.typed)
    return [*said.owners]


def checked_taker(work: Work, user_id: str) -> str:
    """The one person who is to take it over, when that is possible."""
    if _is_nobody(work, user_id):
        raise TakerError(user=readers.name(work, user_id))
    return user_id


def _is_nobody(work: Work, user_id: str) -> bool:
    person = people.get(work.session, work.workspace_id, user_id)
    return person is not None and (person.is_bot or person.deleted)


def _rest(words: str, due: Due | Ambiguous | None) -> str:
    """The words without those of the date; when it is not clear that they are one, they stay."""
    return due.rest if isinstance(due, Due) else words


def _next_monday(today: date) -> date:
    return date.fromordinal(today.toordinal() + 7 - today.weekday())
