"""Every event of the table comes when the table says so, and no other."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import pytest

from sandbox.coverage import EVENTS, MESSAGE_SUBTYPES

if TYPE_CHECKING:
    from tests.sandbox.coverage.conftest import Desk
else:
    Desk = Any

ANA, BEN = "U0ANA", "U0BEN"
TALK, SECRET, GROUP = "C0TALK", "C0SECRET", "C0GROUP"
Deed = Callable[[Desk], Awaitable[Any]]


def deed(act: str, **body: Any) -> Deed:
    """Return something that a person does."""
    return lambda desk: desk.do(act, **body)


async def _to_the_app(desk: Desk) -> None:
    opened = await desk.do("open_dm", user=desk.bot)
    await desk.do("send", channel=opened["channel"]["id"], text="Hello")


async def _call_the_app(desk: Desk) -> None:
    await desk.do("send", channel=TALK, text=f"<@{desk.bot}> hello")


async def _react(desk: Desk) -> Any:
    sent = await desk.do("send", channel=TALK, text="Hello")
    await desk.do("react", channel=TALK, ts=sent["ts"], name="eyes")
    return sent["ts"]


async def _unreact(desk: Desk) -> None:
    ts = await _react(desk)
    await desk.do("react", channel=TALK, ts=ts, name="eyes", remove=True)


def remove_the_app(channel: str) -> Deed:
    """Return the deed of taking the bot out of a channel."""
    return lambda desk: desk.do("kick", channel=channel, user=desk.bot)


def archive_and_back(channel: str) -> Deed:
    """Return the deed of archiving a channel and bringing it back."""

    async def do(desk: Desk) -> None:
        await desk.do("archive", channel=channel)
        await desk.do("archive", channel=channel, undo=True)

    return do


async def _come_and_go(desk: Desk) -> None:
    await desk.do("leave", channel=TALK, who=BEN)
    await desk.do("join", channel=TALK, who=BEN)


DEEDS: dict[str, Deed] = {
    "app_home_opened": deed("open_home"),
    "app_mention": _call_the_app,
    "channel_archive": archive_and_back(TALK),
    "channel_created": deed("create_channel", name="new"),
    "channel_left": remove_the_app(TALK),
    "channel_rename": deed("rename", channel=TALK, name="chat"),
    "channel_unarchive": archive_and_back(TALK),
    "group_archive": archive_and_back(SECRET),
    "group_left": remove_the_app(SECRET),
    "group_rename": deed("rename", channel=SECRET, name="hidden"),
    "group_unarchive": archive_and_back(SECRET),
    "im_created": deed("open_home"),
    "member_joined_channel": _come_and_go,
    "member_left_channel": _come_and_go,
    "message.channels": deed("send", channel=TALK, text="Hello"),
    "message.groups": deed("send", channel=SECRET, text="Hello"),
    "message.im": _to_the_app,
    "message.mpim": deed("send", channel=GROUP, text="Hello"),
    "reaction_added": _react,
    "reaction_removed": _unreact,
    "subteam_members_changed": deed("update_usergroup", usergroup="S0TEAM", users=[BEN]),
    "subteam_updated": deed("update_usergroup", usergroup="S0TEAM", users=[BEN]),
    "team_join": deed("create_user", name="cleo", who=None),
    "user_change": deed("update_user", user=BEN, tz="Asia/Shanghai"),
}


@pytest.mark.parametrize("name", sorted(EVENTS))
async def test_an_event_comes_when_the_table_says_so(desk: Desk, name: str) -> None:
    """What people do reaches the app as the event of that name."""
    await DEEDS[name](desk)

    await desk.until(lambda: name in desk.app.events())


async def test_no_event_comes_that_is_not_in_the_table(desk: Desk) -> None:
    """All that people can do together makes no other event than those of the table."""
    for name in sorted(DEEDS, key=lambda name: name.endswith("_left")):
        await DEEDS[name](desk)
    await desk.sandbox.parts.events.delivered()

    assert set(desk.app.events()) == set(EVENTS)


async def test_every_subtype_of_a_message_comes(desk: Desk) -> None:
    """Messages are written, edited, deleted, broadcast, and come with files and people."""
    sent = await desk.do("send", channel=TALK, text="Hello")
    ts = sent["ts"]
    await desk.do("send", channel=TALK, text="To all", thread_ts=ts, broadcast=True)
    await desk.do("edit", channel=TALK, ts=ts, text="Hello!")
    await desk.do("upload", channel=TALK, name="a.txt", content_base64="aGk=", text="A file")
    alone = await desk.do("send", channel=TALK, text="Oh")
    await desk.do("delete", channel=TALK, ts=alone["ts"])
    await _come_and_go(desk)
    await desk.sandbox.parts.events.delivered()

    events = [heard.payload["event"] for heard in desk.app.heard]
    subtypes = {event.get("subtype", "(none)") for event in events if event["type"] == "message"}
    assert subtypes == set(MESSAGE_SUBTYPES)
