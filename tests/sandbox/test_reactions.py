"""reactions.*, pins.* and bookmarks.*: what is put on messages and channels."""

from sandbox.client import Person
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import ANA, OPS


async def test_a_reaction_is_added_once_and_removed(bolt: Bolt, ana: Person) -> None:
    """Twice is already_reacted, and nothing to remove is no_reaction."""
    ts = await ana.say(OPS, "hi")
    item = {"channel": OPS, "timestamp": ts, "name": "eyes"}

    await bolt.web.reactions_add(**item)
    twice = await refused(bolt.web.reactions_add(**item))
    await bolt.web.reactions_remove(**item)
    gone = await refused(bolt.web.reactions_remove(**item))

    assert (twice["error"], gone["error"]) == ("already_reacted", "no_reaction")


async def test_reactions_are_counted_by_name(bolt: Bolt, ana: Person, sandbox: Sandbox) -> None:
    """reactions.get and the history name who reacted with what."""
    ts = await ana.say(OPS, "hi")
    await ana.react(OPS, ts, "eyes")
    await bolt.web.reactions_add(channel=OPS, timestamp=ts, name=":eyes:")

    got = await bolt.web.reactions_get(channel=OPS, timestamp=ts)
    [message] = (await bolt.web.conversations_history(channel=OPS))["messages"]

    bot = sandbox.workspace.bot.user_id
    expected = [{"name": "eyes", "users": [ANA, bot], "count": 2}]
    assert got["message"]["reactions"] == message["reactions"] == expected


async def test_what_cannot_be_reacted_to_is_refused(bolt: Bolt, ana: Person) -> None:
    """No message, no item and no such emoji have their errors."""
    ts = await ana.say(OPS, "hi")
    call = bolt.web.reactions_add

    missing = await refused(call(channel=OPS, timestamp="1.000001", name="eyes"))
    nothing = await refused(call(channel=OPS, timestamp="", name="eyes"))
    odd = await refused(call(channel=OPS, timestamp=ts, name="NOT an emoji"))

    errors = [missing["error"], nothing["error"], odd["error"]]
    assert errors == ["message_not_found", "no_item_specified", "invalid_name"]


async def test_a_message_is_pinned(bolt: Bolt, ana: Person) -> None:
    """Pins are listed until they are removed; pinning twice is refused."""
    ts = await ana.say(OPS, "rules")
    await bolt.web.pins_add(channel=OPS, timestamp=ts)

    twice = await refused(bolt.web.pins_add(channel=OPS, timestamp=ts))
    [pin] = (await bolt.web.pins_list(channel=OPS))["items"]
    await bolt.web.pins_remove(channel=OPS, timestamp=ts)
    left = (await bolt.web.pins_list(channel=OPS))["items"]

    assert (twice["error"], pin["message"]["text"], left) == ("already_pinned", "rules", [])


async def test_a_bookmark_is_kept(bolt: Bolt) -> None:
    """Bookmarks are added, changed, listed and removed."""
    added = await bolt.web.bookmarks_add(
        channel_id=OPS, title="Docs", type="link", link="https://example.org"
    )
    named = {"channel_id": OPS, "bookmark_id": added["bookmark"]["id"]}
    await bolt.web.bookmarks_edit(**named, title="Handbook")
    [listed] = (await bolt.web.bookmarks_list(channel_id=OPS))["bookmarks"]
    await bolt.web.bookmarks_remove(**named)

    assert (listed["title"], listed["link"]) == ("Handbook", "https://example.org")
    assert (await bolt.web.bookmarks_list(channel_id=OPS))["bookmarks"] == []
