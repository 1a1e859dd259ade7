"""What a digest tells: gathered for one reader from a team and all groups below it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.digests import DueDay, monday_of, on_time_rate, weekly_trend
from bot.domain.meetings import MeetingState
from bot.i18n.reader import Reader
from bot.services import decisions, readers
from bot.services.followup_cards import cards
from bot.services.planning import id_of
from bot.views.decisions import DecisionCard
from bot.views.digest_cards import DigestCard, Figures, First, HeldMeeting, OtherMeeting
from bot.views.followups import FollowupCard
from storage import digests, followup_figures, teams
from storage.digests import Scope
from storage.followup_figures import Figures as Counts
from storage.followup_figures import Standing
from storage.meetings import Meeting
from storage.teams import Team
from storage.work import Work

WEEK: Final = timedelta(weeks=1)
WEEKS_SHOWN: Final = 8
_MOST_OVERDUE: Final = 5
_MOST_MEETINGS: Final = 8
_MOST_MISSING: Final = 20
_MOST_DECISIONS: Final = 8
_MOST_GROUPS: Final = 12
_MOST_PEOPLE: Final = 30


def card(work: Work, reader: Reader, team: Team, since: datetime) -> DigestCard:
    """The digest of a team and the groups below, from `since` (UTC) until now, for the reader."""
    found = teams.with_groups(work.session, id_of(team))
    seen = scope(work, found, reader, since)
    stands = followup_figures.standing(work.session, seen)
    days = due_days(reader, stands)
    return DigestCard(
        team_id=id_of(team),
        team=team.name,
        channel_id=team.channel_id,
        groups=len(found) - 1,
        since=since,
        until=work.now,
        weekday=team.digest_weekday,
        at=team.digest_time,
        figures=_together(reader, stands.teams.values(), _all(days)),
        weeks=tuple(weekly_trend(_all(days), WEEKS_SHOWN, reader.today)),
        overdue=followups(work, reader, seen, stands, _MOST_OVERDUE, overdue=True),
        meetings=_meetings(work, seen),
        missed=_others(digests.meetings_missed(work.session, seen, _MOST_MEETINGS)),
        unclosed=_others(digests.meetings_unclosed(work.session, seen, _MOST_MEETINGS)),
        missing=_first(digests.without_report(work.session, seen, _MOST_MISSING)),
        decisions=_decisions(work, seen),
        by_group=_by_group(
            reader, [team, *(one for one in found if one is not team)], stands.teams, days
        ),
        by_person=_by_person(work, seen),
    )


def figures(work: Work, reader: Reader, team: Team) -> Figures:
    """The figures of a team with the groups below, of the last seven days, for the reader."""
    found = teams.with_groups(work.session, id_of(team))
    seen = scope(work, found, reader, work.now - WEEK)
    stands = followup_figures.standing(work.session, seen)
    return _together(reader, stands.teams.values(), _all(due_days(reader, stands)))


def followups(
    work: Work, reader: Reader, seen: Scope, stands: Standing, most: int, *, overdue: bool
) -> First[FollowupCard]:
    """The first unfinished follow-ups in the scope, or overdue ones, the first due first."""
    found = followup_figures.unfinished(work.session, seen, most, stands, overdue=overdue)
    return First(tuple(cards(work, reader, found)), stands.count(overdue=overdue))


def scope(work: Work, found: Iterable[Team], reader: Reader, since: datetime) -> Scope:
    """What the reader may see of these teams from `since` (UTC) until now."""
    ids = tuple(id_of(team) for team in found)
    return Scope(work.workspace_id, ids, reader.user_id or "", since, work.now)


def due_days(reader: Reader, stands: Standing) -> dict[int, list[DueDay]]:
    """What became of what was due in the weeks that are shown, by team."""
    first = monday_of(reader.today) - (WEEKS_SHOWN - 1) * WEEK
    return stands.days_between(first, first + WEEKS_SHOWN * WEEK)


def _all(days: Mapping[int, Iterable[DueDay]]) -> Iterator[DueDay]:
    return (day for of in days.values() for day in of)


def _together(reader: Reader, counts: Iterable[Counts], days: Iterable[DueDay]) -> Figures:
    every = list(counts)
    return Figures(
        opened=sum(one.opened for one in every),
        done=sum(one.done for one in every),
        unfinished=sum(one.unfinished for one in every),
        overdue=sum(one.overdue for one in every),
        rate=on_time_rate(days, reader.today),
    )


def _meetings(work: Work, seen: Scope) -> First[HeldMeeting]:
    found, total = digests.meetings_held(work.session, seen, _MOST_MEETINGS)
    counts = digests.reports(work.session, [id_of(one) for one in found])
    nobody = digests.Reports()
    shown = [(one, counts.get(id_of(one), nobody)) for one in found]
    return First(
        tuple(HeldMeeting(one.title, one.starts_at, of.given, of.asked) for one, of in shown),
        total,
    )


def _others(found: tuple[Sequence[Meeting], int]) -> First[OtherMeeting]:
    rows, total = found
    return First(tuple(_other(one) for one in rows), total)


def _other(one: Meeting) -> OtherMeeting:
    in_review = one.state is MeetingState.IN_REVIEW
    waits_for = one.approver_id if in_review and one.approver_id else one.facilitator_id
    return OtherMeeting(one.title, one.starts_at, waits_for, in_review)


def _decisions(work: Work, seen: Scope) -> First[DecisionCard]:
    found, total = digests.decisions(work.session, seen, _MOST_DECISIONS)
    return First(tuple(decisions.cards(work, found)), total)


def _by_group(
    reader: Reader,
    groups: Sequence[Team],
    counts: Mapping[int, Counts],
    days: dict[int, list[DueDay]],
) -> First[tuple[str, Figures]]:
    """Of a team and the groups below it each that has anything to tell, most overdue first."""
    if len(groups) == 1:
        return First()
    told = [
        (_name(reader, one, top=one is groups[0]), _of_team(reader, id_of(one), counts, days))
        for one in groups
    ]
    busy = [(name, of) for name, of in told if of != Figures()]
    busy.sort(key=lambda told: (-told[1].overdue, -told[1].unfinished))
    return First(tuple(busy[:_MOST_GROUPS]), len(busy))


def _name(reader: Reader, team: Team, *, top: bool) -> str:
    """Its name; what the department itself has to do is told apart from what its groups have."""
    return reader.t("digests.group.itself", team=team.name) if top else team.name


def _of_team(
    reader: Reader, team_id: int, counts: Mapping[int, Counts], days: dict[int, list[DueDay]]
) -> Figures:
    return _together(reader, [counts[team_id]] if team_id in counts else [], days.get(team_id, ()))


def _by_person(work: Work, seen: Scope) -> First[tuple[str, Figures]]:
    found, total = followup_figures.figures_by_person(work.session, seen, _MOST_PEOPLE)
    names = readers.names(work, [user_id for user_id, _ in found])
    shown = (
        (names.get(user_id, user_id), Figures(of.opened, of.done, of.unfinished, of.overdue))
        for user_id, of in found
    )
    return First(tuple(shown), total)


def _first(found: tuple[list[tuple[str, int]], int]) -> First[tuple[str, int]]:
    rows, total = found
    return First(tuple(rows), total)
