"""English words for holidays: before Christmas, by Thanksgiving, the Monday after Easter."""

import re
from functools import lru_cache

from bot.domain.due import festivals
from bot.domain.due.context_words import BY
from bot.domain.due.english_terms import WEEKDAY, WORKDAY, nothing, table, weekday_of
from bot.domain.due.festival_dates import festival
from bot.domain.due.numbers import ENGLISH as NUMBER
from bot.domain.due.numbers import english as number
from bot.domain.due.values import Firmness, Moment, Reading

_NAMES = {
    "christmas eve": r"(?:christmas|xmas)\s+eve",
    "christmas": r"christmas(?:\s+day)?|xmas",
    "boxing day": r"(?:boxing|st\.?\s+stephen['’]s)\s+day",
    "new year's eve": r"new\s+year(?:['’]s|s)?\s+eve|NYE",
    "new year": r"new\s+year(?:['’]s|s)?(?:\s+day)?",
    "epiphany": r"epiphany",
    "easter monday": r"easter\s+monday",
    "easter": r"easter(?:\s+(?:sunday|weekend))?",
    "good friday": r"good\s+friday",
    "ascension": r"ascension(?:\s+day)?",
    "maundy thursday": r"maundy\s+thursday",
    "whit monday": r"(?:whit|pentecost)\s+monday",
    "pentecost": r"pentecost|whit(?:sun|\s+sunday)",
    "corpus christi": r"corpus\s+christi",
    "may day": r"may\s+(?:day\s+)?holidays?|may\s+day",
    "early bank holiday in may": r"early\s+may\s+(?:bank\s+)?hol(?:iday)?s?",
    "spring bank holiday": (
        r"(?:(?:late|end\s+of)\s+may|spring|whitsun)\s+bank\s+hol(?:iday)?|late\s+may\s+hol(?:iday)?"
    ),
    "summer bank holiday": r"(?:(?:late\s+)?(?:august|summer))\s+bank\s+hol(?:iday)?",
    "spring festival's eve": (
        r"(?:(?:chinese|lunar)\s+new\s+year(?:['’]s)?|CNY|spring\s+festival)\s+eve"
    ),
    "spring festival": r"spring\s+festival|(?:chinese|lunar)\s+new\s+year|CNY(?!\s*\d)",
    "lantern festival": r"lantern\s+festival",
    "mid-autumn": r"mid[-\s]autumn(?:\s+(?:festival|day))?|moon\s+festival",
    "dragon boat": r"dragon\s+boat(?:\s+(?:festival|day))?",
    "qingming": r"qing\s?ming(?:\s+(?:festival|day))?|tomb[-\s]sweeping(?:\s+(?:festival|day))?",
    "double ninth": r"(?:double\s+ninth|chung\s+yeung)(?:\s+festival)?",
    "national day": r"national\s+day|(?:october\s+)?golden\s+week|october\s+holidays?",
    "singles' day": r"singles['’]?s?\s+day|double\s+(?:11|eleven)",
    "thanksgiving": r"thanksgiving(?:\s+day)?|turkey\s+day",
    "black friday": r"black\s+friday",
    "cyber monday": r"cyber\s+monday",
    "independence day": r"independence\s+day",
    "labor day": r"labou?r\s+day",
    "memorial day": r"memorial\s+day",
    "veterans day": r"veterans?['’]?s?\s+day",
    "martin luther king day": r"(?:martin\s+luther\s+king|MLK)(?:\s+jr\.?)?(?:\s+day)?",
    "presidents' day": r"presidents?['’]?s?\s+day",
    "columbus day": r"columbus\s+day",
    "juneteenth": r"juneteenth",
    "canada day": r"canada\s+day",
    "australia day": r"australia\s+day",
    "anzac day": r"anzac\s+day",
    "bastille day": r"bastille\s+day",
    "german unity day": r"german\s+unity\s+day|day\s+of\s+german\s+unity",
    "halloween": r"hallowe['’]?en",
    "all saints": r"all\s+saints['’]?(?:\s+day)?",
    "valentine's day": r"valentine['’]?s(?:\s+day)?",
    "mother's day": r"mother['’]?s['’]?\s+day|mothering\s+sunday",
    "father's day": r"father['’]?s['’]?\s+day",
    "women's day": r"(?:international\s+)?women['’]?s\s+day",
    "st patrick's day": r"(?:st\.?\s+)?(?:patrick|padd?y)['’]?s\s+day",
    "bonfire night": r"bonfire\s+night|guy\s+fawkes(?:['’]?s?\s+(?:day|night))?",
    "reformation day": r"reformation\s+day",
    "st nicholas": r"st\.?\s+nicholas['’]?s?\s+day",
    "republic day": r"republic\s+day",
    "gandhi jayanti": r"gandhi\s+jayanti",
    "holi": r"holi",
    "dussehra": r"dussehra|dasara|dussera",
    "diwali": r"diwali|deepavali",
    festivals.NEXT: r"(?:bank|public)\s+hol(?:iday)?(?!s)",
}
# Of what else the calendar of a country may know: Waitangi Day, Human Rights Day, King's Birthday.
_OTHERS = (
    r"(?-i:(?!(?:Before|By|After|On|Until|For|The|Next|This)\s)[A-Z])[a-z'’]+(?:\s+(?-i:[A-Z])[a-z'’]+){0,2}\s+"
    r"(?:day|jayanti)|(?:king|queen)['’]s\s+birthday|eid\s+al[-\s](?:fitr|adha)|matariki"
)
_COMPILED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _NAMES.items()}
_BEFORE_BEHIND = re.compile(r"\s*(?:之前|以前|前)")  # Christmas前
_BEFORE = re.compile(r"(?<!on\sor\s)(?:before|ahead\s+of|prior\s+to)\s+$", re.IGNORECASE)
_ON = re.compile(r"(?<![a-z])on\s+$", re.IGNORECASE)
_LONG = frozenset({"break", "shutdown", "vacation", "season", "period", "weekend"})
_NEAR = 20  # characters in which the preposition stands
_NTH = {"last": 1, "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_AFTER = frozenset({"after", "following"})


def _deadline(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read a name with what stands before it: before Christmas, by Christmas, on Christmas Day."""
    ahead = match.string[max(0, match.start() - _NEAR) : match.start()]
    if _ON.search(ahead) and not _long(match):
        return _read(match, festivals.on, moment, firmness=Firmness.WEAK)
    until = festivals.by if BY.search(ahead) else festivals.on
    before = _BEFORE.search(ahead) or _BEFORE_BEHIND.match(match.string, match.end())
    target = festivals.before if before else until
    asked: festivals.Asks = festivals.always if _long(match) else festivals.never
    if target is festivals.before and (match["off"] or "").lower() == "weekend":
        asked = festivals.in_midweek
    return _read(match, target, moment, asked=asked)


def _before_the_fourth(_: re.Match[str], moment: Moment) -> Reading | None:
    """Read *before the Fourth of July* as a holiday, where it is one."""
    return festivals.read("fourth of july", festivals.before, moment)


def _end(match: re.Match[str], moment: Moment) -> Reading | None:
    return _read(match, festivals.end, moment, asked=festivals.always)


def _nth_workday(match: re.Match[str], moment: Moment) -> Reading | None:
    count, after = _NTH[match["nth"].lower()], match["side"].lower() in _AFTER
    if not after and match["nth"].lower() == "first":
        return None
    return _workday(count, match, moment, after=after)


def _back_after(match: re.Match[str], moment: Moment) -> Reading | None:
    return _workday(1, match, moment, after=True)


def _workday(count: int, match: re.Match[str], moment: Moment, *, after: bool) -> Reading | None:
    if _long(match):
        return _after(match, moment)
    if after:
        return _beside(match, festivals.workdays_after(count), moment, asked=festivals.unsettled)
    return _beside(match, festivals.workdays_before(count), moment)


def _weekday_beside(match: re.Match[str], moment: Moment) -> Reading | None:
    after = match["side"].lower() in _AFTER
    target = festivals.weekday_beside(weekday_of(match), after=after)
    return _beside(match, target, moment, asked=_vaguely(after=after))


def _day_beside(match: re.Match[str], moment: Moment) -> Reading | None:
    after = match["side"].lower() in _AFTER
    target = festivals.days_away(1 if after else -1)
    return _beside(match, target, moment, asked=_vaguely(after=after))


def _week_beside(match: re.Match[str], moment: Moment) -> Reading | None:
    weeks = {"of": 0, "before": -1}.get(match["side"].lower(), 1)
    return _beside(match, festivals.end_of_week(weeks), moment, asked=festivals.always)


def _counted(match: re.Match[str], moment: Moment) -> Reading | None:
    count, after = number(match["number"]), match["side"].lower() in _AFTER
    if not match["unit"]:
        return _workday(count, match, moment, after=after)
    length = count * (7 if match["unit"].lower() == "week" else 1)
    target = festivals.days_away(length if after else -length)
    return _beside(match, target, moment, asked=_vaguely(after=after))


def _vaguely(*, after: bool) -> festivals.Asks:
    return festivals.ends_vaguely if after else festivals.begins_vaguely


def _after(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read *after Christmas*, which sets no end."""
    return _beside(match, festivals.workdays_after(1), moment, asked=festivals.always)


def _beside(
    match: re.Match[str],
    target: festivals.Target,
    moment: Moment,
    *,
    asked: festivals.Asks = festivals.never,
) -> Reading | None:
    return _read(match, target, moment, firmness=Firmness.WEAK, asked=asked)


def _read(
    match: re.Match[str],
    target: festivals.Target,
    moment: Moment,
    *,
    firmness: Firmness = Firmness.MARKED,
    asked: festivals.Asks = festivals.never,
) -> Reading | None:
    name, which = _name_of(match["name"]), (match["which"] or "").lower()
    if which == "next" or _either_new_year(name, moment):
        asked = festivals.always
    year = moment.today.year if which == "this" else None
    said = int(match["year"]) if match["year"] else year
    return festivals.read(name, target, moment, year=said, firmness=firmness, asked=asked)


def _long(match: re.Match[str]) -> bool:
    """Tell whether more than the holiday is off, each office as it likes: the Christmas break."""
    return (match["off"] or "").lower() in _LONG


def _either_new_year(name: str, moment: Moment) -> bool:
    """Tell whether it may be the Chinese one: in January, where that is kept."""
    if name != "new year":
        return False
    spring = festival("spring festival", moment.workdays, moment.today.year)
    kept = spring and moment.workdays.is_holiday(spring.main)
    return bool(kept and spring and moment.today <= spring.main)


@lru_cache(maxsize=256)
def _name_of(said: str) -> str:
    known = (name for name, pattern in _COMPILED.items() if pattern.fullmatch(said))
    return next(known, " ".join(said.lower().replace("’", "'").split()))


def _before_the_next(_: re.Match[str], moment: Moment) -> Reading | None:
    """Read *before the holidays*: the next ones, or those at the end of the year."""
    return festivals.read(festivals.NEXT, festivals.before, moment, asked=festivals.always)


def _between(_: re.Match[str], moment: Moment) -> Reading | None:
    return festivals.read(
        "new year", festivals.before, moment, firmness=Firmness.WEAK, asked=festivals.always
    )


_HOLIDAY = (
    rf"(?:the\s+)?(?:(?P<which>this|next)\s+)?(?P<name>{'|'.join(_NAMES.values())}|{_OTHERS})"
    r"(?:\s+(?P<off>holidays?|break|shutdown|vacation|season|period|weekend))?(?:,?\s+(?P<year>20\d\d)(?!\d))?"
)
_SIDE = r"(?P<side>before|after|following)"
_CLAUSE_ENDS = r"(?=\s*(?:$|[,.;:!?)]))"

TABLE = table(
    (
        (_HOLIDAY, _deadline),
        (rf"(?:the\s+)?end\s+of\s+{_HOLIDAY}", _end),
        (
            (
                r"(?<=before\s)(?:the\s+)?(?:july\s+(?:the\s+)?4(?:th)?|(?:4th|fourth)(?:\s+of)?\s+july)"
                r"(?:\s+(?:(?:holiday\s+|long\s+)?weekend|holiday))?"
            ),
            _before_the_fourth,
        ),
        (rf"(?:the\s+)?(?P<nth>{'|'.join(_NTH)})\s+{WORKDAY}\s+{_SIDE}\s+{_HOLIDAY}", _nth_workday),
        (rf"(?:the\s+)?(?:first\s+)?day\s+back\s+(?:after|from)\s+{_HOLIDAY}", _back_after),
        (rf"(?:the\s+)?(?:last\s+)?{WEEKDAY}\s+{_SIDE}\s+{_HOLIDAY}", _weekday_beside),
        (rf"(?:the\s+)?day\s+{_SIDE}\s+{_HOLIDAY}", _day_beside),
        (rf"(?:the\s+)?week\s+(?P<side>before|after|following|of)\s+{_HOLIDAY}", _week_beside),
        (
            (
                rf"(?P<number>{NUMBER})\s+(?:(?P<unit>day|week)s?|{WORKDAY})\s+"
                rf"(?P<side>before|after|following|ahead\s+of|prior\s+to)\s+{_HOLIDAY}"
            ),
            _counted,
        ),
        (rf"(?:right\s+|straight\s+|immediately\s+)?after\s+{_HOLIDAY}{_CLAUSE_ENDS}", _after),
        (r"between\s+(?:christmas|xmas)\s+and\s+(?:the\s+)?new\s+year(?:['’]s)?", _between),
        (
            r"the\s+(?:(?:next\s+)?(?:bank|public)\s+)?holidays?(?:\s+(?:season|weekend))?",
            _before_the_next,
        ),
        (
            (
                r"(?:fiscal|financial|school|academic|jewish|business|tax)\s+(?:new\s+)?year"
                r"(?:['’]s)?(?:[\s-]+end)?"
            ),
            nothing,
        ),
    )
)
