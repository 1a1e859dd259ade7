"""The live WebSocket: who is told what, as it happens."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck

from sandbox import live
from sandbox.client import Person, SandboxClient
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, BOARD, OPS, WEI, ZOE, field, modal, section

Json = dict[str, Any]
Watch = Callable[[str], Awaitable["Page"]]


class Page:
    """A page that is open as somebody."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.frames: list[Json] = []

    async def until(self, kind: str, count: int = 1) -> list[Json]:
        """Wait for so many frames of a kind and return them."""
        async with asyncio.timeout(30):
            while len(self.of(kind)) < count:
                self.frames.append(json.loads(await self.socket.receive_str()))
        return self.of(kind)

    def of(self, kind: str) -> list[Json]:
        """Return the frames of a kind that came so far."""
        return [frame for frame in self.frames if frame["type"] == kind]


@pytest.fixture
async def watch(sandbox: Sandbox) -> AsyncIterator[Watch]:
    """Opens pages."""
    async with aiohttp.ClientSession() as http:

        async def watch(user: str) -> Page:
            return Page(await http.ws_connect(f"{sandbox.url}/sandbox/api/live?as={user}"))

        yield watch


async def test_messages_and_their_changes_are_shown(watch: Watch, ana: Person) -> None:
    """New, edited, reacted to, deleted; a root with the figures of its thread."""
    page = await watch(WEI)
    ts = await ana.say(OPS, "one")
    await ana.edit(OPS, ts, "two")
    reply = await ana.say(OPS, "reply", thread_ts=ts)
    await ana.react(OPS, ts, "eyes")
    await ana.delete(OPS, reply)

    [new, answer] = await page.until("message", 2)
    [edited, counted] = await page.until("message_changed", 2)
    [reaction] = await page.until("reaction")
    [deleted] = await page.until("message_deleted")
    assert (new["channel"], new["message"]["text"]) == (OPS, "one")
    assert answer["message"]["thread_ts"] == ts
    assert edited["message"]["text"] == "two"
    assert counted["message"]["reply_count"] == 1
    assert (reaction["ts"], reaction["reactions"][0]["name"]) == (ts, "eyes")
    assert (deleted["channel"], deleted["ts"]) == (OPS, reply)


async def test_what_is_private_stays_private(watch: Watch, bolt: Bolt, ana: Person) -> None:
    """Private channels and ephemeral messages are not shown to others."""
    page = await watch(WEI)
    await ana.say(BOARD, "secret")
    await bolt.web.chat_postEphemeral(channel=OPS, user=ANA, text="only Ana")
    await ana.say(OPS, "all")

    frames = await page.until("message")

    assert [frame["message"]["text"] for frame in frames] == ["all"]


async def test_what_waits_is_counted(watch: Watch, ana: Person, wei: Person) -> None:
    """Unread messages and mentions come as they change, and go when they are read."""
    page = await watch(WEI)
    await ana.say(OPS, "one")
    ts = await ana.say(OPS, f"<@{WEI}> two")
    await ana.delete(OPS, ts)
    await wei.do("mark", channel=OPS)

    frames = await page.until("read", 4)

    assert [(frame["unread"], frame["mentions"]) for frame in frames] == [
        (1, 0),
        (2, 1),
        (1, 0),
        (0, 0),
    ]


async def test_views_come_and_go(watch: Watch, bolt: Bolt, ana: Person) -> None:
    """A modal that opens, changes and closes, and the stack after each."""

    @bolt.app.command("/file")
    async def file(ack: AsyncAck, body: Json) -> None:
        await ack()
        opened = await bolt.web.views_open(
            trigger_id=body["trigger_id"], view=modal(field("name", optional=True))
        )
        await bolt.web.views_update(view_id=opened["view"]["id"], view=modal(section("new")))

    page = await watch(ANA)
    await ana.command("/file", "", OPS)
    [opened] = await page.until("view_opened")
    [updated] = await page.until("view_updated")
    await ana.close_view(updated["view"])
    [closed] = await page.until("view_closed")
    stacks = await page.until("views", 3)

    assert opened["view"]["id"] == updated["view"]["id"] == closed["view_id"]
    assert updated["view"]["blocks"][0]["text"]["text"] == "new"
    assert [len(frame["stack"]) for frame in stacks] == [1, 1, 0]


async def test_home_channels_people_and_the_clock_change(
    watch: Watch, bolt: Bolt, ana: Person, sandbox: Sandbox
) -> None:
    """Everything else that a page shows is told too."""
    page = await watch(ANA)
    await bolt.web.views_publish(user_id=ANA, view={"type": "home", "blocks": [section()]})
    await ana.do("create_channel", name="fresh")
    await ana.do("update_user", user=ZOE, status_text="away")
    await ana.client.advance(60)

    [home] = await page.until("home")
    [channel] = await page.until("channel")
    [user] = await page.until("user")
    [clock] = await page.until("clock")
    assert home["app"] == sandbox.workspace.bot.id
    assert (channel["channel"]["name"], channel["channel"]["is_member"]) == ("fresh", True)
    assert (user["user"]["id"], user["user"]["status_text"]) == (ZOE, "away")
    assert clock["clock"]["can_next"] is False


async def test_who_leaves_a_private_channel_sees_it_no_more(
    watch: Watch, ana: Person, client: SandboxClient
) -> None:
    """The page is told to forget it."""
    await ana.do("invite", channel=BOARD, user=WEI)
    page = await watch(WEI)
    await client.as_user(WEI).do("leave", channel=BOARD)

    [gone] = await page.until("channel_gone")

    assert gone["channel"] == BOARD


async def test_only_users_can_watch(sandbox: Sandbox) -> None:
    """Somebody who is not there is refused."""
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await http.ws_connect(f"{sandbox.url}/sandbox/api/live?as=U0NOBODY")


async def test_a_page_that_does_not_read_is_cut_off(
    watch: Watch, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not remembered without end, and learns that it must begin anew."""
    monkeypatch.setattr(live, "MAX_BEHIND", 3)
    page = await watch(WEI)
    for number in range(9):
        sandbox.parts.live.tell(WEI, {"type": "user", "number": number})

    async with asyncio.timeout(30):
        while (await page.socket.receive()).type is aiohttp.WSMsgType.TEXT:
            pass

    assert page.socket.closed is True


async def test_nobody_is_told_after_his_page_closed(watch: Watch, ana: Person) -> None:
    """A closed page is forgotten, and the others go on."""
    gone, here = await watch(WEI), await watch(WEI)
    await gone.socket.close()

    await ana.say(OPS, "hello")

    assert len(await here.until("message")) == 1
