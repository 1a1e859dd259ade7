"""Events: what the app hears, in which shape, and what it does not."""

from sandbox.client import Person
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, BOARD, ELSEWHERE, MANIFEST, OPS, WEI, furnish, without_scopes


async def test_a_message_is_heard_in_slacks_envelope(
    bolt: Bolt, sandbox: Sandbox, ana: Person
) -> None:
    """The callback names app, team and authorization; the event says who wrote what where."""
    ts = await ana.say(OPS, "hello")

    [event] = await bolt.hears("message")
    body = bolt.heard[0]
    app = sandbox.workspace.bot
    assert (event["user"], event["text"], event["channel"], event["ts"]) == (ANA, "hello", OPS, ts)
    assert (event["channel_type"], event["event_ts"]) == ("channel", ts)
    assert (body["api_app_id"], body["team_id"]) == (app.id, "T0SANDBOX")
    assert body["authorizations"][0]["user_id"] == app.user_id
    assert body["event_id"].startswith("Ev")


async def test_the_kind_of_channel_is_named(bolt: Bolt, ana: Person) -> None:
    """Private channels are groups, DMs are im."""
    await ana.say(BOARD, "secret")
    await ana.say(await ana.dm_with_app(), "psst")

    events = await bolt.hears("message", 2)

    assert {e["text"]: e["channel_type"] for e in events} == {"secret": "group", "psst": "im"}


async def test_a_channel_without_the_bot_is_not_heard(bolt: Bolt, ana: Person) -> None:
    """Only what is said where the bot is reaches it."""
    await ana.say(ELSEWHERE, "unheard")
    await ana.say(OPS, "heard")

    events = await bolt.hears("message")

    assert [event["text"] for event in events] == ["heard"]


async def test_an_edit_shows_both_messages(bolt: Bolt, ana: Person) -> None:
    """message_changed carries the new and the previous message, and who edited it."""
    ts = await ana.say(OPS, "befor")
    await ana.edit(OPS, ts, "before")

    _, changed = await bolt.hears("message", 2)

    assert (changed["subtype"], changed["hidden"]) == ("message_changed", True)
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("before", "befor")
    assert changed["message"]["edited"]["user"] == ANA
    assert changed["message"]["ts"] == ts != changed["ts"]


async def test_an_edit_that_changes_nothing_is_not_heard(bolt: Bolt, ana: Person) -> None:
    """Saving the same text again is no change."""
    ts = await ana.say(OPS, "same")
    await ana.edit(OPS, ts, "same")
    await ana.say(OPS, "end")

    events = await bolt.hears("message", 2)

    assert [event.get("subtype") for event in events] == [None, None]


async def test_a_deleted_message_is_named(bolt: Bolt, ana: Person) -> None:
    """message_deleted carries the ts and what was there."""
    ts = await ana.say(OPS, "oops")
    await ana.delete(OPS, ts)

    _, deleted = await bolt.hears("message", 2)

    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", ts)
    assert deleted["previous_message"]["text"] == "oops"


async def test_a_deleted_root_comes_as_a_change_to_a_tombstone(bolt: Bolt, ana: Person) -> None:
    """A message with replies is not deleted but changed."""
    ts = await ana.say(OPS, "root")
    await ana.say(OPS, "reply", thread_ts=ts)
    await ana.delete(OPS, ts)

    *_, changed = await bolt.hears("message", 3)

    assert changed["subtype"] == "message_changed"
    assert (changed["message"]["subtype"], changed["message"]["ts"]) == ("tombstone", ts)


async def test_replies_name_their_thread(bolt: Bolt, ana: Person) -> None:
    """A reply has thread_ts and parent_user_id; a broadcast its subtype and root."""
    ts = await ana.say(OPS, "root")
    await ana.say(OPS, "reply", thread_ts=ts)
    await ana.say(OPS, "all", thread_ts=ts, broadcast=True)

    _, reply, broadcast = await bolt.hears("message", 3)

    assert (reply["thread_ts"], reply["parent_user_id"]) == (ts, ANA)
    assert (broadcast["subtype"], broadcast["root"]["ts"]) == ("thread_broadcast", ts)


async def test_a_link_preview_is_a_change_without_a_change_of_text(bolt: Bolt, ana: Person) -> None:
    """Slack changes messages itself, when it unfurls links."""
    ts = await ana.say(OPS, "see <https://example.org>")
    await ana.do("unfurl", channel=OPS, ts=ts)

    _, changed = await bolt.hears("message", 2)

    assert changed["message"]["text"] == changed["previous_message"]["text"]
    assert "edited" not in changed["message"]
    assert changed["message"]["attachments"][0]["from_url"] == "https://example.org"


async def test_reactions_are_heard(bolt: Bolt, ana: Person, wei: Person) -> None:
    """reaction_added and _removed name the reaction, the message and its author."""
    ts = await ana.say(OPS, "hi")
    await wei.react(OPS, ts, "memo")
    await wei.react(OPS, ts, "memo", remove=True)

    [added] = await bolt.hears("reaction_added")
    [removed] = await bolt.hears("reaction_removed")

    assert (added["user"], added["reaction"], added["item_user"]) == (WEI, "memo", ANA)
    assert added["item"] == removed["item"] == {"type": "message", "channel": OPS, "ts": ts}


async def test_the_app_is_mentioned(bolt: Bolt, sandbox: Sandbox, ana: Person) -> None:
    """A mention comes twice, as message and as app_mention; in a DM once."""
    mention = f"<@{sandbox.workspace.bot.user_id}> hi"
    await ana.say(OPS, mention)
    await ana.say(await ana.dm_with_app(), mention)

    messages = await bolt.hears("message", 2)
    mentions = await bolt.hears("app_mention")

    assert [event["ts"] for event in mentions] == [messages[0]["ts"]]
    assert "channel_type" not in mentions[0]


async def test_coming_and_going_is_heard(bolt: Bolt, ana: Person, wei: Person) -> None:
    """member_joined_channel and member_left_channel come with Slack's own messages."""
    await wei.do("leave", channel=OPS)
    await ana.do("invite", channel=OPS, user=WEI)

    [left] = await bolt.hears("member_left_channel")
    [joined] = await bolt.hears("member_joined_channel")
    subtypes = [event["subtype"] for event in await bolt.hears("message", 2)]

    assert (left["user"], left["channel_type"]) == (WEI, "C")
    assert (joined["user"], joined["inviter"]) == (WEI, ANA)
    assert subtypes == ["channel_leave", "channel_join"]


async def test_the_bot_hears_that_it_comes_and_goes(
    bolt: Bolt, sandbox: Sandbox, ana: Person
) -> None:
    """Invited, it hears its own joining; removed, it hears channel_left."""
    bot = sandbox.workspace.bot.user_id
    await ana.do("invite", channel=ELSEWHERE, user=bot)
    [joined] = await bolt.hears("member_joined_channel")
    await ana.do("kick", channel=ELSEWHERE, user=bot)
    [left] = await bolt.hears("channel_left")

    assert (joined["user"], joined["channel"]) == (bot, ELSEWHERE)
    assert (left["channel"], left["actor_id"]) == (ELSEWHERE, ANA)


async def test_channels_change(bolt: Bolt, ana: Person) -> None:
    """Created, renamed, archived and brought back: each is heard by its kind."""
    await ana.do("create_channel", name="fresh")
    await ana.do("rename", channel=OPS, name="operations")
    await ana.do("archive", channel=OPS)
    await ana.do("archive", channel=OPS, undo=True)
    await ana.do("archive", channel=BOARD)

    await bolt.until(lambda: len(bolt.events()) == 5)
    assert {event["type"] for event in bolt.events()} == {
        "channel_archive",
        "channel_created",
        "channel_rename",
        "channel_unarchive",
        "group_archive",
    }


async def test_people_come_and_change(bolt: Bolt, ana: Person) -> None:
    """team_join and user_change carry the whole user."""
    await ana.do("create_user", name="new", real_name="New One", tz="Asia/Tokyo", id="U0NEW")
    await ana.do("update_user", user="U0NEW", tz="Europe/Rome", deleted=False)

    [joined] = await bolt.hears("team_join")
    [changed] = await bolt.hears("user_change")

    assert (joined["user"]["id"], joined["user"]["tz"]) == ("U0NEW", "Asia/Tokyo")
    assert (changed["user"]["id"], changed["user"]["tz"]) == ("U0NEW", "Europe/Rome")


async def test_user_groups_change(bolt: Bolt, sandbox: Sandbox, ana: Person) -> None:
    """Who came into a user group and who left is named."""
    group = sandbox.workspace.add_usergroup("planners", [ANA])
    await ana.do("update_usergroup", usergroup=group.id, users=[WEI])

    [changed] = await bolt.hears("subteam_members_changed")
    [updated] = await bolt.hears("subteam_updated")

    assert (changed["added_users"], changed["removed_users"]) == ([WEI], [ANA])
    assert updated["subteam"]["users"] == [WEI]


async def test_home_is_opened(bolt: Bolt, ana: Person) -> None:
    """app_home_opened names the user, the DM and the tab."""
    await ana.open_home()

    [event] = await bolt.hears("app_home_opened")

    assert (event["user"], event["tab"]) == (ANA, "home")
    assert event["channel"] == await ana.dm_with_app()


async def test_an_event_that_is_not_declared_does_not_come() -> None:
    """The manifest decides what the app hears."""
    settings = {**MANIFEST["settings"], "event_subscriptions": {"bot_events": ["message.im"]}}
    async with Sandbox({**MANIFEST, "settings": settings}) as sandbox:
        furnish(sandbox)
        heard = {
            kind: sandbox.parts.events.hears({"type": "message"}, channel)
            for kind, channel in {
                "channel": sandbox.workspace.channels[OPS],
                "im": sandbox.workspace.dm(ANA, sandbox.workspace.bot.user_id),
            }.items()
        }

    assert heard == {"channel": False, "im": True}


async def test_an_event_without_its_scope_does_not_come(
    bolt: Bolt, sandbox: Sandbox, ana: Person
) -> None:
    """Without channels:history public messages are not heard, private ones are."""
    sandbox.install_app(without_scopes("channels:history"))
    await ana.say(OPS, "unheard")
    await ana.say(BOARD, "heard")

    assert [event["text"] for event in await bolt.hears("message")] == ["heard"]
