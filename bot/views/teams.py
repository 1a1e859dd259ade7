"""How a team is shown: the answer that repeats its set-up, and what it means to lose a manager."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from bot.domain.mrkdwn import Mrkdwn, escape, mention
from bot.i18n import countries, zones
from bot.i18n.reader import Reader
from bot.i18n.translator import translator
from bot.views import kit
from bot.views.people import in_a_row

EDIT: Final = "teams.edit"

_MOST_NAMED: Final = 20


@dataclass(frozen=True, slots=True)
class TeamCard:
    """A team as it is shown. `people` are all in it; `usergroup` is the handle of its group."""

    name: str
    manager_id: str | None
    deputies: tuple[str, ...]
    people: tuple[str, ...]
    source: str
    usergroup: str | None
    parent: str | None
    zone: str
    language: str
    country: str | None
    has_make_up_days: bool
    work_start: time
    work_end: time
    reviews_done: bool
    digest_weekday: int
    digest_time: time


@dataclass(frozen=True, slots=True)
class MovedMeeting:
    """A meeting that now begins at another time, `starts_at` aware UTC."""

    title: str
    starts_at: datetime


def saved(reader: Reader, card: TeamCard, moved: Sequence[MovedMeeting] = ()) -> kit.Message:
    """The private answer after saving: everything as it was understood."""
    t = reader.t
    said = t.md("teams.saved", name=card.name)
    items = [
        _item(reader, "manager", mention(card.manager_id) if card.manager_id else _nobody(reader)),
        _item(reader, "deputies", _names(reader, card.deputies)),
        _item(reader, "members", _members(reader, card)),
        _item(reader, "parent", escape(card.parent) if card.parent else t.md("teams.no_parent")),
        _item(reader, "zone", escape(zone_in_words(reader, card.zone))),
        _item(reader, "language", escape(language_in_words(card.language))),
        _item(reader, "calendar", _calendar(reader, card)),
        _item(reader, "hours", t.md("teams.hours", start=card.work_start, end=card.work_end)),
        _item(reader, "reviews", _reviews(reader, card)),
        _item(reader, "digest", _digest(reader, card)),
    ]
    rows = [
        t.md("teams.moved.row", title=meeting.title, when=reader.datetime(meeting.starts_at))
        for meeting in moved
    ]
    note = kit.section(kit.lines(t, [t.md("teams.moved"), *rows])) if rows else None
    return kit.Message(text=said, blocks=[kit.fields(items, text=said), *([note] if note else [])])


def manager_gone(
    reader: Reader, *, team: str, channel_id: str, user_id: str, left_slack: bool
) -> kit.Message:
    """Tell whoever can mend it that a team's manager has left Slack, or its channel."""
    t = reader.t
    key = "teams.manager_gone.slack" if left_slack else "teams.manager_gone.channel"
    said = t.md(key, user=mention(user_id), team=team)
    button = kit.button(t("teams.button.edit"), EDIT, value=channel_id, style="primary")
    return kit.said(said, kit.actions(button))


def zone_in_words(reader: Reader, zone: str) -> str:
    """A time zone by its city, and how far from UTC it is now."""
    city, distance = zones.city(reader.t, zone), zones.distance(zone, reader.now)
    if city is None:
        return reader.t("teams.zone.utc", distance=distance)
    return reader.t("teams.zone.city", city=city, distance=distance)


def language_in_words(language: str) -> str:
    """A language by its own name."""
    return translator(language).name


def _item(reader: Reader, name: str, shown: Mrkdwn) -> Mrkdwn:
    return kit.joined([reader.t.md(f"teams.item.{name}"), shown])


def _members(reader: Reader, card: TeamCard) -> Mrkdwn:
    t = reader.t
    source = t.md(f"teams.members.{card.source}", group=card.usergroup or "")
    count = t.md_n("teams.people.count", len(card.people))
    return kit.joined([kit.joined([count, source], " · "), _names(reader, card.people)])


def _names(reader: Reader, people: Sequence[str]) -> Mrkdwn:
    if not people:
        return _nobody(reader)
    shown = [mention(user_id) for user_id in people[:_MOST_NAMED]]
    return in_a_row(reader, shown, len(people) - len(shown))


def _nobody(reader: Reader) -> Mrkdwn:
    return reader.t.md("teams.nobody")


def _calendar(reader: Reader, card: TeamCard) -> Mrkdwn:
    if card.country is None:
        return reader.t.md("teams.calendar.none")
    key = "teams.calendar.make_up" if card.has_make_up_days else "teams.calendar.plain"
    return reader.t.md(key, country=countries.name(reader.t, card.country))


def _reviews(reader: Reader, card: TeamCard) -> Mrkdwn:
    return (
        reader.t.md("teams.reviews.on") if card.reviews_done else reader.t.md("teams.reviews.off")
    )


def _digest(reader: Reader, card: TeamCard) -> Mrkdwn:
    day = reader.t.weekday(card.digest_weekday)
    return reader.t.md("teams.digest", weekday=day, time=card.digest_time)
