"""Weeks of three teams: when people do what, and what is due because of it.

What the bot has to post and to remember is told here by the rules of the teams; the bot is not
asked.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from typing import Final, Protocol

from tests.reliability.acts import Acts, T, together
from tests.reliability.house import LI, START, TEAMS, House, Sight, Team
from tests.reliability.ledger import Due, Ledger
from tests.reliability.people import Colleague
from tests.reliability.records import Memory

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)

CREEP: Final = timedelta(seconds=20)
"""What goes by at each look: the leases of the dead, which are minutes long, end soon."""

LOOK: Final = 0.025
WHILE_DISTURBED, AFTERWARDS = timedelta(minutes=90), timedelta(minutes=20)
"""How much may go by in a scene: it must be over before the next thing is due."""

PATIENCE: Final = 60.0
"""Real seconds for a scene."""


class OverdueError(AssertionError):
    """Something did not come in time; its arguments say what, a line each."""


class Disturber(Protocol):
    """Makes life hard for the bot while people act."""

    def let_loose(self) -> None:
        """Begin."""

    async def call_back(self) -> None:
        """Leave the bot alone from now on, as it should be."""

    @property
    def is_at_work(self) -> bool:
        """Whether there may be more trouble until it is called back."""


class Story:
    """Tells one week after the other.

    `memory` counts what has to be stored: (kind, word) and how often.
    """

    def __init__(self, house: House, ledger: Ledger, disturber: Disturber) -> None:
        self.memory: Memory = Counter()
        self._house, self._ledger, self._disturber = house, ledger, disturber
        everybody = dict.fromkeys(user_id for team in TEAMS for user_id in team.people)
        self._people = {user_id: Colleague(house.client, user_id, house) for user_id in everybody}
        self._week = 0

    async def set_up(self) -> None:
        """Li sets up the meetings, early on the first Monday."""
        async with self._scene(MONDAY, START.hour):
            for team in TEAMS:
                self.memory["series", team.title] += 1
                await self._acts(team).set_up()

    async def week(self) -> None:
        """From Monday morning to Friday, and on to the weekend."""
        await self._digests()
        await self._prompts()
        await self._escalations()
        await self._reminders()
        await self._meetings()
        await self._minutes()
        await self._orders()
        await self._nudges()
        await self._deadline()
        self._week += 1

    async def end(self) -> None:
        """The Monday and Tuesday after, when the last week is told of."""
        await self._digests()
        await self._prompts()
        await self._escalations()

    async def settle(self, sight: Sight) -> None:
        """Let time go by until this is to be seen."""
        creeping = asyncio.create_task(self._creep())
        try:
            async with asyncio.timeout(PATIENCE):
                await self._house.until("it settles", sight)
        except TimeoutError:
            raise OverdueError(*self._house.waits) from None
        finally:
            creeping.cancel()

    async def _digests(self) -> None:
        """Monday morning: how it went, and who is late is told so."""
        for team in TEAMS:
            self._expect(MONDAY, LI, self._digest(team))
            if self._week:
                self._expect(MONDAY, team.late, T.n("nudges.title", 1))
        async with self._scene(MONDAY, 9):
            pass

    async def _prompts(self) -> None:
        """Monday afternoon: everybody is asked, and some answer at once."""
        for team in TEAMS:
            for user_id in team.people:
                self._expect(MONDAY, user_id, T("updates.prompt.text", title=team.title))
            thanks = T.md("updates.thanks", title=team.title, when="|").split("|")[0]
            self._ledger.allow(self._due(MONDAY, team.words, thanks))
            self._remember(team, "update", "formed", "replied")
        async with self._scene(MONDAY, 15):
            both = (Acts.report_in_form, Acts.report_in_words)
            await together(act(self._acts(team)) for team in TEAMS for act in both)

    async def _escalations(self) -> None:
        """Tuesday morning: what is overdue for two days is reported, and done at last."""
        if not self._week:
            return
        self._expect(TUESDAY, LI, T.n("nudges.escalation.title", len(TEAMS)))
        for team in TEAMS:
            self._expect(TUESDAY, team.late, T.n("nudges.title", 1))
        async with self._scene(TUESDAY, 9):
            await together(self._finish(team.late, "prepare", -1) for team in TEAMS)

    async def _reminders(self) -> None:
        """Tuesday noon: who has not answered is reminded."""
        for team in TEAMS:
            reminder = T.md("updates.reminder", title=team.title, when="|").split("|")[0]
            for user_id in (LI, team.late):
                self._expect(TUESDAY, user_id, reminder)
        async with self._scene(TUESDAY, 12):
            pass

    async def _meetings(self) -> None:
        """The meetings open; people write, change their minds, and report late."""
        for team in TEAMS:
            self._expect(TUESDAY, team.channel, T("meetings.opening.text", title=team.title))
            for user_id in (team.form, team.words):
                self._expect(TUESDAY, team.channel, T("updates.report.title", user=user_id.lower()))
            late = T("updates.report.late", user=team.late.lower())
            self._expect(TUESDAY, team.channel, late)
            self._remember(team, "update", "belated")
            self._remember(team, "entry", "decided", "noted", "second", "deliver", "gather")
            self._remember(team, "decision", "decided")
            self._remember(team, "task", "deliver", "gather")
        async with self._scene(TUESDAY, 16), asyncio.TaskGroup() as group:
            for acts in map(self._acts, TEAMS):
                for act in (acts.talk, acts.change_mind, acts.take_back, acts.report_late):
                    group.create_task(act())
                for user_id in (LI, acts.team.form, acts.team.words):
                    group.create_task(acts.come(user_id))

    async def _minutes(self) -> None:
        """Li closes the meetings: minutes go to the channel and to who did not come."""
        for team in TEAMS:
            for where in (team.channel, team.late):
                self._expect(TUESDAY, where, T("minutes.title", title=team.title))
            for user_id in (team.form, team.words):
                self._expect(TUESDAY, user_id, _given())
        async with self._scene(TUESDAY, 17):
            for team in TEAMS:
                await self._acts(team).close()

    async def _orders(self) -> None:
        """Wednesday: Li gives somebody something to do."""
        for team in TEAMS:
            self._expect(WEDNESDAY, team.late, _given())
            self._remember(team, "task", "prepare")
        async with self._scene(WEDNESDAY, 11):
            for team in TEAMS:
                await self._acts(team).order()

    async def _nudges(self) -> None:
        """Thursday, the day before it is due; one is done with his part."""
        for team in TEAMS:
            for user_id in (team.form, team.words, team.late):
                self._expect(THURSDAY, user_id, T.n("nudges.title", 1))
        async with self._scene(THURSDAY, 9):
            await together(self._finish(team.form, "deliver") for team in TEAMS)

    async def _deadline(self) -> None:
        """Friday, when it is due; one is done, the other is not."""
        for team in TEAMS:
            for user_id in (team.words, team.late):
                self._expect(FRIDAY, user_id, T.n("nudges.title", 1))
        async with self._scene(FRIDAY, 9):
            await together(self._finish(team.words, "gather") for team in TEAMS)

    @asynccontextmanager
    async def _scene(self, weekday: int, hour: int) -> AsyncIterator[None]:
        """What happens from that hour on; it ends when all that is due by then has come."""
        day = START.date() + timedelta(weeks=self._week, days=weekday)
        moment = datetime.combine(day, time(hour), START.tzinfo)
        self._house.clock.move_to(max(moment, self._house.clock.now()))
        self._disturber.let_loose()
        creeping = asyncio.create_task(self._creep())
        try:
            async with asyncio.timeout(PATIENCE):
                yield
                await self._house.until("it ends", self._is_over)
                await self._disturber.call_back()
                await self._house.until("it ends", self._is_over)
        except TimeoutError:
            raise OverdueError(*self._ledger.faults(), *self._house.waits) from None
        finally:
            creeping.cancel()

    def _is_over(self) -> bool:
        return not self._house.unheard and not self._ledger.missing()

    async def _creep(self) -> None:
        clock = self._house.clock
        calm = clock.now() + WHILE_DISTURBED
        while True:
            await asyncio.sleep(LOOK)
            later = clock.now() + CREEP
            if later < (calm if self._disturber.is_at_work else calm + AFTERWARDS):
                clock.move_to(later)

    def _acts(self, team: Team, week: int = 0) -> Acts:
        """What a team does this week, or so many weeks after it."""
        number = self._week + week
        since = START + timedelta(weeks=number)
        return Acts(self._house, self._people, team, f"{team.name}{number}", since)

    async def _finish(self, user_id: str, what: str, week: int = 0) -> None:
        team = next(team for team in TEAMS if user_id in team.people)
        acts = self._acts(team, week)
        # It is today's nudge that he presses, not one that it takes the place of.
        await self._people[user_id].sees("the nudge", lambda: not self._ledger.missing())
        await acts.finish(user_id, acts.word(what))

    def _due(self, weekday: int, where: str, words: str) -> Due:
        day = START.date() + timedelta(weeks=self._week, days=weekday)
        return Due(day, where, words)

    def _expect(self, weekday: int, where: str, words: str) -> None:
        self._ledger.expect(self._due(weekday, where, words))

    def _remember(self, team: Team, kind: str, *what: str) -> None:
        self.memory.update((kind, self._acts(team).word(one)) for one in what)

    def _digest(self, team: Team) -> str:
        """What the digest begins with: a week in which one of three tasks was left."""
        name = team.home
        if not self._week:
            return T("digests.quiet", team=name, since="|").split("|")[0]
        done = 2 if self._week == 1 else 3
        return T("digests.summary", team=name, opened=3, done=done, overdue=1)


def _given() -> str:
    """What the message begins with that tells somebody of one task of his."""
    return T.md("nudges.bold", words=T.n("nudges.assigned.title", 1))
