"""The desk: where every interaction arrives, is acknowledged, handled and, if need be, refused."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Final

import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient
from structlog.contextvars import bound_contextvars

from bot.domain.errors import GavelError
from bot.logs import in_a_line
from bot.metrics import Metrics
from bot.slack.directory import Directory
from handlers import errors
from handlers.interaction import Interaction, Repeated
from handlers.payload import Payload
from storage.database import UNREACHABLE, UnitOfWork

Handler = Callable[[Interaction], Awaitable[None]]
Listener = Callable[..., Awaitable[None]]

# Slack does not bring an event again that was acknowledged, and nobody waits for an answer: while
# the database is away events wait here, five minutes at most, which is longer than it is restarted.
PAUSES: Final = (0.5, 1.0, 2.0, 4.0, 8.0, *[15.0] * 19)
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
        self._in_hand: set[asyncio.Task[Any]] = set()
        self._waiting = 0

    def acknowledged(self, handler: Handler) -> Listener:
        """Frame for commands, actions, shortcuts and events: acknowledged before anything else."""

        async def listener(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            with self._keep_in_hand():
                await ack()
                interaction = self._interaction(body, client, ack)
                outcome = await self._handle(handler, interaction)
                await self._show_in_home(interaction, outcome)

        return listener

    def submission(self, handler: Handler) -> Listener:
        """Frame for submitted modals: the handler's refusal is shown inside, else it closes.

        A handler that answers with another view acknowledges by itself (`i.ack`).
        """

        async def listener(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            with self._keep_in_hand():
                interaction = self._interaction(body, client, ack)
                outcome = await self._handle(handler, interaction)
                if ack.response is None:
                    await _close(interaction)
                await self._show_in_home(interaction, outcome)

        return listener

    async def finish(self, patience: float = 5.0) -> None:
        """Wait for what is in hand, at most `patience` seconds."""
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=patience)

    @contextmanager
    def _keep_in_hand(self) -> Iterator[None]:
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("listeners run in tasks")
        self._in_hand.add(task)
        try:
            yield
        finally:
            self._in_hand.discard(task)

    def _interaction(
        self, body: dict[str, Any], client: AsyncWebClient, ack: AsyncAck
    ) -> Interaction:
        payload = Payload(body)
        id_ = payload.key or secrets.token_hex(4)
        work = self._uow.bind(payload.workspace_id, payload.user_id, id_)
        return Interaction(payload, client, ack, work, self._directory)

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
            except UNREACHABLE as error:
                pause = next(pauses, None)
                if pause is None or self._waiting >= MOST_WAITING:
                    await errors.excuse(interaction, error)
                    return Outcome.AWAY
                await self._wait(pause, error)
            except Exception as error:  # noqa: BLE001 - the one place where the unexpected ends
                await errors.apologise(interaction, error)
                return Outcome.FAILED
            interaction = interaction.again()

    async def _wait(self, pause: float, error: Exception) -> None:
        log.warning("an event waits for the database", error=in_a_line(error))
        self._waiting += 1
        try:
            await asyncio.sleep(pause)
        finally:
            self._waiting -= 1


async def _attempt(handler: Handler, interaction: Interaction) -> Outcome:
    try:
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
