"""What the people of one team do in one week, each word written once in the world."""

import asyncio
from collections.abc import Coroutine, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from bot.i18n import translator
from bot.views import followups, meetings, updates
from sandbox.model import Message
from tests.reliability.house import LI, House, Team, has
from tests.reliability.people import MUCH_PATIENCE, Colleague

T = translator("en")
TIMES = {"local_time": "16:00", "length": "180", "remind_before": "240"}
CAPTURED, DONE = "white_check_mark", "✅"


@dataclass(frozen=True)
class Acts:
    """A team in a week that began at `since`; `tag` is of that team and week alone."""

    house: House
    people: Mapping[str, Colleague]
    team: Team
    tag: str
    since: datetime

    def word(self, what: str) -> str:
        """A word that is written once in the world: decided-A0."""
        return f"{what}-{self.tag}"

    async def set_up(self) -> None:
        """Li sets up the weekly meeting, on Tuesdays at four, with a reminder at noon."""
        li, form = self.people[LI], {"title": self.team.title, "weekdays": ["1"], **TIMES}
        ask = partial(li.command, "/meeting", "setup", self.team.channel)
        await li.fill_in("setup", ask, form, about=f"<#{self.team.channel}>")

    async def report_in_form(self) -> None:
        """Somebody presses the button of his prompt and fills in the form."""
        await self._report(self.team.form, "formed")

    async def report_in_words(self) -> None:
        """Somebody answers the prompt in words."""
        who = self.people[self.team.words]
        await who.sees("the prompt", lambda: self._asked(who.id))
        await who.say(await who.dm_with_app(), self.word("replied"))
        given = T.md("updates.prompt.given")
        await who.sees("thanks", lambda: self._said(who.id, given, updates.GIVE))

    async def report_late(self) -> None:
        """Somebody reports when the meeting is open."""
        await self._thread()
        await self._report(self.team.late, "belated")

    async def talk(self) -> None:
        """Two lines that stand in one message, and words that are nobody's business."""
        who, thread = self.people[self.team.form], await self._thread()
        text = f"decision: {self.word('decided')}\nnote: {self.word('noted')}"
        ts = await who.say(self.team.channel, text, thread)
        await who.say(self.team.channel, "so much for that", thread)
        await self._captured(who, ts)

    async def change_mind(self) -> None:
        """One message is edited at once, another when it is captured."""
        who, thread, channel = self.people[self.team.words], await self._thread(), self.team.channel
        ts = await who.say(channel, f"note: {self.word('first')}", thread)
        await who.edit(channel, ts, f"note: {self.word('second')}")
        task = f"{self.word('gather')} by Friday"
        ts = await who.say(channel, f"action: <@{self.team.late}> {task}", thread)
        await self._captured(who, ts)
        await who.edit(channel, ts, f"action: <@{self.team.words}> {task}")

    async def take_back(self) -> None:
        """Of two tasks one is deleted at once."""
        who, thread, channel = self.people[self.team.form], await self._thread(), self.team.channel
        owner = f"<@{self.team.form}>"
        ts = await who.say(channel, f"action: {owner} {self.word('deliver')} by Friday", thread)
        gone = await who.say(channel, f"action: {owner} {self.word('forget')} by Friday", thread)
        await who.delete(channel, gone)
        await self._captured(who, ts)

    async def come(self, user_id: str) -> None:
        """Somebody says that he is here."""
        await self._thread()
        here = T.md("meetings.opening.present", people="|").split("|")[0]
        await self.people[user_id].press(
            self._opening,
            meetings.ATTEND,
            lambda: (opening := self._opening()) and has(opening, here, user_id.lower()),
        )

    async def close(self) -> None:
        """Li closes the meeting when the preview shows all that was said."""
        words = [self.word(one) for one in ("decided", "noted", "second", "deliver", "gather")]
        await self.people[LI].confirm(
            self._opening,
            meetings.CLOSE,
            lambda preview: all(word in preview for word in words),
            lambda: self.house.find(self.team.channel, words[0]),
        )

    async def order(self) -> None:
        """Li gives a task; when no answer comes he looks whether it was taken, and asks again."""
        li, channel, word = self.people[LI], self.team.channel, self.word("prepare")
        task = f"<@{self.team.late}> {word} by Friday"

        def answers(*words: str) -> int:
            return len(self.house.private(channel, LI, *words))

        async def look() -> None:
            before = answers()
            ask = partial(li.command, "/followup", "list team", channel)
            await li.insist("the list", ask, lambda: answers() > before)

        while not answers(word):
            ask = partial(li.command, "/followup", task, channel)
            await li.attempt(word, ask, lambda: answers(word), patience=MUCH_PATIENCE)
            if not answers(word):
                await look()

    async def finish(self, user_id: str, word: str) -> None:
        """Somebody presses *Done* on the newest message about a task of his."""
        await self.people[user_id].press(
            lambda: self.house.find(user_id, word, action=followups.FINISH),
            followups.FINISH,
            lambda: self.house.find(user_id, DONE, word),
        )

    async def _report(self, user_id: str, what: str) -> None:
        await self.people[user_id].sees("the prompt", lambda: self._asked(user_id))
        await self.people[user_id].fill_in_from(
            lambda: self._asked(user_id), updates.GIVE, {"done": self.word(what)}
        )

    def _asked(self, user_id: str) -> Message | None:
        return self._said(user_id, self.team.title, updates.GIVE)

    def _opening(self) -> Message | None:
        return self._said(self.team.channel, self.team.title, meetings.ATTEND)

    def _said(self, where: str, words: str, action: str = "") -> Message | None:
        return self.house.find(where, words, action=action, since=self.since)

    async def _thread(self) -> str:
        await self.people[LI].sees("the opening", self._opening)
        message = self._opening()
        assert message
        return message.ts

    async def _captured(self, who: Colleague, ts: str) -> None:
        def captured() -> bool:
            return CAPTURED in self.house.reactions(self.team.channel, ts)

        await who.sees(f"{CAPTURED} on {ts}", captured)


async def together(acts: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Do all that at the same time."""
    async with asyncio.TaskGroup() as group:
        for act in acts:
            group.create_task(act)
