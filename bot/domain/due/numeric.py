"""Dates in digits: 2026-12-15, 12/15, 15.12.2026."""

import re
from dataclasses import replace

from bot.domain.due import days, english_fractions
from bot.domain.due.context_words import BY, PAGE
from bot.domain.due.english_verbs import DOES
from bot.domain.due.values import NO_DATE, Firmness, Moment, Reading, Recogniser

_BEFORE = r"(?<![A-Za-z0-9_.$€£¥#%+-])(?<![A-Za-z0-9_./:]/)(?<!\d:)"
_AFTER = r"(?!(?!T\d)[A-Za-z0-9_/%]|\.[A-Za-z0-9]|[:,-]\d)"
_A, _B = r"(?P<a>\d{1,2})", r"(?P<b>\d{1,2})"
_ON = re.compile(r"(?<![A-Za-z])on\s+\Z", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|votes?|voted|against|in\s+favou?r)(?![A-Za-z])", re.IGNORECASE)
_PART_BEGINS = re.compile(r"(?:^|[,;:(→|]|\s[-–—/])\s*\Z")
_ENDS = re.compile(r"\s*(?:$|[,;:)|])")
_TO_SOMEBODY = re.compile(r"^[a-z ]{1,30}\sto\s(?-i:[A-Z][a-z]+)\s+\Z", re.IGNORECASE)
_DOES = re.compile(rf"\s*{DOES}", re.IGNORECASE)
_CLOSE_OF_DAY = re.compile(r"(?:EO[DB]|CO[BP])\s+$", re.IGNORECASE)
_MONTHS = 12
_OFTEN_PARTS = 10  # the 3/7 at the front of a line may be the third of seven
_FEW = 5  # parts, of which `2/2` is the last
_SHORT, _LATELY, _SOON = 2, -1, 9  # digits of a year; years from now in which one so short may be


def _year_first(match: re.Match[str], _: Moment) -> Reading | None:
    year, month, number = (int(match[part]) for part in "yab")
    day = days.exact(year, month, number)
    return Reading((day,)) if day else days.no_such_day(year, month, number)


def _with_year(match: re.Match[str], moment: Moment) -> Reading | None:
    year, first, second = int(match["y"]) % 100 + 2000, int(match["a"]), int(match["b"])
    month_first = False if match["sep"] == "." else moment.month_first
    pairs = _month_and_day(first, second, month_first)
    found = tuple(day for month, number in pairs if (day := days.exact(year, month, number)))
    if found:
        likely = len(match["y"]) > _SHORT or _LATELY <= year - moment.today.year <= _SOON
        firmness = Firmness.SURE if likely else Firmness.MARKED  # 10/15/20 may be measures
        return Reading(found, firmness=firmness, asked=len(found) > 1)
    return days.no_such_day(year, *pairs[0])


def _short_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 15.12.26, which may as well be a version; less so where days are so written."""
    day = days.exact(2000 + int(match["y"]), int(match["b"]), int(match["a"]))
    usual = moment.month_first is False and len(match[0]) == len("15.12.26")
    return Reading((day,), firmness=Firmness.WEAK if usual else Firmness.MARKED) if day else None


def _run_together(match: re.Match[str], _: Moment) -> Reading | None:
    """Read 20261215, which may as well be the number of an order."""
    day = days.exact(int(match["y"]), int(match["a"]), int(match["b"]))
    return Reading((day,), firmness=Firmness.MARKED) if day else None


def _day_and_month_dotted(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 30.11., day first; what may be the end of `version 2.12.` is asked about."""
    number, month = int(match["a"]), int(match["b"])
    found = days.yearless(month, number, moment.today) if month <= _MONTHS else None
    if not found:
        return None
    either = number <= _MONTHS and moment.month_first is not False
    if _ON.search(match.string, 0, match.start()):
        at_end = match.end() == len(match.string)  # it runs on 2.4.
        return Reading((found,), firmness=Firmness.WEAK, asked=either or at_end)
    alone = _PART_BEGINS.search(match.string, 0, match.start()) and _ENDS.match(
        match.string, match.end()
    )
    firmness = Firmness.WEAK if alone else Firmness.MARKED
    return Reading((found,), firmness=firmness, asked=either)


def _end_of_range(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *10/5-10/8* as its end, asked about."""
    found = without_year(match, moment)
    return found and replace(found, asked=True)


def _on_dotted(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *on 5.12*, which may as well be a version: asked about."""
    found = without_year(match, moment)
    return found and replace(found, firmness=Firmness.WEAK, asked=True)


def without_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 12/15 as the next such day; what looks like a fraction must be marked as a date."""
    first, second = int(match["a"]), int(match["b"])
    pairs = _month_and_day(first, second, moment.month_first)
    found = tuple(
        day for month, number in pairs if (day := days.yearless(month, number, moment.today))
    )
    if not found:
        missing = days.no_such_day(None, *pairs[0], moment.today)
        return missing and replace(missing, firmness=Firmness.MARKED)  # by 2/30, not 2/30 passed
    looks_like_a_fraction = first < second <= _MONTHS or first == second <= _FEW
    if _OF.match(match.string, match.end()) or english_fractions.measures(match):
        return NO_DATE  # 8/14 of the badges, carried 9/3 in favour, 3/4 inch plywood
    a_day = _is_said_to_be_on(match) or _begins_with_a_zero(match)
    of_a_task = looks_like_a_fraction and not a_day and _ends_a_task(match)
    alone = looks_like_a_fraction and not a_day and (of_a_task or _stands_alone(match))
    firm = not looks_like_a_fraction or a_day or alone
    asked = len(set(found)) > 1 or of_a_task or (alone and second <= _OFTEN_PARTS)
    asked = asked or english_fractions.perhaps_how_much(match)
    return Reading(found, firmness=Firmness.WEAK if firm else Firmness.MARKED, asked=asked)


def _is_said_to_be_on(match: re.Match[str]) -> bool:
    """Tell whether *on* before it makes it a day, which it does not in *short on 5/8 bolts*."""
    on = _ON.search(match.string, 0, match.start())
    return bool(on) and not english_fractions.runs_short(match)


def _stands_alone(match: re.Match[str]) -> bool:
    """Tell whether it begins a text, ends it behind a stop, or is all of a bracket."""
    before, after = match.string[: match.start()].rstrip(), match.string[match.end() :].lstrip()
    first = before in ("", "(", "[") and after[:1] in tuple(":,)]-–—")
    last = before.endswith((",", " -", " –", " —")) and not after
    return first or last or (before.endswith("[") and after.startswith("]"))


def _ends_a_task(match: re.Match[str]) -> bool:
    """Tell whether it ends what looks like a task: upgrade the server 5/9, contract to Wei 5/9."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    before = _CLOSE_OF_DAY.sub("", before)
    task = _TO_SOMEBODY.match(before) or (_DOES.match(before) and not PAGE.search(before))
    return bool(task) and not BY.search(before) and not after.strip(" .!")


def _begins_with_a_zero(match: re.Match[str]) -> bool:
    """Tell whether it begins a text as dates are printed: 03/06 Kim sends the codes."""
    return match["a"][0] == "0" and not match.string[: match.start()].strip()


def _month_and_day(
    first: int, second: int, month_first: bool | None
) -> tuple[tuple[int, int], ...]:
    """Return the possible (month, day) pairs: two when nothing tells which number is which."""
    if second > _MONTHS:
        return ((first, second),)
    if first > _MONTHS:
        return ((second, first),)
    if month_first is None and first != second:
        return ((first, second), (second, first))
    return ((first, second),) if month_first is not False else ((second, first),)


def _nothing(_: re.Match[str], __: Moment) -> Reading:
    return NO_DATE


TABLE: tuple[Recogniser, ...] = (
    (
        re.compile(rf"{_BEFORE}\d{{1,2}}/\d{{1,2}}\s?[-–]\s?{_A}/{_B}{_AFTER}"),
        _end_of_range,
    ),
    (re.compile(rf"{_BEFORE}(?:24/7|9/11|50/50){_AFTER}"), _nothing),
    (re.compile(rf"{_BEFORE}(?P<y>20\d\d)(?P<sep>[-/.]){_A}(?P=sep){_B}{_AFTER}"), _year_first),
    (re.compile(rf"{_BEFORE}{_A}(?P<sep>[/.-]){_B}(?P=sep)(?P<y>20\d\d){_AFTER}"), _with_year),
    (re.compile(rf"{_BEFORE}{_A}(?P<sep>/){_B}/(?P<y>[2-9]\d){_AFTER}"), _with_year),
    (
        re.compile(rf"{_BEFORE}{_A}/{_B}{_AFTER}(?!\s*(?:分(?!钟)|台|人|个|件|条|项|名|的))"),
        without_year,
    ),
    (re.compile(rf"{_BEFORE}{_A}[.-]{_B}(?=\s*(?:之前|以前|前(?!排)))"), without_year),
    (
        re.compile(
            r"(?:(?<=[限止期晚迟])|(?<=[限止期晚迟][\s:])|(?<=[限止期]:\s)|(?<=ddl[\s:])|(?<=DDL[\s:]))"
            rf"{_A}[.-]{_B}(?![\d.%a-zA-Z])"
        ),
        without_year,
    ),
    (
        re.compile(r"^\s*(?P<a>0[1-9]|[123]\d)-(?P<b>0[1-9]|(?<=0\d-)[123]\d)(?=\s*:\s)"),
        without_year,
    ),
    (
        re.compile(rf"(?<=\b[Oo]n\s){_A}\.{_B}(?=\s*(?:$|[,;!?)]|\.\s*$))"),
        _on_dotted,
    ),
    (re.compile(rf"{_BEFORE}{_A}\.{_B}\.(?P<y>[2-9]\d){_AFTER}"), _short_year),
    (re.compile(rf"{_BEFORE}{_A}\.{_B}\.(?![A-Za-z0-9.])"), _day_and_month_dotted),
    (
        re.compile(
            rf"{_BEFORE}(?P<y>20\d\d)(?P<a>0[1-9]|1[0-2])(?P<b>0[1-9]|[12]\d|3[01]){_AFTER}"
        ),
        _run_together,
    ),
)
