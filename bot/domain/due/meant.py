"""Which of the dates in a sentence are meant: those that words such as *by* mark, else all.

Where none is, one behind which 务必 stands is the one, and one that tells of a thing is not.

A day and a time may stand apart, *on Friday send the deck by 5pm*: within one clause they are one,
else it is asked whether the time is that day's or today's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.domain.due import (
    appointments,
    chinese_business,
    chinese_events,
    chinese_meetings,
    chinese_told,
    english_reasons,
    english_then,
    hours,
)
from bot.domain.due import context_words as words
from bot.domain.due.context import Judgement, judge
from bot.domain.due.values import Firmness, Found, Moment, Rank, Verdict

Judged = tuple[Found, Judgement]
_OUT_OF_SIGHT = timedelta(days=120)  # 会议纪要5月28日 in November was written last May
_ALTERNATIVE = re.compile(r"[\s,]*(?:/|or|and|&|或者?|、|和|及)\s*(?:by|before)?\s*", re.IGNORECASE)
_IN_CHINESE = re.compile(r"\s*[\u4e00-\u9fff][^,;，；]*[,;，；]")
_A_SUBJECT = re.compile(r"[^,;，；。]{1,16}[,;，；]\s*(?![并且再然最先])[\u4e00-\u9fffA-Za-z]{2,8}")
_IS_HANDED_OVER = re.compile(
    r"\s*(?:就|再|要|先)?(?:[交给定签报付](?:[\u4e00-\u9fff]{0,4})|[\u4e00-\u9fff]{1,2}[好完齐掉])\s*(?:$|[.;。；!！])"
)
_OF_A_THING = re.compile(words.OF_A_THING)
_OR = re.compile(r"/|or|或", re.IGNORECASE)
_OF_ELSE = re.compile(  # words behind which a time is not when something is to be done
    r"(?<![a-z])(?:that|why|when|if|who|which|whether|was|were|went|had|told|said|opens?|closes?|shuts?|starts?|begins?|leaves?|arrives?|is|are"
    r"|comes|goes|lands|because|as|since|after|before|until|till|so|but|and|then)(?![a-z])|['’](?:s|re)\s",
    re.IGNORECASE,
)
_AN_EVENT_THEN = re.compile(  # Thursday: site meeting 8am
    r"(?:\s*:|\s[-–—])\s+(?:(?!(?:of|from|since|about|re|was|were|went|that|why|who|than|over|under|for|every|between|and|till|until|not|no"
    r"|by|before|after|at|did|had|said|to|the|my|our|your|his|her|their)\s)[\w'’&/+-]+\s+){1,4}",
    re.IGNORECASE,
)
_OPENS, _SETS_APART = frozenset({":", ","}), frozenset({",", "("})
_CLAUSES = re.compile(r"(?!^\s*[,，:：—–-])[,.;:!?，。；：！？\n]|\s[—–-]\s(?<!^\s.\s)")


def meant(plain: str, phrases: Sequence[Found], moment: Moment) -> list[Judged]:
    """Return the phrases that may be the deadline, with what the words around say of each."""
    judged = [pair for pair in _judged(plain, phrases) if not _is_told(plain, pair, moment)]
    judged = _at_its_time(_without_reason(plain, _with_its_time(plain, phrases, judged)))
    marked = [pair for pair in judged if pair[1].rank is Rank.BY]
    clocks = [pair for pair in marked or judged if _is_clock(pair[0], moment)]
    named = [pair for pair in judged if pair[0].reading.times == (None,)]
    if clocks and named and len(clocks) == len(marked or clocks):
        return _together(plain, named, clocks)
    elsewhere = [pair for pair in judged if clocks and _at_another(pair, clocks[0], moment)]
    if elsewhere and len(clocks) == len(marked):
        return _either_day(elsewhere[-1], clocks)
    must = [pair for pair in judged if chinese_told.MUST.match(plain, pair[1].end)]
    meant_so = [pair for pair in judged if not _OF_A_THING.match(plain, pair[1].end)]
    if len(marked) == 1 and (two := _with_another_task(plain, judged, marked[0])):
        return two
    left = marked or must or _beside_an_event(plain, judged) or meant_so or judged
    return _come_to(plain, phrases, left)


def _come_to(plain: str, phrases: Sequence[Found], judged: list[Judged]) -> list[Judged]:
    """Return the only date of a text as sure where a meeting is then: 周一9点例会，议题自带."""
    match judged, phrases:
        case [(one, said)], [_] if said.verdict is Verdict.ASK:
            if chinese_meetings.is_come_to(plain, one):
                return [(one, replace(said, verdict=Verdict.ACCEPT))]
    return judged


def _with_its_time(plain: str, phrases: Sequence[Found], judged: list[Judged]) -> list[Judged]:
    """Return a day with the time of what stands behind it: *Thursday: site meeting 8am*."""
    match judged, phrases:
        case [(day, said)], [first, clock] if day is first and day.reading.times == (None,):
            event = _AN_EVENT_THEN.fullmatch(plain, day.end, clock.start)
            its_time = event or _is_last(plain, day, clock)
            if (
                its_time
                and clock.reading.times != (None,)
                and words.CLAUSE_ENDS.match(plain, clock.end)
            ):
                timed = Judgement(Verdict.ACCEPT, Rank.NONE, clock.start, clock.end)
                return [(_of_the_day(day, clock, timed), said)]
    return judged


def _is_last(plain: str, day: Found, clock: Found) -> bool:
    """Tell whether a time ends a text that its day begins: *Wed: Gil demos the portal, 11am*."""
    between = plain[day.end : clock.start].rstrip()
    ends = not plain[clock.end :].strip(" .!)")
    return day.start == 0 and ends and between[:1] in _OPENS and between[-1:] in _SETS_APART


def _at_its_time(judged: list[Judged]) -> list[Judged]:
    """Return the time alone where the day is named once more with it: 15号截止，今天16点前交."""
    match judged:
        case [(day, said), (clock, timed)] if day.reading.days == clock.reading.days:
            whole = day.reading.times == (None,) and clock.reading.times != (None,)
            named = clock.reading.firmness is Firmness.SURE
            if whole and named and said.rank is timed.rank is Rank.BY:
                return judged[1:]
    return judged


def _with_another_task(plain: str, judged: Sequence[Judged], marked: Judged) -> list[Judged]:
    """Return a deadline with that of a second task, asked: 坑位10号前报完，选品表月底定."""
    match judged:
        case [first, (second, said)] if first is marked and said.verdict is Verdict.ACCEPT:
            between = plain[first[1].end : second.start]
            if _A_SUBJECT.fullmatch(between) and _IS_HANDED_OVER.match(plain, second.end):
                return list(judged)
    return []


def _without_reason(plain: str, judged: list[Judged]) -> list[Judged]:
    """Return the dates without the one of two that only says why the other is set."""
    match judged:
        case [(first, said), (second, later)]:
            before, between = plain[: first.start], plain[first.end : second.start]
            if said.rank is not Rank.BY and english_reasons.stands_first(before, between):
                return judged[1:]
            if later.rank is not Rank.BY and english_reasons.stands_behind(before, between):
                return judged[:1]
    return judged


def _beside_an_event(plain: str, judged: Sequence[Judged]) -> list[Judged]:
    """Return what is to be done when something is told first: 下周二客户来验厂，6S本周五整好."""
    match judged:
        case [(first, _), _, *_] if _is_of_an_event(plain, first):
            return [pair for pair in judged[1:] if pair[1].verdict is Verdict.ACCEPT]
        case [(first, told), (second, said)] if _is_prepared(plain, first, second):
            return [(second, said)]
        case [(first, told), (second, said)] if _is_sooner(first, second):
            if _is_perhaps_told(plain, first, told) and said.verdict is Verdict.ACCEPT:
                return [(second, said)]
    return []


def _is_prepared(plain: str, first: Found, second: Found) -> bool:
    """Tell whether what is due sooner is for an event: 下周四院感检查，自查表周二先交."""
    looks = (
        chinese_events.IS_PREPARED_FOR,
        chinese_events.BEGINS_THEN,
        chinese_events.GOES_THERE,
    )
    moved = chinese_events.IS_MOVED_TO.search(plain[: first.start])
    moved = moved and _CLAUSES.match(plain, first.end)
    timed = first.reading.times != (None,) and _CLAUSES.match(plain, first.end)
    timed = timed and chinese_events.IS_AT_A_TIME.search(plain[: first.start])
    told = moved or timed or any(look.match(plain, first.end) for look in looks)
    return bool(told) and _is_sooner(first, second)


def _is_sooner(first: Found, second: Found) -> bool:
    return max(second.reading.days) < min(first.reading.days)


def _is_perhaps_told(plain: str, first: Found, said: Judgement) -> bool:
    """Tell whether the clause of the first may say how it is then: 明天降温，大棚今晚盖好."""
    unsure = said.verdict is Verdict.ASK and said.rank is not Rank.BY
    return unsure and not first.reading.asked and bool(_IN_CHINESE.match(plain, first.end))


def _is_of_an_event(plain: str, first: Found) -> bool:
    """Tell whether something happens then, or is set for then: 面试定在周四，题库明天给我."""
    happens = chinese_told.HAPPENS.match(plain, first.end)
    return bool(happens) or chinese_business.perhaps_dates_an_event(plain[: first.start])


def _judged(plain: str, phrases: Sequence[Found]) -> list[Judged]:
    """Return what may be a deadline; dates joined by *or* are as much of one as the clearer."""
    judged: list[Judged] = []
    for phrase in phrases:
        judgement = judge(plain, phrase.start, phrase.end, phrase.reading)
        joint = judged and _ALTERNATIVE.fullmatch(plain, judged[-1][0].end, phrase.start)
        if joint and judged[-1][1].rank is Rank.BY and _OR.search(joint[0]):
            judgement = replace(judgement, verdict=Verdict.ASK)  # by the 16th or 17th
        asked = judgement.verdict is Verdict.ASK
        if _is_pointed_at(plain, phrase, phrases, asked=asked):
            judgement = replace(judgement, verdict=Verdict.ACCEPT, rank=Rank.BY)
        if judgement.verdict is Verdict.REJECT:
            if joint and judged[-1][1].rank is Rank.NONE:
                if phrase.reading.times != (None,):  # tomorrow at ten or at three
                    judged[-1] = (judged[-1][0], replace(judged[-1][1], verdict=Verdict.ASK))
                    continue
                judged.pop()  # both are of what follows: the 2025-10-31 and 2026-10-31 balances
            continue
        if joint:
            before, earlier = judged[-1]
            rank = max(earlier.rank, judgement.rank)
            judged[-1] = (before, replace(earlier, rank=rank))
            judgement = replace(judgement, rank=rank)
        judged.append((phrase, judgement))
    return judged


def _is_pointed_at(plain: str, phrase: Found, phrases: Sequence[Found], *, asked: bool) -> bool:
    """Tell whether *then* stands behind it and no other day can be meant by that."""
    one_day = len({day for one in phrases for day in one.reading.days}) == 1
    if not one_day or phrase.reading.asked or any(one.start > phrase.start for one in phrases):
        return False
    return english_then.is_pointed_at(plain, phrase.start, phrase.end, asked=asked)


def _is_told(plain: str, pair: Judged, moment: Moment) -> bool:
    """Tell whether it is over and the words around make it no deadline: *balance at 31/10*."""
    phrase, said = pair
    over = bool(phrase.reading.days) and all(day < moment.today for day in phrase.reading.days)
    unsure = said.verdict is Verdict.ASK and not phrase.reading.asked
    unsure = unsure or bool(chinese_told.NO_TASK.match(plain, phrase.end))
    unsure = unsure or appointments.is_arranged(plain[: phrase.start], phrase.reading)
    if said.rank is not Rank.BY and chinese_told.PAPER_FROM.search(plain, 0, phrase.start):
        return over or min(phrase.reading.days) - moment.today > _OUT_OF_SIGHT
    late = chinese_told.WAS_TO_BE.match(plain, phrase.end)
    return over and unsure and not late and said.rank is not Rank.BY


def _is_clock(phrase: Found, moment: Moment) -> bool:
    """Tell whether it is a time beside which no day stands, and so is read as today's."""
    said = phrase.reading
    timed = said.times != (None,)
    return timed and said.days == (moment.today,) and said.firmness is not Firmness.SURE


def _together(plain: str, named: Sequence[Judged], clocks: Sequence[Judged]) -> list[Judged]:
    if len(named) > 1 or len(clocks) > 1:
        return [*named, *clocks]
    (day, said), (clock, timed) = named[0], clocks[0]
    one = _of_the_day(day, clock, timed)
    by = timed.verdict is Verdict.ACCEPT and timed.rank is Rank.BY
    at = timed.rank is Rank.ON and not _OF_ELSE.search(plain[day.end : timed.start])
    sure = said.verdict is Verdict.ACCEPT and (by or at)
    if sure and day.end <= clock.start and not _CLAUSES.search(plain[day.end : timed.start]):
        return [(one, said)]
    if day.reading.days == clock.reading.days and timed.rank is Rank.BY:
        return [(clock, timed)]  # 今天轮到二组打扫，五点前弄完
    asked = replace(said, verdict=Verdict.ASK)
    return [(one, asked), (clock, replace(timed, verdict=Verdict.ASK))]


def _at_another(pair: Judged, clock: Judged, moment: Moment) -> bool:
    """Tell whether a later day is named with a time, before a time that names no day."""
    said = pair[0].reading
    return said.times != (None,) and said.days > (moment.today,) and pair[0].end <= clock[0].start


def _either_day(named: Judged, clocks: Sequence[Judged]) -> list[Judged]:
    """Return a time as that day's and as today's, asked: 周三23点封网，代码下午五点前合."""
    day = replace(named[0], reading=replace(named[0].reading, at=None, either=()))
    asked = [(one, replace(said, verdict=Verdict.ASK)) for one, said in clocks]
    return [(_of_the_day(day, one, said), said) for one, said in asked] + asked


def _of_the_day(day: Found, clock: Found, timed: Judgement) -> Found:
    half = day.reading.half or clock.reading.half
    said = hours.in_half(clock.reading, half) if half else clock.reading
    reading = replace(day.reading, at=said.at, either=said.either, half=half, weekday=None)
    return replace(
        day, reading=reading, clock=(clock.start, clock.end), apart=(timed.start, timed.end)
    )
