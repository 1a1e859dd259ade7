"""What Slack is answered to an interaction: once, and perhaps before it is handled to the end."""

import asyncio
from http import HTTPStatus
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from bot.views.kit import Message


class Acknowledgement:
    """Bolt's `ack`, and that it was given; made on the event loop.

    `given` is done as soon as there is an answer to Slack: what comes later goes another way.
    """

    def __init__(self) -> None:
        self._ack = AsyncAck()  # type: ignore[no-untyped-call]  # Bolt left it so
        self.given: asyncio.Future[BoltResponse] = asyncio.get_running_loop().create_future()

    async def __call__(self, **said: Any) -> BoltResponse:
        """Answer, with the arguments of Bolt's `ack`; nothing happens when it was done before."""
        if not self.given.done():
            self.given.set_result(await self._ack(**said))
        return self.given.result()

    def answer(self, message: Message) -> None:
        """Answer with a message that only the person who acted sees, unless it was done before.

        https://docs.slack.dev/interactivity/implementing-slash-commands#responding_immediate_response
        """
        if not self.given.done():
            body = message.encoded(response_type="ephemeral")
            self.given.set_result(BoltResponse(status=HTTPStatus.OK, body=body))
