"""For whom something is written: a person in his own language and zone, or a team in its own."""

from collections.abc import Iterable
from typing import Final

from bot.domain.workdays import Workdays
from bot.i18n import translator
from bot.i18n.reader import Reader
from storage import channels, people, teams
from storage.people import Person
from storage.teams import Team
from storage.work import Work

_READ: Final = ("en", "zh")
_AMERICA: Final = ("America/", "US/", "Pacific/Honolulu")


def person(work: Work, user_id: str | None) -> Reader:
    """The reader who is that person; English and UTC for somebody Slack was not asked about."""
    known = people.get(work.session, work.workspace_id, user_id) if user_id else None
    if known is None:
        return Reader(translator(None), "UTC", work.now, user_id)
    return Reader(translator(language(known)), known.timezone, work.now, user_id)


def actor(work: Work) -> Reader:
    """The reader who is whoever acts in this work."""
    return person(work, work.actor)


def team(work: Work, team_: Team) -> Reader:
    """The reader who is a team in its channel."""
    return Reader(translator(team_.language), team_.timezone, work.now)


def language(known: Person) -> str:
    """The language somebody chose, or else the one he uses Slack in."""
    return known.language or known.locale


def writes(work: Work, user_id: str | None) -> tuple[str, ...]:
    """The languages in which somebody's dates are read, his own first: it tells how 5/6 is read.

    American English is what Slack speaks to most people who never chose, wherever they are; only
    in America it says that the month comes first.
    """
    known = people.get(work.session, work.workspace_id, user_id) if user_id else None
    if known is None:
        return _READ
    chosen, spoken = known.language or known.locale, known.locale
    own = spoken if spoken.startswith(chosen[:2]) else chosen
    if own == "en-US" and not known.timezone.startswith(_AMERICA):
        own = "en"
    return (own, *_READ)


def name(work: Work, user_id: str) -> str:
    """Somebody's name as plain text, where a mention cannot stand (options, charts)."""
    known = people.get(work.session, work.workspace_id, user_id)
    return known.name if known else user_id


def names(work: Work, user_ids: Iterable[str]) -> dict[str, str]:
    """The names of those who are known, as plain text, by user id."""
    return people.names(work.session, work.workspace_id, user_ids)


def workdays(work: Work, user_id: str) -> Workdays:
    """The working calendar somebody lives by: that of the first of his teams that has one."""
    for team_ in teams.of_person(work.session, work.workspace_id, user_id):
        if team_.country:
            return Workdays(team_.country)
    return Workdays()


def is_private(work: Work, channel_id: str | None) -> bool:
    """Whether only the members of a channel may see what was recorded in it."""
    if channel_id is None:
        return False
    channel = channels.get(work.session, work.workspace_id, channel_id)
    return channel is not None and channel.is_private


def may_see(work: Work, channel_id: str | None) -> bool:
    """Whether the actor may see what was recorded in a channel: private ones only from inside."""
    if channel_id is None or not is_private(work, channel_id):
        return True
    members = channels.member_ids(work.session, work.workspace_id, channel_id)
    return work.actor in members
