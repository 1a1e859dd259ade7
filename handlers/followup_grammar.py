"""The grammar of `/followup`: which verb was typed, about which follow-up, with what words."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final

from bot.domain.chinese import simplified
from bot.domain.errors import GavelError
from bot.domain.followups import Snooze
from bot.domain.letters import narrow
from bot.views.followup_lists import Scope
from handlers.words import about_number, closest, is_single_word


class Verb(StrEnum):
    """What `/followup` is to do."""

    ADD = "add"
    LIST = "list"
    DONE = "done"
    START = "start"
    SHOW = "show"
    CHANGE = "change"
    POSTPONE = "postpone"
    SNOOZE = "snooze"
    BLOCK = "block"
    CANCEL = "cancel"
    REOPEN = "reopen"
    UNBLOCK = "unblock"
    HELP = "help"
    UNSURE = "unsure"


class NothingTypedError(GavelError):
    """Nothing stands behind the command."""

    key: ClassVar[str] = "followups.error.nothing_typed"


class NumberMissingError(GavelError):
    """The verb `verb` wants the number of a follow-up; `typed` has none."""

    key: ClassVar[str] = "followups.error.number_missing"


class SeveralNumbersError(GavelError):
    """The verb `verb` takes one follow-up at a time: F-`number` was `typed` with others."""

    key: ClassVar[str] = "followups.error.several_numbers"


class TooManyNumbersError(GavelError):
    """More than `most` follow-ups were named at once."""

    key: ClassVar[str] = "followups.error.too_many_numbers"


class UnknownListError(GavelError):
    """There is no list `typed`."""

    key: ClassVar[str] = "followups.error.unknown_list"


@dataclass(frozen=True, slots=True)
class Command:
    """One command: `number` is there for every verb about one follow-up, else it is 0.

    `others` are the numbers behind the first one, for a verb that takes several.
    UNSURE are words that are hardly a follow-up; `meant` is what may have been meant by them.
    """

    verb: Verb
    number: int = 0
    rest: str = ""
    meant: str = ""
    others: tuple[int, ...] = ()


WORDS: Final = {
    "add": Verb.ADD, "new": Verb.ADD, "添加": Verb.ADD, "新增": Verb.ADD, "新建": Verb.ADD,
    "list": Verb.LIST, "ls": Verb.LIST, "列表": Verb.LIST, "清单": Verb.LIST,
    "done": Verb.DONE, "finish": Verb.DONE, "complete": Verb.DONE, "close": Verb.DONE,
    "完成": Verb.DONE, "办结": Verb.DONE,
    "start": Verb.START, "开始": Verb.START,
    "show": Verb.SHOW, "details": Verb.SHOW, "详情": Verb.SHOW, "查看": Verb.SHOW,
    "change": Verb.CHANGE, "edit": Verb.CHANGE, "修改": Verb.CHANGE, "更改": Verb.CHANGE,
    "snooze": Verb.SNOOZE, "暂缓": Verb.SNOOZE, "稍后": Verb.SNOOZE,
    "block": Verb.BLOCK, "blocked": Verb.BLOCK, "受阻": Verb.BLOCK, "阻塞": Verb.BLOCK,
    "cancel": Verb.CANCEL, "取消": Verb.CANCEL,
    "reopen": Verb.REOPEN, "重开": Verb.REOPEN,
    "unblock": Verb.UNBLOCK, "解除": Verb.UNBLOCK,
    "help": Verb.HELP, "?": Verb.HELP, "帮助": Verb.HELP, "说明": Verb.HELP,
}  # fmt: skip
# These begin tasks as well (extend the contract), so they count only beside a number such as F-12.
SYNONYMS: Final = {
    "postpone": Verb.POSTPONE, "delay": Verb.POSTPONE, "extend": Verb.POSTPONE,
    "推迟": Verb.POSTPONE, "延期": Verb.POSTPONE, "延后": Verb.POSTPONE,
    "undo": Verb.REOPEN, "显示": Verb.SHOW, "改": Verb.CHANGE,
}  # fmt: skip
LISTS: Final = {
    "": Scope.MINE, "mine": Scope.MINE, "my": Scope.MINE, "me": Scope.MINE, "我的": Scope.MINE,
    "team": Scope.TEAM, "团队": Scope.TEAM, "部门": Scope.TEAM,
    "overdue": Scope.OVERDUE, "late": Scope.OVERDUE, "逾期": Scope.OVERDUE, "超期": Scope.OVERDUE,
}  # fmt: skip
SNOOZES: Final = {
    "": Snooze.ONE_WORKDAY, "1": Snooze.ONE_WORKDAY, "1 day": Snooze.ONE_WORKDAY,
    "1 workday": Snooze.ONE_WORKDAY, "tomorrow": Snooze.ONE_WORKDAY, "1天": Snooze.ONE_WORKDAY,
    "一天": Snooze.ONE_WORKDAY, "明天": Snooze.ONE_WORKDAY, "1个工作日": Snooze.ONE_WORKDAY,
    "3": Snooze.THREE_WORKDAYS, "3 days": Snooze.THREE_WORKDAYS,
    "3 workdays": Snooze.THREE_WORKDAYS, "3天": Snooze.THREE_WORKDAYS,
    "三天": Snooze.THREE_WORKDAYS, "3个工作日": Snooze.THREE_WORKDAYS,
    "week": Snooze.NEXT_WEEK, "next week": Snooze.NEXT_WEEK, "下周": Snooze.NEXT_WEEK,
}  # fmt: skip

_WITHOUT_NUMBER: Final = (Verb.ADD, Verb.LIST, Verb.HELP)
# In Chinese nothing stands between a verb and what follows, so only these tell it from a task
# that begins with the same characters (完成季度报告).
_ALL: Final = WORDS | SYNONYMS
_CHINESE: Final = sorted((word for word in _ALL if not word.isascii()), key=len, reverse=True)
_FIRST: Final = re.compile(r"([^\s:,，、]+)[\s:,，、]*")
_NUMBER: Final = re.compile(r"(?:f\s*-?\s*|#)?(\d{1,9})(?!\w)[\s,，:：]*", re.IGNORECASE | re.ASCII)
_NAMED: Final = re.compile(r"(?:f\s*-?\s*|#)(\d{1,9})(?!\w)[\s,，:：]*", re.IGNORECASE | re.ASCII)
_AND: Final = r"(?:[\s,，、&+;；]|and\b|和|与|及)"
_MORE: Final = re.compile(rf"{_AND}*(?:f\s*-?\s*|#)(\d{{1,9}})(?!\w)", re.IGNORECASE | re.ASCII)
_ONLY_NUMBERS: Final = re.compile(
    rf"{_AND}*\d{{1,9}}(?!\w)(?:{_AND}+\d{{1,9}}(?!\w))*{_AND}*", re.IGNORECASE | re.ASCII
)
_DIGITS: Final = re.compile(r"\d+", re.ASCII)
_LIST_ENDS: Final = re.compile(r"[\s,，、;；:：]*")
_MOST_NUMBERS: Final = 20
_MOST_UNSURE: Final = 500


def parse(text: str) -> Command:
    """Read what stands behind `/followup`, as plain text.

    What begins with no verb is a follow-up to add. Raises what tells the person what to type.
    """
    typed = text.strip()
    if not typed:
        raise NothingTypedError
    scope = LISTS.get(_folded(typed))
    if scope:
        return Command(Verb.LIST, rest=scope)
    verb, rest = _verb(typed)
    if verb is None:
        return _about_number(typed) or _unsure(typed) or Command(Verb.ADD, rest=typed)
    return _completed(verb, rest, typed)


def _about_number(typed: str) -> Command | None:
    """Read what begins with the number: F-12 alone, F-12 done, F-12 完成."""
    found = _NAMED.match(narrow(typed))
    if not found:
        return None
    number, rest = int(found[1]), typed[found.end() :].strip()
    first, _, others = rest.partition(" ")
    verb = _ALL.get(_folded(first)) if rest else Verb.SHOW
    if verb and verb not in _WITHOUT_NUMBER:
        return _about(verb, number, others.strip(), first)
    return Command(Verb.UNSURE, rest=typed, meant=f"{Verb.CHANGE} F-{number} {rest}")


def _unsure(typed: str) -> Command | None:
    """Read as hardly a follow-up: a word alone, a verb mistyped, unknown words before a number."""
    if len(typed) > _MOST_UNSURE:
        return None
    first, _, rest = typed.partition(" ")
    if is_single_word(typed):
        return Command(Verb.UNSURE, rest=typed, meant=closest(first, [*WORDS, *LISTS]) or "")
    meant = closest(first, _ALL)
    if meant and _fits(_ALL[meant], rest):
        return Command(Verb.UNSURE, rest=typed, meant=f"{meant} {rest}")
    named = about_number(typed)
    if named is None:
        return None
    shown = f"{Verb.SHOW} {named}" if named.startswith("F") else ""
    return Command(Verb.UNSURE, rest=typed, meant=shown)


def _fits(verb: Verb, rest: str) -> bool:
    if verb is Verb.LIST:
        return _folded(rest) in LISTS
    return verb not in _WITHOUT_NUMBER and bool(_NAMED.match(narrow(rest)))


def _completed(verb: Verb, rest: str, typed: str) -> Command:
    if verb is Verb.LIST:
        return Command(verb, rest=_scope(rest))
    if verb is Verb.ADD and not rest:
        raise NothingTypedError
    if verb in _WITHOUT_NUMBER:
        return Command(verb, rest=rest)
    found = _NUMBER.match(narrow(rest))
    if not found:
        raise NumberMissingError(typed=typed, verb=_example(typed, verb))
    # Behind a colon stand words, even when they begin with a number (F-12: F-13 covers it).
    words = rest[found.end() :].strip()
    if ":" in narrow(found[0]):
        return Command(verb, int(found[1]), words)
    return _about(verb, int(found[1]), words, _example(typed, verb))


def _about(verb: Verb, number: int, rest: str, example: str) -> Command:
    """Read what stands behind the first number: others, for a verb that takes several, and words.

    `example` is the verb as it was typed.
    """
    others, words = _numbers(verb, rest)
    others = tuple(one for one in dict.fromkeys(others) if one != number)
    if not others:
        return Command(verb, number, words)
    if verb is not Verb.DONE:
        raise SeveralNumbersError(verb=example, number=number, typed=rest)
    if len(others) >= _MOST_NUMBERS:
        raise TooManyNumbersError(most=_MOST_NUMBERS)
    return Command(verb, number, words, others=others)


def _numbers(verb: Verb, rest: str) -> tuple[tuple[int, ...], str]:
    """The numbers at the beginning (F-13, F-14 and #15), and the words behind them."""
    plain = narrow(rest)
    if verb is Verb.DONE and _ONLY_NUMBERS.fullmatch(plain):
        return tuple(map(int, _DIGITS.findall(plain))), ""
    found: list[int] = []
    end = 0
    while more := _MORE.match(plain, end):
        found.append(int(more[1]))
        end = more.end()
    ends = _LIST_ENDS.match(plain, end) if found else None
    return tuple(found), rest[ends.end() if ends else 0 :].strip()


def snooze(rest: str) -> Snooze | None:
    """Read for how long nudges are to be put off; None when they cannot be for so long."""
    return SNOOZES.get(_folded(rest).removeprefix("for ").strip())


def _verb(typed: str) -> tuple[Verb | None, str]:
    first = _FIRST.match(narrow(typed))
    verb = WORDS.get(_folded(first[1])) if first else None
    if first and verb:
        return verb, typed[first.end() :].strip()
    synonym = SYNONYMS.get(_folded(first[1])) if first else None
    if first and synonym and _NAMED.match(narrow(typed[first.end() :])):
        return synonym, typed[first.end() :].strip()
    folded = simplified(typed)
    for word in _CHINESE:
        if folded.startswith(word) and _follows(word, typed[len(word) :].strip()):
            return _ALL[word], typed[len(word) :].strip()
    return None, typed


def _follows(word: str, rest: str) -> bool:
    if word in SYNONYMS:
        return bool(_NAMED.match(narrow(rest)))
    verb = WORDS[word]
    if verb is Verb.LIST:
        return _folded(rest) in LISTS
    return verb is Verb.ADD or bool(_NUMBER.match(narrow(rest)))


def _scope(rest: str) -> Scope:
    scope = LISTS.get(_folded(rest))
    if scope is None:
        raise UnknownListError(typed=rest)
    return scope


def _example(typed: str, verb: Verb) -> str:
    """The verb in the language in which it was typed."""
    first = typed.split(maxsplit=1)[0]
    return first if _folded(first) in WORDS else verb.value


def _folded(words: str) -> str:
    return simplified(" ".join(narrow(words).lower().split()))
