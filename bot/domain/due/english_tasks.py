"""Tasks told by who does them, that go on behind their day, or are to be ready at a time.

*This afternoon Ann and the caretaker walk the yard*: people and what they do to something, behind
a part of the day. *Ring the bank today to confirm*: a request goes on behind its day. *The banners
go up at 4pm, Joe and Dee*: whoever does it is named behind the time.
"""

import re

from bot.domain.due.english_verbs import DOES

_PEOPLE = (
    r"(?:crew|team|shift|staff|(?:interns?|trainees?|apprentices?|officers?|managers?|drivers?|nurses?|caretakers?|porters?"
    r"|cleaners?|secretary|secretaries|treasurer|clerks?|wardens?|engineers?|electricians?|plumbers?|fitters?|technicians?|mechanics?"
    r"|foreman|foremen|supervisors?|assistants?|teachers?|heads?|deputy|deputies|chefs?|cooks?|receptionists?|accountants?|buyers?|planners?"
    r"|designers?|developers?|analysts?|gardeners?|rangers?|guards?|volunteers?|stewards?|janitors?|painters?|joiners?|carpenters?"
    r"|boys|girls|lads?|guys|temps?|colleagues?))"
)
_NAME = r"(?-i:[A-Z][\w'’-]*)"
_THE = r"(?:the|our|my|all|both|two|three|four|five|some|one\s+of)"
_ONE = rf"(?:{_NAME}(?:\s+{_NAME})?|{_THE}\s+(?:[a-z][\w-]*\s+){{0,3}}?[a-z][\w-]*|{_PEOPLE})"
_SOME_PEOPLE = rf"(?:{_THE}\s+(?:[\w-]+\s+){{0,3}}?)?{_PEOPLE}"
_NO_DEED = (  # how they are, what they may do, what was done
    r"(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall|said|went|saw|met|came|took"
    r"|found|told|sent|got|gave|left|made|lost|held|ran|brought|bought|thought|knew|felt|broke|who|that|which|from|on|in|at|for|of|to|with|and|or|as|about|over|under|into|through|than|after|before|by"
    r"|off|out|not|plays?|wins?|loses?|gets?|shares?|needs?|knows?|feels?|(?:dis)?agrees?|sings?|watch(?:es)?|celebrates?|seems?|sees?|likes?|loves?|wants?|thinks?|says?|leaves?|arrives?|flies|fly"
    r"|[a-z]+ed|[a-z]+ing)"
)
_OBJECT = (
    r"(?:the|an?|all|both|each|every|our|my|your|his|her|their|its|this|that|these|those|some|any"
    r"|\d+|through|over|up|down|out|round|around|with|for)"
)
_DEED = rf"(?!{_NO_DEED}\s)[a-z]+\s+(?:{_OBJECT}(?![a-z])|{_NAME})"
_PEOPLE_DO = re.compile(
    rf",?\s+(?:{_ONE}(?:,\s+{_ONE}){{0,4}}(?:,?\s+(?:and|&|\+)\s+|\s*[&+]\s*){_ONE}|{_SOME_PEOPLE})\s+{_DEED}",
    re.IGNORECASE,
)
_PART_OF_A_DAY = re.compile(
    r"(?<![a-z])(?:morning|afternoon|arvo|evening|night|tonight|today|am|pm)$", re.IGNORECASE
)
_TALKS = (  # the day may be that of what is talked about
    r"(?:move|shift|push|postpone|reschedule|cancel|change|confirm|discuss|mention|note|announce|check|explain|ask|tell|remind"
    r"|invite|let|help|review|see|attend|decide|agree|find|keep|look|hold|report)"
)
_CALLED = rf"(?:@{_NAME}|@?{_NAME},?(?=\s+(?:can|could)\s)|\ue000+)"
_REQUEST = re.compile(
    rf"(?:^|.*[.;:!?,]\s+|.*\s[-–—]\s+|{_CALLED}\s+(?=can\s|could\s))(?:(?:please|pls|and|then|also|kindly|just)\s+)*"
    rf"(?:(?:can|could|would|will)\s+(?:you|u|ya|someone|somebody|anyone|anybody|one\s+of\s+you|{_NAME})\s+(?:please\s+|pls\s+)?[a-z]+"
    rf"|(?:{_NAME}(?:\s+(?:and|&)\s+{_NAME})?\s+(?:to|will|must|should)|(?:I|we)(?:['’]ll|\s+(?:will|must|need\s+to|have\s+to)))\s+(?!{_TALKS}\s)[a-z]+"
    rf"|(?!{_TALKS}\s){DOES}|(?:{_CALLED}\s+|(?<=,\s))(?!{_TALKS}\s)[a-z]+\s+(?=(?:the|my|our|up|down|out|off)\s))\s*(?:(?!(?<![a-z])(?:if|who|that|which|whether|about|when|what|where|why|how|whose|we|he|she|they|I|it)\s)[^.;:!?,]){{0,45}}$",
    re.IGNORECASE | re.DOTALL,
)
_DATE_FOLLOWS = (
    r"(?:the\s+\d|next|this|last|tom|tonight|today|early|late|mid|end|\d|mon|tue|wed|thu|fri|sat|sun"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_GOES_ON = re.compile(
    rf"\s+(?:to\s+(?!{_DATE_FOLLOWS})[a-z]+|(?:in|at|around)\s+(?!{_DATE_FOLLOWS})[a-z]|(?:before|after|when|while|once|until)\s+(?:you|we|I|he|she|they|the|work|service|lunch|school|class|close|closing|dinner|practice)(?![a-z])"
    r"|(?:instead|too|either|as\s+(?:usual|well|normal|always)|in\s+case|mate|ta|cheers|guys|folks|team|everyone|all|would\s+(?:you|ya|u)|will\s+(?:you|ya|u)|can\s+(?:you|u))(?![a-z]))",
    re.IGNORECASE,
)
_REMINDS = re.compile(  # remind me tonight to email the writer
    rf"(?:^|.*[.;:!?,]\s+|.*\s[-–—]\s+)/?(?:(?:please|pls|can\s+you)\s+)?remind\s+(?:me|us|everyone|everybody|them|{_CALLED})\s*$",
    re.IGNORECASE | re.DOTALL,
)
_OF_WHAT = re.compile(r"\s+(?:to|that|about|of)\s", re.IGNORECASE)
_IS_DONE_AT = re.compile(
    r"(?:[\w'’&.-]+\s+){1,5}?(?:(?:comes?|goes?|go)\s+(?:down|up|on|off|in|live)"
    r"|(?:gets?|is|are|to\s+be)\s+(?:[a-z]+ed|put|set|taken|hung|shut|cut)(?:\s+(?:on|off|down|up|out|in|away|over))?)\s+(?:at|@)\s*$",
    re.IGNORECASE,
)
_READY_AT = re.compile(  # handoff sheet ready at 7am; and not: dinner is ready at 7
    r"(?:(?!(?:is|are|was|were|be|been|not|gets?|when|if|that)\s)[\w'’&.-]+\s+){1,6}(?:ready|printed|packed|set\s+up|in\s+place)\s+(?:at|@)\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:$|[.!;]\s*$)")
_WHO_DOES_IT = re.compile(
    rf"\s*,\s*(?:{_NAME}(?:(?:,\s+|\s+and\s+|\s*[&/+]\s*)(?:{_NAME}|the\s+[a-z]+))*|(?:the\s+)?(?:[a-z]+\s+)?{_PEOPLE})\s*[.!]*$",
    re.IGNORECASE,
)


def people_do(said: str, after: str) -> bool:
    """Tell whether people do something in the part of a day that begins a text."""
    return bool(_PART_OF_A_DAY.search(said) and _PEOPLE_DO.match(after))


def goes_on(before: str, said: str, after: str) -> bool:
    """Tell whether a request goes on behind its day: *ring the bank today to confirm*."""
    if _REMINDS.match(before) and _OF_WHAT.match(after):
        return True
    a_word = not any(letter.isdecimal() for letter in said)
    return bool(a_word and _GOES_ON.match(after) and _REQUEST.match(before))


def is_done_at(before: str, after: str) -> bool:
    """Tell whether a thing is to be ready at a time, or done then by whoever is named behind it."""
    if _READY_AT.match(before.lstrip()) and _ENDS.match(after):
        return True
    return bool(_IS_DONE_AT.match(before.lstrip()) and _WHO_DOES_IT.match(after))
