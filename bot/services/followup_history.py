"""What happened to a follow-up, and everything about it on one page."""

from datetime import date
from typing import Final

from bot.services import followup_records as records
from bot.services import readers
from bot.services.followup_cards import ANSWERED, ASKED, card
from bot.services.followup_records import id_of
from bot.views import followup_details as views
from bot.views import kit
from bot.views.followup_details import Details, Happening
from storage import followups, meetings
from storage.followups import Followup, FollowupEvent
from storage.work import Work

_DATES: Final = frozenset({"due", "was_due", "until"})
_PEOPLE: Final = frozenset({"to", "owners", "was_owners", "asked_of"})
# Those that are told in another way when somebody said something with it.
_WITH_WORDS: Final = {"finished": "note", "sent_back": "reason"}


def details(work: Work, followup: Followup) -> kit.Message:
    """Everything about it, as the actor sees it."""
    reader = readers.actor(work)
    team = records.team_of(work, followup)
    history = followups.history(work.session, id_of(followup))
    shown = Details(
        card=card(work, reader, followup),
        created_by=followup.created_by,
        team=team.name if team else None,
        meeting=_meeting(work, followup),
        channel_id=followup.channel_id,
        history=[happening(event) for event in history],
    )
    return views.details(reader, shown)


def happening(event: FollowupEvent) -> Happening:
    """One thing that happened, as it is told."""
    params = {name: _param(name, value) for name, value in event.details.items()}
    return Happening(_kind(event), event.at, event.actor, params)


def _kind(event: FollowupEvent) -> str:
    if event.kind == ASKED:
        return f"asked_{event.details['what']}"
    if event.kind == ANSWERED:
        if event.details.get("overtaken"):
            return "overtaken"
        return "agreed" if event.details["agreed"] else "refused"
    said = _WITH_WORDS.get(event.kind)
    return f"{event.kind}_saying" if said and event.details.get(said) else event.kind


def _param(name: str, value: object) -> object:
    """Read a particular back from JSON: a day, the ids of people, or words."""
    if name in _DATES:
        return date.fromisoformat(str(value))
    if name in _PEOPLE:
        return tuple(value) if isinstance(value, list) else (str(value),)
    return str(value)


def _meeting(work: Work, followup: Followup) -> str | None:
    if followup.meeting_id is None:
        return None
    meeting = meetings.get(work.session, work.workspace_id, followup.meeting_id)
    return meeting.title if meeting else None
