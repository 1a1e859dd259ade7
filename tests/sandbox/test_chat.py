"""chat.*: a bot posts, changes and deletes, and Slack's refusals."""

from typing import Any

import pytest

from sandbox.client import Person
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import ANA, BOARD, ELSEWHERE, OPS, WEI, ZOE, actions, button, section


async def test_a_posted_message_carries_who_posted_it(bolt: Bolt, sandbox: Sandbox) -> None:
    """A bot's message has its user, bot id, app id and bot profile."""
    app = sandbox.workspace.bot

    answer = await bolt.web.chat_postMessage(channel=OPS, text="hello")

    message = answer["message"]
    author = (message["user"], message["bot_id"], message["app_id"], message["bot_profile"]["name"])
    assert author == (app.user_id, app.bot_id, app.id, "Clerk")
    assert (answer["channel"], answer["ts"]) == (OPS, message["ts"])


async def test_what_is_special_is_escaped(bolt: Bolt, ana: Person) -> None:
    """Mentions and links stay live; every other & < > is escaped, once."""
    text = f"<@{ANA}> a & b &amp; <https://x.org|x> <script> <!channel>"

    await bolt.web.chat_postMessage(channel=OPS, text=text)

    [message] = await ana.messages(OPS)
    escaped = f"<@{ANA}> a &amp; b &amp; <https://x.org|x> &lt;script&gt; <!channel>"
    assert message["text"] == escaped


async def test_blocks_come_back_with_ids(bolt: Bolt) -> None:
    """A block or element without an id gets one, as in Slack."""
    row = {"type": "actions", "elements": [{**button("x"), "action_id": "go"}]}

    answer = await bolt.web.chat_postMessage(channel=OPS, text="t", blocks=[row, section()])

    ids = [block["block_id"] for block in answer["message"]["blocks"]]
    assert all(ids)
    assert len(set(ids)) == 2
    assert answer["message"]["blocks"][0]["elements"][0]["action_id"] == "go"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": ELSEWHERE, "text": "x"}, "not_in_channel"),
        ({"channel": OPS, "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": OPS, "text": "x", "blocks": "[{"}, "invalid_blocks_format"),
        ({"channel": OPS, "text": "x", "metadata": {"event_type": 1}}, "invalid_metadata_format"),
        ({"channel": OPS, "text": "x", "blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
    ],
)
async def test_a_message_is_refused_with_slacks_error(
    bolt: Bolt, arguments: dict[str, Any], error: str
) -> None:
    """What Slack would not post is not posted, and the error says why."""
    answer = await refused(bolt.web.chat_postMessage(**arguments))

    assert answer["error"] == error


async def test_a_message_without_anything_in_it_is_refused(bolt: Bolt) -> None:
    """Blank text is no text."""
    blank = {"channel": OPS, "text": " "}

    answer = await refused(bolt.web.api_call("chat.postMessage", json=blank))

    assert answer["error"] == "no_text"


async def test_invalid_blocks_are_explained(bolt: Bolt) -> None:
    """The answer names the place of the fault, in `errors` and in `response_metadata`."""
    answer = await refused(
        bolt.web.chat_postMessage(channel=OPS, text="x", blocks=[section("y" * 3001)])
    )

    assert any("/blocks/0/text" in error for error in answer["errors"])
    explained = [f"[ERROR] {error}" for error in answer["errors"]]
    assert answer["response_metadata"]["messages"] == explained


async def test_an_archived_channel_takes_no_message(bolt: Bolt, ana: Person) -> None:
    """Posting to an archive is refused."""
    await ana.do("archive", channel=OPS)

    answer = await refused(bolt.web.chat_postMessage(channel=OPS, text="x"))

    assert answer["error"] == "is_archived"


async def test_a_private_channel_without_the_bot_does_not_exist(
    bolt: Bolt, sandbox: Sandbox
) -> None:
    """The bot is not told of private channels that it is not in."""
    sandbox.workspace.add_channel("C0DEN", "den", [ANA], private=True)

    answer = await refused(bolt.web.chat_postMessage(channel="C0DEN", text="x"))

    assert answer["error"] == "channel_not_found"


async def test_a_users_id_stands_for_the_dm(bolt: Bolt, wei: Person) -> None:
    """Posting to a user opens the DM with him."""
    answer = await bolt.web.chat_postMessage(channel=WEI, text="psst")

    dm = await wei.dm_with_app()
    assert answer["channel"] == dm
    assert [message["text"] for message in await wei.messages(dm)] == ["psst"]


async def test_a_reply_counts_at_its_thread(bolt: Bolt, ana: Person) -> None:
    """The first message of a thread knows how many replies, by whom, and the latest."""
    ts = await ana.say(OPS, "question")
    first = await bolt.web.chat_postMessage(channel=OPS, text="one", thread_ts=ts)
    latest = await ana.say(OPS, "two", thread_ts=ts)

    [root] = await ana.messages(OPS)
    figures = (root["thread_ts"], root["reply_count"], root["reply_users_count"])
    assert figures == (ts, 2, 2)
    assert root["reply_users"] == [first["message"]["user"], ANA]
    assert root["latest_reply"] == latest
    assert first["message"]["parent_user_id"] == ANA


async def test_a_reply_has_no_thread_of_its_own(bolt: Bolt, ana: Person) -> None:
    """Replying to a reply is refused, since it would be seen nowhere."""
    ts = await ana.say(OPS, "question")
    reply = await ana.say(OPS, "answer", thread_ts=ts)

    answer = await refused(bolt.web.chat_postMessage(channel=OPS, text="x", thread_ts=reply))

    assert answer["error"] == "cannot_reply_to_message"


async def test_a_broadcast_reply_is_in_thread_and_channel(bolt: Bolt, ana: Person) -> None:
    """`reply_broadcast` shows a reply in the channel too, with its root."""
    ts = await ana.say(OPS, "question")

    await bolt.web.chat_postMessage(channel=OPS, text="all!", thread_ts=ts, reply_broadcast=True)

    _, broadcast = await ana.messages(OPS)
    assert (broadcast["subtype"], broadcast["root"]["text"]) == ("thread_broadcast", "question")
    assert [m["text"] for m in await ana.messages(OPS, ts)] == ["question", "all!"]


async def test_text_without_blocks_takes_the_blocks_away(bolt: Bolt) -> None:
    """chat.update with text alone removes the blocks and marks the message as edited."""
    posted = await bolt.web.chat_postMessage(channel=OPS, text="a", blocks=[section()])

    answer = await bolt.web.chat_update(channel=OPS, ts=posted["ts"], text="b")

    message = answer["message"]
    assert message["text"] == "b"
    assert "blocks" not in message
    assert message["edited"]["user"] == message["user"]


async def test_an_update_with_blocks_leaves_no_edited_mark(bolt: Bolt) -> None:
    """Blocks that are changed in place do not look edited."""
    posted = await bolt.web.chat_postMessage(channel=OPS, text="a", blocks=[section()])

    blocks = [section("new"), actions(button("x"))]
    answer = await bolt.web.chat_update(channel=OPS, ts=posted["ts"], text="b", blocks=blocks)

    assert "edited" not in answer["message"]
    assert answer["message"]["blocks"][0]["text"]["text"] == "new"


async def test_only_own_messages_can_be_changed(bolt: Bolt, ana: Person) -> None:
    """Other people's messages are theirs."""
    ts = await ana.say(OPS, "mine")

    changed = await refused(bolt.web.chat_update(channel=OPS, ts=ts, text="x"))
    deleted = await refused(bolt.web.chat_delete(channel=OPS, ts=ts))
    missing = await refused(bolt.web.chat_update(channel=OPS, ts="1.000001", text="x"))

    errors = (changed["error"], deleted["error"], missing["error"])
    assert errors == ("cant_update_message", "cant_delete_message", "message_not_found")


async def test_an_update_of_more_than_4000_characters_is_refused(bolt: Bolt) -> None:
    """chat.update takes less than chat.postMessage does."""
    posted = await bolt.web.chat_postMessage(channel=OPS, text="a")

    answer = await refused(bolt.web.chat_update(channel=OPS, ts=posted["ts"], text="x" * 4001))

    assert answer["error"] == "msg_too_long"


async def test_a_deleted_root_leaves_a_tombstone(bolt: Bolt, ana: Person) -> None:
    """A message with replies is buried; with its last reply the tombstone goes too."""
    posted = await bolt.web.chat_postMessage(channel=OPS, text="root")
    reply = await ana.say(OPS, "reply", thread_ts=posted["ts"])

    await bolt.web.chat_delete(channel=OPS, ts=posted["ts"])
    [tombstone] = await ana.messages(OPS)
    await ana.delete(OPS, reply)

    assert (tombstone["subtype"], tombstone["reply_count"]) == ("tombstone", 1)
    assert await ana.messages(OPS) == []


async def test_an_ephemeral_message_is_seen_by_one(bolt: Bolt, ana: Person, wei: Person) -> None:
    """chat.postEphemeral shows a message to one member, and chat.update does not know it."""
    answer = await bolt.web.chat_postEphemeral(channel=OPS, user=ANA, text="only you")

    update = bolt.web.chat_update(channel=OPS, ts=answer["message_ts"], text="x")
    assert (await refused(update))["error"] == "message_not_found"
    [seen] = await ana.messages(OPS)
    assert (seen["text"], seen["ephemeral"]) == ("only you", True)
    assert await wei.messages(OPS) == []


async def test_an_ephemeral_message_needs_a_member(bolt: Bolt) -> None:
    """Somebody who is not in the channel cannot be shown anything there."""
    answer = await refused(bolt.web.chat_postEphemeral(channel=BOARD, user=ZOE, text="x"))

    assert answer["error"] == "user_not_in_channel"


async def test_a_permalink_names_channel_message_and_thread(bolt: Bolt, ana: Person) -> None:
    """Links look as Slack's, for replies with their thread."""
    ts = await ana.say(OPS, "root")
    reply = await ana.say(OPS, "reply", thread_ts=ts)

    root_link = await bolt.web.chat_getPermalink(channel=OPS, message_ts=ts)
    reply_link = await bolt.web.chat_getPermalink(channel=OPS, message_ts=reply)

    base = f"https://sandbox.slack.com/archives/{OPS}/p"
    assert root_link["permalink"] == base + ts.replace(".", "")
    thread = f"?thread_ts={ts}&cid={OPS}"
    assert reply_link["permalink"] == base + reply.replace(".", "") + thread


async def test_another_name_needs_its_scope(bolt: Bolt, sandbox: Sandbox) -> None:
    """`username` is only for apps that may customise their messages."""
    assert "chat:write.customize" not in sandbox.workspace.bot.scopes

    answer = await refused(bolt.web.chat_postMessage(channel=OPS, text="x", username="Boss"))

    assert (answer["error"], answer["needed"]) == ("missing_scope", "chat:write.customize")
