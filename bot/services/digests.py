"""The weekly digest: sent when due, shown when asked for, and when it comes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import ClassVar, Final

from bot.domain import weekly_times
from bot.domain.due import Ambiguous, understand
from bot.domain.errors import GavelError
from bot.domain.weekly_times import WeeklyTime
from bot.i18n.reader import Reader
from bot.services import digest_cards, digest_schedule, readers
from bot.services import teams as team_services
from bot.services.digest_schedule import RECEIVERS
from bot.services.planning import id_of
from bot.views import digests as views
from bot.views import kit
from bot.views.digests import TimeChoice
from storage import audit, digests, followup_figures, outbox, people, teams
from storage.outbox import Priority
from storage.teams import Role, Team, TeamMember
from storage.work import Work

# A digest that comes after a pause tells of all that happened meanwhile, within reason.
_LONGEST: Final = timedelta(weeks=4)
# A private answer to a command may be given five times (Slack's response_url).
_MOST_ANSWERS: Final = 5
_MOST_LISTED: Final = 40
# What may stand beside a date and says nothing more.
_FILLING: Final = re.compile(r"(?:\b(?:on|at|from|by|or)\b|[在从或,，、。.\s])*", re.IGNORECASE)


class NoDigestError(GavelError):
    """The digest is for managers and deputies, and the actor is neither in any team."""

    key: ClassVar[str] = "digests.error.not_manager"


class TimeNotUnderstoodError(GavelError):
    """What was typed (`text`) is no weekday and time."""

    key: ClassVar[str] = "digests.error.time"


def send_due(work: Work, limit: int) -> int:
    """Send their digests to managers and deputies whose time has come; gives how many were due.

    One that is late is sent in working time; it tells of all that happened since the last one.
    """
    due = teams.claim_due_digests(work.session, work.now, limit)
    for member in due:
        own = replace(work.within(member.workspace_id), actor=member.user_id)
        team = team_services.get(own, member.team_id)
        if digest_schedule.put_off(own, team, member):
            continue
        if _wants(own, team, member):
            _send(own, team, member.user_id)
        digest_schedule.schedule_member(own, team, member)
    return len(due)


def now(work: Work) -> list[kit.Message]:
    """The digests of the actor's teams, of the last seven days; NoDigestError when he has none.

    As many as can be answered; then it says how many more teams there are.
    """
    reader, found = readers.actor(work), _answered_for(work)
    if not found:
        raise NoDigestError
    messages: list[kit.Message] = []
    for number, team in enumerate(found):
        card = digest_cards.card(work, reader, team, work.now - digest_cards.WEEK)
        pages = views.digest(reader, card)
        if len(messages) + len(pages) >= _MOST_ANSWERS and messages:
            return [*messages, views.more_teams(reader, len(found) - number)]
        messages += pages
    return messages


def change_time(work: Work, text: str, channel_id: str | None) -> kit.Message:
    """Set when the digest comes: weekday, time or both, on each manager's own clock.

    It is that of the channel's team when the actor manages it, else of all his teams. Asks when
    several times may be meant, and when it was a date. Raises TimeNotUnderstoodError with what was
    typed, or NoDigestError.
    """
    found = _to_change(work, channel_id)
    if not found:
        raise NoDigestError
    possible = weekly_times.understand(text)
    if not possible:
        return views.ask_time(readers.actor(work), _on_dates(work, found[0], text), text)
    if len(possible) > 1:
        weekday = found[0].digest_weekday
        return views.ask_time(readers.actor(work), [_full(one, weekday) for one in possible])
    return _change(work, found, possible[0])


def choose_time(work: Work, chosen: TimeChoice, channel_id: str | None) -> kit.Message:
    """Set the time that was chosen; NoDigestError as `change_time` does."""
    found = _to_change(work, channel_id)
    if not found:
        raise NoDigestError
    weekday = chosen.weekday if chosen.is_said else None
    return _change(work, found, WeeklyTime(weekday, chosen.at if chosen.is_time_said else None))


def _full(possible: WeeklyTime, weekday: int) -> TimeChoice:
    """A choice as it is shown: with the weekday that stays when none was said."""
    is_said = possible.weekday is not None
    day = weekday if possible.weekday is None else possible.weekday
    return TimeChoice(day, possible.at or time(), is_said=is_said)


def _on_dates(work: Work, team: Team, text: str) -> list[TimeChoice]:
    """The weekdays of the dates that a text names and nothing else; TimeNotUnderstoodError."""
    due = understand(
        text,
        now=work.now,
        zone=readers.actor(work).zone,
        workdays=readers.workdays(work, work.actor or ""),
        languages=readers.writes(work, work.actor),
    )
    dates = due.choices if isinstance(due, Ambiguous) else [due] if due else []
    left = text
    for words in sorted({words for one in dates for words in one.words}, key=len, reverse=True):
        left = left.replace(words, " ")
    if not dates or not _FILLING.fullmatch(left):
        raise TimeNotUnderstoodError(text=text)
    choices = [
        TimeChoice(one.day.weekday(), one.at or team.digest_time, is_time_said=one.at is not None)
        for one in dates
    ]
    return list(dict.fromkeys(choices))


def _change(work: Work, found: list[Team], wanted: WeeklyTime) -> kit.Message:
    for team in found:
        _set_time(work, team, wanted)
    reader = readers.actor(work)
    changed = [(team.name, team.digest_weekday, team.digest_time) for team in found]
    return views.time_changed(reader, changed, _next_of(work, found))


def listing(work: Work, team_id: int, *, overdue: bool) -> kit.Message:
    """What a team and the groups below have to do, or what of it is overdue."""
    reader, team = readers.actor(work), team_services.get(work, team_id)
    if not team_services.may_manage(work, team):
        raise NoDigestError
    groups = teams.with_groups(work.session, team_id)
    seen = digest_cards.scope(work, groups, reader, work.now)
    stands = followup_figures.standing(work.session, seen)
    found = digest_cards.followups(work, reader, seen, stands, _MOST_LISTED, overdue=overdue)
    return views.listing(reader, team.name, found, overdue=overdue)


def help_text(work: Work) -> kit.Message:
    """What `/digest` can do."""
    return views.help_text(readers.actor(work))


def key_of(team_id: int, user_id: str, day: object) -> str:
    """The key in the outbox of somebody's digest on a day of his own calendar."""
    return f"digest:{team_id}:{user_id}:{day}"


def _send(work: Work, team: Team, user_id: str) -> None:
    reader = readers.person(work, user_id)
    card = digest_cards.card(work, reader, team, _since(work, reader, team))
    key = key_of(id_of(team), user_id, reader.today)
    for number, message in enumerate(views.digest(reader, card), start=1):
        page_key = key if number == 1 else f"{key}:{number}"
        outbox.post(work, page_key, user_id, message, priority=Priority.BULK)


def _wants(work: Work, team: Team, member: TeamMember) -> bool:
    """Whether the digest is for him: he is here, and no digest of a team above tells the same."""
    known = people.get(work.session, work.workspace_id, member.user_id)
    if member.role not in RECEIVERS or (known and known.deleted):
        return False
    return not any(_receives(work, above) for above in _above(work, team))


def _since(work: Work, reader: Reader, team: Team) -> datetime:
    """When the last digest was sent, or a week ago."""
    days = (reader.today - timedelta(days=ago) for ago in range(1, _LONGEST.days + 1))
    keys = [key_of(id_of(team), reader.user_id or "", day) for day in days]
    last = digests.last_written_at(work.session, work.workspace_id, keys)
    return last or work.now - digest_cards.WEEK


def _answered_for(work: Work) -> list[Team]:
    """The teams whose digest the actor gets, without groups below another of them."""
    mine = teams.of_person(work.session, work.workspace_id, work.actor or "")
    received = [team for team in mine if _receives(work, team)]
    return [
        team for team in received if not any(_receives(work, one) for one in _above(work, team))
    ]


def _to_change(work: Work, channel_id: str | None) -> list[Team]:
    home = team_services.of_channel(work, channel_id) if channel_id else None
    if home and team_services.may_manage(work, home):
        return [home]
    return _answered_for(work)


def _set_time(work: Work, team: Team, wanted: WeeklyTime) -> None:
    was = team.digest_weekday, team.digest_time.isoformat()
    if wanted.weekday is not None:
        team.digest_weekday = wanted.weekday
    team.digest_time = wanted.at or team.digest_time
    digest_schedule.schedule(work, team)
    audit.record(work, "team.digest_time", f"team:{team.id}", weekday=was[0], at=was[1])


def _next_of(work: Work, found: list[Team]) -> datetime | None:
    """When the actor himself gets the next one."""
    rows = [work.session.get(TeamMember, (id_of(team), work.actor)) for team in found]
    return min((row.next_digest_at for row in rows if row and row.next_digest_at), default=None)


def _receives(work: Work, team: Team) -> bool:
    role: Role | None = teams.role_of(work.session, id_of(team), work.actor or "")
    return role in RECEIVERS


def _above(work: Work, team: Team) -> Iterator[Team]:
    """The teams above, the nearest first; each once, even when they were put in a circle."""
    seen = {team.id}
    while team.parent_id and team.parent_id not in seen:
        team = team_services.get(work, team.parent_id)
        seen.add(team.id)
        yield team
