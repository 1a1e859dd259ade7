"""The Home tab of each person: what waits for him, and the language he reads in."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from bot.domain.followups import colour
from bot.domain.localtime import to_utc
from bot.domain.meetings import MeetingState
from bot.i18n import catalogues, translator
from bot.i18n.reader import Reader
from bot.services import decisions, digest_cards, followup_cards, readers
from bot.services.digest_schedule import RECEIVERS
from bot.services.followup_records import id_of as followup_id
from bot.services.planning import id_of
from bot.views import home as views
from bot.views import kit
from bot.views.decisions import DecisionCard
from bot.views.digest_cards import First
from bot.views.followup_lists import Group, group_of
from bot.views.followups import FollowupCard
from bot.views.home import HomeCard, MeetingRow, TeamRow
from storage import audit, digests, followups, meetings, people, teams, updates
from storage.followups import Followup
from storage.meetings import Attendance, Meeting
from storage.teams import Team
from storage.work import Work

_WEEK_AHEAD: Final = timedelta(days=7)
_LATELY: Final = timedelta(days=14)
_MOST_UPDATES: Final = 5
_MOST_FOLLOWUPS: Final = 25
_MOST_MEETINGS: Final = 10
_MOST_TEAMS: Final = 6
_MOST_DECISIONS: Final = 6


def view(work: Work) -> dict[str, Any]:
    """The actor's Home tab as it is now, in his language and zone."""
    reader = readers.actor(work)
    return views.home(reader, card(work, reader))


def card(work: Work, reader: Reader) -> HomeCard:
    """What the actor's Home tab shows."""
    mine = teams.of_person(work.session, work.workspace_id, work.actor or "")
    attended = _attended(work, reader)
    person = people.get(work.session, work.workspace_id, work.actor or "")
    unfinished = followups.unfinished_of_owner(work.session, work.workspace_id, work.actor or "")
    return HomeCard(
        languages={one: translator(one).name for one in catalogues.languages()},
        language=person.language if person else None,
        has_team=bool(mine),
        updates=_updates(work, attended),
        followups=_followups(work, reader, unfinished),
        grouped=Counter(_group(work, one) for one in unfinished),
        meetings=_first([_meeting(one) for one, _ in attended], _MOST_MEETINGS),
        teams=_managed(work, reader, mine),
        decisions=_decided(work, reader, mine),
    )


def choose_language(work: Work, choice: str) -> None:
    """Have the actor read in this language from now on; anything else follows Slack's."""
    person = people.get(work.session, work.workspace_id, work.actor or "")
    if person is None:
        raise LookupError(f"person {work.actor}")
    was, person.language = person.language, choice if choice in catalogues.languages() else None
    audit.record(work, "person.language", f"person:{work.actor}", was=was, now=person.language)


def answer(work: Work, message: kit.Message) -> dict[str, Any]:
    """A modal that shows `message`: Home has no place for private answers."""
    return views.answer(readers.actor(work), message)


def _attended(work: Work, reader: Reader) -> list[tuple[Meeting, Attendance]]:
    """The actor's meetings from this morning on, a week ahead, and those that are open."""
    morning = to_utc(reader.today, datetime.min.time(), reader.zone)
    found = meetings.waiting_for(work.session, work.workspace_id, work.actor or "")
    return [
        (meeting, guest)
        for meeting, guest in found
        if meeting.starts_at <= work.now + _WEEK_AHEAD
        and (meeting.starts_at >= morning or meeting.state is MeetingState.OPEN)
    ]


def _updates(work: Work, attended: Sequence[tuple[Meeting, Attendance]]) -> First[MeetingRow]:
    """The meetings for which the actor is asked for an update and has given none."""
    due = [
        _meeting(meeting)
        for meeting, guest in attended
        if not (guest.away or guest.optional)
        and not updates.of_person(work.session, id_of(meeting), guest.user_id)
    ]
    return _first(due, _MOST_UPDATES)


def _meeting(meeting: Meeting) -> MeetingRow:
    return MeetingRow(
        id=id_of(meeting),
        title=meeting.title,
        starts_at=meeting.starts_at,
        channel_id=meeting.channel_id,
        place=meeting.place,
        is_open=meeting.state is MeetingState.OPEN,
    )


def _followups(work: Work, reader: Reader, unfinished: Sequence[Followup]) -> First[FollowupCard]:
    shown = followup_cards.cards(work, reader, unfinished[:_MOST_FOLLOWUPS])
    return First(tuple(shown), len(unfinished))


def _group(work: Work, one: Followup) -> Group:
    """Under which heading it stands, without all that a whole card needs."""
    calendar = followup_cards.calendar(work, one)
    shade = colour(one.due_at, work.now, one.timezone, calendar)
    bare = FollowupCard(
        id=followup_id(one),
        number=one.number,
        text=one.text,
        owners=(),
        state=one.state,
        colour=shade,
        due_on=one.due_on,
    )
    return group_of(bare)


def _managed(work: Work, reader: Reader, mine: Sequence[Team]) -> First[TeamRow]:
    managed = [
        team
        for team in mine
        if teams.role_of(work.session, id_of(team), work.actor or "") in RECEIVERS
    ]
    shown = [
        TeamRow(
            id=id_of(team),
            name=team.name,
            channel_id=team.channel_id,
            figures=digest_cards.figures(work, reader, team),
            weeks=digest_cards.WEEKS_SHOWN,
            meets_at=_next_meeting(work, team),
        )
        for team in managed[:_MOST_TEAMS]
    ]
    return First(tuple(shown), len(managed))


def _next_meeting(work: Work, team: Team) -> datetime | None:
    coming = meetings.unfinished_of_channel(work.session, work.workspace_id, team.channel_id)
    return next((one.starts_at for one in coming if one.state is MeetingState.PLANNED), None)


def _decided(work: Work, reader: Reader, mine: Sequence[Team]) -> First[DecisionCard]:
    seen = digest_cards.scope(work, mine, reader, work.now - _LATELY)
    found, total = digests.decisions(work.session, seen, _MOST_DECISIONS)
    return First(tuple(decisions.cards(work, found)), total)


def _first(rows: Sequence[MeetingRow], most: int) -> First[MeetingRow]:
    return First(tuple(rows[:most]), len(rows))
