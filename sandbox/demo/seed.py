"""Eight weeks of history: played for real, with a fast clock, up to a quarter of an hour ago.

Every message, reaction, follow-up and figure that the page shows came about as it does in use.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Final

from bot.domain.localtime import local, to_utc
from bot.domain.recurrence import Frequency, HolidayPolicy, Recurrence, occurrences
from bot.domain.workdays import Workdays
from sandbox.client import SandboxClient
from sandbox.demo.audience import Silence
from sandbox.demo.chat import REMARKS
from sandbox.demo.house import House
from sandbox.demo.operations import OPERATIONS, SHANGHAI
from sandbox.demo.player import Player
from sandbox.demo.round import Round
from sandbox.demo.script import Series
from sandbox.demo.watch import Watch
from sandbox.demo.weeks import WEEKS, department
from sandbox.demo.weeks_leads import CALLED_IN_WEEK, budget
from sandbox.demo.weeks_planning import planning

Progress = Callable[[int], None]

_WEEK: Final = timedelta(weeks=1)
_BEFORE_MEETING: Final = timedelta(minutes=15)
_SATURDAY: Final = 5
_SET_UP_AT: Final = time(10)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the history begins and ends; `stands` is a quarter of an hour before the meeting."""

    first_day: date
    last_day: date
    begins: datetime
    stands: datetime

    @classmethod
    def up_to(cls, now: datetime, meeting_at: time, zone: str, workdays: Workdays) -> "Calendar":
        """The eight weeks before the last workday up to `now` (aware), a Monday to Friday."""
        last = workdays.on_or_before(local(now, zone).date())
        while last.weekday() >= _SATURDAY:
            last = workdays.previous_workday(last)
        first = last - WEEKS * _WEEK
        begins = to_utc(workdays.add(first, -3), _SET_UP_AT, zone)
        return cls(first, last, begins, to_utc(last, meeting_at, zone) - _BEFORE_MEETING)


def calendar(now: datetime | None = None) -> Calendar:
    """The calendar of the department's history, seen from now."""
    at = time.fromisoformat(department().at)
    moment = now or datetime.now(UTC)
    return Calendar.up_to(moment, at, SHANGHAI, Workdays(OPERATIONS.country))


async def grow(house: House, when: Calendar, progress: Progress) -> None:
    """Play the history in a house that was just opened; `progress` hears of each week."""
    async with (
        SandboxClient(house.url) as client,
        Watch(house.url, [one.id for one in OPERATIONS.people]) as watch,
    ):
        player = Player(client, watch, OPERATIONS, Silence())
        weekly = [_held(one, when) for one in (department(), planning())]
        for one in weekly:
            await player.set_up(one, when.last_day.weekday())
        round_ = Round(player, [*weekly, budget()])
        _plan_the_rest(round_, player, when)
        await _play(round_, player, when, progress)


def _plan_the_rest(round_: Round, player: Player, when: Calendar) -> None:
    """Plan what else happens: the special meeting of the leads, and talk in the channels."""
    monday = when.first_day - timedelta(days=when.first_day.weekday())
    workdays = Workdays(OPERATIONS.country)
    called = workdays.on_or_after(monday + CALLED_IN_WEEK * _WEEK)
    day = workdays.add(called, 2)
    round_.at(to_utc(called, time(11), SHANGHAI), lambda: player.call(budget(), day))
    for remark in REMARKS:
        said_on = monday + remark.week * _WEEK + timedelta(days=remark.day)
        moment = to_utc(said_on, time.fromisoformat(remark.at), SHANGHAI)
        if workdays.is_workday(said_on) and when.begins < moment < when.stands:
            round_.at(moment, partial(player.say, remark.who, remark.room, remark.text))


async def _play(round_: Round, player: Player, when: Calendar, progress: Progress) -> None:
    for week in range(1, WEEKS + 1):
        end = when.begins + _WEEK * week
        await round_.play(min(end, when.stands))
        progress(week)
    await round_.play(when.stands - timedelta(days=1))
    await player.read_everything()
    await round_.play(when.stands)


def _held(series: Series, when: Calendar) -> Series:
    """The series with as many sittings as are held: on public holidays there is none."""
    rule = Recurrence(
        frequency=Frequency.WEEKLY, weekdays=(when.last_day.weekday(),), anchor=when.first_day
    )
    calendar_ = Workdays(OPERATIONS.country)
    days = occurrences(rule, HolidayPolicy.SKIP, calendar_, when.first_day - timedelta(days=1))
    count = sum(1 for _ in itertools.takewhile(lambda day: day <= when.last_day, days))
    return replace(series, sittings=series.sittings[-count:])
