"""The deliverer: messages leave through here, after the commit that decided on them.

It takes up what is due (one row of a lane at a time), marks it as being sent and commits, calls
Slack, and writes down what became of it together with what the bot does on that. So a crash between
any two of these steps is noticed: the row is found being sent, its message is looked up in Slack by
the key in its metadata, and it is sent again only when it is not there.
"""

import asyncio
import random
import secrets
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import TypeAlias

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.logs import in_a_line
from bot.metrics import Metrics
from bot.slack import outcomes, sending
from bot.slack.outcomes import Later, Never, Outcome, Sent
from bot.slack.pace import Pace
from storage import delivery as deliveries
from storage.database import UNREACHABLE, UnitOfWork
from storage.delivery import Delivery
from storage.outbox import Kind, OutboxMessage
from storage.work import EVERYWHERE, Work

AT_ONCE = 16
LEASE = timedelta(minutes=5)  # longer than all calls of one delivery together can take
LONGEST_PAUSE = 300.0
# A day and twelve attempts: longer than Slack has ever been away, and not a machine that slept.
PATIENCE = timedelta(days=1)
LEAST_ATTEMPTS = 12
SENT, RETRIED, PARKED = "sent", "retried", "parked"
LOOK_AGAIN = 1.0  # seconds; a database that is restarted is back within a few

ClientFor: TypeAlias = Callable[[str], Awaitable[AsyncWebClient]]
Hook: TypeAlias = Callable[[Work, OutboxMessage], None]

log = structlog.get_logger(__name__)


def nothing(work: Work, row: OutboxMessage) -> None:
    """A hook that does nothing."""


class Deliverer:
    """Sends what is due in the outbox.

    `client_for(workspace_id)` gives a client that repeats no call by itself. `sent(work, row)` and
    `parked(work, row)` run in the transaction that marks the row; they are called once for a row
    (`parked` not for replies to a message that was parked). `at_once` limits the calls in flight.
    """

    def __init__(
        self,
        uow: UnitOfWork,
        client_for: ClientFor,
        *,
        sent: Hook = nothing,
        parked: Hook = nothing,
        pace: Pace | None = None,
        metrics: Metrics | None = None,
        at_once: int = AT_ONCE,
    ) -> None:
        self._work = uow.bind(EVERYWHERE)
        self._client_for = client_for
        self._sent, self._parked = sent, parked
        self._pace = pace or Pace()
        self._metrics = metrics or Metrics()
        self._at_once = at_once
        self._woken = asyncio.Event()
        self._stopping = False
        self._one_drain = asyncio.Lock()
        self._in_hand: dict[asyncio.Task[None], Delivery] = {}
        self._conversations: dict[tuple[str, str], str] = {}
        uow.on_outbox(self.wake)

    def wake(self) -> None:
        """Look at the outbox now: something was committed."""
        self._woken.set()

    async def run(self) -> None:
        """Deliver whenever woken, until `stop`; rows whose time comes later need a tick."""
        while not self._stopping:
            await self._woken.wait()
            try:
                await self.drain()
            except UNREACHABLE as error:
                self._woken.clear()  # the next tick tries again
                log.error("the database cannot be reached", error=in_a_line(error))  # noqa: TRY400 - the way there teaches nothing

    async def drain(self) -> int:
        """Deliver until nothing is due; gives back how many rows were handled."""
        handled = 0
        async with self._one_drain:
            await self._take_up()
            while self._in_hand:
                handled += await self._finish_some()
                await self._take_up()
        return handled

    async def stop(self, patience: float = 5.0) -> None:
        """Take up nothing more and wait `patience` seconds for what is on its way.

        What is not answered by then is left being sent, and looked up after the next start.
        """
        self._stopping = True
        self.wake()
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=patience)
        for task in self._in_hand:
            task.cancel()
        await asyncio.gather(*self._in_hand, return_exceptions=True)

    async def _take_up(self) -> None:
        self._woken.clear()
        room = self._at_once - len(self._in_hand)
        if self._stopping or room <= 0:
            return
        in_hand = [delivery.id for delivery in self._in_hand.values()]
        claimed = await self._work.run(deliveries.claim, room, LEASE, in_hand)
        self._metrics.claimed(len(claimed))
        for delivery in claimed:
            self._in_hand[asyncio.create_task(self._deliver(delivery))] = delivery

    async def _finish_some(self) -> int:
        """Wait until something is done or something new was committed."""
        woken = asyncio.create_task(self._woken.wait())
        try:
            await asyncio.wait({woken, *self._in_hand}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            woken.cancel()
        done = [task for task in self._in_hand if task.done()]
        for task in done:
            delivery = self._in_hand.pop(task)
            if not task.cancelled() and (error := task.exception()):
                await self._survive(delivery, error)
        return len(done)

    async def _deliver(self, delivery: Delivery) -> None:
        with _bound(delivery), self._metrics.delivery(delivery.row.kind):
            outcome = await self._outcome(delivery)
            await self._remember(delivery, outcome)

    async def _remember(self, delivery: Delivery, outcome: Outcome) -> None:
        """Write down what became of it; while the database is away, as long as the row is ours."""
        loop = asyncio.get_running_loop()
        lost_at = loop.time() + LEASE.total_seconds()
        while True:
            try:
                word = await self._work.run(self._write_down, delivery, outcome)
            except UNREACHABLE as error:
                if self._stopping or loop.time() > lost_at:
                    raise
                log.warning("not written down yet", error=in_a_line(error))
                await asyncio.sleep(LOOK_AGAIN)
            else:
                self._count(delivery.row.kind, word, outcome)
                return

    async def _outcome(self, delivery: Delivery) -> Outcome:
        row, client = delivery.row, await self._client_for(delivery.row.workspace_id)
        try:
            channel = await self._conversation(client, delivery)
            if delivery.unsure and row.kind is Kind.POST:
                found = await sending.find(client, delivery, channel)
                if found:
                    return found
        except outcomes.CALL_ERRORS as error:
            return outcomes.of_error(row.kind, error, unsure=delivery.unsure)
        try:
            if row.kind is Kind.POST:
                await self._pace.turn((row.workspace_id, channel))
            return await sending.send(client, delivery, channel)
        except outcomes.CALL_ERRORS as error:
            return outcomes.of_error(row.kind, error)

    async def _conversation(self, client: AsyncWebClient, delivery: Delivery) -> str:
        channel = delivery.channel
        if not channel.startswith(("U", "W")):
            return channel
        known = (delivery.row.workspace_id, channel)
        if known not in self._conversations:
            self._conversations[known] = await sending.open_conversation(client, channel)
        return self._conversations[known]

    def _write_down(self, work: Work, delivery: Delivery, outcome: Outcome) -> str:
        """Write down the outcome; gives back in a word what becomes of the row."""
        within = work.within(delivery.row.workspace_id)
        match outcome:
            case Sent(channel, ts):
                row = deliveries.sent(within, delivery, channel, ts)
                if row:
                    self._sent(within, row)
                return SENT
            case Never(error):
                self._park(within, delivery, error)
                return PARKED
            case Later(error) if _is_enough(within, delivery):
                self._park(within, delivery, error)
                return PARKED
            case Later(error, after, unsure):
                pause = _pause(delivery.attempts) if after is None else after
                log.warning("not delivered yet", error=error, retry_in_seconds=round(pause, 1))
                deliveries.retry(within, delivery, timedelta(seconds=pause), error, unsure=unsure)
                return RETRIED

    def _count(self, kind: Kind, word: str, outcome: Outcome) -> None:
        self._metrics.delivered(kind, word)
        if word == RETRIED and isinstance(outcome, Later):
            self._metrics.retried(outcome.error)

    def _park(self, work: Work, delivery: Delivery, error: str) -> None:
        row = deliveries.park(work, delivery, error)
        if row:
            log.error("cannot be delivered", error=error, channel=row.channel_id)
            self._parked(work, row)

    async def _survive(self, delivery: Delivery, error: BaseException) -> None:
        """Log a mistake of our own and go on with the other rows; this one is tried again later."""
        incident = secrets.token_hex(4)
        with _bound(delivery):
            log.error("delivery failed", incident=incident, key=delivery.row.key, exc_info=error)
            outcome = Later(f"incident {incident}", unsure=True)
            word = await self._work.run(self._write_down, delivery, outcome)
        self._count(delivery.row.kind, word, Later("incident"))


def _bound(delivery: Delivery) -> AbstractContextManager[None]:
    """Have all that is logged meanwhile carry the ids of the interaction and of the message."""
    about = {"interaction": delivery.row.interaction, "key": delivery.row.key}
    return structlog.contextvars.bound_contextvars(**about)


def _is_enough(work: Work, delivery: Delivery) -> bool:
    waited = work.now - delivery.row.created_at
    return waited > PATIENCE and delivery.attempts >= LEAST_ATTEMPTS


def _pause(attempts: int) -> float:
    """Seconds until the next attempt: doubling, spread so that rows do not return all at once."""
    longest = min(LONGEST_PAUSE, 2.0 ** min(attempts, 10))
    return random.uniform(longest / 2, longest)  # noqa: S311 - spreads, hides nothing
