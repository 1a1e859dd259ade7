"""What owners do about their follow-ups when a nudge reaches them."""

import re
from collections.abc import Awaitable, Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.localtime import local
from bot.domain.workdays import Workdays
from bot.views import followups
from sandbox.demo.department import Colleague
from sandbox.demo.player import Player
from sandbox.demo.script import Task
from sandbox.demo.watch import Sight
from sandbox.elements import elements
from sandbox.model import Json

Act = Callable[[], Awaitable[None]]

_NUMBER: Final = re.compile(r"\bF-(\d+)\b")


class Owners:
    """Knows what becomes of each follow-up that was said, by its words."""

    def __init__(self, player: Player, workdays: Workdays) -> None:
        self._player = player
        self._workdays = workdays
        self._due: dict[Task, date] = {}
        self._snoozed: set[Task] = set()
        self._under_way: set[Task] = set()

    def given(self, task: Task, on: date) -> date:
        """Somebody said the follow-up on that day; gives back when it is due."""
        self._due[task] = due = self._workdays.add(on, task.due)
        return due

    def reached(self, sight: Sight, now: datetime) -> Iterator[tuple[datetime, Act]]:
        """Yield what an owner does about the follow-ups in a message to him, and when."""
        who = self._player.department.of_id(sight.viewer)
        if who is None:
            return
        moment = now + timedelta(minutes=12)
        for words, value in _items(sight.message):
            task = next((task for task in self._due if task.todo in words), None)
            act = task and self._decide(who, task, words, sight.message, value, now)
            if act:
                yield moment, act
                moment += timedelta(minutes=3)

    def _decide(
        self, who: Colleague, task: Task, words: str, message: Json, value: str, now: datetime
    ) -> Act | None:
        if task in self._under_way:
            return None
        if self._is_time(task, local(now, who.zone).date()):
            self._under_way.add(task)
            return self._finish(who.name, task, words, message, value)
        if task.snoozed and task not in self._snoozed and self._is_near(task, now, who):
            self._snoozed.add(task)
            option = f"{task.snoozed} {value.partition(' ')[2]}"
            return lambda: self._player.snooze(who.name, message, value, option)
        return None

    def _is_time(self, task: Task, today: date) -> bool:
        return task.done is not None and today >= self._workdays.add(self._due[task], task.done)

    def _is_near(self, task: Task, now: datetime, who: Colleague) -> bool:
        """Whether it is a nudge and not the news that he has got the follow-up."""
        first = self._workdays.previous_workday(self._due[task])
        return local(now, who.zone).date() >= first

    def _finish(self, who: str, task: Task, words: str, message: Json, value: str) -> Act:
        number = _NUMBER.search(words)
        if task.typed and number:
            verb = "done" if task.todo.isascii() else "完成"

            room = self._player.department.home

            async def type_it() -> None:
                await self._player.command(who, room, "/followup", f"{verb} {number[0]}")

            return type_it
        return lambda: self._player.finish(who, message, value)


def _items(message: Json) -> Iterator[tuple[str, str]]:
    """Yield the words and the button's value of each follow-up that can be finished."""
    words = ""
    for block in message["blocks"]:
        if block["type"] == "section":
            words = block.get("text", {}).get("text", "")
        for _, element in elements([block]):
            if element["action_id"] == followups.FINISH:
                yield words, element["value"]
