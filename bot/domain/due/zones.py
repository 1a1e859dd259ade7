"""Time zones named beside a time: 5pm CET, 15:00 UTC. Another than the writer's is asked about."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.domain.due.values import Found, Moment

_NAMES = (
    r"(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|CES?T|BST|WES?T|EES?T|MSK|[ECMP][SD]T|ET|PT|AKST|HST"
    r"|CT|MT|IST|SGT|HKT|JST|KST|AES?T|AEDT|NZ[SD]T"
)
SUFFIX = rf"(?:\s*\(?(?<![A-Za-z])(?P<zone>{_NAMES})(?![A-Za-z0-9])\)?)?"
_NAMED = re.compile(
    rf"(?<=[\dmM])\s*\(?(?P<short>{_NAMES})(?![A-Za-z0-9])|(?P<long>北京时间|beijing\s+time|当地时间"
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
# What the clock is called the whole year round, or by habit in the other half of it.
_ALSO = {
    **dict.fromkeys(("EST", "EDT"), ("ET", "EST", "EDT")),
    **dict.fromkeys(("CST", "CDT"), ("CT", "CST", "CDT")),
    **dict.fromkeys(("MST", "MDT"), ("MT", "MST", "MDT")),
    **dict.fromkeys(("PST", "PDT"), ("PT", "PST", "PDT")),
    **dict.fromkeys(("CET", "CEST"), ("CET", "CEST")),
}


def asked(plain: str, moment: Moment, phrases: Iterable[Found]) -> list[Found]:
    """Return the phrases; those with a time are to be asked about when it is of another zone."""
    if not _names_another_zone(plain, moment):
        return list(phrases)
    return [
        replace(one, reading=replace(one.reading, asked=True))
        if one.reading.times != (None,)
        else one
        for one in phrases
    ]


def _names_another_zone(plain: str, moment: Moment) -> bool:
    own, place = (moment.now.tzname() or "").upper(), str(moment.now.tzinfo)
    for match in _NAMED.finditer(plain):
        said = " ".join((match["short"] or match["long"]).split()).lower()
        if place not in _PLACES.get(said, ()) and said.upper() not in _ALSO.get(own, (own,)):
            return True
    return False
