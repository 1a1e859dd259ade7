"""The desk: where every interaction arrives, is acknowledged, handled and, if need be, refused."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.slack.directory import Directory
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient
from structlog.contextvars import bound_contextvars

from bot.domain.errors import GavelError
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

    def acknowledged(self, handler: Handler) -> Listener:
        """Frame for commands, actions, shortcuts and events: acknowledged before anything else."""

        async def listener(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            await ack()
            await self._handle(handler, self._interaction(body, client, ack))

        return listener

    def submission(self, handler: Handler) -> Listener:
        """Frame for submitted modals: the handler's refusal is shown inside, else it closes.

        A handler that answers with another view acknowledges by itself (`i.ack`).
        """

        async def listener(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
            interaction = self._interaction(body, client, ack)
            await self._handle(handler, interaction)
            if ack.response is None:
                await ack()

        return listener

    def _interaction(
        self, body: dict[str, Any], client: AsyncWebClient, ack: AsyncAck
    ) -> Interaction:
        payload = Payload(body)
        work = self._uow.bind(payload.workspace_id, payload.user_id, payload.key)
        return Interaction(payload, client, ack, work, self._directory)

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
