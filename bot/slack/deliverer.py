"""The deliverer: messages leave through here, after the commit that decided on them.

It goes round in turns. In one transaction it writes down what became of the calls that were
answered since the last turn, together with what the bot does on that, and takes up as many rows as
have room (the head of each lane), marking them as being sent; then their calls begin, many at once.
So a crash between any two of these steps is noticed: the row is found being sent, its message is
looked up in Slack by the key in its metadata, and it is sent again only when it is not there.
"""

import asyncio
import secrets
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Final

import structlog

from bot.logs import in_a_line
from bot.metrics import Metrics
from bot.slack.ledger import RETRIED, Hook, Ledger, Result, Turn, nothing
from bot.slack.outcomes import Later, Never, Outcome
from bot.slack.pace import Pace, Stops
from bot.slack.sender import ClientFor, Sender
from storage.database import UNREACHABLE, UnitOfWork
from storage.delivery import Allowance, Delivery
from storage.work import EVERYWHERE

AT_ONCE: Final = 64
# So long, in seconds, the first answer waits for others to be written down together with it, and
# the first room for more room: a busy channel that may go on some milliseconds after its workspace
# would else find its place taken, and wait a second for the next.
LINGER: Final = 0.02
LOOK_AGAIN: Final = 1.0  # seconds; a database that is restarted is back within a few

log = structlog.get_logger(__name__)


class Deliverer:
    """Sends what is due in the outbox.

    `client_for(workspace_id)` gives a client that repeats no call by itself; for `sent` and
    `parked` see `Ledger`. `at_once` limits the calls on their way.
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
        self._uow = uow
        self._work = uow.bind(EVERYWHERE)
        self._pace, self._stops = pace or Pace(), Stops()
        self._sender = Sender(client_for, self._pace)
        self._ledger = Ledger(sent, parked)
        self._metrics = metrics or Metrics()
        self._at_once = at_once
        self._stir = asyncio.Event()
        self._stopping = False
        self._one_drain = asyncio.Lock()
        self._in_hand: dict[asyncio.Task[Outcome], Delivery] = {}
        self._results: list[Result] = []
        self._is_held = False

    def wake(self) -> None:
        """Look at the outbox now: something was committed."""
        self._stir.set()

    async def run(self) -> None:
        """Deliver what is due, then whenever woken, until `stop`; a tick wakes it as well."""
        self._uow.on_outbox(self.wake)
        self.wake()
        while not self._stopping:
            await self._stir.wait()
            (error,) = await asyncio.gather(self.drain(), return_exceptions=True)
            if isinstance(error, BaseException):
                self._stir.clear()  # the next tick tries again
                _lament(error)

    async def drain(self) -> int:
        """Deliver until nothing is due; gives back how many rows were handled."""
        handled = 0
        async with self._one_drain:
            while True:
                handled += await self._take_turn()
                if not (self._in_hand or self._results or self._is_held):
                    return handled
                await self._stirred()

    async def stop(self, patience: float = 5.0) -> None:
        """Take up nothing more and wait `patience` seconds for what is on its way.

        What is not answered by then is left being sent, and looked up after the next start.
        """
        self._stopping = True
        self.wake()
        try:
            async with asyncio.timeout(patience):
                await self.drain()
        except (TimeoutError, *UNREACHABLE) as error:
            log.warning("not everything is written down", error=in_a_line(error))
        on_their_way = list(self._in_hand)
        for task in on_their_way:
            task.cancel()
        await asyncio.gather(*on_their_way, return_exceptions=True)

    async def _take_turn(self) -> int:
        """Write down what is known and begin what has room; gives back how much was written."""
        self._stir.clear()
        results = tuple(self._results)
        room = 0 if self._stopping else self._at_once - len(self._in_hand)
        turn = await self._turn(results, room)
        if isinstance(turn, Turn):
            self._settle(results, turn.words)
            self._is_held = turn.is_held
            self._begin(turn.claimed)
        elif isinstance(turn, UNREACHABLE) and results and not self._stopping:
            await self._wait_for_the_database(turn)
            return 0
        elif isinstance(turn, Exception) and results and not isinstance(turn, UNREACHABLE):
            await self._write_one_by_one(results)
        else:
            self._is_held = False
            raise turn
        return len(results)

    async def _turn(self, results: Sequence[Result], room: int) -> Turn | BaseException:
        if not results and room <= 0:
            return Turn((), (), is_held=False)
        call = self._work.run(self._ledger.turn, results, room, self._allowance())
        (turn,) = await asyncio.gather(call, return_exceptions=True)
        return turn

    def _allowance(self) -> Allowance:
        return Allowance(
            busy=[delivery.row.channel_id for delivery in self._in_hand.values()],
            full=self._pace.full(),
            stopped=self._stops.at(self._work.now),
            left=self._pace.left(),
            usual=self._pace.usual(),
        )

    def _begin(self, claimed: Sequence[Delivery]) -> None:
        self._metrics.claimed(len(claimed))
        for delivery in claimed:
            row = delivery.row
            self._pace.begin((row.workspace_id, delivery.call), row.channel_id)
            task = asyncio.create_task(self._deliver(delivery))
            self._in_hand[task] = delivery
            task.add_done_callback(self._answered)

    async def _deliver(self, delivery: Delivery) -> Outcome:
        with self._metrics.delivery(delivery.row.kind):
            return await self._sender.outcome(delivery)

    def _answered(self, task: asyncio.Task[Outcome]) -> None:
        """Keep what became of a delivery until the next turn, and see that there is one soon."""
        delivery = self._in_hand.pop(task)
        if not task.cancelled():
            error = task.exception()
            outcome = _excuse(delivery, error) if error else task.result()
            self._results.append(Result.of(delivery, outcome, _now()))
        if not self._in_hand or len(self._results) >= self._at_once // 2:
            self._stir.set()
        elif len(self._results) == 1:
            asyncio.get_running_loop().call_later(LINGER, self._stir.set)

    def _settle(self, results: Sequence[Result], words: Sequence[str]) -> None:
        """These are written down: count them, and come back to those that are to be tried again."""
        del self._results[: len(results)]
        for result, word in zip(results, words, strict=True):
            self._metrics.delivered(result.delivery.row.kind, word)
            match result.outcome:
                case Later() as later if word == RETRIED:
                    self._come_back(result, later)
                case Later(error) | Never(error):
                    with _bound(result.delivery):
                        log.error("cannot be delivered", error=error)

    def _come_back(self, result: Result, later: Later) -> None:
        delivery = result.delivery
        if later.stopped:
            door = (delivery.row.workspace_id, later.stopped)
            self._stops.stop(door, self._work.now, timedelta(seconds=result.pause))
        with _bound(delivery):
            seconds = round(result.pause, 1)
            log.warning("not delivered yet", error=later.error, retry_in_seconds=seconds)
        self._metrics.retried(later.error.partition(" ")[0])
        asyncio.get_running_loop().call_later(result.pause, self.wake)

    async def _stirred(self) -> None:
        """Return when something is answered or committed, or a channel has room again."""
        later = asyncio.get_running_loop().call_later
        timer = later(self._pace.wait() + LINGER, self.wake) if self._is_held else None
        await self._stir.wait()
        if timer:
            timer.cancel()

    async def _wait_for_the_database(self, error: Exception) -> None:
        """Try again soon, as long as the rows that were sent are ours."""
        log.warning("not written down yet", error=in_a_line(error))
        await asyncio.sleep(LOOK_AGAIN)
        self._results = [result for result in self._results if result.lost_at > _now()]
        self.wake()

    async def _write_one_by_one(self, results: Sequence[Result]) -> None:
        """Write down each for itself: one that makes a turn fail stops none of the others."""
        for result in results:
            written, turn = result, await self._turn([result], room=0)
            if isinstance(turn, Exception) and not isinstance(turn, UNREACHABLE):
                outcome = _excuse(result.delivery, turn)
                written = self._results[0] = Result.of(result.delivery, outcome, _now())
                turn = await self._turn([written], room=0)
            if not isinstance(turn, Turn):
                raise turn
            self._settle([written], turn.words)


def _excuse(delivery: Delivery, error: BaseException) -> Later:
    """Log a mistake of our own; the others go on, and this row is tried again later."""
    incident = secrets.token_hex(4)
    with _bound(delivery):
        log.error("delivery failed", incident=incident, key=delivery.row.key, exc_info=error)
    return Later(f"incident {incident}", unsure=True)


def _lament(error: BaseException) -> None:
    """Log why nothing is delivered until the next tick."""
    if isinstance(error, UNREACHABLE):
        log.error("the database cannot be reached", error=in_a_line(error))
    else:
        log.error("deliveries stopped", incident=secrets.token_hex(4), exc_info=error)


def _bound(delivery: Delivery) -> AbstractContextManager[None]:
    """Have all that is logged meanwhile carry the ids of the interaction and of the message."""
    about = {"interaction": delivery.row.interaction, "key": delivery.row.key}
    return structlog.contextvars.bound_contextvars(**about)


def _now() -> float:
    return asyncio.get_running_loop().time()
