"""Minutes: messages, edits, deletions and reactions in a meeting's thread, and what is picked."""

from collections.abc import Mapping
from typing import Any, Final

from bot.domain.capture import EntryKind
from bot.domain.mrkdwn import mentions, plain
from bot.services import gaps, minutes, minutes_adding, remarks
from bot.services.minutes import Concern, Said, instant
from bot.views import minutes_adding as forms
from bot.views import minutes_answers as views
from bot.views.dates import DateChoice
from bot.views.minutes_adding import AddForm, Picked
from handlers.interaction import Interaction, TooEarly
from handlers.routes import Routes

PICKING: Final = frozenset({"memo", "pencil", "pencil2", "spiral_note_pad"})
"""Reactions by which whoever steers a meeting takes a message into its minutes."""

_WRITTEN: Final = frozenset({None, "thread_broadcast", "file_share"})


def register(routes: Routes) -> None:
    """Listen to threads, to reactions, and to the answers about what is missing."""
    routes.event("message", hear, when=is_written)
    routes.event("message", hear, when=is_edited)
    routes.event("message", forget, when=is_deleted)
    routes.event("reaction_added", pick, when=is_picking)
    routes.event("reaction_removed", unpick, when=is_picking)
    routes.shortcut(forms.SHORTCUT, ask_what)
    routes.submission(forms.SAVE, add)
    routes.action(views.OWNER, choose_owner)
    routes.actions(views.WHO, choose_named)
    routes.action(views.DUE, choose_due)
    routes.actions(views.CHOOSE, choose_offered)
    routes.action(views.LEAVE, leave)


def is_written(event: Mapping[str, Any]) -> bool:
    """Whether a person wrote a message in a thread."""
    return event.get("subtype") in _WRITTEN and is_reply_of_person(event)


def is_edited(event: Mapping[str, Any]) -> bool:
    """Whether a person changed the words of a message in a thread; link previews change none."""
    if event.get("subtype") != "message_changed" or _is_tombstone(event):
        return False
    now, before = event["message"], event.get("previous_message", {})
    return is_reply_of_person(now) and now.get("text") != before.get("text")


def is_deleted(event: Mapping[str, Any]) -> bool:
    """Whether a message that a person wrote in a thread was deleted."""
    if event.get("subtype") != "message_deleted" and not _is_tombstone(event):
        return False
    return is_reply_of_person(event.get("previous_message", {}))


def is_picking(event: Mapping[str, Any]) -> bool:
    """Whether a reaction to a message is one of those that mean *into the minutes*."""
    return event["reaction"] in PICKING and event["item"].get("type") == "message"


async def hear(i: Interaction) -> None:
    """Something was written or edited in a thread."""
    event = i.payload.event
    message = event["message"] if event.get("subtype") == "message_changed" else event
    said = _said(i, message, _happened(event))
    if not await _concerns(i, said, is_new=message is event):
        return
    await i.know_channel(said.channel_id)
    await i.know_people([i.payload.user_id, *mentions(plain(said.text))])
    await i.run(remarks.hear, said)


async def forget(i: Interaction) -> None:
    """A message in a thread was deleted."""
    event = i.payload.event
    said = _said(i, event["previous_message"], _happened(event))
    if not await _concerns(i, said, is_new=False):
        return
    await i.know_actor()
    await i.run(remarks.forget, said, leaves_a_trace=_is_tombstone(event))


async def pick(i: Interaction) -> None:
    """Somebody reacted to a message as whoever steers a meeting does to capture it."""
    channel_id, ts = i.payload.channel_id or "", str(i.payload.event["item"]["ts"])
    if not await i.read(minutes.picks_in, channel_id):
        return
    message = await _message(i, channel_id, ts)
    if (
        message is None
        or message.get("user") == i.payload.bot_user_id
        or "thread_ts" not in message
    ):
        return
    said = _said(i, message, message["ts"])
    await i.know_people([i.payload.user_id, *mentions(plain(said.text))])
    await i.run(remarks.pick, said)


async def unpick(i: Interaction) -> None:
    """Somebody took a reaction back."""
    channel_id, ts = i.payload.channel_id or "", str(i.payload.event["item"]["ts"])
    if await i.read(minutes.was_picked, channel_id, ts):
        await i.run(minutes.unpick, channel_id, ts)


async def ask_what(i: Interaction) -> None:
    """*Add to minutes* was chosen beside a message: ask what it is."""
    message = i.payload.message
    await i.open(await i.read(minutes_adding.form, _said(i, message, message["ts"])))


async def add(i: Interaction) -> None:
    """The form of *Add to minutes* was filled in."""
    picked, inputs = Picked.decoded(i.payload.metadata), i.payload.inputs
    form = AddForm(
        kind=EntryKind(inputs.option(forms.KIND) or EntryKind.NOTE),
        text=inputs.text(forms.TEXT),
        owners=tuple(inputs.users(forms.OWNERS)),
        due_on=inputs.date(forms.DUE_ON),
    )
    await i.know_people(form.owners)
    await i.run(remarks.add, picked, form)
    await i.ack()


async def choose_owner(i: Interaction) -> None:
    """The owner that was missing was picked."""
    user_id = i.payload.action["selected_user"]
    await i.know_people([user_id])
    await i.replace(await i.run(gaps.assign, _entry(i), user_id))


async def choose_named(i: Interaction) -> None:
    """One of those who are called as it was written was chosen."""
    await i.replace(await i.run(gaps.assign, _entry(i), i.payload.value))


async def choose_due(i: Interaction) -> None:
    """The date that was missing was picked."""
    choice = DateChoice.decoded(i.payload.action["selected_date"])
    await i.replace(await i.run(gaps.schedule, _entry(i), choice))


async def choose_offered(i: Interaction) -> None:
    """One of the dates that were offered was chosen."""
    await i.replace(await i.run(gaps.schedule, _entry(i), DateChoice.decoded(i.payload.value)))


async def leave(i: Interaction) -> None:
    """What is missing stays open for now."""
    await i.replace(await i.run(gaps.leave, _entry(i)))


async def _concerns(i: Interaction, said: Said, *, is_new: bool) -> bool:
    """Whether a message has to do with minutes; raises TooEarly when that cannot be said yet."""
    thread = (said.channel_id, said.thread_ts)
    if thread in i.elsewhere:
        return False
    concern = await i.read(minutes.concern, said, is_new=is_new)
    if concern is Concern.SOON:
        raise TooEarly
    if concern is Concern.ELSEWHERE:
        i.elsewhere.add([thread])
    return concern is Concern.NOW


def _said(i: Interaction, message: Mapping[str, Any], at: str) -> Said:
    return Said(
        channel_id=i.payload.channel_id or "",
        thread_ts=str(message.get("thread_ts") or message["ts"]),
        ts=str(message["ts"]),
        text=str(message.get("text") or ""),
        at=instant(at),
    )


def _happened(event: Mapping[str, Any]) -> str:
    """Return when it happened; `edited.ts` of a message knows whole seconds only."""
    return str(event.get("event_ts") or event["ts"])


async def _message(i: Interaction, channel_id: str, ts: str) -> Mapping[str, Any] | None:
    """Return a message of a thread: events about reactions say neither its text nor its thread."""
    found = await i.client.conversations_replies(
        channel=channel_id, ts=ts, latest=ts, oldest=ts, inclusive=True, limit=1
    )
    messages: list[Mapping[str, Any]] = found["messages"]
    return next((message for message in messages if message["ts"] == ts), None)


def _entry(i: Interaction) -> int:
    return views.entry_of(str(i.payload.action["block_id"]))


def is_reply_of_person(message: Mapping[str, Any]) -> bool:
    """Whether a message is one that a person wrote below another."""
    thread_ts = message.get("thread_ts")
    return thread_ts not in (None, message.get("ts")) and "bot_id" not in message


def _is_tombstone(event: Mapping[str, Any]) -> bool:
    return bool((event.get("message") or {}).get("subtype") == "tombstone")
