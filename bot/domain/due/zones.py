"""Time zones named beside a time: 5pm CET, 15:00 UTC. Another than the writer's is asked about."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.due.values import Found, Moment

_NAMES = (
    r"(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|CES?T|BST|WES?T|EES?T|MSK|[ECMP][SD]T|ET|PT|AKST|HST"
    r"|CT|MT|IST|SGT|HKT|JST|KST|AES?T|AEDT|NZ[SD]T"
    r"|(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)(?:/\w{1,20}){1,2}"
)
_OFFSET = re.compile(r"(?:utc|gmt)\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?")
SUFFIX = rf"(?:\s*\(?(?<![A-Za-z])(?P<zone>{_NAMES})(?![A-Za-z0-9])\)?)?"
_NAMED = re.compile(
    rf"(?:(?<=\d)|(?<=[\d\s][ap]m))\s*\(?(?P<short>{_NAMES})(?![A-Za-z0-9])|(?P<long>北京时间|beijing\s+time|当地时间"
    r"|美[东西]时间|[欧美]洲时间|东京时间|伦敦时间|(?:london|berlin|new\s+york|eastern|pacific|central)\s+time)",
    re.IGNORECASE,
)
_PLACES = {
    "北京时间": ("Asia/Shanghai", "Asia/Chongqing", "Asia/Urumqi"),
    "beijing time": ("Asia/Shanghai", "Asia/Chongqing", "Asia/Urumqi"),
    "london time": ("Europe/London",),
    "伦敦时间": ("Europe/London",),
    "berlin time": ("Europe/Berlin",),
    "new york time": ("America/New_York",),
    "eastern time": ("America/New_York", "America/Toronto"),
    "central time": ("America/Chicago",),
    "pacific time": ("America/Los_Angeles",),
    "东京时间": ("Asia/Tokyo",),
}
# What American clocks are called the whole year round, and by habit in the other half of it.
_ALSO = {
    **dict.fromkeys(("EST", "EDT"), ("ET", "EST", "EDT")),
    **dict.fromkeys(("CST", "CDT"), ("CT", "CST", "CDT")),
    **dict.fromkeys(("MST", "MDT"), ("MT", "MST", "MDT")),
    **dict.fromkeys(("PST", "PDT"), ("PT", "PST", "PDT")),
}
_CENTRAL_EUROPE = ("CET", "CEST")


def asked(plain: str, moment: Moment, phrases: Iterable[Found]) -> list[Found]:
    """Return the phrases; those with a time are to be asked about when it is of another zone.

    So are times that the clocks skip on their day, as those that they show instead.
    """
    phrases = [_shown(one, moment) for one in phrases]
    if not _names_another_zone(plain, moment):
        return phrases
    return [
        replace(one, reading=replace(one.reading, asked=True))
        if one.reading.times != (None,)
        else one
        for one in phrases
    ]


def _shown(one: Found, moment: Moment) -> Found:
    said = one.reading
    if said.at is None or len(said.days) != 1:
        return one
    at = datetime.combine(said.days[0], said.at, moment.now.tzinfo)
    shown = at.astimezone(UTC).astimezone(moment.now.tzinfo)
    if shown.time() == said.at:
        return one
    return replace(one, reading=replace(said, at=shown.time(), asked=True))


def _names_another_zone(plain: str, moment: Moment) -> bool:
    return any(
        not _is_own(" ".join((match["short"] or match["long"]).split()).lower(), moment)
        for match in _NAMED.finditer(plain)
    )


def _is_own(said: str, moment: Moment) -> bool:
    own, place = (moment.now.tzname() or "").upper(), str(moment.now.tzinfo)
    if said == place.lower() or place in _PLACES.get(said, ()):
        return True
    if offset := _OFFSET.fullmatch(said):
        return moment.now.utcoffset() == _length(offset)
    if own in _CENTRAL_EUROPE:
        return said.upper() in _CENTRAL_EUROPE
    return said.upper() in (_ALSO.get(own, (own,)) if place.startswith("America/") else (own,))


def _length(offset: re.Match[str]) -> timedelta:
    length = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
    return -length if offset["sign"] == "-" else length
