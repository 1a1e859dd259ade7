"""Days and times that only say why another is set: *I'm off Friday, so please send it Thursday*.

The reason stands before what is to be done, *tomorrow is the open day, so brief the guides today*,
or behind it, *sign the form today, he's out the door at 5*. Where two things are to be done, each
of the days is one's own.
"""

import re

from bot.domain.due.english_states import perhaps_stated
from bot.domain.due.english_verbs import DOES

_SO = re.compile(  # I fly out Thursday, so I need it Wednesday
    r"[^.;:!?]{0,20}\sso\s+(?:please|pls|(?:can|could)\s+(?:you|we)|(?:I|we)(?:['’]d)?\s+(?:need|want|like|must)"
    r"|(?:it|they|this|that|everything|the\s+[\w'’-]+)\s+(?:must|(?:has|have|needs?)\s+to)|let['’]?s|let\s+me|get|send)(?![a-z])",
    re.IGNORECASE,
)
_A_TASK = re.compile(rf"(?:.*(?:[.;:!?]|\sto\s))?\s*(?:please\s+|pls\s+)?{DOES}", re.IGNORECASE)
_IS_SAID_OF_IT = re.compile(
    r"\s+(?:is|will\s+be)\s+(?:the|an?|our|my)\s[^.;!?]*?,?\s+so\s", re.IGNORECASE
)
_AS = re.compile(
    r"\s*(?:as|since|because|given\s+that|now\s+that|seeing\s+as)\s+(?!soon\s)[^.;!?,]*$",
    re.IGNORECASE,
)
_THEN_WHAT = re.compile(r"[^.;!?,]*,\s+\w")
_TO_BE_DONE = re.compile(
    rf"(?:^|[.;:!?,]\s*)(?:(?:please|pls)\s+)?{DOES}|(?<![a-z])(?:needs?|must|ha(?:s|ve)\s+to|to|will|please|pls|should)\s"
    r"|^\s*(?-i:@?[A-Z][\w'’-]*(?:\s+(?:and|&)\s+[A-Z][\w'’-]*)?)\s+(?!(?:is|was|has|goes|does|says|leaves|arrives|flies|comes)\s)[a-z]+s\s+(?:\w+\s+)?(?:the|an?|my|our|his|her|their|all|both|up|out|off|down|on|in|over|back)\s"
    r"|^\s*(?:the|our|all)\s+(?:[\w'’-]+\s+){1,3}?(?:goes|go)\s+(?:back\s+)?(?:to|out|off)\s",
    re.IGNORECASE,
)
_WHY = re.compile(  # he's out the door at 5, the engraver shuts at 4, as she flies tomorrow
    r"\s*(?:,|[-–—]|;|\.)?\s*(?:(?:because|since|as|for)\s+)?"
    r"(?:(?:he|she|they|we|I)|(?:the|our|my|his|her|their)\s+(?:[\w'’-]+\s+){0,2}?[\w'’-]+|(?-i:[A-Z][\w'’-]*)(?:\s+(?-i:[A-Z][\w'’-]*))?)"
    r"(?:(?:['’](?:s|re|m)|\s+(?:is|are|am))(?!\s+(?:to|due|needed|required|sent|going\s+to|for)\s)|\s+(?:leaves?|fl(?:ies|y)|closes?|shuts?|comes?|arrives?|starts?|begins?|finish(?:es)?|collects?"
    r"|opens?|ends?|goes|stops?)(?![a-z]))(?:(?!\s(?:to\s+(?-i:[a-z])|and|please|pls)\s)[^.;:!?,])*$",
    re.IGNORECASE,
)


def stands_first(before: str, between: str) -> bool:
    """Tell whether the first of two days is only why the other is set.

    What is to be done on the first day is a task of its own.
    """
    if _AS.match(before) and _THEN_WHAT.match(between):
        return True
    if not before.strip() and _IS_SAID_OF_IT.match(between):
        return True
    return bool(_SO.match(between)) and not _A_TASK.match(before)


def stands_behind(before: str, between: str) -> bool:
    """Tell whether the second of two is only why something is to be done on the first."""
    told = perhaps_stated(before, between)
    return bool(_TO_BE_DONE.search(before) and _WHY.match(between)) and not told
