"""The coming morning or evening: *caretaker to grit the car park in the morning*, *by evening*.

It is a day only where a task stands beside it and no other day is named: people say as well when
something is so every day, *deliveries come in the morning*. Said in the morning it names no day.
*By evening* is that of today, as long as it is to come.
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.domain.due.english_verbs import DOES
from bot.domain.due.happening_words import PAST_TALK
from bot.domain.due.values import Firmness, Found, Half, Moment, Reading

_NOON = 12
_DAY = timedelta(days=1)
_MORNING = re.compile(
    r"(?<![A-Za-z])(?P<first>first\s+thing\s+)?(?:in\s+the\s+(?:morning|a\.?m\.?)|(?P<by>(?<=by\s)(?:the\s+)?morning))(?![A-Za-z])",
    re.IGNORECASE,
)
_BY_EVENING = re.compile(
    r"(?<=by\s)(?:the\s+)?(?:(?P<late>evening)|afternoon)(?![A-Za-z])", re.IGNORECASE
)
_EVENING, _AFTERNOON = 18, 14  # o'clock, by when they have begun
_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)]|\s[-–—]\s|(?:please|pls|thanks|thx|ta|about|re|asap)(?![a-z]))",
    re.IGNORECASE,
)
_CLAUSE = r"(?:^|[.,;:!?(]\s*|\s[-–—]\s+|\s(?:and|so|then)\s+)"
_MANY = (  # of whom it may be said what they do every day
    r"(?:staff|nurses|carers|patients|residents|visitors|pupils|students|children|kids|parents|drivers|cleaners|employees"
    r"|users|guests|members|teachers|volunteers|everyone|everybody|anyone|people|teams|customers)"
)
_WILL = r"(?:will|shall|must|(?:needs?|has|have)\s+to)\s+(?!(?:be|rain|snow|freeze)\s)"
_SUBJECT = (  # the caretaker, Priya & Tom; and not: explain how, she asked, training
    r"(?!(?:it|there|that|this|what|how|when|where)\s)(?:[\w'’&.-]+\s+){0,3}?"
    r"(?!(?-i:[a-z]+(?:s|ed|ing)\s)|(?:like|tend|hard|prefer|want|easier|try|what|how|when|where|up)\s)[\w'’.-]+\s+"
)
_TASK = re.compile(
    rf"{_CLAUSE}(?:(?:please|pls|then|also)\s+)*"
    rf"(?:{DOES}(?![^.;:!?,]*\sto\s+[a-z])|let['’]?s\s+[a-z]+|(?:I['’]m\s+going|(?:need|remember)\s+)?to\s+(?!be\s)[a-z]+"
    r"|(?:can|could|will|would)\s+(?:you|someone|somebody|one\s+of\s+you|(?-i:[A-Z][a-z]+))\s"
    rf"|{_WILL}|(?:I|we|he|she|they)['’]ll\s+(?!be\s)"
    rf"|{_SUBJECT}{_WILL}|(?!{DOES}){_SUBJECT}to\s+(?!be\s)[a-z]+)[^.;:!?,]*$",
    re.IGNORECASE,
)
_PERHAPS_A_TASK = re.compile(
    rf"{_CLAUSE}(?:(?:please|pls|then|also)\s+)*(?:{DOES}|(?:(?:I|we)\s+)?need\s|{_SUBJECT}(?:to\s+be|should)\s)[^.;:!?,]*$",
    re.IGNORECASE,
)
_AS_A_RULE = re.compile(
    rf"(?<![a-z])(?:every|each|always|usually|normally|often|only|never|who|which|that|whether|used|tends?|likes?|prefers?|hates?|{_MANY}\s+(?:to|will|must|should|need|have))(?![a-z])",
    re.IGNORECASE,
)
_OTHER_PARTS = re.compile(  # opened in the morning and locked at night
    r"(?<![a-z])(?:(?:in|at)\s+(?:the\s+)?(?:evening|afternoon|night|lunch(?:time)?)|afternoons|evenings|nights)(?![a-z])",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(
    rf"\s*[,:]?\s+(?:(?:please|pls)\s+)?(?:{DOES}|(?-i:[A-Z][a-z]+)\s+(?:to\s|will\s|must\s|should\s)"
    r"|(?:I|we)(?:['’]ll|\s+(?:will|must|should|need\s+to|have\s+to))\s|(?:can|could)\s+(?:you|someone|somebody)\s)",
    re.IGNORECASE,
)


def named(plain: str, moment: Moment, phrases: Sequence[Found]) -> list[Found]:
    """Return the dates, and the coming morning or evening where something is to be done by it."""
    if not phrases and (evening := _by_evening(plain, moment)):
        return [evening]
    said = _MORNING.search(plain) if moment.now.hour >= _NOON else None
    if (
        not said
        or (said["by"] and phrases)
        or not _is_free(said, moment, phrases)
        or _OTHER_PARTS.search(plain)
    ):
        return list(phrases)
    before = plain[: said.start()]
    if _AS_A_RULE.search(before) or PAST_TALK.search(before):
        return list(phrases)
    in_front = not before.strip()
    sure = said["by"] or in_front or _TASK.search(before)
    perhaps = sure or said["first"] or _PERHAPS_A_TASK.search(before)
    if not perhaps or not (_IN_FRONT if in_front else _ENDS).match(plain, said.end()):
        return list(phrases)
    found = Found(said.start(), said.end(), _reading(moment, asked=not sure))
    return sorted([*phrases, found], key=lambda one: one.start)


def _by_evening(plain: str, moment: Moment) -> Found | None:
    """Return the evening of today, where something is to be done by it."""
    said = _BY_EVENING.search(plain)
    if not said or moment.now.hour >= (_EVENING if said["late"] else _AFTERNOON):
        return None
    before = plain[: said.start()]
    told = _AS_A_RULE.search(before) or PAST_TALK.search(before) or _OTHER_PARTS.search(before)
    if told or not _ENDS.match(plain, said.end()):
        return None
    reading = Reading((moment.today,), firmness=Firmness.WEAK, half=Half.AFTERNOON)
    return Found(said.start(), said.end(), reading)


def _is_free(said: re.Match[str], moment: Moment, phrases: Sequence[Found]) -> bool:
    """Tell whether it belongs to no other date: *on Friday call Bob in the morning*."""
    return all(
        one.reading.days == (moment.today,) and (one.end <= said.start() or said.end() <= one.start)
        for one in phrases
    )


def _reading(moment: Moment, *, asked: bool) -> Reading:
    """Read the morning of tomorrow; before days off it may be that of the next workday: asked."""
    tomorrow = moment.today + _DAY
    works = moment.workdays.on_or_before(moment.today) == moment.today
    later = moment.workdays.next_workday(moment.today) if works else tomorrow
    found = tuple(sorted({tomorrow, later}))
    return Reading(found, firmness=Firmness.WEAK, half=Half.MORNING, asked=asked)
