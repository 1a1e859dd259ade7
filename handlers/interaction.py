"""One thing that somebody did in Slack, as the handlers see it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec, TypeVar

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.i18n import translator
from bot.i18n.reader import Reader
from bot.services import home, planning
from bot.slack.directory import Directory
from bot.slack.seen import Seen
from bot.views.home import ANSWER, answer
from bot.views.kit import Message
from handlers.acknowledgement import Acknowledgement
from handlers.payload import FROM_HOME, Payload
from storage import outbox, receipts
from storage.database import UNREACHABLE, BoundWork
from storage.outbox import Priority
from storage.work import Work

P = ParamSpec("P")
T = TypeVar("T")
Verb = Callable[Concatenate[Work, P], T]


class Repeated(Exception):  # noqa: N818 - nothing went wrong
    """The same interaction was handled before: Slack repeats itself, people click twice."""


class TooEarly(Exception):  # noqa: N818 - nothing went wrong
    """An event overtook what it is about; in a moment it can be handled."""


class Interaction:
    """A command, action, shortcut, submission or event, and the ways to answer it.

    `payload` says what was done, `run` and `read` do or look up something in one transaction as
    the person who acted, `answer` and the other methods show something to that person. `elsewhere`
    holds threads (channel, ts) that are no meeting's.
    """

    def __init__(
        self,
        payload: Payload,
        client: AsyncWebClient,
        ack: Acknowledgement,
        work: BoundWork,
        directory: Directory,
        elsewhere: Seen,
    ) -> None:
        self.payload = payload
        self.client = client
        self.ack = ack
        self.directory = directory
        self.elsewhere = elsewhere
        self._work = work
        self._asked = set[str]()
        self._counted = False
        self._written = 0

    @property
    def id(self) -> str:
        """The id that the log and the deliveries of this interaction carry."""
        return self._work.interaction or ""

    def again(self) -> "Interaction":
        """The same interaction, to be handled once more from the beginning."""
        return self._another(self.payload, self.ack, self._work)

    def of(self, payload: Payload) -> "Interaction":
        """Another thing that somebody did, of which this one brought the news."""
        work = self._work.edge.bind(payload.workspace_id, payload.user_id, payload.key)
        return self._another(payload, Acknowledgement(), work)

    async def run(self, verb: Verb[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `verb(work, …)` in one transaction; once, however often the interaction arrives.

        Raises Repeated when it was handled before. A refusal undoes the count with the rest, so
        that somebody may correct what was typed and submit again.
        """
        counted, self._counted = self._counted, True
        key = self.payload.key

        def once(work: Work) -> T:
            if key and not counted and not receipts.first_time(work, key):
                raise Repeated(key)
            return verb(work, *args, **kwargs)

        return await self._work.run(once)

    async def read(self, verb: Verb[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `verb(work, …)`, which only looks things up."""
        return await self._work.read(verb, *args, **kwargs)

    async def know_actor(self) -> None:
        """Make sure that the language and zone of whoever acted are known."""
        await self.know_people([self.payload.user_id])

    async def know_channel(self, channel_id: str) -> None:
        """Make sure that a channel and its people are known, if they are not too many to ask."""
        if await self.directory.ensure_channel(self.payload.workspace_id, channel_id):
            await self.know_people(await self.read(planning.members_to_invite, channel_id))

    async def know_people(self, user_ids: Iterable[str | None]) -> None:
        """Make sure that the language and zone of these people are known."""
        unasked = {user_id for user_id in user_ids if user_id} - self._asked
        self._asked |= unasked
        await self.directory.ensure_people(self.payload.workspace_id, unasked)

    async def answer(self, message: Message) -> None:
        """Show `message` to the person who acted, and to nobody else.

        In a modal and in Home, where no message can stand, it is shown in a modal.
        """
        if self.payload.is_in_home or self.payload.is_pressed_in_modal:
            await self._answer_in_modal(message)
        elif self.payload.kind == "command" and not self.ack.given.done():
            self.ack.answer(message)
        elif self.payload.response_url:
            await self.answer_at(self.payload.response_url, message)
        else:
            await self._post(message)

    async def _post(self, message: Message) -> None:
        if self.payload.channel_id and not self.payload.is_direct:
            await self.client.chat_postEphemeral(
                channel=self.payload.channel_id,
                user=self.payload.user_id,
                thread_ts=self.payload.thread_ts,
                text=message.text,
                blocks=message.blocks,
            )
        else:
            await self._write(message)

    async def _write(self, message: Message) -> None:
        """Write to the person alone: once, and as soon as Slack takes it."""
        channel = self.payload.channel_id or self.payload.user_id
        self._written += 1
        key = f"answer:{self.id}:{self._written}"
        try:
            await self._work.run(outbox.post, key, channel, message, priority=Priority.ANSWER)
        except UNREACHABLE:
            await self.client.chat_postMessage(
                channel=channel, text=message.text, blocks=message.blocks
            )

    async def tell(
        self, channel_id: str, message: Message, *, thread_ts: str | None = None
    ) -> None:
        """Show `message` privately in a channel or thread: for modals, which stand in none."""
        await self.client.chat_postEphemeral(
            channel=channel_id,
            user=self.payload.user_id,
            thread_ts=thread_ts,
            text=message.text,
            blocks=message.blocks,
        )

    async def replace(self, message: Message) -> None:
        """Put `message` in the place of the private answer whose button was pressed."""
        if not self.payload.response_url:
            await self.answer(message)
            return
        await self.answer_at(self.payload.response_url, message, replace=True)

    async def answer_at(
        self, response_url: str, message: Message, *, replace: bool = False
    ) -> None:
        """Show `message` privately where a form was opened, else in the person's own DM.

        The form itself stands nowhere. Such an address serves for half an hour; it is the channel's
        unless the thread is named in which a button was pressed.
        https://docs.slack.dev/interactivity/handling-user-interaction/#message_responses
        """
        if response_url:
            thread_ts = self.payload.reply_thread
            sent = await AsyncWebhookClient(response_url, session=self.client.session).send_dict(
                {
                    **message.payload(),
                    "response_type": "ephemeral",
                    "replace_original": replace,
                    **({"thread_ts": thread_ts} if thread_ts else {}),
                }
            )
            if sent.status_code == HTTPStatus.OK:
                return
        await self._post(message)

    async def open(self, view: Mapping[str, Any]) -> None:
        """Open a modal; above the one in which something was pressed, if there is one."""
        if self.payload.is_pressed_in_modal:
            await self.push(view)
            return
        with _opened_once():
            await self.client.views_open(
                trigger_id=self.payload.trigger_id, view=self._marked(view)
            )

    async def push(self, view: Mapping[str, Any]) -> None:
        """Open a modal above the one whose button was pressed."""
        with _opened_once():
            await self.client.views_push(
                trigger_id=self.payload.trigger_id, view=self._marked(view)
            )

    async def show(self, view: Mapping[str, Any]) -> None:
        """Put another view in the place of the one whose button was pressed."""
        await self.client.views_update(view_id=self.payload.view["id"], view=self._marked(view))

    async def publish_home(self) -> None:
        """Show the Home tab of whoever acted as it is now, whatever it showed before."""
        view = await self.read(home.view)
        await self.client.views_publish(user_id=self.payload.user_id, view=view)

    def _another(self, payload: Payload, ack: Acknowledgement, work: BoundWork) -> "Interaction":
        return Interaction(payload, self.client, ack, work, self.directory, self.elsewhere)

    async def _answer_in_modal(self, message: Message) -> None:
        try:
            view = await self.read(home.answer, message)
        except UNREACHABLE:
            view = answer(Reader(translator(None), "UTC", self._work.now), message)
        if self.payload.view.get("callback_id") == ANSWER:
            await self.show(view)
        else:
            await self.open(view)

    def _marked(self, view: Mapping[str, Any]) -> dict[str, Any]:
        """The view, so that Home is brought up to date when something is done in it."""
        if not self.payload.is_from_home:
            return dict(view)
        return {**view, "external_id": f"{FROM_HOME}{self.payload.trigger_id}"}


@contextmanager
def _opened_once() -> Iterator[None]:
    """Nothing is wrong when Slack says that the trigger was used: the answer to that was lost."""
    try:
        yield
    except SlackApiError as error:
        if error.response.get("error") != "exchanged_trigger_id":
            raise
