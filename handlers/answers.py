"""Answering a form where it was opened: the form itself stands nowhere."""

from http import HTTPStatus

from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.views.kit import Message
from handlers.interaction import Interaction


async def answer_at(i: Interaction, response_url: str, message: Message) -> None:
    """Show `message` privately where `response_url` points, else in the person's own DM.

    Such an address serves for half an hour; who takes longer over the form is answered by DM.
    https://docs.slack.dev/interactivity/handling-user-interaction/#message_responses
    """
    if response_url:
        sent = await AsyncWebhookClient(response_url).send(
            text=message.text,
            blocks=message.blocks,
            response_type="ephemeral",
            replace_original=False,
        )
        if sent.status_code == HTTPStatus.OK:
            return
    await i.answer(message)
