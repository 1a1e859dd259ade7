"""Whether a date in a sentence is a deadline: the words around it tell."""

import re
from dataclasses import dataclass, replace

from bot.domain.due import (
    appointments,
    chinese_business,
    chinese_meetings,
    chinese_numbered,
    chinese_said,
    chinese_statements,
    chinese_told,
    english_business,
    english_facts,
    english_ready,
    english_states,
    english_tasks,
    english_took,
    english_visitors,
    front,
    named_days,
)
from bot.domain.due import context_words as words
from bot.domain.due import happening_words as happening
from bot.domain.due.english_told import perhaps_told, told
from bot.domain.due.other_meanings import (
    at_a_time,
    is_of_somebody,
    is_told,
    is_vague,
    names_something_else,
    of_something,
    rejects,
)
from bot.domain.due.values import Firmness, Rank, Reading, Verdict

_STOPS = " \t\n.,;:!?。，；：！？、"
NEAR = 60  # characters on either side that can tell
_CLAUSE = 90  # characters before it in which is told what happened


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and how clear it is.

    `start` and `end` reach over the date and the words that rank it: the rest of the sentence does
    without them.
    """

    verdict: Verdict
    rank: Rank
    start: int
    end: int


def judge(text: str, start: int, end: int, reading: Reading) -> Judgement:
    """Judge the date that stands at `start` to `end` of a normalised text."""
    later = chinese_told.LATER_THAT_DAY.match(text, end)
    place = _Place(text, start, later.end() if later else end)
    if later and text[:end].endswith("下班"):
        end = place.end
    rank, left, right = _rank(place, reading)
    if reading.times != (None,) and words.TIME_BY.search(place.said):
        rank = Rank.BY  # today by 8pm
    verdict = _judged(place, rank, place.before[: len(place.before) - left], reading)
    return Judgement(verdict, rank, start - left, end + right)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a date stands in a text."""

    text: str
    start: int
    end: int

    @property
    def said(self) -> str:
        """The words of the date."""
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands near before it."""
        return self.text[max(0, self.start - NEAR) : self.start]

    @property
    def after(self) -> str:
        """What stands near behind it."""
        return self.text[self.end : self.end + NEAR]

    @property
    def clause(self) -> str:
        """What stands before it, farther back."""
        return self.text[max(0, self.start - _CLAUSE) : self.start]

    @property
    def is_first(self) -> bool:
        """Whether the text begins with it."""
        return not self.text[: self.start].strip()

    @property
    def is_alone(self) -> bool:
        """Whether there is nothing else in the text."""
        return not (self.text[: self.start] + self.text[self.end :]).strip(_STOPS)

    def begins(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern fits where it begins."""
        return pattern.match(self.text, self.start) is not None


def _judged(place: _Place, rank: Rank, ahead: str, reading: Reading) -> Verdict:
    """The verdict; `ahead` is what stands before the words that rank the date."""
    is_length = place.begins(words.DURATION)
    after = place.after
    if is_length and words.OF_SOMETHING_ELSE.match(after):
        return Verdict.REJECT
    if place.is_first and (first := front.judged(place.said, after, reading)):
        return Verdict.ASK if first is Verdict.ACCEPT and _is_stated(place, reading) else first
    if _is_no_day(place, rank, reading):
        return Verdict.REJECT
    if place.is_alone:
        reading = replace(reading, firmness=min(reading.firmness, Firmness.WEAK))
    if reading.firmness is Firmness.WEAK and _is_of_a_task(place):
        reading = replace(reading, firmness=Firmness.SURE)
    if is_length and (verb := words.NOUN.match(after)):
        after = after[verb.end() :]  # in two weeks report to the board: it names nothing
    fact = rank is not Rank.BY and _is_fact(place, after, reading)
    if fact or _is_of_a_feature(place, after):
        return Verdict.REJECT
    verdict = _said(place, rank, ahead, after, reading)
    if verdict is Verdict.ACCEPT and (reading.asked or _is_doubtful(place, rank, after, reading)):
        return Verdict.ASK
    return verdict


def _said(place: _Place, rank: Rank, ahead: str, after: str, reading: Reading) -> Verdict:
    """The verdict of the words around; a claim *lodged in two working days* is still to be so."""
    before = english_took.is_done_then(place.before, place.said) or place.before
    verdict = _verdict(rank, ahead, before, after, reading)
    unsure = verdict is Verdict.ASK and rank is not Rank.BY
    set_then = unsure and appointments.begins(ahead, place.said, after, reading)
    return Verdict.ACCEPT if set_then else verdict


def _is_of_a_task(place: _Place) -> bool:
    """Tell whether it is said beside it who does what then, or a request goes on behind it."""
    done = place.is_first and english_tasks.people_do(place.said, place.after)
    return done or english_tasks.goes_on(place.clause, place.said, place.after)


def _is_stated(place: _Place, reading: Reading) -> bool:
    """Tell whether a text that begins with a day may say how it is then."""
    return reading.times == (None,) and english_states.perhaps_stated("", place.after)


def _is_no_day(place: _Place, rank: Rank, reading: Reading) -> bool:
    """Tell whether it is a number of something, a time of other days, or part of a name."""
    is_number = place.said[0].isdecimal() and not place.begins(words.COUNTED)
    numbered = is_number and rank is not Rank.BY and _follows_its_kind(place)
    elsewhen = reading.times != (None,) and english_facts.of_another_day(place.after)
    again = english_facts.comes_again(place.after)
    named = named_days.is_name(rank, place.before, place.said, place.after, reading)
    return bool(numbered or elsewhen or again or named)


def _follows_its_kind(place: _Place) -> bool:
    """Tell whether it is said before it what bears the number: room 12, 编号2026-11-24."""
    bare = not chinese_numbered.UNIT.search(place.said)
    return bool(
        words.PAGE.search(place.before)
        or (bare and chinese_numbered.NUMBER_OF.search(place.before))
    )


def _is_of_a_feature(place: _Place, after: str) -> bool:
    """Tell whether it is how long something takes once something else has happened."""
    feature = chinese_told.OF_A_FEATURE.match(after) and not chinese_business.is_seen_to(after)
    event = words.AFTER_AN_EVENT.search(place.before) or feature
    return bool(event) and place.begins(words.LENGTH)


def _is_fact(place: _Place, after: str, reading: Reading) -> bool:
    """Tell whether it is said what is so, or what happened, and not what is to be done."""
    before = place.before
    is_so = english_facts.fact(place.text, before) or english_facts.is_moved(before)
    said = place.said
    took = english_took.took(before, said, after)
    if is_so or took or english_facts.dates_a_thing(before, said, after):
        return True
    of_an_event = english_facts.dates_an_event(before, said) or (
        chinese_business.dates_an_event(before, after)
        and not chinese_meetings.is_at_a_place(before, after)
    )
    rule = english_business.is_rule(before, said) or chinese_business.promised(before, said, after)
    if of_an_event or rule or english_visitors.of_those(before, said):
        return True
    to_come = happening.RESCHEDULED.search(before) or appointments.is_arranged(before, reading)
    return not to_come and _tells(place.clause, said, after)


def _is_doubtful(place: _Place, rank: Rank, after: str, reading: Reading) -> bool:
    """Tell whether it may as well be said what day it is, or when something takes place."""
    today = chinese_told.TODAY_IS.fullmatch(place.said) and reading.times == (None,)
    says_today = today and rank is Rank.NONE and after[:1] and after[0] in _STOPS
    letter = place.begins(words.LENGTH) and chinese_said.IN_A_LETTER.search(place.before)
    perhaps = rank is not Rank.BY and _is_perhaps_told(place, after)
    return bool(says_today or letter or words.OR_LATER.match(after)) or perhaps


def _is_perhaps_told(place: _Place, after: str) -> bool:
    """Tell whether it may be said when others do something, or what was done."""
    before, said = place.before, place.said
    others = english_visitors.perhaps_of_those(before, said)
    rule = english_business.perhaps_rule(before, said)
    rule = rule or chinese_business.perhaps_promised(before, said, after)
    event = chinese_business.perhaps_dates_an_event(before)
    fact = (
        english_took.perhaps_took(before, said)
        or event
        or english_facts.perhaps(place.text, before, after)
    )
    stated = english_states.perhaps_stated(place.clause, place.text[place.end :])
    stated = stated or chinese_statements.perhaps_told(before, said, after)
    return others or rule or fact or stated or perhaps_told(before, after)


def _tells(sentence: str, said: str, after: str) -> bool:
    """Tell whether it is said what happened, or what paper of a meeting is talked about."""
    looks = chinese_told.DAYS_OF_EVENTS
    named = chinese_told.A_DATE.search(said) and any(look.match(after) for look in looks)
    named = named and not chinese_statements.IS_REPORTED.match(after)
    return bool(named) or told(sentence, said, after)


def _rank(place: "_Place", reading: Reading) -> tuple[Rank, int, int]:
    """Return the rank, and how many characters before and after say it."""
    before, after = place.before, place.after
    ready = english_ready.ready_for(before, place.said, after, reading)
    by = ready or words.BY.search(before) or words.BY_CHINESE.search(before)
    said = by or words.ON.search(before)
    until = words.UNTIL.match(after) or words.IS_THE_DEADLINE.match(after)
    until = until or chinese_told.BEFORE_ITS_EVENT.match(after)
    until = until or chinese_told.CLOSES_THEN.match(after)
    marked = by or until or words.INSTEAD.search(before)
    rank = Rank.BY if marked else Rank.ON if said else Rank.NONE
    return rank, len(said[0]) if said else 0, until.end() if until else 0


def _verdict(rank: Rank, ahead: str, before: str, after: str, reading: Reading) -> Verdict:
    if names_something_else(before, after):
        return Verdict.REJECT
    before_an_event = rank is not Rank.BY and words.EVENT_THEN_BEFORE.match(after)
    conditional = chinese_told.CONDITION.search(before) or chinese_told.OR_ELSE.match(after)
    if before_an_event or conditional or is_vague(ahead, before, after):
        return Verdict.ASK
    if rank is Rank.BY:
        in_advance = happening.EXPIRES.search(before) and happening.IN_ADVANCE.search(after)
        late = reading.weekday is not None and happening.WAS_DUE.search(before)
        of_it = of_something(after) and not chinese_told.BEFORE_ITS_EVENT.match(after)
        unsure = of_it or words.RULE.match(after) or in_advance or late
        return Verdict.ASK if unsure else Verdict.ACCEPT
    if rejects(before, after, reading):
        return Verdict.REJECT
    if reading.firmness is Firmness.MARKED:
        return at_a_time(before, after, reading)
    return _verdict_without_by(rank, before, after, reading)


def _verdict_without_by(rank: Rank, before: str, after: str, reading: Reading) -> Verdict:
    if words.FOR.search(before):
        about = len(reading.days) > 1 or reading.asked
        return Verdict.REJECT if about else Verdict.ASK
    if words.SAID_OF_SOMETHING.match(after) or is_told(before, after) or of_something(after):
        return Verdict.ASK
    if reading.weekday is not None and is_of_somebody(before, after, reading.weekday):
        return Verdict.ASK
    if happening.TALK.match(after) or words.RULE.match(after) or happening.IN_ADVANCE.search(after):
        return Verdict.ASK
    if (
        words.CONDITION.search(before)
        or words.NEGATED.search(before)
        or happening.PAST_TALK.search(before)
    ):
        return Verdict.ASK
    weak = reading.firmness is Firmness.WEAK and rank is Rank.NONE
    return Verdict.ASK if weak and not words.CLAUSE_ENDS.match(after) else Verdict.ACCEPT
