"""Due dates of texts that are written on a Monday at ten, in London or in Shanghai."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.due import Ambiguous, Due, understand
from bot.domain.workdays import Workdays

_THERE: Final = {"en-GB": ("Europe/London", "GB"), "zh-CN": ("Asia/Shanghai", "CN")}


def read(text: str, locale: str) -> Due | Ambiguous | None:
    """What is understood of a text whose writer has the `locale` en-GB or zh-CN."""
    zone, country = _THERE[locale]
    return understand(
        text,
        now=datetime(2026, 11, 23, 10, tzinfo=ZoneInfo(zone)),
        zone=zone,
        workdays=Workdays(country),
        languages=(locale, "en", "zh"),
    )
