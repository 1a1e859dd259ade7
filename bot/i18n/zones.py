"""Time zones as people name them: by their city in either language, or by their distance to UTC.

The names of cities are those of CLDR, as Babel brings them.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from bot.i18n.catalogues import languages
from bot.i18n.translator import Translator

_REGIONS: Final = frozenset(
    {"Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian",
     "Pacific"}
)  # fmt: skip
# Cities that people name their zone by, though the time zone data name another one of it.
_NEIGHBOURS: Final = {
    "Asia/Shanghai": ("Beijing", "Shenzhen", "Guangzhou", "China", "北京", "深圳", "广州", "中国"),
    "Asia/Kolkata": ("Mumbai", "Delhi", "Bangalore", "India", "孟买", "新德里", "印度"),
    "Asia/Tokyo": ("Japan", "日本"),
    "Europe/Berlin": ("Munich", "Hamburg", "Frankfurt", "Germany", "慕尼黑", "汉堡", "法兰克福"),
    "America/New_York": ("Boston", "Washington", "Washington DC", "波士顿", "华盛顿"),
    "America/Los_Angeles": ("San Francisco", "Seattle", "旧金山", "西雅图"),
}
_OFFSET: Final = re.compile(r"(?:utc|gmt)?([+-])0?(\d{1,2})(?::?00)?")
_FARTHEST: Final = {"+": 14, "-": 12}
_NOWHERE: Final = ("ZZ", "001")  # in no country, in all the world
_NO_LETTERS: Final = re.compile(r"[\s_\-–.,'’]+")


def find(text: str) -> str | None:
    """Return the IANA zone that is meant, None when there is none or it could be several.

    It may be an IANA name, the name of a city, or a distance such as `UTC+8`.
    """
    wanted = _folded(text)
    offset = _OFFSET.fullmatch(unicodedata.normalize("NFKC", text).strip().casefold())
    if offset:
        return _at_distance(offset[1], int(offset[2]))
    return _names().get(wanted)


def city(t: Translator, zone: str) -> str | None:
    """Return the name of a zone's city in the reader's language, None for one like UTC+8."""
    if country_of(zone) is None:
        return None
    known = t.locale.time_zones.get(_canonical(zone), {}).get("city")
    return str(known or zone.rpartition("/")[2].replace("_", " "))


def distance(zone: str, now: datetime) -> str:
    """Return how far a zone is from UTC at an instant: `+8`, `+5:30`, or nothing."""
    away = now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)
    hours, minutes = divmod(abs(away) // timedelta(minutes=1), 60)
    if not away:
        return ""
    sign = "-" if away < timedelta(0) else "+"
    return f"{sign}{hours}:{minutes:02}" if minutes else f"{sign}{hours}"


def country_of(zone: str) -> str | None:
    """Return the ISO 3166 code of the country in which a zone lies, None for one like UTC."""
    territory = get_global("zone_territories").get(_canonical(zone))
    return None if territory in (None, *_NOWHERE) else str(territory)


def _at_distance(sign: str, hours: int) -> str | None:
    if hours > _FARTHEST[sign]:
        return None
    if not hours:
        return "UTC"
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"  # POSIX counts westwards


@cache
def _names() -> dict[str, str]:
    """The zone of each name that means one zone, or several of the same."""
    meant: dict[str, set[str]] = defaultdict(set)
    for name, zone in _all_names():
        meant[_folded(name)].add(zone)
    known = {name: sorted(zones) for name, zones in meant.items()}
    exact = {_folded(zone): zone for zone in available_timezones() if "/" in zone or zone == "UTC"}
    neighbours = {_folded(name): zone for zone, names in _NEIGHBOURS.items() for name in names}
    clear = {name: _best(zones) for name, zones in known.items() if _are_one(zones)}
    return clear | neighbours | exact


def _all_names() -> Iterator[tuple[str, str]]:
    locales = [Locale.parse(language) for language in languages()]
    for zone in available_timezones():
        if zone.partition("/")[0] not in _REGIONS:
            continue
        yield zone.rpartition("/")[2], zone
        for locale in locales:
            name = locale.time_zones.get(_canonical(zone), {}).get("city")
            if name:
                yield str(name), zone


def _are_one(zones: list[str]) -> bool:
    return len({_canonical(zone) for zone in zones}) == 1


def _best(zones: list[str]) -> str:
    canonical = _canonical(zones[0])
    return canonical if canonical in zones else zones[0]


def _canonical(zone: str) -> str:
    """The name under which CLDR knows a zone."""
    return str(get_global("zone_aliases").get(zone, zone))


def _folded(name: str) -> str:
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", name).casefold())
