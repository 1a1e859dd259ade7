"""A meeting in progress for tests of the services, and what people write in its thread."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.domain.meetings import MeetingState
from bot.services import closing, followup_records, minutes, opening, planning
from bot.services.entries import id_of
from bot.services.minutes import Said, instant
from bot.views.closing import Place
from bot.views.kit import Message
from storage import decisions, followups, outbox
from storage import minutes as stored
from storage.decisions import Decision
from storage.followups import Followup
from storage.meetings import Meeting
from storage.minutes import Entry
from storage.outbox import OutboxMessage, State
from storage.work import Work
from tests import factories
from tests.units import WORKSPACE, Works

CHANNEL = "C1"
THREAD = "1795424400.000000"


@dataclass
class Thread:
    """The thread of a meeting that U1 manages and facilitates and U2 records, with U3 and U4.

    U5 is in the team but was not invited; UBOT is a bot. It is Monday 2026-11-23.
    """

    works: Works
    meeting: Meeting
    written: dict[str, str] = field(default_factory=dict)
    seconds: int = 0

    def say(self, text: str, who: str = "U2") -> tuple[str, Message | None]:
        """Somebody writes a message: its ts, and what he is told privately."""
        ts = self._tick()
        self.written[ts] = who
        return ts, minutes.hear(self.works(actor=who), self.said(ts, text, ts))

    def edit(self, ts: str, text: str, at: str = "") -> Message | None:
        """The writer of a message edits it; gives what he is told privately."""
        return minutes.hear(self.by(ts), self.said(ts, text, at or self._tick()))

    def delete(self, ts: str) -> Message | None:
        """The writer of a message deletes it; gives what he is told privately."""
        return minutes.forget(self.by(ts), self.said(ts, "", self._tick()))

    def by(self, ts: str) -> Work:
        """The work of whoever wrote a message."""
        return self.works(actor=self.written[ts])

    def said(self, ts: str, text: str, at: str) -> Said:
        """A message as it arrives."""
        return Said(CHANNEL, THREAD, ts, text, instant(at))

    def entries(self) -> list[Entry]:
        """What stands in the minutes, in the order of the lines."""
        self.works.commit()
        return list(stored.of_meeting(self.works().session, planning.id_of(self.meeting)))

    def entry(self, text: str) -> Entry:
        """The entry with these words."""
        return next(entry for entry in self.entries() if text in entry.text)

    def close(self, who: str = "U1", informed: tuple[str, ...] = ()) -> None:
        """Somebody confirms the preview."""
        work = self.works(actor=who)
        closing.close(work, Place(planning.id_of(self.meeting)), informed)
        self.works.commit()

    def sent(self, key: str) -> OutboxMessage | None:
        """What waits in the outbox under a key."""
        return outbox.by_key(self.works().session, WORKSPACE, key)

    def decision(self, number: int) -> Decision:
        """The decision of that number."""
        found = decisions.by_number(self.works().session, WORKSPACE, number)
        assert found is not None
        return found

    def followup(self, number: int) -> Followup:
        """The follow-up of that number."""
        found = followups.by_number(self.works().session, WORKSPACE, number)
        assert found is not None
        return found

    def owners(self, number: int) -> list[str]:
        """Who owns the follow-up of that number."""
        return followup_records.owner_ids(self.works(), self.followup(number))

    def post_opening(self) -> None:
        """The message that opens the meeting waits in the outbox."""
        opens = Message("Open", [])
        outbox.post(self.works(), opening.key_of(self.meeting), CHANNEL, opens)

    def park_opening(self) -> None:
        """Slack will never take the message that opens the meeting."""
        row = self.sent(opening.key_of(self.meeting))
        assert row is not None
        row.state, row.next_attempt_at = State.PARKED, None

    def place(self) -> Place:
        """Where the preview stands when it is opened."""
        return Place(planning.id_of(self.meeting))

    def id_of(self, text: str) -> int:
        """The id of the entry with these words."""
        return id_of(self.entry(text))

    def _tick(self) -> str:
        self.seconds += 1
        return f"{1795424400 + self.seconds}.000100"


def opened(works: Works, **fields: Any) -> Thread:
    """A meeting that is open since a minute."""
    work = works(actor="U1")
    for user_id in ("U1", "U2", "U3", "U4", "U5"):
        factories.person(work, user_id, name=f"Person {user_id}")
    factories.person(work, "UBOT", is_bot=True)
    factories.channel(work, CHANNEL, "U1", "U2", "U3", "U4", "U5")
    team = factories.team(work, "U2", "U3", "U4", "U5")
    defaults = {
        "state": MeetingState.OPEN,
        "starts_at": work.now - timedelta(minutes=1),
        "opened_at": work.now - timedelta(minutes=1),
        "thread_ts": THREAD,
        "recorder_id": "U2",
    }
    meeting = factories.meeting(work, team, "U1", "U2", "U3", "U4", **(defaults | fields))
    works.commit()
    return Thread(works, meeting)
