"""The round: series played from prompt to nudge, by people who act when something reaches them.

Time goes from one thing that happens to the next: either the bot has something to do, or somebody
has made up his mind to act at a certain moment. What reaches people makes them plan acts.
"""

import heapq
import itertools
import re
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.localtime import local
from bot.domain.workdays import Workdays
from bot.views import followups, meetings, updates
from sandbox.demo.owners import Owners
from sandbox.demo.player import Player
from sandbox.demo.script import How, Report, Series, Sitting
from sandbox.demo.sitting import Held
from sandbox.demo.watch import Sight
from sandbox.elements import elements
from sandbox.model import Json

Act = Callable[[], Awaitable[None]]

_ROOM: Final = re.compile(r"<#(C\w+)")
_SOON: Final = timedelta(minutes=6)


class Round:
    """Plays `series` with `player`; `play` goes on from where the clock stands.

    `exact`: after each act wait for all that comes of it, so that it is seen in its true order.
    """

    def __init__(self, player: Player, series: Sequence[Series], *, exact: bool = False) -> None:
        self._player = player
        self._exact = exact
        self._series = {player.department.room(one.room).id: one for one in series}
        self._workdays = Workdays(player.department.country)
        self._plan: list[tuple[datetime, int, Act]] = []
        self._number = itertools.count()
        self._meetings: dict[str, list[str]] = defaultdict(list)
        self._asked: dict[tuple[str, str], int] = defaultdict(int)
        self.owners = Owners(player, self._workdays)
        self.opened = 0

    def at(self, moment: datetime, act: Act) -> None:
        """Plan an act."""
        heapq.heappush(self._plan, (moment, next(self._number), act))

    async def play(self, until: datetime) -> None:
        """Go on to `until` (aware) and do all that is to be done on the way."""
        while (moment := await self._next()) is not None and moment <= until:
            now = await self._player.go_to(moment)
            self._take_in(now)
            while self._plan and self._plan[0][0] <= now:
                await heapq.heappop(self._plan)[2]()
                if self._exact:
                    await self._player.settle()
                self._take_in(now)
        self._take_in(await self._player.go_to(until))

    async def _next(self) -> datetime | None:
        due = await self._player.next_due()
        planned = self._plan[0][0] if self._plan else None
        return min((moment for moment in (due, planned) if moment), default=None)

    def _take_in(self, now: datetime) -> None:
        for sight in self._player.look_around():
            if sight.kind == "message" and "bot_id" in sight.message:
                self._react(sight, now)

    def _react(self, sight: Sight, now: datetime) -> None:
        message = sight.message
        found = {element["action_id"]: element for _, element in elements(message["blocks"])}
        if updates.AWAY in found:
            self._asked_for_update(sight, now, found[updates.AWAY]["value"])
        if meetings.CLOSE in found and message["channel"] in self._series:
            self._meeting_opened(message, now, found[meetings.CLOSE]["value"])
        if followups.FINISH in found:
            for moment, act in self.owners.reached(sight, now):
                self.at(moment, act)

    def _asked_for_update(self, sight: Sight, now: datetime, meeting: str) -> None:
        room = self._room_of(sight.message, meeting)
        who = self._player.department.of_id(sight.viewer)
        if room is None or who is None:
            return
        times = self._asked[meeting, who.name] = self._asked[meeting, who.name] + 1
        report = self._sitting(room, meeting).reports.get(who.name)
        act = report and self._answer(who.name, room, sight.message, report, times)
        if act:
            self.at(now + _leisure(who.name, times, len(self._meetings[room])), act)

    def _answer(self, who: str, room: str, prompt: Json, report: Report, times: int) -> Act | None:
        play, name = self._player, self._series[room].room
        acts: dict[tuple[How, int], Act] = {
            (How.FORM, 1): lambda: play.report_by_form(who, prompt, report.answers),
            (How.REPLY, 1): lambda: play.report_by_reply(who, prompt, report.words),
            (How.COMMAND, 1): lambda: play.report_by_command(who, name, report.words),
            (How.AWAY, 1): lambda: play.be_away(who, prompt),
            (How.REMINDED, 2): lambda: play.report_by_form(who, prompt, report.answers),
        }
        return acts.get((report.how, times))

    def _meeting_opened(self, opening: Json, now: datetime, meeting: str) -> None:
        self.opened += 1
        series, sitting = self._series[opening["channel"]], self._sitting_of(opening, meeting)
        on = local(now, self._zone(series)).date()
        held = Held(self._player, series, sitting, opening, on)
        for minutes, act in held.acts(self.owners):
            self.at(now + timedelta(minutes=minutes), act)

    def _sitting_of(self, opening: Json, meeting: str) -> Sitting:
        known = self._meetings[opening["channel"]]
        if meeting not in known:
            known.append(meeting)
        return self._sitting(opening["channel"], meeting)

    def _sitting(self, room: str, meeting: str) -> Sitting:
        number, sittings = self._meetings[room].index(meeting), self._series[room].sittings
        return sittings[number] if number < len(sittings) else Sitting()

    def _room_of(self, prompt: Json, meeting: str) -> str | None:
        """The room of the meeting that a prompt asks for; a reminder does not name it."""
        known = next((room for room, ids in self._meetings.items() if meeting in ids), None)
        if known:
            return known
        named = _ROOM.search(str(prompt["blocks"]))
        if named is None or named[1] not in self._series:
            return None
        self._meetings[named[1]].append(meeting)
        return named[1]

    def _zone(self, series: Series) -> str:
        return self._player.department.person(series.facilitator).zone


def _leisure(who: str, times: int, week: int) -> timedelta:
    """How long somebody takes to answer: now minutes, now an hour or two, the same every time."""
    if times > 1:
        return _SOON
    return timedelta(minutes=5 + (sum(who.encode()) * 7 + week * 31) % 110)
