"""What people say and do in a round, as data: reports, lines of minutes, fates of follow-ups.

A script knows names and workdays, never ids and dates: those are worked out when it is played, so
that it can be played in any week of any year.
"""

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.followups import Snooze
from bot.domain.workdays import Workdays

_CHINESE: Final = re.compile(r"[\u4e00-\u9fff]")
_KEYWORD: Final = re.compile(r"^[^:：]{2,8}[:：]\s*")
_WEEK: Final = timedelta(weeks=1)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TAGE: Final = "一二三四五六日"


class How(StrEnum):
    """How somebody answers the prompt of a meeting."""

    FORM = "form"
    REPLY = "reply"  # in words, in the conversation with the bot
    COMMAND = "command"  # /update and words
    AWAY = "away"
    REMINDED = "reminded"  # the form, but only after the reminder
    LATE = "late"  # /update, when the meeting is under way
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Report:
    """One person's answer for one meeting."""

    how: How
    done: str = ""
    plan: str = ""
    discuss: str = ""

    @property
    def answers(self) -> dict[str, str]:
        """What is filled into the form, by question."""
        given = {"done": self.done, "plan": self.plan, "discuss": self.discuss}
        return {question: answer for question, answer in given.items() if answer}

    @property
    def words(self) -> str:
        """The same in a few sentences."""
        if is_chinese(self.done):
            return "；".join(filter(None, (self.done, f"本周：{self.plan}", self.discuss)))
        parts = (f"Done: {self.done}.", f"This week: {self.plan}.", self.discuss)
        return " ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Task:
    """A follow-up and what becomes of it; days are workdays.

    It is due `due` days after it is said, and done `done` days after that (negative: before; None:
    not yet). `snoozed` is chosen at the first nudge; `typed`: done by command instead of button;
    `unsaid`: the writer forgets the date, and the bot asks for it.
    """

    todo: str
    owners: tuple[str, ...]
    due: int
    done: int | None = 0
    snoozed: Snooze | None = None
    typed: bool = False
    unsaid: bool = False

    def said(self, on: date, workdays: Workdays) -> str:
        """The line of minutes, said on that day: with owners and the due date in words."""
        owners = " ".join(f"@{name}" for name in self.owners)
        day = workdays.add(on, self.due)
        if is_chinese(self.todo):
            when = "" if self.unsaid else f"{in_chinese(day, on)}前"
            return f"待办：{owners} {when}{self.todo}"
        when = "" if self.unsaid else f" by {in_english(day, on)}"
        return f"action: {owners} {self.todo}{when}"


@dataclass(frozen=True, slots=True)
class Line:
    """A message in the thread of a meeting: talk, or minutes by keyword; `@name` mentions.

    `captured`: it becomes entries. `edited` is what it is changed to a little later; `deleted`: it
    is taken back.
    """

    who: str
    text: str = ""
    task: Task | None = None
    captured: bool = True
    edited: str | None = None
    deleted: bool = False

    @property
    def entry(self) -> str:
        """What the minutes show of it."""
        words = self.task.todo if self.task else self.edited or self.text
        return _KEYWORD.sub("", words)

    def said(self, on: date, workdays: Workdays) -> str:
        """The words of the message on that day."""
        return self.task.said(on, workdays) if self.task else self.text


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting: who answers the prompt how, who says that he is here, and what is said."""

    reports: Mapping[str, Report] = field(default_factory=dict)
    present: Sequence[str] = ()
    topics: Sequence[tuple[str, str]] = ()
    lines: Sequence[Line] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A weekly meeting in a room, set up by its facilitator, and its sittings in their order."""

    room: str
    title: str
    facilitator: str
    recorder: str
    at: str
    sittings: Sequence[Sitting]
    informed: tuple[str, ...] = ()
    minutes: int = 60


def talk(who: str, text: str) -> Line:
    """Talk, which the bot leaves alone."""
    return Line(who, text, captured=False)


def said(who: str, text: str, *, edited: str | None = None, deleted: bool = False) -> Line:
    """A line of minutes with its keyword."""
    return Line(who, text, edited=edited, deleted=deleted)


def todo(
    who: str,
    owners: str,
    what: str,
    due: int,
    done: int | None = 0,
    *,
    snoozed: Snooze | None = None,
    typed: bool = False,
    unsaid: bool = False,
) -> Line:
    """A follow-up that `who` writes down; `owners` are names with a space between."""
    task = Task(what, tuple(owners.split()), due, done, snoozed, typed, unsaid)
    return Line(who, task=task)


def is_chinese(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return bool(_CHINESE.search(text))


def in_english(day: date, on: date) -> str:
    """A day as somebody says it on another day: Friday, next Tuesday, 12 November."""
    monday = on - timedelta(days=on.weekday())
    if on < day < monday + _WEEK:
        return _DAYS[day.weekday()]
    if monday + _WEEK <= day < monday + 2 * _WEEK:
        return f"next {_DAYS[day.weekday()]}"
    return f"{day.day} {calendar.month_name[day.month]}"


def in_chinese(day: date, on: date) -> str:
    """The same in Chinese: 本周五, 下周二, 11月12日."""
    monday = on - timedelta(days=on.weekday())
    if on < day < monday + _WEEK:
        return f"本周{_TAGE[day.weekday()]}"
    if monday + _WEEK <= day < monday + 2 * _WEEK:
        return f"下周{_TAGE[day.weekday()]}"
    return f"{day.month}月{day.day}日"
