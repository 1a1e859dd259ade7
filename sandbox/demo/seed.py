"""Eight weeks of history: played for real, with a fast clock, up to a quarter of an hour ago.

Every message, reaction, follow-up and figure that the page shows came about as it does in use.
"""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from bot.domain.localtime import local, to_utc
from bot.domain.recurrence import Frequency, HolidayPolicy, Recurrence, occurrences
from bot.domain.workdays import Workdays
from sandbox.client import SandboxClient
from sandbox.demo.department import Department
from sandbox.demo.house import House
from sandbox.demo.operations import OPERATIONS, SHANGHAI
from sandbox.demo.player import Player
from sandbox.demo.round import Round
from sandbox.demo.script import Series
from sandbox.demo.silence import Silence
from sandbox.demo.watch import Watch
from sandbox.demo.weeks import WEEKS, department
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
        meetings = [_held(one, when) for one in (department(), planning())]
        for one in meetings:
            await player.set_up(one.facilitator, one.room, _form(one, when, OPERATIONS))
        await _play(Round(player, meetings), player, when, progress)


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


def _form(series: Series, when: Calendar, people: Department) -> Mapping[str, Any]:
    return {
        "title": series.title,
        "weekdays": [str(when.last_day.weekday())],
        "local_time": series.at,
        "length": str(series.minutes),
        "facilitator": people.person(series.facilitator).id,
        "recorder": people.person(series.recorder).id,
        "informed_channels": [people.room(name).id for name in series.informed],
    }
