"""How things are is no deadline: *ERP is down on Sunday*, *the rate goes to 4% on Jan 1*.

Nor is what a line says only for others to know, *fire drill on Tuesday, FYI*, or the day on which
something was promised, *as agreed on the 12th*. What is marked by a word such as *by* is not judged
here.
"""

import re

from bot.domain.due.context_words import CLAUSE_ENDS, DEADLINE
from bot.domain.due.english_verbs import DOES

_FOR_INFORMATION = re.compile(
    r"(?<![a-z])(?:j?fyi|just\s+so\s+(?:you|we|everyone|everybody|all)\s+knows?|heads[\s-]?up"
    r"|for\s+(?:your\s+)?info(?:rmation)?(?:\s+only)?|for\s+awareness)(?![a-z])",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"(?<![a-z])(?:must|needs?|should|ha(?:s|ve)\s+to|please|pls|make\s+sure|ensure|so\s+that|check"
    r"|to\s+be|before|until|till)(?![a-z])",
    re.IGNORECASE,
)
_ON = r"(?:(?:on|from|over|this)\s+)?(?:the\s+)?$"
_OUT_OF_USE = re.compile(  # ERP is down Sunday night
    r"(?:(?<![a-z])(?:is|are|will\s+be|stays?|remains?|goes)|['’](?:s|re))\s+(?:also\s+|all\s+)?"
    r"(?:down|offline|unavailable|unreachable|suspended|shut|out\s+of\s+(?:order|action|service|use))"
    rf"(?:\s+for\s+[a-z]+)?(?:\s+all\s+day)?\s+{_ON}",
    re.IGNORECASE,
)
_BY_HOW_MUCH = r"(?:\s+(?:to|by|from)\s[^,;:!?]{1,30})?"
_COSTS_MORE = re.compile(  # the rent goes up on 1 May
    r"(?<![a-z])(?:rents?|prices?|rates?|fees?|fares?|costs?|tax(?:es)?|VAT|wages?|premiums?|tariffs?|charges?|postage|dues|subs|subscriptions?"
    rf"|interest|tuition|salar(?:y|ies)|pay|tolls?)\s+(?:[\w'’-]+\s+){{0,3}}?(?:goes|go|(?:is|are)\s+going)\s+(?:up|down)\s+{_ON}",
    re.IGNORECASE,
)
_TAKES_EFFECT = re.compile(  # the match goes to 4% on Jan 1, fines double on 1 July
    r"(?:(?<=[\w%)]\s)(?:"
    r"(?:goes|is\s+going)\s+(?:(?:up|down)\s+(?:to|by|from)\s[^,;:!?]{1,30}|(?:from\s[^,;:!?]{1,20}\s)?to\s+\S*\d\S*)"
    rf"|(?:rises|increases|drops|falls|doubles|triples|halves|changes|climbs){_BY_HOW_MUCH}(?=\s+(?:on|from)\s)"
    rf"|(?<=s\s)(?<!['’]s\s)(?:rise|increase|double|triple|halve|drop|fall|change){_BY_HOW_MUCH}"
    r"|(?:takes?|taking)\s+effect|comes?\s+in(?:to)?\s+(?:force|effect)|kicks?\s+in|applies|apply"
    r"|becomes?\s+(?:mandatory|compulsory|law|effective|available|valid|illegal|free)))"
    rf"\s+{_ON}",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(  # as promised on the 12th
    r"(?<![a-z])(?:as|like)\s+(?:(?:I|we|you|he|she|they)\s+)?(?:promised|agreed|discussed|mentioned|requested"
    r"|asked|noted|announced|advised|instructed|reported|decided|told|said|explained|flagged|raised|seen)"
    r"(?:\s+(?:with|by|to|in|at)\s+(?:[\w'’]+\s+){0,2}[\w'’]+)?\s+(?:(?:on|at|in|back\s+on)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_FURTHER_TO = re.compile(  # further to our call on Tuesday
    r"(?<![a-z])(?:further\s+to|following|following\s+up\s+on|per|in\s+line\s+with|with\s+reference\s+to|referring\s+to)"
    r"\s+(?:our|the|your|my|his|her|their|a)\s+(?:[\w'’-]+\s+){1,3}(?:on|of|from|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WAS_SO_MUCH = re.compile(  # the rate was 7.4% in January
    r"(?<![a-z])(?:was|were)\s+(?:[a-z]+\s+)?[€$£]?\d[\d.,]*\s*[a-z%]*\s+(?:in|for)\s+$",
    re.IGNORECASE,
)
_MOVED = re.compile(  # the call moved from Tue to Thu
    r"(?<![a-z])(?:moved|pushed|shifted|postponed|preponed|rescheduled|changed|delayed|brought)(?:\s+(?:back|forward|out))?"
    r"\s+from\s[^.;:!?]{1,30}\sto\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d\s*[-–—]\s*\d|\sto\s", re.IGNORECASE)
_OPENS, _CLOSES = re.compile(r"[a-z]\s*\($", re.IGNORECASE), re.compile(r"\)\s+[a-z]")
_THE_LAST = re.compile(
    r"(?:^|[.;]\s+)(?:at\s+)?(?:the\s+|our\s+)?last\s+[a-z]+\s*\($", re.IGNORECASE
)
_IS_FOR = re.compile(  # the swap request for Feb 12, book the hall for 14 June
    r"(?<![a-z])(?:requests?|applications?|bookings?|reservations?|enquir(?:y|ies)|quotes?|quotations?|permits?|licen[cs]es?"
    r"|tickets?|rota|roster|agenda|menu|itinerary|schedule|orders?|leave|PTO|slots?|timesheets?|takings|cover|readings)"
    r"\s+(?:(?:\(?[\w'’&.-]+\)?)\s+){0,2}?for\s+(?:the\s+)?$"
    r"|(?:^|[.;:!?,]\s*|\sto\s+|\s(?:please|pls|and)\s+)(?:book|reserve|hire|rent)\s[^.;:!?,]*\sfor\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:from|between)\s", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?<![a-z])(?:shuts?|closes?|closed|runs|lasts?|valid|covers?|airs|screens|appl(?:y|ies)|continues?|stays?|remains?|available|open|off|away|on"
    r"|(?<=s\s)run|(?:is|are|will\s+be)(?:\s+(?:in|on|off|out|away|here))?)\s+$",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_BARE_DATE = re.compile(
    rf"(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}[/.]\d{{1,2}})$",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?<![a-z])for\s+(?:the\s+)?$", re.IGNORECASE)
_OF_THAT_DAY = re.compile(  # the 2 March printouts, for 8/20 move
    rf"(?!{CLAUSE_ENDS.pattern})\s+(?!(?:in|on|is|was|as|it|not|when|while|before|after|until|instead|he|she|they|works?|suits?|seems?)\s)"
    r"[a-z]{3,}",
    re.IGNORECASE,
)
_TROUBLE = re.compile(  # error spike Monday 3am
    rf"^(?!\s*{DOES}|.*\sto\s)[^.;:!?,]*(?<![a-z])(?:spike|outage|crash|incident|alert|failure|accident|break-in|leak"
    r"|flood|power\s+cut|breakdown)s?\s+(?:(?:on|of|at)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_SOMEBODYS = re.compile(r"(?<![A-Za-z])[A-Z][a-z]+['’]s\s+$")  # cover Mia's Saturday
_OF_ANOTHER_DAY = re.compile(
    r"\s*,?\s+(?:on\s+)?the\s+(?:day|night|evening|morning|afternoon|week)\s+(?:before|after|prior\s+to|of)\s",
    re.IGNORECASE,
)
_EACH = r"(?:each|every)\s+(?:other\s+)?(?:week|fortnight|month|quarter|year)(?![a-z'’])"
_DAY_NAMED = (
    r"(?:the\s+)?(?:\d{1,2}(?:st|nd|rd|th)|last\s+day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_COMES_AGAIN = re.compile(  # the 1st and 15th of every month, on the 28th monthly
    rf"(?:(?:,|,?\s+(?:and|or|&))\s+{_DAY_NAMED}){{0,3}}\s+"
    rf"(?:(?:(?:of|in)\s+)?{_EACH}|(?:weekly|monthly|quarterly|annually|yearly)(?=\s*(?:$|[,.;!?])))",
    re.IGNORECASE,
)
_GOES_ON_SALE = re.compile(
    r"(?<![a-z])go(?:es)?\s+on\s+(?:sale|display|show|general\s+release)\s+(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_WHO_JOINS = re.compile(  # pub on Friday, who's in?
    r"[^.;!?]*[,;:–-]\s+who(?:['’]?s|\s+is|\s+else\s+is)\s+(?:in|up|coming|free|around|keen|game|with)(?![a-z])[^?]*\?",
    re.IGNORECASE,
)
_THEN_A_TASK = re.compile(rf"\s*(?:[,;:–—]|\s-)\s+(?:(?:please|pls)\s+)?{DOES}", re.IGNORECASE)
_SO_WE_ARE = re.compile(  # dentist on Tuesday so I'll be late
    r"\s*,?\s+so\s+(?:I|we|he|she|they)(?:['’](?:ll|m|re|s|ve)|\s+(?:will|am|are|is|can['’]?t|won['’]?t))\s",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    rf"(?:.*[.;:!?,]\s+)?(?:(?:please|pls)\s+)?{DOES}|.*\s(?:to|will)\s+[a-z]", re.IGNORECASE
)
_NEXT_MEETING = re.compile(  # date of next meeting: 14 July
    r"(?:^|[.;!?]\s*)(?:we|the\s+[a-z]+)\s+(?:will\s+)?(?:meets?|reconvenes?)\s+(?:again|next)\s+(?:on\s+)?(?:the\s+)?$|(?<![a-z])next\s+(?:(?:team|board|committee|site|progress|project|staff|governors['’]?)\s+)?"
    r"(?:one|meeting|mtg|session|call|sync|catch-?up|JF|jour\s+fixe)\s*(?:is\s+|will\s+be\s+|:|[-–—])?\s*(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_EVENT = (
    r"(?:AGM|EGM|meeting|visit|event|party|wedding|conference|fair|show|exhibition|trip|tour|launch|demo|workshop|training"
    r"|hearing|inspection|gala|exam|interview|festival|match|race|open\s+day|concert|dinner|lunch(?:eon)?|picnic|barbecue|auction|opening|screening|conference\s+call|retreat|offsite|summit|webinar"
    r"|away\s+day|fun\s+day|sports\s+day|ceremony|funeral)s?"
)
_OF_AN_EVENT = re.compile(  # the hall for the AGM (24 Sept), badges for the visit on Friday
    rf"(?<![a-z])(?:for|at|from|about|(?<!ahead\s)of|(?<!prior\s)to)\s+(?:the\s+|our\s+|an?\s+)?(?:[\w'’-]+\s+){{0,2}}{_EVENT}\s*(?:\(|\s(?:on|of)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_TOLD_OF_IT = re.compile(  # tell matron about the isolation on Sunday
    r"(?<![a-z])(?:tell|ask|remind|inform|warn|brief|notify|email|message|text)\s[^.;:!?]*\sabout\s+(?:the|our|an?)\s+(?:[\w'’-]+\s+){1,3}on\s+$",
    re.IGNORECASE,
)
_CALENDAR_DAY = re.compile(r"\d.*[a-z]{3}|[a-z]{3}.*\d", re.IGNORECASE)
_INVITES = re.compile(
    r"(?<![a-z])(?:invit(?:e|es|ations?)|tickets?|rsvp|sign(?:ed)?\s+up)\s", re.IGNORECASE
)
_NUMBERED_DAY = re.compile(r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)$", re.IGNORECASE)
_AN_EVENT_IS = re.compile(  # interview with the Echo on Thursday, prep Dee
    rf"^\s*(?!{DOES})(?:[\w'’-]+\s+){{0,2}}{_EVENT}\s+(?:(?:with|at|in)\s[^,;:]{{1,30}}\s)?(?:is\s+)?on\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THEN_MORE = re.compile(r"\s*[,;:–—]\s*\w|\s-\s+\w")
_WHO = re.compile(r"^\s*(?:who|what|when|where|why|which|whose|how)(?![a-z])[^?]*\?", re.IGNORECASE)
_WHO_CAN = re.compile(  # who can cover the desk tomorrow morning?
    r"\s*(?:@?[A-Z][a-z]+,\s+)?who\s+(?:can|could|would|wants\s+to|is\s+(?:able|happy)\s+to)\s+"
    r"(?!(?:be|see|make|attend|join|do|stay|work|manage)\s)[a-z]+\s+(?:(?:up|off|in|out|over|for)\s+)?"
    r"(?:the|an?|my|our|some|all|both|this|that|these|those|his|her|their|(?-i:[A-Z][a-z]+)['’]s)\s+(?!\d)",
    re.IGNORECASE,
)
_BACK = re.compile(  # Tom back Monday
    r"^\s*(?!(?:call|ring|get|phone|check|circle|report|text|come|go|bring|take|send|pay|hand|email|write|push|roll"
    r"|hold|move|be|put|give)\s)(?:[a-z]+\s+)?back\s+(?:in\s+(?:the\s+)?(?:office|town|work)\s+|at\s+work\s+)?"
    r"(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_IS_SOMEWHERE = re.compile(  # Jo is in Leeds on Tuesday
    r"(?:(?<![a-z])(?:is|are|am)|['’](?:s|m|re))\s+(?:in|at|on\s+site|visiting|travel?ling|working)\s+"
    r"(?:[\w'’-]+\s+){0,3}(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_COMES = re.compile(  # the plumber comes Friday
    r"^\s*(?!(?:check|confirm|ensure|make|see|get|ask|if|when|who)\s)(?:[\w'’&.-]+\s+){1,4}"
    r"(?:comes|(?:is|are)\s+coming)\s+(?:(?:in|round|over|back)\s+)?(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_THEN_NO_TASK = re.compile(
    r"\s*[.!]?\s*$|[^.;:!?]*\s(?:know|hear|hope|hopefully|probably|maybe)(?![a-z])"
    r"|\s*[,.;]\s*(?:until|till)\s+then(?![a-z])",
    re.IGNORECASE,
)


def fact(text: str, before: str) -> bool:
    """Tell whether the words before a date, or all of the text, say how things are then."""
    if _TO_DO.search(before):
        return False
    looks = (
        _OUT_OF_USE,
        _TAKES_EFFECT,
        _COSTS_MORE,
        _SAID_BEFORE,
        _FURTHER_TO,
        _NEXT_MEETING,
        _BACK,
        _WAS_SO_MUCH,
    )
    return any(look.search(before) for look in looks) or bool(_FOR_INFORMATION.search(text))


def dates_an_event(before: str, said: str) -> bool:
    """Tell whether it is the date of an event: *the interviews on 12 May*.

    On a weekday a task may be done as well, *slides for the meeting on Friday*, and what is done at
    an event or taken to it is done on its day.
    """
    event = _OF_AN_EVENT.search(before)
    if not event or DEADLINE.search(before):
        return False
    there = event[0].lower().startswith(("at ", "to ")) and not _INVITES.search(before)
    a_date = _CALENDAR_DAY.search(said) and not _NUMBERED_DAY.match(said)
    return bool(a_date) and not there


def of_another_day(after: str) -> bool:
    """Tell whether a day follows that hangs on an event: *by 1pm the day before completion*."""
    return bool(_OF_ANOTHER_DAY.match(after))


def comes_again(after: str) -> bool:
    """Tell whether the day is one of every month or week: *the 1st and 15th of every month*."""
    return bool(_COMES_AGAIN.match(after))


def is_moved(before: str) -> bool:
    """Tell whether it is said to which day a thing has been moved; a deadline may be such."""
    return bool(_MOVED.search(before)) and not DEADLINE.search(before)


def dates_a_thing(before: str, said: str, after: str) -> bool:
    """Tell whether a thing bears a date or goes on for a time.

    *the fair (9-13 March)*, *the shop shuts from 24 Dec to 4 Jan*, *the 2 March printouts*.
    """
    is_told = _RANGE.search(said) or _THE_LAST.search(before)
    bracket = _OPENS.search(before) and is_told and _CLOSES.match(after)
    lasts = _FROM.match(said) and _GOES_ON.search(before)
    bears = _BARE_DATE.match(said) and (said.startswith("the ") or _FOR.search(before))
    meant_for = _BARE_DATE.match(said) and _IS_FOR.search(before)
    return bool(bracket or lasts or meant_for or (bears and _OF_THAT_DAY.match(after)))


def perhaps(text: str, before: str, after: str) -> bool:
    """Tell whether it may be said where somebody is that day, or when an event takes place.

    So is what is asked: *who is in on Friday?*
    """
    somewhere = _IS_SOMEWHERE.search(before) and not _TO_DO.search(before)
    event = _AN_EVENT_IS.match(before) and _THEN_MORE.match(after)
    event = event or (_COMES.search(before) and _THEN_NO_TASK.match(after))
    joins = _WHO_JOINS.match(after)
    so = _SO_WE_ARE.match(after) and not (_ASKED_FOR.match(before) or _TO_DO.search(before))
    looks = (_OF_AN_EVENT, _TOLD_OF_IT, _TROUBLE, _SOMEBODYS)
    asked = _WHO.match(text) and not _WHO_CAN.match(text)
    sale = _GOES_ON_SALE.search(before) and not _THEN_A_TASK.match(after)
    return bool(somewhere or event or asked or so or sale or joins) or any(
        look.search(before) for look in looks
    )
