"""Days beside a holiday: the last workday before it, the first after it, the day itself.

*Before* a holiday is the last workday before its days off begin; *by* a holiday is the last workday
up to the day that bears its name; *on* it is that day. Which holiday it is tells `festival_dates`;
how people say it, `english_festivals` and `chinese_festivals`.
"""

from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.due.festival_dates import festival, next_holiday
from bot.domain.due.festival_finders import Festival
from bot.domain.due.values import Firmness, Moment, Reading
from bot.domain.workdays import Workdays

NEXT = "the next"  # 节, the holidays: whichever comes
_DAY = timedelta(days=1)
_A_YEAR_OFF = timedelta(days=330)  # said just after the holiday, the next one is hardly meant
_MIDWEEK = (1, 2)
Target = Callable[[Festival, Workdays], date]
Asks = Callable[[Festival], bool]


def before(festival: Festival, workdays: Workdays) -> date:
    """Return the last workday before the days off."""
    return workdays.previous_workday(festival.first)


def by(festival: Festival, workdays: Workdays) -> date:
    """Return the day of the holiday, or the last workday before when nobody works on it."""
    return workdays.on_or_before(festival.main)


def on(festival: Festival, _: Workdays) -> date:
    """Return the day that bears the name."""
    return festival.main


def end(festival: Festival, workdays: Workdays) -> date:
    """Return the last of the days off."""
    return workdays.next_workday(festival.last) - _DAY


def workdays_before(count: int) -> Target:
    """Return the target that is so many workdays before the days off."""
    return lambda festival, workdays: workdays.add(festival.first, -count)


def workdays_after(count: int) -> Target:
    """Return the target that is so many workdays after the days off."""
    return lambda festival, workdays: workdays.add(festival.last, count)


def days_away(count: int) -> Target:
    """Return the target that is so many days after the holiday, or before it when negative."""
    return lambda festival, _: festival.main + _DAY * count


def days_after_end(count: int) -> Target:
    """Return the target that is so many days after the last of the days off."""
    return lambda festival, workdays: end(festival, workdays) + _DAY * count


def weekday_beside(weekday: int, *, after: bool) -> Target:
    """Return the target that is the first such weekday after the holiday, or the last before."""

    def find(festival: Festival, _: Workdays) -> date:
        away = (weekday - festival.main.weekday()) % 7
        return festival.main + _DAY * ((away or 7) if after else away - 7)

    return find


def weekday_after_end(weekday: int) -> Target:
    """Return the target that is the first such weekday after the last of the days off."""

    def find(festival: Festival, workdays: Workdays) -> date:
        last = end(festival, workdays)
        return last + _DAY * ((weekday - last.weekday()) % 7 or 7)

    return find


def end_of_week(weeks_after: int) -> Target:
    """Return the target that is the last workday of a week counted from that of the holiday."""
    return lambda festival, workdays: workdays.last_of_week(festival.main + _DAY * 7 * weeks_after)


def begins_vaguely(festival: Festival) -> bool:
    """Tell whether days before it may be counted from its eve or from the day of the name."""
    return festival.first != festival.main and not festival.single


def ends_vaguely(festival: Festival) -> bool:
    """Tell whether days after it may be counted from its first day or from its last."""
    return not festival.single


def unsettled(festival: Festival) -> bool:
    """Tell whether the days off are not announced yet, so that it is not sure when they end."""
    return not festival.settled


def in_midweek(festival: Festival) -> bool:
    """Tell whether no weekend can be meant by that of the holiday, on a Tuesday or Wednesday."""
    return festival.main.weekday() in _MIDWEEK


def always(_: Festival) -> bool:
    """Tell that it must be asked whatever the holiday."""
    return True


def never(_: Festival) -> bool:
    """Tell that nothing is left to ask."""
    return False


def read(
    name: str,
    target: Target,
    moment: Moment,
    *,
    year: int | None = None,
    firmness: Firmness = Firmness.MARKED,
    asked: Asks = never,
) -> Reading | None:
    """Read words as a day beside the coming holiday of that name, or the one of the year said.

    It is to be asked about when the holiday is not certain, when it has just been, and when `asked`
    says so of it.
    """
    found = _found(name, target, moment, year)
    if found is None:
        return None
    day, occasion = found
    far = year is None and day - moment.today > _A_YEAR_OFF
    return Reading((day,), firmness=firmness, asked=far or not occasion.certain or asked(occasion))


def _found(
    name: str, target: Target, moment: Moment, year: int | None
) -> tuple[date, Festival] | None:
    this_year = moment.today.year
    for one in (year,) if year else range(this_year, this_year + 3):
        occasion = (
            next_holiday(moment.workdays, moment.today)
            if name == NEXT
            else festival(name, moment.workdays, one)
        )
        day = occasion and target(occasion, moment.workdays)
        if occasion and day and (year or day >= moment.today):
            return day, occasion
    return None
