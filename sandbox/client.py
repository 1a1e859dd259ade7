"""A person in the sandbox, as tests and the story use him: over HTTP, as the page does."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from aiohttp import ClientSession, ClientTimeout

from sandbox.elements import KINDS, elements
from sandbox.model import Json

T = TypeVar("T")

POLL_SECONDS = 0.02


class RefusedError(Exception):
    """The sandbox refused an act; `code` is Slack's error, the text is what a person is shown."""

    def __init__(self, code: str, message: str, answer: Json) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.answer = answer


class SandboxClient:
    """The sandbox at `base_url`. Use it as an async context manager, or `close` it."""

    def __init__(self, base_url: str, *, timeout: float = 120.0) -> None:
        self.base_url = base_url.rstrip("/")
        self._timeout = ClientTimeout(total=timeout)
        self._session: ClientSession | None = None

    def as_user(self, user: str) -> "Person":
        """Return what the user with this id can do."""
        return Person(self, user)

    async def do(self, act: str, **body: Any) -> Json:
        """Do an act (POST); raises RefusedError. None values are left out."""
        sent = {name: value for name, value in body.items() if value is not None}
        async with self._http().post(f"{self.base_url}/sandbox/api/{act}", json=sent) as response:
            return _accepted(await response.json())

    async def look(self, what: str, **query: Any) -> Json:
        """Look at something (GET); raises RefusedError. None values are left out."""
        asked = {name: str(value) for name, value in query.items() if value is not None}
        async with self._http().get(f"{self.base_url}/sandbox/api/{what}", params=asked) as got:
            return _accepted(await got.json())

    async def advance(
        self,
        seconds: float | None = None,
        *,
        to: str | None = None,
        next: bool = False,  # noqa: A002 - the word of the clock bar
    ) -> Json:
        """Move the clock by `seconds`, `to` a time (ISO 8601) or to the `next` thing; the clock."""
        body = {"advance_seconds": seconds, "to": to, "next": next or None}
        return cast("Json", (await self.do("clock", **body))["clock"])

    async def faults(self, **config: Any) -> None:
        """Switch faults on (`rules`, `events`, `seed`); without arguments, all off."""
        await self.do("faults", **config)

    async def disconnect(self, *, hard: bool = False) -> None:
        """End the app's Socket Mode connections."""
        await self.do("disconnect", hard=hard)

    async def log(self) -> list[Json]:
        """Return the recent traffic with the app."""
        return cast("list[Json]", (await self.look("log"))["log"])

    async def wait_for(
        self,
        probe: Callable[[], Awaitable[T | None]],
        timeout: float = 30.0,  # noqa: ASYNC109 - seconds to wait
    ) -> T:
        """Ask `probe` until it returns something true, and return that.

        Raises TimeoutError when it does not within `timeout` real seconds.
        """
        async with asyncio.timeout(timeout):
            while True:
                found = await probe()
                if found:
                    return found
                await asyncio.sleep(POLL_SECONDS)

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    def _http(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(timeout=self._timeout)
        return self._session


@dataclass(frozen=True)
class Person:
    """One user of the sandbox and what he can do."""

    client: SandboxClient
    id: str

    async def do(self, act: str, **body: Any) -> Json:
        """Do an act as this user; raises RefusedError."""
        return await self.client.do(act, **{"as": self.id}, **body)

    async def say(
        self, channel: str, text: str, thread_ts: str | None = None, *, broadcast: bool = False
    ) -> str:
        """Write a message and return its ts."""
        sent = await self.do(
            "send", channel=channel, text=text, thread_ts=thread_ts, broadcast=broadcast or None
        )
        return str(sent["ts"])

    async def command(
        self, command: str, text: str = "", channel: str = "", thread_ts: str | None = None
    ) -> None:
        """Run a slash command; its answer appears among the messages."""
        await self.do("command", command=command, text=text, channel=channel, thread_ts=thread_ts)

    async def click(
        self, where: Json, action_id: str, block_id: str | None = None, **value: Any
    ) -> None:
        """Use an element of a message or view; `value` is the field of pickers and menus.

        `click(message, "nudge.snooze", selected_option="3")` chooses an option by its value.
        """
        place = {"view_id": where["id"]} if "callback_id" in where else _message_place(where)
        await self.do("action", **place, action_id=action_id, block_id=block_id, **value)

    async def submit(self, view: Json, state: Json | None = None) -> Json:
        """Submit a modal. `state` is `{action_id or block_id: value}`, or Slack's `values`.

        Returns `{response_action, errors?}`.
        """
        given = filled(view, state or {})
        answer = await self.do("submit", view_id=view["id"], state=given)
        return {name: value for name, value in answer.items() if name != "ok"}

    async def close_view(self, view: Json, *, clear: bool = False) -> None:
        """Dismiss a modal, or all with `clear`."""
        await self.do("close_view", view_id=view["id"], clear=clear)

    async def options(self, where: Json, action_id: str, typed: str = "") -> Json:
        """Return the options of a menu that the app fills."""
        place = {"view_id": where["id"]} if "callback_id" in where else _message_place(where)
        return await self.do("options", **place, action_id=action_id, value=typed)

    async def edit(self, channel: str, ts: str, text: str) -> None:
        """Change one's own message."""
        await self.do("edit", channel=channel, ts=ts, text=text)

    async def delete(self, channel: str, ts: str) -> None:
        """Delete one's own message."""
        await self.do("delete", channel=channel, ts=ts)

    async def react(self, channel: str, ts: str, name: str, *, remove: bool = False) -> None:
        """Add a reaction, or take it back."""
        await self.do("react", channel=channel, ts=ts, name=name, remove=remove)

    async def shortcut(self, callback_id: str, channel: str = "", ts: str = "") -> None:
        """Run a message's shortcut, or without a message a global one."""
        await self.do("shortcut", callback_id=callback_id, channel=channel or None, ts=ts or None)

    async def messages(
        self, channel: str, thread_ts: str | None = None, limit: int | None = None
    ) -> list[Json]:
        """Return the newest messages of a channel or thread, oldest first."""
        seen = await self._look("messages", channel=channel, thread_ts=thread_ts, limit=limit)
        return cast("list[Json]", seen["messages"])

    async def last_message(self, channel: str, thread_ts: str | None = None) -> Json | None:
        """Return the newest message of a channel or thread."""
        seen = await self.messages(channel, thread_ts)
        return seen[-1] if seen else None

    async def workspace(self) -> Json:
        """Return everything around the messages, as this user sees it."""
        return await self._look("workspace")

    async def dm_with_app(self) -> str:
        """Return the id of the DM with the app, opened if need be."""
        app = (await self.workspace())["apps"][0]
        opened = await self.do("open_dm", user=app["user_id"])
        return str(opened["channel"]["id"])

    async def views(self) -> list[Json]:
        """Return the open modals, the lowest first."""
        return cast("list[Json]", (await self._look("views"))["views"])

    async def view(self, timeout: float = 30.0) -> Json:  # noqa: ASYNC109 - seconds to wait for it
        """Return the modal on top, waiting until there is one."""
        return (await self.client.wait_for(self.views, timeout))[-1]

    async def home(self) -> Json | None:
        """Return the app's Home as it is now."""
        return cast("Json | None", (await self._look("home"))["view"])

    async def open_home(self) -> Json | None:
        """Open the app's Home, of which the app hears; returns what was there before."""
        return cast("Json | None", (await self.do("open_home"))["view"])

    async def wait_for_message(
        self,
        channel: str,
        fits: Callable[[Json], bool],
        thread_ts: str | None = None,
        timeout: float = 30.0,  # noqa: ASYNC109 - seconds to wait for it
    ) -> Json:
        """Return the newest message that fits, waiting until there is one."""

        async def probe() -> Json | None:
            seen = await self.messages(channel, thread_ts)
            return next((message for message in reversed(seen) if fits(message)), None)

        return await self.client.wait_for(probe, timeout)

    async def _look(self, what: str, **query: Any) -> Json:
        return await self.client.look(what, **{"as": self.id}, **query)


def filled(view: Json, state: Json) -> Json:
    """Return `{block_id: {action_id: …}}` for values given by action id or block id."""
    if "values" in state:
        return state
    given: Json = {}
    left = dict(state)
    for block, element in elements(view["blocks"]):
        for name in (element["action_id"], block["block_id"]):
            if name in left and element["type"] in KINDS:
                field = KINDS[element["type"]].field
                given.setdefault(block["block_id"], {})[element["action_id"]] = {
                    field: left.pop(name)
                }
                break
    if left:
        raise KeyError(f"the view has no {', '.join(left)}")
    return given


def _message_place(message: Json) -> Json:
    return {"channel": message["channel"], "message_ts": message["ts"]}


def _accepted(answer: Json) -> Json:
    if not answer.get("ok"):
        raise RefusedError(answer["error"], answer.get("message", ""), answer)
    return answer
