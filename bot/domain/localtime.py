"""Wall-clock times: a date and a time in a zone become an instant only here."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.errors import FieldError


class UnknownZoneError(FieldError):
    """There is no such time zone; `zone` is what was given."""

    key: ClassVar[str] = "common.error.zone"
    field: ClassVar[str] = "zone"


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The hours of a working day, local time, both ends included."""

    start: time = time(9)
    end: time = time(18)

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError("working hours begin before they end")


def zone_info(zone: str) -> ZoneInfo:
    """Return the IANA zone of that name, such as `Asia/Shanghai`; UnknownZoneError when none."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZoneError(zone=zone) from error


def to_utc(day: date, at: time, zone: str) -> datetime:
    """Return the instant (UTC) at which clocks of the zone show that date and time.

    A time that the clocks skip moves forward by the gap; of one that they show twice it is the
    first. https://peps.python.org/pep-0495/
    """
    local_time = datetime.combine(day, at.replace(tzinfo=None, fold=0), zone_info(zone))
    return local_time.astimezone(UTC)


def local(now: datetime, zone: str) -> datetime:
    """Return the instant as clocks of the zone show it; ValueError when `now` has no zone."""
    if now.tzinfo is None:
        raise ValueError("the instant needs a time zone")
    return now.astimezone(zone_info(zone))
