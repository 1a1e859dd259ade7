"""conversations.*: what channels look like, who is in them, DMs, and what the app does to them."""

from sandbox.client import Person
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import ANA, BOARD, ELSEWHERE, OPS, WEI, ZOE


async def test_only_the_kinds_asked_for_are_listed(bolt: Bolt) -> None:
    """Public channels by default; private ones and DMs by `types`, if the bot is in them."""
    await bolt.web.conversations_open(users=[WEI])

    public = await bolt.web.conversations_list()
    others = await bolt.web.conversations_list(types="private_channel,im")

    assert {c["id"] for c in public["channels"]} == {OPS, ELSEWHERE}
    assert [c.get("name") or c["user"] for c in others["channels"]] == ["board", WEI]


async def test_archived_channels_can_be_left_out(bolt: Bolt, ana: Person) -> None:
    """`exclude_archived` hides archives."""
    await ana.do("archive", channel=OPS)

    listed = await bolt.web.conversations_list(exclude_archived=True)

    assert [c["id"] for c in listed["channels"]] == [ELSEWHERE]


async def test_a_channel_tells_its_kind(bolt: Bolt) -> None:
    """conversations.info says whether a channel is private and whether the bot is in it."""
    board = (await bolt.web.conversations_info(channel=BOARD, include_num_members=True))["channel"]
    elsewhere = (await bolt.web.conversations_info(channel=ELSEWHERE))["channel"]

    assert (board["is_private"], board["is_member"], board["num_members"]) == (True, True, 2)
    assert (elsewhere["is_private"], elsewhere["is_member"]) == (False, False)


async def test_a_dm_names_the_other(bolt: Bolt) -> None:
    """A DM is opened once, and its object names the user."""
    first = await bolt.web.conversations_open(users=[WEI], return_im=True)
    again = await bolt.web.conversations_open(users=[WEI])

    assert (first["channel"]["is_im"], first["channel"]["user"]) == (True, WEI)
    assert again["channel"]["id"] == first["channel"]["id"]
    assert again["already_open"] is True


async def test_several_users_make_a_group_dm(bolt: Bolt) -> None:
    """conversations.open with several users gives one mpim for the same people."""
    first = await bolt.web.conversations_open(users=[WEI, ANA])
    again = await bolt.web.conversations_open(users=[ANA, WEI])

    assert first["channel"]["id"] == again["channel"]["id"]
    info = await bolt.web.conversations_info(channel=first["channel"]["id"])
    assert info["channel"]["is_mpim"] is True


async def test_a_dm_cannot_be_opened_with_just_anybody(bolt: Bolt, ana: Person) -> None:
    """Unknown and deactivated users, bots and nobody at all are refused."""
    await ana.do("update_user", user=WEI, deleted=True)
    bot = (await bolt.web.auth_test())["user_id"]

    refusals = [
        await refused(bolt.web.conversations_open(users=[user])) for user in ("U0NOBODY", WEI, bot)
    ]
    nobody = await refused(bolt.web.conversations_open(users=[]))

    errors = [refusal["error"] for refusal in refusals]
    assert errors == ["user_not_found", "user_disabled", "cannot_dm_bot"]
    assert nobody["error"] == "users_list_not_supplied"


async def test_members_are_paged(bolt: Bolt, sandbox: Sandbox) -> None:
    """conversations.members gives ids, with a cursor."""
    bot = sandbox.workspace.bot.user_id

    first = await bolt.web.conversations_members(channel=OPS, limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = await bolt.web.conversations_members(channel=OPS, limit=2, cursor=cursor)

    assert first["members"] + second["members"] == [ANA, WEI, bot]


async def test_the_bot_joins_a_public_channel(bolt: Bolt) -> None:
    """After conversations.join the bot may post there; joining twice is a warning."""
    await bolt.web.conversations_join(channel=ELSEWHERE)
    again = await bolt.web.conversations_join(channel=ELSEWHERE)

    assert again["warning"] == "already_in_channel"
    assert (await bolt.web.chat_postMessage(channel=ELSEWHERE, text="hi"))["ok"] is True


async def test_the_bot_looks_after_a_channel(bolt: Bolt, sandbox: Sandbox) -> None:
    """It creates one, invites and removes people, names and archives it."""
    created = (await bolt.web.conversations_create(name="retro", is_private=True))["channel"]["id"]
    await bolt.web.conversations_invite(channel=created, users=[ANA, ZOE])
    await bolt.web.conversations_kick(channel=created, user=ZOE)
    await bolt.web.conversations_setTopic(channel=created, topic="Mondays")
    await bolt.web.conversations_rename(channel=created, name="retros")
    await bolt.web.conversations_archive(channel=created)

    channel = sandbox.workspace.channels[created]
    assert (channel.name, channel.topic, channel.kind) == ("retros", "Mondays", "private")
    assert channel.members == [sandbox.workspace.bot.user_id, ANA]
    assert channel.is_archived is True


async def test_a_taken_or_odd_name_is_refused(bolt: Bolt) -> None:
    """Channel names are unique and plain."""
    taken = await refused(bolt.web.conversations_create(name="ops"))
    odd = await refused(bolt.web.conversations_create(name="Big Room"))

    assert (taken["error"], odd["error"]) == ("name_taken", "invalid_name_specials")


async def test_a_users_conversations_are_listed(bolt: Bolt) -> None:
    """users.conversations gives what a user is in, as far as the bot may know."""
    mine = await bolt.web.users_conversations(types="public_channel,private_channel")
    wei = await bolt.web.users_conversations(user=WEI)

    assert {c["id"] for c in mine["channels"]} == {OPS, BOARD}
    assert {c["id"] for c in wei["channels"]} == {OPS, ELSEWHERE}
