"""One process of the bot for the models: it can die between any two of its steps."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any, ParamSpec, TypeVar

from slack_sdk.web.async_client import AsyncWebClient

from bot.services import deliveries
from bot.slack.deliverer import Deliverer
from bot.slack.pace import Pace
from scheduler import jobs
from scheduler.runner import Runner
from storage.database import Database, UnitOfWork
from tests.reliability.model_slack import LATENCY, Client, Slack
from tests.reliability.model_time import TwoClocks

P = ParamSpec("P")
T = TypeVar("T")


class Life:
    """How long a process lives: `steps` more steps, or for ever when that is None.

    A step is a moment between two things that others can see: before and after a transaction,
    before and after Slack has done what it was called for.
    """

    def __init__(self) -> None:
        self.steps: int | None = None
        self.is_over = False
        self.ended = asyncio.Event()

    def step(self) -> bool:
        """Take a step; False when the process does not live to see it."""
        if self.steps is not None and not self.is_over:
            self.steps -= 1
            self.is_over = self.steps < 0
            if self.is_over:
                self.ended.set()
        return not self.is_over

    async def awaited(self) -> None:
        """Take a step; it does not return when the process dies."""
        if not self.step():
            await asyncio.Event().wait()


class _Steps(ThreadPoolExecutor):
    """Runs what is submitted at once and in this thread; what a dead process asks never ends."""

    def __init__(self, life: Life) -> None:
        super().__init__(max_workers=1)
        self._life = life

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        future: Future[T] = Future()
        if not self._life.step():
            return future
        try:
            result = fn(*args, **kwargs)
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is awaited
            future.set_exception(error)
            return future
        if self._life.step():
            future.set_result(result)
        return future


class Replica:
    """A process with its scheduler and its deliverer, on a database that others may share.

    Of the scheduler's page it does what begins with `only`.
    """

    def __init__(self, database: Database, clock: TwoClocks, slack: Slack, only: str = "") -> None:
        self.life = Life()
        steps = _Steps(self.life)
        self.uow = UnitOfWork(replace(database, writers=steps, readers=steps), clock)
        client = Client(slack, self.life.awaited)

        async def client_for(_: str) -> AsyncWebClient:
            return client

        self._deliverer = Deliverer(
            self.uow,
            client_for,
            sent=deliveries.sent,
            parked=deliveries.parked,
            pace=Pace(0),
        )
        page = jobs.page(self._deliverer.drain, tick=1.0)
        self._runner = Runner(self.uow, [entry for entry in page if entry.name.startswith(only)])

    async def tick(self) -> None:
        """Do all that is due now, unless the process dies on the way."""
        await self._lived(self._runner.tick())

    async def act(self, verb: Callable[..., Any], *args: Any, actor: str, **given: Any) -> Any:
        """Do what a person asks for; None when the process dies on the way."""
        return await self._lived(self.uow.run(verb, *args, workspace_id="T1", actor=actor, **given))

    async def _lived(self, what: Coroutine[Any, Any, T]) -> T | None:
        """What becomes of something; None when the process dies on the way.

        Then what it has sent already gets to Slack, and that is the last that is seen of it.
        """
        doing = asyncio.create_task(what)
        dying = asyncio.create_task(self.life.ended.wait())
        await asyncio.wait({doing, dying}, return_when=asyncio.FIRST_COMPLETED)
        dying.cancel()
        if doing.done():
            return doing.result()
        await asyncio.sleep(2 * LATENCY)
        doing.cancel()
        await asyncio.gather(doing, return_exceptions=True)
        return None
