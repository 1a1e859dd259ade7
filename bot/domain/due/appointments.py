"""What is set for a day and a clock: *Thursday at noon call with the Graz plant*.

A day and a time that begin a line say when the event behind them is. Where it is told how things
are then, what has happened, or what is of an event, it is left to the other rules.
"""

import re

from bot.domain.due.context_words import ABOUT_AFTER
from bot.domain.due.values import Firmness, Reading

_PART_ENDS = re.compile(r"[,.;!?\n]|\s[-–—]\s")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_BEGINS = re.compile(r"[\s,:;–—-]*")
_STATED = re.compile(  # in all that is said
    r"(?<![a-z])(?:is|are|was|were|isn['’]?t|aren['’]?t|wasn['’]?t|won['’]?t|will\s+be|has|have|had|been|becomes?|cancell?ed|moved|postponed|preponed|rescheduled|delayed"
    r"|called\s+off|brought\s+forward|pushed|declined|not|no|nobody|none|never|usually|always|normally|every|each|weekly|monthly|as\s+usual|fyi|or)(?![a-z])"
    r"|[a-z]n['’]t(?![a-z])|(?<=[a-z])['’](?:re|ve|m)(?![a-z])|\?",
    re.IGNORECASE,
)
_TOLD = re.compile(  # in its first part
    r"(?<![a-z])(?:open|close|shut|start|begin|end|leave|arrive|depart|land|come|goe?|return|run|expire|finishe?|resume|reopen|lapse|change|rise|fall|ship|sail|play|sing|flie|visit|join|move|meet"
    r"|stop|take|work|suit|doe|say|need|want|get|look|seem|feel|sound|fit|stay|kick|drop|drive|travel)s(?![a-z])"
    r"|[a-z]s\s+(?:open|close|shut|start|begin|end|leave|arrive|land|come|go|return|run|expire|lapse|change|rise|fall|drop|finish|resume|reopen|stop|meet|move|work)(?![a-z])"
    r"|(?<![a-z])(?!(?:need|feed|seed|speed|embed|bed|shed|red|med|led|fed)(?![a-z]))[a-z]{2,}ed(?![a-z])"
    r"|(?<![a-z])(?:went|came|broke|fell|rang|told|said|left|took|got|gone|off|out|away|back|late|early|again|down|offline|free|full|taken|booked|busy|ill|sick"
    r"|closed|open|onwards?|onward|earliest|train|flight|bus|ferry|plane|shuttle|coach|tram|hours|spike|outage|crash|incident|alert|failure|accident|break-?in|leak"
    r"|flood|breakdown|complaint|power\s+cut|strike|closing\s+time|slot|recording|transcript|minutes|attendees)(?![a-z])",
    re.IGNORECASE,
)
_SOMEBODY_IS = re.compile(r"[A-Z][a-z]+\s+(?:in|at|on|with|from|for)\s")  # Tom in Leeds
_VAGUE = re.compile(r"(?<![a-z])(?:lunch|around|about)", re.IGNORECASE)
_EVENT = (
    r"(?:meetings?|mtg|reviews?|calls?|launch|sessions?|workshops?|stand-?ups?|sync|retro|demo|training|rehearsal|planning|party|photo\s+shoot|kick-?off|hand-?over"
    r"|cut-?over|go-?live|class|rounds?|dinner|drinks|lunch|brunch|breakfast|supper|tasting|delivery|interviews?|inspection|visit|appointment|viewings?|drill|survey|audit"
    r"|hearing|exam|test|walk-?through|walk-?round|run-?through|tour|stock-?take|clean-?up|pick-?up|drop-?off|collection|service|webinar|seminar|check-?in|catch-?up"
    r"|one-to-one|1:1|appraisal|debrief|briefing|presentation|board|committee|AGM|dentist|doctor|vet|physio|hairdresser"
    r"|dry\s+run|induction|orientation|onboarding|screening|read-?through|fitting|check-?up|huddle|scrum|grooming|refinement|triage|all-?hands|town\s?hall)"
)
_IS_AN_EVENT = re.compile(  # call with the bank, handover meeting
    rf"(?:(?!to\s)[\w'’-]+\s+){{0,3}}?{_EVENT}(?=\s*(?:$|[,.;:!(]|[-–—]\s)|\s+(?:with|w/|re|about|at|in|on|for|by|via|over|and|of)\s)",
    re.IGNORECASE,
)
_ARRANGED = re.compile(  # flowers delivered on Good Friday, 8am
    r"\s*(?!(?:the|an?|our|my|your|his|her|their|I|we|he|she|they|it|who)\s)"
    r"(?:(?!(?:was|were|had|has|have|got|been|not|never)\s)[\w'’-]+\s+){1,3}"
    r"(?:delivered|collected|cleaned|fitted|installed|serviced|unlocked|locked|emptied|swept|decorated|hung|laid|tested|checked|switched\s+o(?:n|ff)"
    r"|(?:picked|set|put|locked)\s+up|dropped\s+off|handed\s+over)\s+on\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def is_arranged(before: str, reading: Reading) -> bool:
    """Tell whether a thing is to be done on a holiday or date at a set time: *delivered on …, 8am*.

    On a weekday it may as well be told that it was.
    """
    set_time = reading.at is not None and reading.weekday is None
    return set_time and bool(_ARRANGED.fullmatch(before))


def begins(ahead: str, said: str, after: str, reading: Reading) -> bool:
    """Tell whether a day and a clock, before which nothing stands, are set for what follows."""
    day_and_clock = reading.firmness is not Firmness.MARKED and len(reading.days) == 1
    set_time = day_and_clock and reading.at is not None and len(reading.times) == 1
    vague = reading.asked or _VAGUE.search(said) or ABOUT_AFTER.match(after)
    if ahead.strip(" -*•") or not set_time or vague:
        return False
    what = _BEGINS.sub("", after, count=1)
    if _CHINESE.search(what) or _STATED.search(what) or not _IS_AN_EVENT.match(what):
        return False
    first = _PART_ENDS.split(what, maxsplit=1)[0]
    return not _TOLD.search(first) and not _SOMEBODY_IS.match(first)
