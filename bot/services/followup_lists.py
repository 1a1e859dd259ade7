"""Lists of unfinished follow-ups: one's own, a team's, the overdue ones."""

from collections.abc import Iterable
from typing import ClassVar

from bot.domain.errors import GavelError
from bot.domain.followups import Colour
from bot.domain.mrkdwn import Mrkdwn
from bot.services import followup_records as records
from bot.services import readers, teams
from bot.services.followup_cards import cards
from bot.services.followup_records import id_of
from bot.views import followup_lists as views
from bot.views import kit
from bot.views.followup_lists import Listing, Scope
from storage import followups
from storage import teams as stored
from storage.followups import Followup
from storage.teams import Team
from storage.work import Work


class NoTeamError(GavelError):
    """The actor is in no team, and the channel is home to none."""

    key: ClassVar[str] = "followups.error.no_team"


def listing(
    work: Work, scope: Scope, channel_id: str | None, note: Mrkdwn | None = None
) -> kit.Message:
    """The list as the actor may see it, below a note about what was just done.

    A team's list is that of the channel's team, or elsewhere of all teams of the actor, with the
    groups below. Raises NoTeamError when there is none.
    """
    reader = readers.actor(work)
    teams_ = [] if scope is Scope.MINE else _teams(work, channel_id)
    if scope is Scope.TEAM and not teams_:
        raise NoTeamError
    found = _found(work, scope, teams_)
    shown = cards(work, reader, found)
    if scope is Scope.OVERDUE:
        shown = [card for card in shown if card.colour == Colour.RED]
    names = reader.t.list([team.name for team in teams_])
    return views.listing(reader, Listing(scope, tuple(shown), names, note))


def _found(work: Work, scope: Scope, teams_: Iterable[Team]) -> list[Followup]:
    mine = list(followups.unfinished_of_owner(work.session, work.workspace_id, work.actor or ""))
    if scope is Scope.MINE:
        return mine
    ids = {id_ for team in teams_ for id_ in _with_groups(work, team)}
    of_teams = records.visible(work, followups.unfinished_of_teams(work.session, ids))
    if scope is Scope.TEAM:
        return of_teams
    both = {id_of(one): one for one in [*mine, *of_teams]}
    return sorted(both.values(), key=lambda one: (one.due_at is None, one.due_at, one.number))


def _teams(work: Work, channel_id: str | None) -> list[Team]:
    home = teams.of_channel(work, channel_id) if channel_id else None
    if home and readers.may_see(work, home.channel_id):
        return [home]
    return list(stored.of_person(work.session, work.workspace_id, work.actor or ""))


def _with_groups(work: Work, team: Team) -> list[int]:
    if team.id is None:
        return []
    below = stored.children(work.session, team.id)
    return [team.id, *(id_ for child in below for id_ in _with_groups(work, child))]
