"""Setting a team up: what was filled in becomes the team, and all that depends on it follows."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.errors import FieldError
from bot.domain.teams import MOST_FROM_CHANNEL, UserGroup
from bot.i18n import countries, zones
from bot.services import readers, team_changes, team_errors, team_forms, team_members, teams
from bot.services.team_forms import Place
from bot.views import kit
from bot.views import teams as views
from bot.views.team_forms import TeamForm
from bot.views.teams import TeamCard
from storage import audit, channels
from storage import teams as stored
from storage.teams import MemberSource, Role, Team
from storage.work import Work


def save(work: Work, place: Place, form: TeamForm, groups: Sequence[UserGroup]) -> kit.Message:
    """Found or change the channel's team and all that follows; answers with what was understood.

    Raises what `bot.services.team_errors` has, and NotManagerError for people who may not.
    """
    stored.hold_all(work.session, work.workspace_id)
    team_forms.changeable(work, place.channel_id)
    team = teams.ensure(work, place.channel_id)
    before, was = team_changes.rhythm_of(team), _described(team)
    _fill(work, team, form)
    team_members.assign(
        work,
        team,
        manager_id=_manager(work, form),
        deputies=_deputies(work, form),
        members=_members(work, place.channel_id, form, groups),
    )
    moved = team_changes.follow(work, team, before)
    now = _described(team)
    changed = {name: [was[name], now[name]] for name in now if was[name] != now[name]}
    audit.record(work, "team.saved", f"team:{team.id}", **changed)
    return views.saved(readers.actor(work), _card(work, team, groups), moved)


def _fill(work: Work, team: Team, form: TeamForm) -> None:
    if not form.name.strip():
        raise team_errors.NameMissingError
    if form.work_start >= form.work_end:
        raise team_errors.HoursError
    team.name = form.name.strip()
    team.parent_id = _parent(work, team, form)
    team.member_source = MemberSource(form.source)
    is_of_group = team.member_source is MemberSource.USERGROUP
    team.usergroup_id = form.usergroup_id if is_of_group else None
    team.timezone, team.country = _zone(form), _country(form)
    team.language = form.language
    team.work_start, team.work_end = form.work_start, form.work_end
    team.reviews_done = form.reviews_done
    team.digest_weekday, team.digest_time = form.digest_weekday, form.digest_time
    work.session.add(team)
    work.session.flush()


def _parent(work: Work, team: Team, form: TeamForm) -> int | None:
    possible = [id_ for id_, _ in team_forms.parents(work, team)]
    if form.parent_id is not None and form.parent_id not in possible:
        raise team_errors.ParentError(team=form.name)
    return form.parent_id


def _zone(form: TeamForm) -> str:
    if not form.other_zone:
        return form.zone
    zone = zones.find(form.other_zone)
    if zone is None:
        raise team_errors.ZoneError(text=form.other_zone)
    return zone


def _country(form: TeamForm) -> str | None:
    if not form.other_country:
        return form.country
    country = countries.find(form.other_country)
    if country is None:
        raise team_errors.CountryError(text=form.other_country)
    return country


def _manager(work: Work, form: TeamForm) -> str:
    if not form.manager_id:
        raise team_errors.ManagerMissingError
    return _checked(work, form.manager_id, team_errors.ManagerError)


def _deputies(work: Work, form: TeamForm) -> list[str]:
    return [_checked(work, user_id, team_errors.DeputyError) for user_id in form.deputies]


def _checked(work: Work, user_id: str, error: type[FieldError]) -> str:
    if not teams.humans(work, [user_id], strangers=True):
        raise error(user=readers.name(work, user_id))
    return user_id


def _members(
    work: Work, channel_id: str, form: TeamForm, groups: Sequence[UserGroup]
) -> Sequence[str]:
    match MemberSource(form.source):
        case MemberSource.LISTED:
            return teams.humans(work, form.members, strangers=True)
        case MemberSource.CHANNEL:
            count = len(channels.member_ids(work.session, work.workspace_id, channel_id))
            if count > MOST_FROM_CHANNEL:
                raise team_errors.ChannelTooLargeError(count=count, most=MOST_FROM_CHANNEL)
            return teams.people_of_channel(work, channel_id)
        case MemberSource.USERGROUP:
            group = next((one for one in groups if one.id == form.usergroup_id), None)
            if group is None:
                raise team_errors.UsergroupMissingError
            return teams.humans(work, group.users, strangers=True)


def _card(work: Work, team: Team, groups: Sequence[UserGroup]) -> TeamCard:
    by_role = team_members.by_role(work, team)
    above = stored.get(work.session, work.workspace_id, team.parent_id or 0)
    handles = {group.id: group.handle for group in groups}
    return TeamCard(
        name=team.name,
        manager_id=next(iter(by_role[Role.MANAGER]), None),
        deputies=tuple(by_role[Role.DEPUTY]),
        people=tuple(id_ for role in Role for id_ in by_role[role]),
        source=team.member_source.value,
        usergroup=handles.get(team.usergroup_id or ""),
        parent=above.name if above else None,
        zone=team.timezone,
        language=team.language,
        country=team.country,
        has_make_up_days=_has_make_up_days(work, team),
        work_start=team.work_start,
        work_end=team.work_end,
        reviews_done=team.reviews_done,
        digest_weekday=team.digest_weekday,
        digest_time=team.digest_time,
    )


def _has_make_up_days(work: Work, team: Team) -> bool:
    calendar, first = teams.workdays(team), date(work.now.year, 1, 1)
    return any(calendar.is_make_up_day(first + timedelta(days=count)) for count in range(366))


def _described(team: Team) -> dict[str, str | None]:
    """What the form decides about a team, as text, for the audit trail."""
    names = (
        "name",
        "parent_id",
        "member_source",
        "usergroup_id",
        "timezone",
        "language",
        "country",
        "work_start",
        "work_end",
        "reviews_done",
        "digest_weekday",
        "digest_time",
    )
    values = {name: getattr(team, name) for name in names}
    return {name: None if value is None else str(value) for name, value in values.items()}
