"""The arithmetic of days that words name, seen from the moment they are said."""

from datetime import UTC, date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from bot.domain.due.values import Firmness, Moment, Reading

FIRST_YEAR, LAST_YEAR = 2000, 2099
JUST_PAST = timedelta(days=120)  # `20 November` in December is last month's, and is questioned
FAR_AHEAD = timedelta(days=240)
A_YEAR = timedelta(days=366)
_DAY = timedelta(days=1)
_LAST = 31
_MONTHS, _MONTHS_OF_HALF, _MONTHS_OF_QUARTER = 12, 6, 3
_SHORTEST = 28


def exact(year: int, month: int, day: int) -> date | None:
    """Return the date, or None when there is no such day or it is in another century."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def yearless(month: int, day: int, today: date) -> date | None:
    """Return the day of a month said without a year: the next one, or the one just past.

    None when there is no such day for more than a year.
    """
    years = range(today.year - 1, today.year + 2)
    days = [found for year in years if (found := exact(year, month, day))]
    coming = next((found for found in days if found >= today), None)
    past = next((found for found in reversed(days) if found < today), None)
    if past and coming and today - past <= JUST_PAST and coming - today > FAR_AHEAD:
        return past
    return coming if coming and coming - today <= A_YEAR else None


def before_or_until(first: date, ends: tuple[date, ...], moment: Moment) -> Reading:
    """Read *by* a longer time, such as a month: before it begins, or until it ends; asked about."""
    before = moment.workdays.previous_workday(first)
    found = tuple(day for day in (before, *ends) if day >= moment.today)
    return Reading(found or ends, firmness=Firmness.MARKED, asked=True)


def no_such_day(
    year: int | None, month: int, day: int, today: date | None = None
) -> Reading | None:
    """Read a day that its month does not have, such as 31 November, as the last one, asked about.

    Without a year it is the coming such month, seen from `today`. None for what is no date at all.
    """
    if not 1 <= month <= _MONTHS or not _SHORTEST < day <= _LAST:
        return None
    if year is None and today is not None:
        year = today.year + (month < today.month)
    first = exact(year or FIRST_YEAR, month, 1)
    if first is None:
        return None
    last = first + relativedelta(months=1) - _DAY
    return Reading((last,), asked=True) if day > last.day else None


def monthless(day: int, today: date) -> date | None:
    """Return the next day of that number, in this month or one of the following."""
    months = (today.replace(day=1) + relativedelta(months=count) for count in range(3))
    days = (exact(month.year, month.month, day) for month in months)
    return next((found for found in days if found and found >= today), None)


def in_month(day: int, months_ahead: int, today: date) -> date | None:
    """Return the day of that number in this month (0) or a later one."""
    month = today.replace(day=1) + relativedelta(months=months_ahead)
    return exact(month.year, month.month, day)


def coming(weekday: int, today: date) -> tuple[date, ...]:
    """Return the coming such weekday; said on that weekday it may be today or in a week."""
    ahead = (weekday - today.weekday()) % 7
    return (today + _DAY * ahead,) if ahead else (today, today + _DAY * 7)


def of_week(weekday: int, weeks_ahead: int, today: date) -> date:
    """Return the weekday of this calendar week (0) or a later one; weeks begin on Monday."""
    return today - _DAY * today.weekday() + _DAY * (7 * weeks_ahead + weekday)


def end_of_week(weeks_ahead: int, moment: Moment) -> tuple[date, ...]:
    """Return the last workday of this week (0) or a later one.

    When that is over already, or the week has no workday, it may be the last day of the week or the
    end of the next week.
    """
    sunday = of_week(6, weeks_ahead, moment.today)
    last = moment.workdays.last_of_week(sunday)
    if last >= max(moment.today, sunday - _DAY * 6):
        return (last,)
    return (sunday, moment.workdays.last_of_week(sunday + _DAY))


def end_of_month(year: int, month: int, moment: Moment) -> tuple[date, ...]:
    """Return the last workday of a month, or its last day when that workday is over already."""
    first = exact(year, month, 1)
    if not first:
        return ()
    last_day = first + relativedelta(months=1) - _DAY
    last = moment.workdays.on_or_before(last_day)
    return (last if last >= moment.today else last_day,)


def end_of_months_ahead(months_ahead: int, moment: Moment) -> tuple[date, ...]:
    """Return the end of this month (0) or a later one."""
    month = moment.today.replace(day=1) + relativedelta(months=months_ahead)
    return end_of_month(month.year, month.month, moment)


def end_of_named_month(month: int, moment: Moment) -> tuple[date, ...]:
    """Return the end of a month said by name: this year's, or next year's when it is over."""
    year = moment.today.year + (month < moment.today.month)
    return end_of_month(year, month, moment)


def end_of_quarter(quarters_ahead: int, moment: Moment) -> tuple[date, ...]:
    """Return the end of this quarter (0) or a later one."""
    month = moment.today.month
    to_go = -month % _MONTHS_OF_QUARTER
    return end_of_months_ahead(to_go + _MONTHS_OF_QUARTER * quarters_ahead, moment)


def end_of_named_quarter(quarter: int, moment: Moment) -> tuple[date, ...]:
    """Return the end of the first to fourth quarter of this year, or of the next when over."""
    return end_of_named_month(quarter * _MONTHS_OF_QUARTER, moment)


def end_of_half(halves_ahead: int, moment: Moment) -> tuple[date, ...]:
    """Return the end of this half of the year (0) or a later one."""
    to_go = -moment.today.month % _MONTHS_OF_HALF
    return end_of_months_ahead(to_go + _MONTHS_OF_HALF * halves_ahead, moment)


def end_of_year(years_ahead: int, moment: Moment) -> tuple[date, ...]:
    """Return the end of this year (0) or a later one."""
    return end_of_month(moment.today.year + years_ahead, 12, moment)


def workdays_of_week(weeks_ahead: int, moment: Moment) -> tuple[date, ...]:
    """Return the first and the last workday of a later week, the likely meanings of its name."""
    monday = of_week(0, weeks_ahead, moment.today)
    first = moment.workdays.on_or_after(monday)
    return tuple(sorted({first, max(first, moment.workdays.last_of_week(monday))}))


def workdays_of_month(months_ahead: int, moment: Moment) -> tuple[date, ...]:
    """Return the first and the last workday of a later month."""
    first = moment.today.replace(day=1) + relativedelta(months=months_ahead)
    return (moment.workdays.on_or_after(first), *end_of_months_ahead(months_ahead, moment))


def nth_weekday(nth: int, weekday: int, first: date) -> date | None:
    """Return the nth (or last, -1) such weekday of the month that begins on `first`."""
    if nth > 0:
        day = first + _DAY * ((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        last = first + relativedelta(months=1) - _DAY
        day = last - _DAY * ((last.weekday() - weekday) % 7)
    return day if day.month == first.month else None


def end_of_nth_week(nth: int, first: date, moment: Moment) -> date:
    """Return the last workday of the nth week (or the last, 0) of the month that begins on `first`.

    Its first week is that of its first workday; its last ends with the month.
    """
    end = moment.workdays.on_or_before(first + relativedelta(months=1) - _DAY)
    if not nth:
        return end
    start = moment.workdays.on_or_after(first) + _DAY * 7 * (nth - 1)
    return min(moment.workdays.last_of_week(start), end)


def later(now: datetime, minutes: int) -> datetime:
    """Return the local time that many minutes on, to the minute, without its zone."""
    then = (now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(now.tzinfo)
    return then.replace(second=0, microsecond=0, tzinfo=None)


def and_a_half(count: int, unit: str, moment: Moment) -> Reading:
    """Read so many and a half hours, days, weeks, months or years from now.

    Of hours it is the minute; the half of a longer time has no sure end, so that it is asked about.
    """
    if unit == "hours":
        then = later(moment.now, count * 60 + 30)
        return Reading((then.date(),), at=then.time())
    half = {"days": (1,), "weeks": (3, 4), "months": (15,), "years": (0,)}[unit]
    whole = moment.today + relativedelta(
        days=count if unit == "days" else 0,
        weeks=count if unit == "weeks" else 0,
        months={"months": count, "years": count * 12 + 6}.get(unit, 0),
    )
    return Reading(tuple(whole + _DAY * more for more in half), asked=True)


def first_of_named_month(month: int, year: int | None, moment: Moment) -> date:
    """Return the first of a month said by name: this year's, or next year's when it is over."""
    return date(year or moment.today.year + (month < moment.today.month), month, 1)


def part_of_month(day: int, first: date, moment: Moment) -> date:
    """Return the day of the month that begins on `first`; 31 is its last workday, 1 its first."""
    if day == 1:
        return moment.workdays.on_or_after(first)
    last = first + relativedelta(months=1) - _DAY
    return first.replace(day=day) if day < _LAST else moment.workdays.on_or_before(last)


def end_of_week_number(week: int, year: int | None, moment: Moment) -> date | None:
    """Return the last workday of an ISO week; without a year the coming one. None: no such week."""
    for one in (year,) if year else (moment.today.year, moment.today.year + 1):
        try:
            last = moment.workdays.last_of_week(date.fromisocalendar(one, week, 1))
        except ValueError:
            continue
        if year or last >= moment.today:
            return last
    return None
