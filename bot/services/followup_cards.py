"""Follow-ups made ready to be shown to one reader: a card for each."""

from collections.abc import Iterable, Mapping, Sequence
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
from storage.followups import Followup, FollowupEvent
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
    owners = followups.snoozes(work.session, ids)
    requests = open_requests(work, ids)
    facts = _facts(work, reader, found)
    return [
        _card(work, reader, one, owners[id_], requests.get(id_), facts[one.team_id])
        for id_, one in zip(ids, found, strict=True)
    ]


def open_requests(work: Work, followup_ids: Iterable[int]) -> dict[int, FollowupEvent]:
    """The latest request about each of the follow-ups that nobody has answered."""
    waiting: dict[int, int] = {}  # ids of the requests
    events = followups.events_of(work.session, followup_ids, [ASKED, ANSWERED])
    for id_, followup_id, kind, details in events:
        if kind == ASKED:
            waiting[followup_id] = id_
        elif waiting.get(followup_id) == details.get("request"):
            waiting.pop(followup_id, None)
    found = (
        followups.event(work.session, work.workspace_id, event_id) for event_id in waiting.values()
    )
    return {event.followup_id: event for event in found if event}


def calendar(work: Work, followup: Followup) -> Workdays:
    """The working calendar by which it is due: that of its team."""
    team = records.team_of(work, followup)
    return teams.workdays(team) if team else Workdays()


def _card(
    work: Work,
    reader: Reader,
    followup: Followup,
    owners: Mapping[str, date | None],
    request: FollowupEvent | None,
    team: _Team,
) -> FollowupCard:
    owner_ids = tuple(owners)
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
        snoozed_until=_snoozed(reader, followup, owners.get(reader.user_id or "")),
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


def _snoozed(reader: Reader, followup: Followup, until: date | None) -> date | None:
    if followup.state not in NUDGED or until is None:
        return None
    return until if until > reader.today else None


def _waiting(request: FollowupEvent) -> Waiting:
    until = request.details.get("until")
    return Waiting(
        Asked(request.details["what"]),
        date.fromisoformat(until) if until else None,
        request.details.get("to"),
    )
