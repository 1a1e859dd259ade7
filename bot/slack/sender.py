"""What becomes of one delivery: looked up if need be, and sent if it is not there."""

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import outcomes, sending
from bot.slack.failures import CALL_ERRORS
from bot.slack.outcomes import Outcome, Sent
from bot.slack.pace import Pace
from storage.delivery import Delivery
from storage.lanes import Call
from storage.outbox import Kind

ClientFor: TypeAlias = Callable[[str], Awaitable[AsyncWebClient]]

PEOPLE: Final = ("U", "W")


class Sender:
    """Makes the calls of a delivery. The first is counted by `pace` when the delivery begins.

    `client_for(workspace_id)` gives a client that repeats no call by itself.
    """

    def __init__(self, client_for: ClientFor, pace: Pace) -> None:
        self._client_for = client_for
        self._pace = pace
        self._conversations: dict[tuple[str, str], str] = {}

    async def outcome(self, delivery: Delivery) -> Outcome:
        """Send what the row says, unless an earlier attempt did; says what became of it."""
        if delivery.call is not Call.LOOK_UP:
            return await self._sent(delivery, delivery.call)
        found = await self._looked_up(delivery)
        if found:
            return found
        call = Call(delivery.row.kind)
        await self._pace.turn((delivery.row.workspace_id, call), delivery.row.channel_id)
        return await self._sent(delivery, call)

    async def _looked_up(self, delivery: Delivery) -> Outcome | None:
        """The message of an earlier attempt, or why it cannot be known; None: there is none."""
        row = delivery.row
        try:
            client = await self._client_for(row.workspace_id)
            channel = await self._conversation(client, delivery)
            return await sending.find(client, delivery, channel)
        except CALL_ERRORS as error:
            return outcomes.of_preparation(Call.LOOK_UP, error, unsure=True)
        finally:
            self._pace.end((row.workspace_id, Call.LOOK_UP), row.channel_id)

    async def _sent(self, delivery: Delivery, call: Call) -> Outcome:
        row = delivery.row
        try:
            client = await self._client_for(row.workspace_id)
            if row.kind is Kind.FILE:
                return await self._file_sent(client, delivery)
            sent = await sending.send(client, delivery, delivery.channel)
        except CALL_ERRORS as error:
            return outcomes.of_error(call, error)
        finally:
            self._pace.end((row.workspace_id, call), row.channel_id)
        self._remember(delivery, sent)
        return sent

    async def _file_sent(self, client: AsyncWebClient, delivery: Delivery) -> Outcome:
        """Upload the file and show it: before that nobody sees it, so that much may be repeated."""
        try:
            channel = await self._conversation(client, delivery)
            file_id = await sending.upload(client, delivery)
        except CALL_ERRORS as error:
            return outcomes.of_preparation(Call.FILE, error, unsure=False)
        return await sending.send(client, delivery, channel, file_id)

    async def _conversation(self, client: AsyncWebClient, delivery: Delivery) -> str:
        """The id of the conversation: where a user id will not do."""
        channel = delivery.channel
        if not channel.startswith(PEOPLE):
            return channel
        known = (delivery.row.workspace_id, channel)
        if known not in self._conversations:
            self._conversations[known] = await sending.open_conversation(client, channel)
        return self._conversations[known]

    def _remember(self, delivery: Delivery, sent: Sent) -> None:
        if sent.channel and delivery.channel.startswith(PEOPLE):
            self._conversations[delivery.row.workspace_id, delivery.channel] = sent.channel
