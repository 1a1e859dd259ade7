"""Weeks named by a day of theirs: w/c 9 Nov, week of 7 December, 11月9日当周. They are asked about.

The week that a day begins or that a day is in ends on its last workday: which of the two is meant
as the deadline, nobody can tell. *Week ending 4 December* says it.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.domain.due.values import Firmness, Found, Moment, Reading

_BEGINS = re.compile(
    r"(?<![A-Za-z])(?:w/[cb]|wc|wb|(?:the\s+)?(?:week|wk)s?\s+(?:commencing|beginning|starting|of))\s*:?\s*"
    r"(?:on\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?<![A-Za-z])(?:w/e|(?:the\s+)?(?:week|wk)\s+ending)\s*:?\s*(?:on\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_THAT_WEEK = re.compile(r"(?:的?当周|的?[那这]一?个?(?:周|星期|礼拜))(?![一二三四五六日天末])")
_NEAR = 30  # characters in which the words before it stand


def spread(plain: str, moment: Moment, dates: Iterable[Found]) -> list[Found]:
    """Return the dates; of those that name a week, the words with the week's days, to be asked."""
    weeks: list[Found] = []
    for one in dates:
        if not weeks or one.start >= weeks[-1].end:
            weeks.append(_spread(plain, moment, one))
    return weeks


def _spread(plain: str, moment: Moment, one: Found) -> Found:
    ahead = max(0, one.start - _NEAR)
    if begins := _BEGINS.search(plain[ahead : one.start]):
        return Found(ahead + begins.start(), one.end, _week(one.reading, moment))
    if that := _THAT_WEEK.match(plain, one.end):
        return Found(one.start, that.end(), _week(one.reading, moment))
    if ends := _ENDS.search(plain[ahead : one.start]):
        return replace(one, start=ahead + ends.start())
    return one


def _week(reading: Reading, moment: Moment) -> Reading:
    last = (moment.workdays.last_of_week(day) for day in reading.days)
    named = tuple(sorted({*reading.days, *last}))
    return replace(reading, days=named, firmness=Firmness.WEAK, weekday=None, asked=True)
