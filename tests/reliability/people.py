"""People who know that the bot may be away for a moment: what had no effect they do again."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from sandbox.client import Person, RefusedError
from sandbox.model import Json, Message
from tests.reliability.house import House, Look, Sight

PATIENCE: Final = 1.0
"""Seconds after which somebody tries again what showed no effect."""

MUCH_PATIENCE: Final = 10.0
"""The same of what would be there twice when it is done again, and was acknowledged."""

REFUSED: Final = 0.05
"""Seconds after which somebody tries again what Slack said did not work."""

Act = Callable[[], Awaitable[object]]
Find = Callable[[], Message | None]


@dataclass(frozen=True)
class Colleague(Person):
    """One of the people of the house: does what a person of the sandbox can, and insists."""

    house: House

    async def press(self, find: Find, action_id: str, done: Sight) -> None:
        """Press a button of the message that `find` sees, until it is `done`."""
        await self.insist(action_id, lambda: self._click(find(), action_id), done)

    async def fill_in(self, what: str, ask: Act, state: Json, about: str = "") -> None:
        """Open a form by `ask` and submit it, until it closes: then it was taken.

        What is not `about` that was asked for earlier, and is put away.
        """
        is_taken = False
        while not is_taken:
            view = await self._opened(what, ask)
            if view and about in json.dumps(view["blocks"]):
                is_taken = await self._submitted(view, state)

    async def fill_in_from(self, find: Find, action_id: str, state: Json) -> None:
        """Fill in the form that a button of a message opens."""
        await self.fill_in(action_id, lambda: self._click(find(), action_id), state)

    async def confirm(
        self, find: Find, action_id: str, fits: Callable[[str], bool], done: Sight
    ) -> None:
        """Submit the preview that a button opens, when it `fits`, until it is `done`."""
        while not done():
            view = await self._opened(action_id, lambda: self._click(find(), action_id), done)
            if view and fits(json.dumps(view["blocks"], ensure_ascii=False)):
                await self._submitted(view, {})

    async def insist(self, what: str, act: Act, done: Sight, look: Look | None = None) -> None:
        """Do something again and again until it is `done`; `look` is done before each glance."""
        while not done():
            await self.attempt(what, act, done, look)

    async def attempt(
        self,
        what: str,
        act: Act,
        done: Sight,
        look: Look | None = None,
        *,
        patience: float = PATIENCE,
    ) -> None:
        """Do something once and wait for `patience` seconds until it is `done`."""
        try:
            await act()
        except RefusedError:
            patience = REFUSED
        until = asyncio.get_running_loop().time() + patience

        def enough() -> bool:
            return bool(done()) or asyncio.get_running_loop().time() > until

        await self.sees(what, enough, look)

    async def sees(self, what: str, sight: Sight, look: Look | None = None) -> None:
        """Wait until there is something to be seen; `what` says whom a failing test waited for."""
        await self.house.until(f"{self.id} waits: {what}", sight, look)

    async def _click(self, message: Message | None, action_id: str) -> None:
        if message:
            await self.click({"channel": message.channel, "ts": message.ts}, action_id)

    async def _opened(self, what: str, ask: Act, done: Sight = lambda: False) -> Json | None:
        """The form that `ask` opens, None when it is `done`; what was open is put away."""
        for view in await self.views():
            await self.close_view(view)
        seen: list[Json] = []

        async def look() -> None:
            seen[:] = await self.views()

        await self.insist(what, ask, lambda: seen or done(), look)
        return seen[-1] if seen else None

    async def _submitted(self, view: Json | None, state: Json) -> bool:
        """Submit until there is an answer; False when another form lies in its place by then."""
        while view:
            try:
                answer = await self.submit(view, state)
            except RefusedError as error:
                if error.code == "not_found":
                    return False
            else:
                if answer.get("response_action") is None:
                    return True
            await asyncio.sleep(REFUSED)
        return False
