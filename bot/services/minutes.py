"""Minutes in the thread: what people write below a meeting, as it comes, changes and goes.

`hear` takes a message or its edit, `forget` a deletion, `pick` and `unpick` a reaction. All of them
may be called twice, late or out of order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Final

from bot.domain.capture import Captured, EntryKind, Problem, parse
from bot.domain.meetings import MeetingState, captures_minutes
from bot.domain.mrkdwn import plain
from bot.domain.recapture import Line, matched
from bot.services import (
    amending,
    decisions,
    entries,
    gaps,
    minutes_rights,
    opening,
    presence,
    readers,
)
from bot.services.entries import Source, id_of
from bot.views import kit
from bot.views import minutes_answers as views
from bot.views.minutes_answers import Unused
from storage import meetings, minutes, outbox, receipts
from storage.decisions import Decision
from storage.meetings import Meeting
from storage.minutes import WHOLE, Entry
from storage.work import Work

CAPTURED: Final = "white_check_mark"
"""The reaction by which the bot says that a message is in the minutes."""

_ASIDE: Final = -1_000_000


@dataclass(frozen=True, slots=True)
class Said:
    """A message in a thread as it is now. `text` is Slack's own, `ts` its id.

    `at` is when it came to be so (aware UTC): when it was written, edited or deleted.
    """

    channel_id: str
    thread_ts: str
    ts: str
    text: str
    at: datetime


class Concern(Enum):
    """Whether a message has to do with minutes.

    Not, nor has anything in its thread; not; it does; that will be seen in a moment.
    """

    ELSEWHERE = "elsewhere"
    NONE = "none"
    NOW = "now"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a message did to the minutes: the entries that came or changed, and those withdrawn.

    `stands` tells whether any of its entries is left in them.
    """

    fresh: tuple[Entry, ...] = ()
    withdrawn: tuple[Entry, ...] = ()
    stands: bool = False

    @property
    def touched(self) -> set[int]:
        """The ids of all of them."""
        return {id_of(entry) for entry in (*self.fresh, *self.withdrawn)}


def concern(work: Work, said: Said, *, is_new: bool) -> Concern:
    """Whether a message has to do with minutes at all; this is all that talk costs."""
    if meetings.of_thread(work.session, work.workspace_id, said.channel_id, said.thread_ts) is None:
        return Concern.SOON if _is_opening(work, said.channel_id) else Concern.ELSEWHERE
    meeting = _meeting(work, said)
    if meeting is None:
        return Concern.NONE
    is_ours = not is_new or bool(parse(said.text)) or bool(_standing(work, said))
    is_ours = is_ours or presence.is_news(work, meeting)
    return Concern.NOW if is_ours else Concern.NONE


def hear(work: Work, said: Said) -> kit.Message | None:
    """Take a message, or what it was edited to, into the minutes of its meeting.

    Gives what the writer is to be told privately, None when there is nothing to say.
    """
    meeting = _meeting(work, said)
    if meeting is None or not receipts.newest(
        work, f"message:{said.channel_id}:{said.ts}", said.at
    ):
        return None
    presence.note_writer(work, meeting)
    standing = _standing(work, said)
    found = parse(said.text) or _whole(said, standing)
    usable = [one for one in found if one.problem is None]
    if not _is_taken(work, meeting):
        return _closed(work, meeting) if _differ(standing, usable) else None
    outcome = _bring(work, meeting, Source(said.channel_id, said.ts), standing, usable)
    _follow(work, meeting, said, outcome)
    return _answer(work, meeting, found, outcome.fresh)


def forget(work: Work, said: Said) -> kit.Message | None:
    """Withdraw what was captured from a message that is deleted."""
    meeting = _meeting(work, said)
    if meeting is None or not receipts.newest(
        work, f"message:{said.channel_id}:{said.ts}", said.at
    ):
        return None
    standing = _standing(work, said)
    if standing and not _is_taken(work, meeting):
        return _closed(work, meeting)
    outcome = _bring(work, meeting, Source(said.channel_id, said.ts), standing, [])
    amending.amend(work, meeting, outcome.touched)
    return None


def picks_in(work: Work, channel_id: str) -> bool:
    """Whether a reaction of the actor could mean that a message belongs into minutes."""
    waiting = meetings.unfinished_of_channel(work.session, work.workspace_id, channel_id)
    return any(
        captures_minutes(meeting.state) and minutes_rights.steers(work, meeting)
        for meeting in waiting
    )


def pick(work: Work, said: Said) -> kit.Message | None:
    """Take a message into the minutes at a reaction of whoever steers the meeting.

    By its keywords when it has any, else the whole of it as a note; nothing when it is in already.
    """
    meeting = _meeting(work, said)
    if meeting is None or not captures_minutes(meeting.state) or _standing(work, said):
        return None
    if not minutes_rights.steers(work, meeting):
        return None
    found = parse(said.text) or [whole(EntryKind.NOTE, plain(said.text))]
    usable = [one for one in found if one.problem is None]
    source = Source(said.channel_id, said.ts, reacted_by=work.actor)
    outcome = _bring(work, meeting, source, [], usable)
    _follow(work, meeting, said, outcome)
    return _answer(work, meeting, found, outcome.fresh)


def was_picked(work: Work, channel_id: str, ts: str) -> bool:
    """Whether a reaction of the actor captured that message."""
    found = minutes.of_message(work.session, work.workspace_id, channel_id, ts)
    return any(entry.reacted_by == work.actor for entry in found)


def unpick(work: Work, channel_id: str, ts: str) -> None:
    """Withdraw what a reaction of the actor captured, since it is taken back."""
    found = minutes.of_message(work.session, work.workspace_id, channel_id, ts)
    for entry in found:
        meeting = meetings.get(work.session, work.workspace_id, entry.meeting_id)
        if meeting and entry.reacted_by == work.actor and captures_minutes(meeting.state):
            entries.withdraw(work, meeting, entry)
    work.session.flush()
    left = minutes.of_message(work.session, work.workspace_id, channel_id, ts)
    outbox.react(work, channel_id, ts, CAPTURED, present=bool(left))


def whole(kind: EntryKind, words: str) -> Captured:
    """A whole message, which is plain text, as an entry of a kind."""
    words = words.strip()
    problem = None if any(char.isalnum() for char in words) else Problem.EMPTY
    return Captured(kind=kind, text=words, owners=(), line=WHOLE, problem=problem)


def _is_opening(work: Work, channel_id: str) -> bool:
    """Whether a meeting's message is on its way to the channel, or stands there unknown to us.

    Somebody may be writing below it, however long Slack or a crash keeps its place from us.
    """
    begun = meetings.unplaced(work.session, work.workspace_id, channel_id)
    return any(outbox.stands(work, opening.key_of(meeting)) for meeting in begun)


def _meeting(work: Work, said: Said) -> Meeting | None:
    found = meetings.of_thread(work.session, work.workspace_id, said.channel_id, said.thread_ts)
    return None if found is None or found.state is MeetingState.CANCELLED else found


def _standing(work: Work, said: Said) -> Sequence[Entry]:
    return minutes.of_message(work.session, work.workspace_id, said.channel_id, said.ts)


def _whole(said: Said, standing: Sequence[Entry]) -> list[Captured]:
    """The whole message again, when that is how it was captured."""
    return [whole(entry.kind, plain(said.text)) for entry in standing if entry.line == WHOLE]


def _is_taken(work: Work, meeting: Meeting) -> bool:
    """Whether what is written changes the minutes: of published ones only by those who steer."""
    if meeting.state is MeetingState.PUBLISHED:
        return minutes_rights.steers(work, meeting)
    return captures_minutes(meeting.state)


def _bring(
    work: Work,
    meeting: Meeting,
    source: Source,
    standing: Sequence[Entry],
    lines: Sequence[Captured],
) -> Outcome:
    """Make the entries of a message those of its lines."""
    notify = meeting.state is MeetingState.PUBLISHED
    pairs = matched(
        [Line(entry.kind, entry.source) for entry in standing],
        [Line(line.kind, line.text) for line in lines],
    )
    gone = [entry for place, entry in enumerate(standing) if place not in pairs.values()]
    for entry in gone:
        entries.withdraw(work, meeting, entry, notify=notify)
    _renumber(work, {standing[old].id: lines[new].line for new, old in pairs.items()}, standing)
    fresh: list[Entry] = []
    under: Decision | None = None
    for place, line in enumerate(lines):
        if place in pairs:
            entry = standing[pairs[place]]
            changed = entries.change(work, meeting, entry, line.text, notify=notify)
        else:
            entry = entries.add(work, meeting, source, line, under=under, notify=notify)
            changed = True
        fresh += [entry] if changed else []
        under = decisions.get(work, entry.decision_id) if entry.decision_id else under
    return Outcome(tuple(fresh), tuple(gone), stands=bool(lines))


def _renumber(work: Work, wanted: dict[int | None, int], standing: Sequence[Entry]) -> None:
    """Give entries the numbers of their lines; two may change places, so all step aside first."""
    moving = [entry for entry in standing if wanted.get(entry.id, entry.line) != entry.line]
    for entry in moving:
        entry.line = _ASIDE - id_of(entry)
    work.session.flush()
    for entry in moving:
        entry.line = wanted[entry.id]
    work.session.flush()


def _follow(work: Work, meeting: Meeting, said: Said, outcome: Outcome) -> None:
    """Do what follows: the reaction, and a new version of published minutes."""
    if outcome.touched:
        outbox.react(work, said.channel_id, said.ts, CAPTURED, present=outcome.stands)
        amending.amend(work, meeting, outcome.touched)


def _differ(standing: Sequence[Entry], lines: Sequence[Captured]) -> bool:
    return [(one.kind, one.source) for one in standing] != [(one.kind, one.text) for one in lines]


def _answer(
    work: Work, meeting: Meeting, found: Sequence[Captured], fresh: Sequence[Entry]
) -> kit.Message | None:
    unused = [Unused(one.kind, max(one.line, 0) + 1) for one in found if one.problem]
    missing = gaps.of_entries(work, meeting, fresh)
    return views.answer(readers.actor(work), unused, missing) if unused or missing else None


def _closed(work: Work, meeting: Meeting) -> kit.Message:
    """What somebody is told who writes or edits a line when the minutes are closed."""
    reader = readers.actor(work)
    if meeting.state is MeetingState.IN_REVIEW:
        approver = readers.name(work, meeting.approver_id or "")
        return kit.said(reader.t.md("minutes.closed.in_review", approver=approver))
    return kit.said(
        reader.t.md(
            "minutes.closed.published",
            facilitator=readers.name(work, meeting.facilitator_id),
            recorder=readers.name(work, meeting.recorder_id),
        )
    )


def instant(ts: str) -> datetime:
    """The moment (UTC) that Slack's `ts` names."""
    return datetime.fromtimestamp(float(ts), UTC)
