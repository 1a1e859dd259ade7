"""Follow-ups made ready to be shown to one reader: a card for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.followups import NUDGED, UNFINISHED, colour
from bot.domain.workdays import Workdays
from bot.i18n.reader import Reader
from bot.services import followup_records as records
from bot.services import followup_rights as rights
from bot.services import links, teams
from bot.services.followup_records import id_of
from bot.views.followups import Asked, FollowupCard, Waiting
from storage import followups, meetings
from storage.followups import Followup, FollowupEvent, FollowupOwner
from storage.work import Work

ASKED = "asked"
ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class _Team:
    """What matters of a follow-up's team: whether the reader manages it, and when it works."""

    is_managed: bool
    calendar: Workdays


def card(work: Work, reader: Reader, followup: Followup) -> FollowupCard:
    """The follow-up as `reader` sees it."""
    return cards(work, reader, [followup])[0]


def cards(work: Work, reader: Reader, found: Sequence[Followup]) -> list[FollowupCard]:
    """Follow-ups as `reader` sees them, in the order given."""
    ids = [id_of(one) for one in found]
    rows = followups.owners_of(work.session, ids)
    requests = open_requests(work, ids)
    facts = _facts(work, reader, found)
    return [
        _card(work, reader, one, rows[id_of(one)], requests.get(id_of(one)), facts[one.team_id])
        for one in found
    ]


def open_requests(work: Work, followup_ids: Iterable[int]) -> dict[int, FollowupEvent]:
    """The latest request about each of the follow-ups that nobody has answered."""
    waiting: dict[int, FollowupEvent] = {}
    events = followups.events_of(work.session, followup_ids, [ASKED, ANSWERED])
    for event in events:
        if event.kind == ASKED:
            waiting[event.followup_id] = event
        elif _answers(event, waiting.get(event.followup_id)):
            del waiting[event.followup_id]
    return waiting


def calendar(work: Work, followup: Followup) -> Workdays:
    """The working calendar by which it is due: that of its team."""
    team = records.team_of(work, followup)
    return teams.workdays(team) if team else Workdays()


def _card(
    work: Work,
    reader: Reader,
    followup: Followup,
    owners: Sequence[FollowupOwner],
    request: FollowupEvent | None,
    team: _Team,
) -> FollowupCard:
    mine = next((owner for owner in owners if owner.user_id == reader.user_id), None)
    owner_ids = tuple(owner.user_id for owner in owners)
    return FollowupCard(
        id=id_of(followup),
        number=followup.number,
        text=followup.text,
        owners=owner_ids,
        state=followup.state,
        colour=_colour(work, followup, team.calendar),
        due_on=followup.due_on,
        due_time=followup.due_time,
        due_at=followup.due_at,
        timezone=followup.timezone,
        link=_link(work, followup),
        reason=followup.reason,
        done_at=followup.done_at,
        snoozed_until=_snoozed(reader, followup, mine),
        waiting=_waiting(request) if request else None,
        acts=rights.offered(work, followup, reader.user_id, owner_ids, manages=team.is_managed),
    )


def _facts(work: Work, reader: Reader, found: Iterable[Followup]) -> dict[int | None, _Team]:
    """What matters of the teams of the follow-ups, by team id; each is looked at once."""
    own = replace(work, actor=reader.user_id)
    by_team = {one.team_id: one for one in found}
    return {
        team_id: _Team(records.manages(own, one), calendar(work, one))
        for team_id, one in by_team.items()
    }


def _link(work: Work, followup: Followup) -> str | None:
    if not followup.message_ts:
        return None
    id_ = followup.meeting_id
    meeting = meetings.get(work.session, work.workspace_id, id_) if id_ else None
    thread_ts = meeting.thread_ts if meeting else None
    return links.to_message(work, followup.channel_id, followup.message_ts, thread_ts)


def _colour(work: Work, followup: Followup, workdays: Workdays) -> str | None:
    if followup.state not in UNFINISHED:
        return None
    return colour(followup.due_at, work.now, followup.timezone, workdays)


def _snoozed(reader: Reader, followup: Followup, mine: FollowupOwner | None) -> date | None:
    if mine is None or followup.state not in NUDGED or mine.snoozed_until is None:
        return None
    return mine.snoozed_until if mine.snoozed_until > reader.today else None


def _waiting(request: FollowupEvent) -> Waiting:
    until = request.details.get("until")
    return Waiting(
        Asked(request.details["what"]),
        date.fromisoformat(until) if until else None,
        request.details.get("to"),
    )


def _answers(event: FollowupEvent, request: FollowupEvent | None) -> bool:
    return request is not None and event.details.get("request") == request.id
