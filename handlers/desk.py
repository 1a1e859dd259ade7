"""The desk: where every interaction is handled, acknowledged and, if need be, refused.

It is acknowledged when it has been handled, so that nothing which Slack believes to have arrived is
lost when the process ends: an event that is not acknowledged comes again, and whoever pressed
something is told by Slack that it did not work.
"""

import asyncio
import secrets
from collections.abc import Iterator
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Final

import structlog
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from structlog.contextvars import bound_contextvars

from bot.domain.errors import GavelError
from bot.logs import in_a_line
from bot.metrics import Metrics
from bot.slack.directory import Directory
from bot.slack.seen import Seen
from handlers import errors
from handlers.acknowledgement import Acknowledgement
from handlers.interaction import Interaction, Repeated, TooEarly
from handlers.payload import Payload
from handlers.routes import Handler
from storage.database import UNREACHABLE, UnitOfWork

# Slack waits three seconds, the way there and back included:
# https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
ACKNOWLEDGED_WITHIN: Final = 2.0
# What is not acknowledged comes again: from Slack, or from whoever has filled it in.
COMES_AGAIN: Final = frozenset({"event", "submission"})
# An event that cannot be handled yet waits here, five minutes at most, which is longer than a
# database is restarted; Slack brings it again meanwhile, in case this process ends.
PAUSES: Final = (0.1, 0.4, 1.0, 2.0, 4.0, 8.0, *[15.0] * 19)
MOST_WAITING: Final = 1000

log = structlog.get_logger(__name__)


class Outcome(StrEnum):
    """What became of an interaction."""

    DONE = "done"
    REPEATED = "repeated"
    REFUSED = "refused"
    FAILED = "failed"
    AWAY = "database_away"


class Desk:
    """What every handler needs, and the frame around each of them."""

    def __init__(
        self, uow: UnitOfWork, directory: Directory, metrics: Metrics | None = None
    ) -> None:
        self._uow = uow
        self._directory = directory
        self._metrics = metrics or Metrics()
        self._elsewhere = Seen(uow.clock)
        self._in_hand: set[asyncio.Task[Outcome]] = set()
        self._waiting: set[asyncio.Task[Any]] = set()

    async def receive(
        self, handler: Handler, payload: Payload, client: AsyncWebClient
    ) -> BoltResponse:
        """Have the interaction handled, and return what Slack is answered.

        That is what the handler answers, as soon as it does so, or nothing when it is done. What
        takes longer than Slack waits goes on: a command or a click is acknowledged meanwhile, while
        an event or a form is not, so that Slack brings the one again and the other keeps its words.
        """
        interaction = self._interaction(payload, client)
        handling, given = self._begin(handler, interaction), interaction.ack.given
        await asyncio.wait(
            (handling, given), timeout=ACKNOWLEDGED_WITHIN, return_when=asyncio.FIRST_COMPLETED
        )
        if given.done():
            return given.result()
        is_handled = handling.done() and handling.result() is not Outcome.AWAY
        if is_handled or payload.kind not in COMES_AGAIN:
            return await interaction.ack()
        return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)

    def note(self, handler: Handler, payload: Payload, client: AsyncWebClient) -> None:
        """Have something handled that happened here, and for which nobody waits."""
        self._begin(handler, self._interaction(payload, client))

    async def finish(self, patience: float = 5.0) -> None:
        """Wait for what is in hand, at most `patience` seconds; not for what itself waits."""
        in_hand = self._in_hand - self._waiting
        if in_hand:
            await asyncio.wait(in_hand, timeout=patience)

    async def close(self) -> None:
        """Finish what is in hand and leave the rest, which was not acknowledged, to come again."""
        await self.finish()
        for task in self._in_hand:
            task.cancel()
        await asyncio.gather(*self._in_hand, return_exceptions=True)

    def _interaction(self, payload: Payload, client: AsyncWebClient) -> Interaction:
        id_ = payload.key or secrets.token_hex(4)
        work = self._uow.bind(payload.workspace_id, payload.user_id, id_)
        return Interaction(
            payload, client, Acknowledgement(), work, self._directory, self._elsewhere
        )

    def _begin(self, handler: Handler, interaction: Interaction) -> asyncio.Task[Outcome]:
        handling = asyncio.create_task(self._received(handler, interaction))
        self._in_hand.add(handling)
        handling.add_done_callback(self._in_hand.discard)
        return handling

    async def _received(self, handler: Handler, interaction: Interaction) -> Outcome:
        outcome = await self._handle(handler, interaction)
        if interaction.payload.kind == "submission" and not interaction.ack.given.done():
            await _close(interaction)
        await self._show_in_home(interaction, outcome)
        return outcome

    async def _show_in_home(self, interaction: Interaction, outcome: Outcome) -> None:
        """Bring Home up to date after whatever was done there."""
        if interaction.payload.is_from_home and outcome is not Outcome.AWAY:
            await self._handle(Interaction.publish_home, interaction)

    async def _handle(self, handler: Handler, interaction: Interaction) -> Outcome:
        kind, name = interaction.payload.kind, interaction.payload.name
        with (
            bound_contextvars(interaction=interaction.id),
            self._metrics.interaction(kind, name),
        ):
            outcome = await self._outcome(handler, interaction)
        self._metrics.handled(kind, name, outcome)
        return outcome

    async def _outcome(self, handler: Handler, interaction: Interaction) -> Outcome:
        pauses = iter(PAUSES if interaction.payload.event else ())
        while True:
            try:
                return await _attempt(handler, interaction)
            except TooEarly:
                if not await self._wait(pauses):
                    return Outcome.DONE
            except UNREACHABLE as error:
                log.warning("the database cannot be reached", error=in_a_line(error))
                if not await self._wait(pauses):
                    await errors.excuse(interaction, error)
                    return Outcome.AWAY
            except Exception as error:  # noqa: BLE001 - the one place where the unexpected ends
                await errors.apologise(interaction, error)
                return Outcome.FAILED
            interaction = interaction.again()

    async def _wait(self, pauses: Iterator[float]) -> bool:
        """Wait until the next attempt; False when there is none."""
        pause = next(pauses, None)
        task = asyncio.current_task()
        if pause is None or task is None or len(self._waiting) >= MOST_WAITING:
            return False
        self._waiting.add(task)
        try:
            await asyncio.sleep(pause)
        finally:
            self._waiting.discard(task)
        return True


async def _attempt(handler: Handler, interaction: Interaction) -> Outcome:
    try:
        if interaction.payload.kind != "event":  # many events concern nobody here
            await interaction.know_actor()
        await handler(interaction)
    except Repeated:
        return Outcome.REPEATED
    except GavelError as error:
        await errors.refuse(interaction, error)
        return Outcome.REFUSED
    return Outcome.DONE


async def _close(interaction: Interaction) -> None:
    """Close the submitted modal; from Home all that lie above one another are done with."""
    if interaction.payload.is_from_home:
        await interaction.ack(response_action="clear")
    else:
        await interaction.ack()
