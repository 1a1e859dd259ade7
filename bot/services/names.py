"""Who is meant by a name: somebody of the team, the meeting or the channel before all others."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable

from bot.domain.owner_doubts import Doubt, Named
from bot.domain.owners import Known, phrases, resolve
from bot.services import readers
from bot.services import teams as team_services
from bot.views.people import Whose
from storage import channels, meetings, names, teams
from storage.meetings import Meeting
from storage.work import Work

Circle = frozenset[str]


def of_meeting(work: Work, meeting: Meeting, text: str) -> Named:
    """Plain text with the names of owners as mentions, and the names that are in doubt.

    Those around are the people invited to the meeting, its team, and whoever is in its channel.
    They are meant by any of their names; others in the workspace by a whole one or behind an @, and
    only when nobody around is called so.
    """
    return _named(work, text, lambda: _around_meeting(work, meeting))


def of_actor(work: Work, channel_id: str | None, text: str) -> Named:
    """The same where the actor is.

    Around him is whoever is in the channel and in its team; without a channel, his own teams.
    """
    return _named(work, text, lambda: _around_actor(work, channel_id))


def whose(work: Work, doubts: Iterable[Doubt]) -> tuple[Whose, ...]:
    """Names in doubt as they are shown, each once: those who may be meant by name."""
    once = {one.words: one for one in doubts}
    return tuple(Whose(words, told_apart(work, one.candidates)) for words, one in once.items())


def told_apart(work: Work, user_ids: Collection[str]) -> dict[str, str]:
    """The names of people to choose from, by user id: namesakes with what else tells them apart.

    That is the handle, which nobody else in the workspace has, or else the team.
    """
    called = readers.names(work, user_ids)
    often = Counter(called.values())
    same = [user_id for user_id, name in called.items() if often[name] > 1]
    if not same:
        return called
    handles = names.handles(work.session, work.workspace_id, same)
    beside = {one: handles.get(one) or _team_of(work, one) for one in same}
    return called | {one: f"{called[one]} ({told})" for one, told in beside.items() if told}


def _named(work: Work, text: str, around: Callable[[], Circle]) -> Named:
    rows = names.called(work.session, work.workspace_id, phrases(text))
    circle = around() if rows else frozenset()
    found: dict[str, list[Known]] = {}
    for row in rows:
        known = Known(row.user_id, row.whole, near=row.user_id in circle)
        found.setdefault(row.folded, []).append(known)
    return resolve(text, found)


def _around_meeting(work: Work, meeting: Meeting) -> Circle:
    guests = meetings.attendances(work.session, meeting.id or 0)
    team = teams.members(work.session, meeting.team_id)
    here = channels.member_ids(work.session, work.workspace_id, meeting.channel_id)
    return frozenset([*_ids(guests), *_ids(team), *here])


def _around_actor(work: Work, channel_id: str | None) -> Circle:
    home = team_services.of_channel(work, channel_id) if channel_id else None
    own = [home] if home else teams.of_person(work.session, work.workspace_id, work.actor or "")
    members = [one for team in own for one in teams.members(work.session, team.id or 0)]
    here = channels.member_ids(work.session, work.workspace_id, channel_id) if channel_id else []
    return frozenset([*_ids(members), *here, work.actor or ""])


def _team_of(work: Work, user_id: str) -> str:
    found = teams.of_person(work.session, work.workspace_id, user_id)
    return found[0].name if found else ""


def _ids(rows: Iterable[meetings.Attendance | teams.TeamMember]) -> list[str]:
    return [row.user_id for row in rows]
