"""What people do and see, and what the sandbox refuses them."""

from typing import Any

import aiohttp
import pytest

from sandbox.client import Person, RefusedError, SandboxClient
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import ANA, BOARD, ELSEWHERE, MANIFEST, OPS, WEI, ZOE, actions, button

Json = dict[str, Any]


async def code(act: Any) -> str:
    """Return the error of an act that is refused."""
    with pytest.raises(RefusedError) as refusal:
        await act
    assert refusal.value.message
    return refusal.value.code


async def test_everybody_sees_his_own_workspace(sandbox: Sandbox, ana: Person, wei: Person) -> None:
    """Private channels are for members; commands, shortcuts and the app for all."""
    mine, his = await ana.workspace(), await wei.workspace()

    assert {channel["id"] for channel in mine["channels"]} == {OPS, BOARD, ELSEWHERE}
    assert {channel["id"] for channel in his["channels"]} == {OPS, ELSEWHERE}
    assert (his["me"]["id"], his["me"]["locale"]) == (WEI, "zh-CN")
    assert {command["command"] for command in his["commands"]} == {"/file", "/plain"}
    assert {shortcut["callback_id"] for shortcut in his["shortcuts"]} == {"keep", "tidy"}
    assert his["apps"][0]["user_id"] == sandbox.workspace.bot.user_id
    assert (his["apps"][0]["home_tab"], his["apps"][0]["dm_channel"]) == (True, None)


async def test_history_is_read_backwards(ana: Person) -> None:
    """The newest page first, then what was before; each oldest first."""
    said = [await ana.say(OPS, f"m{number}") for number in range(7)]

    last = await ana.client.look("messages", **{"as": ANA}, channel=OPS, limit=3)
    before = await ana.client.look(
        "messages", **{"as": ANA}, channel=OPS, limit=5, before=last["messages"][0]["ts"]
    )

    assert [m["ts"] for m in last["messages"]] == said[4:]
    assert [m["ts"] for m in before["messages"]] == said[:4]
    assert (last["has_more"], before["has_more"]) == (True, False)


async def test_what_only_one_sees_is_among_the_others(bolt: Bolt, ana: Person) -> None:
    """Ephemeral messages stand where they came, in the channel or the thread."""
    root = await ana.say(OPS, "root")
    await bolt.web.chat_postEphemeral(channel=OPS, user=ANA, text="psst")
    await ana.say(OPS, "next")
    await bolt.web.chat_postEphemeral(channel=OPS, user=ANA, text="in thread", thread_ts=root)

    channel = [message["text"] for message in await ana.messages(OPS)]
    thread = [message["text"] for message in await ana.messages(OPS, root)]

    assert (channel, thread) == (["root", "psst", "next"], ["root", "in thread"])


async def test_an_ephemeral_message_can_be_dismissed(bolt: Bolt, ana: Person) -> None:
    """Deleting it takes it from view."""
    await bolt.web.chat_postEphemeral(channel=OPS, user=ANA, text="psst")
    [message] = await ana.messages(OPS)

    await ana.delete(OPS, message["ts"])

    assert await ana.messages(OPS) == []


async def test_people_are_held_to_what_slack_lets_them(
    bolt: Bolt, ana: Person, wei: Person, client: SandboxClient
) -> None:
    """Each refusal has a code and a sentence."""
    ts = await ana.say(OPS, "mine")
    answer = await bolt.web.chat_postMessage(channel=OPS, text="the bot's")
    nobody = client.as_user("U0NOBODY")

    assert await code(nobody.say(OPS, "hi")) == "user_not_found"
    assert await code(wei.say(BOARD, "hi")) == "channel_not_found"
    assert await code(client.as_user(ZOE).say(OPS, "hi")) == "not_in_channel"
    assert await code(wei.edit(OPS, ts, "his")) == "cant_update_message"
    assert await code(ana.delete(OPS, answer["ts"])) == "cant_update_message"
    assert await code(ana.edit(OPS, "1.000001", "x")) == "message_not_found"
    assert await code(ana.say(OPS, "   ")) == "no_text"
    assert await code(ana.messages(OPS, "1.000001")) == "thread_not_found"
    assert await code(ana.do("sing")) == "unknown_method"
    assert await code(ana.do("create_channel", name="ops")) == "name_taken"
    assert await code(ana.do("create_user", name="x", tz="Mars/Base")) == "invalid_arguments"
    assert await code(ana.do("update_user", user=WEI, shoes="red")) == "invalid_arguments"


async def test_who_is_deactivated_does_nothing(ana: Person, wei: Person) -> None:
    """A deactivated account cannot act."""
    await ana.do("update_user", user=WEI, deleted=True)

    assert await code(wei.say(OPS, "still here")) == "account_inactive"


async def test_an_archive_takes_nothing(ana: Person) -> None:
    """Neither messages nor reactions nor commands."""
    ts = await ana.say(OPS, "last")
    await ana.do("archive", channel=OPS)

    refused = [
        await code(ana.say(OPS, "x")),
        await code(ana.react(OPS, ts, "eyes")),
        await code(ana.command("/file", "", OPS)),
        await code(ana.do("archive", channel=OPS)),
    ]

    assert refused == ["is_archived", "is_archived", "is_archived", "already_archived"]


async def test_an_app_without_a_messages_tab_takes_no_messages() -> None:
    """The DM with it is closed, for people and for the app."""
    home = {"home_tab_enabled": True, "messages_tab_enabled": False}
    features = {**MANIFEST["features"], "app_home": home}
    async with Sandbox({**MANIFEST, "features": features}) as sandbox:
        sandbox.workspace.add_user(ANA, name="ana")
        bolt = Bolt(sandbox, socket_mode=False)
        async with SandboxClient(sandbox.url) as client:
            person = client.as_user(ANA)
            people = await code(person.say(await person.dm_with_app(), "hi"))
        app = await refused(bolt.web.chat_postMessage(channel=ANA, text="hi"))

    assert (people, app["error"]) == ("messages_tab_disabled", "messages_tab_disabled")


async def test_history_that_was_there_before_counts_as_read(sandbox: Sandbox, wei: Person) -> None:
    """A seeded workspace does not greet anybody with hundreds of unread messages."""
    for number in range(5):
        sandbox.workspace.add_message(OPS, ANA, f"m{number}", f"160000000{number}.000000")

    before = await unread(wei)
    await wei.client.as_user(ANA).say(OPS, "new")

    assert (before, await unread(wei)) == (0, 1)


async def unread(person: Person) -> int:
    """Return how many messages wait in #ops."""
    channels = (await person.workspace())["channels"]
    return int(next(channel["unread"] for channel in channels if channel["id"] == OPS))


async def test_the_log_tells_what_went_to_and_fro(
    bolt: Bolt, ana: Person, sandbox: Sandbox
) -> None:
    """Calls with their arguments and answers, events with their acknowledgement; no tokens."""
    await ana.say(OPS, "hello")
    await bolt.hears("message")
    await sandbox.parts.events.delivered()
    await bolt.web.reactions_add(channel=OPS, timestamp=bolt.events()[0]["ts"], name="eyes")

    log = await ana.client.log()

    names = [(entry["kind"], entry["name"]) for entry in log]
    assert ("event", "message") in names
    entry = next(entry for entry in log if entry["name"] == "reactions.add")
    assert (entry["sent"]["name"], entry["got"]) == ("eyes", {"ok": True})
    assert sandbox.bot_token not in str(log)


async def test_the_list_of_things_to_try(sandbox: Sandbox, ana: Person) -> None:
    """What is done stays done; what is not on the list is refused."""
    sandbox.set_try_this([{"id": "a", "title": "A", "detail": "d"}])
    await ana.do("try_this", done="a")
    sandbox.set_try_this([{"id": "a", "title": "A!", "detail": "d"}])

    [step] = (await ana.workspace())["try_this"]

    assert step == {"id": "a", "title": "A!", "detail": "d", "done": True}
    assert await code(ana.do("try_this", done="b")) == "not_found"


async def test_a_click_needs_a_place(ana: Person, bolt: Bolt) -> None:
    """Neither message nor view is an error, not a crash."""
    await bolt.web.chat_postMessage(channel=OPS, text="t", blocks=[actions(button("go"))])

    assert await code(ana.do("action", action_id="go")) == "invalid_arguments"
    assert await code(ana.do("action", channel=OPS, action_id="go")) == "invalid_arguments"


@pytest.mark.parametrize("body", ["{", "[]", '"x"'])
async def test_a_body_that_is_no_object_is_refused(sandbox: Sandbox, body: str) -> None:
    """Also for those who write their own client."""
    url = f"{sandbox.url}/sandbox/api/send"
    async with aiohttp.ClientSession() as http, http.post(url, data=body) as response:
        answer = await response.json()

    assert (answer["ok"], answer["error"]) == (False, "invalid_json")
