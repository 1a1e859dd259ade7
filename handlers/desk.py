"""The desk: where every interaction arrives, is acknowledged, handled and, if need be, refused."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient
from structlog.contextvars import bound_contextvars

from bot.domain.errors import GavelError
from bot.slack.directory import Directory
from handlers import errors
from handlers.interaction import Interaction, Repeated
from handlers.payload import Payload
from storage.database import UnitOfWork

Handler = Callable[[Interaction], Awaitable[None]]
Listener = Callable[..., Awaitable[None]]


class Desk:
    """What every handler needs, and the frame around each of them."""

    def __init__(self, uow: UnitOfWork, directory: Directory) -> None:
        self._uow = uow
        self._directory = directory
        self._in_hand: set[asyncio.Task[Any]] = set()

    def acknowledged(self, handler: Handler) -> Listener:
        """Frame for commands, actions, shortcuts and events: acknowledged before anything else."""

        async def listener(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            with self._keep_in_hand():
                await ack()
                interaction = self._interaction(body, client, ack)
                await self._handle(handler, interaction)
                await self._show_in_home(interaction)

        return listener

    def submission(self, handler: Handler) -> Listener:
        """Frame for submitted modals: the handler's refusal is shown inside, else it closes.

        A handler that answers with another view acknowledges by itself (`i.ack`).
        """

        async def listener(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            with self._keep_in_hand():
                interaction = self._interaction(body, client, ack)
                await self._handle(handler, interaction)
                if ack.response is None:
                    await _close(interaction)
                await self._show_in_home(interaction)

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
        work = self._uow.bind(payload.workspace_id, payload.user_id, payload.key)
        return Interaction(payload, client, ack, work, self._directory)

    async def _show_in_home(self, interaction: Interaction) -> None:
        """Bring Home up to date after whatever was done there."""
        if interaction.payload.is_from_home:
            await self._handle(Interaction.publish_home, interaction)

    async def _handle(self, handler: Handler, interaction: Interaction) -> None:
        with bound_contextvars(interaction=interaction.payload.key):
            try:
                await handler(interaction)
            except Repeated:
                return
            except GavelError as error:
                await errors.refuse(interaction, error)
            except Exception as error:  # noqa: BLE001 - the one place where the unexpected ends
                await errors.apologise(interaction, error)


async def _close(interaction: Interaction) -> None:
    """Close the submitted modal; from Home all that lie above one another are done with."""
    if interaction.payload.is_from_home:
        await interaction.ack(response_action="clear")
    else:
        await interaction.ack()
