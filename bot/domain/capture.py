"""The grammar of minutes: which lines of a message become entries."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain import mrkdwn


class EntryKind(StrEnum):
    """What a captured line is."""

    NOTE = "note"
    DECISION = "decision"
    FOLLOWUP = "followup"
    RISK = "risk"
    QUESTION = "question"


class Problem(StrEnum):
    """Why a captured line cannot be used as it is."""

    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Captured:
    """One line that becomes an entry.

    `text` is plain text after the keyword, mentions as `<@U123>`; `owners` the user ids mentioned
    in it, in order, each once; `line` the number of the line in the message, from 0.
    """

    kind: EntryKind
    text: str
    owners: tuple[str, ...]
    line: int
    problem: Problem | None = None


KEYWORDS: dict[str, EntryKind] = {
    "note": EntryKind.NOTE,
    "纪要": EntryKind.NOTE,
    "紀要": EntryKind.NOTE,
    "decision": EntryKind.DECISION,
    "决定": EntryKind.DECISION,
    "决议": EntryKind.DECISION,
    "決定": EntryKind.DECISION,
    "決議": EntryKind.DECISION,
    "action": EntryKind.FOLLOWUP,
    "action item": EntryKind.FOLLOWUP,
    "todo": EntryKind.FOLLOWUP,
    "to-do": EntryKind.FOLLOWUP,
    "to do": EntryKind.FOLLOWUP,
    "待办": EntryKind.FOLLOWUP,
    "待办事项": EntryKind.FOLLOWUP,
    "行动": EntryKind.FOLLOWUP,
    "行动项": EntryKind.FOLLOWUP,
    "待辦": EntryKind.FOLLOWUP,
    "行動": EntryKind.FOLLOWUP,
    "risk": EntryKind.RISK,
    "风险": EntryKind.RISK,
    "風險": EntryKind.RISK,
    "question": EntryKind.QUESTION,
    "parking": EntryKind.QUESTION,
    "parking lot": EntryKind.QUESTION,
    "待议": EntryKind.QUESTION,
    "待議": EntryKind.QUESTION,
}

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f"
_LEAD = rf"""(?>(?:
      [\s{_INVISIBLE}]
    | (?:&gt;|>)                                    # quotes
    | [-*+•◦▪·–—](?=\s) | [•◦▪●○■□]                  # bullets
    | \d{{1,3}}[.)、．](?!\d) | [(（]\d{{1,3}}[)）] | [①-⑳] | [一二三四五六七八九十]{{1,3}}、
    | \[[ xX]?\]                                    # check boxes
    | :[a-z0-9_+'-]{{1,80}}:                        # emoji by name
    | [\u2190-\u21ff\u2300-\u2bff\U0001F000-\U0001FAFF]   # emoji and dingbats
)*)"""
_WORDS = "|".join(sorted(map(re.escape, KEYWORDS), key=len, reverse=True))
_ENTRY = re.compile(
    rf"{_LEAD}(?P<open>[*_~]{{0,3}})(?P<word>{_WORDS})\s*(?P<close>[*_~]{{0,3}})\s*[:：﹕](?P<rest>.*)",
    re.VERBOSE | re.IGNORECASE,
)
_CODE_BLOCK = re.compile(r"```.*?```", re.DOTALL)
_SOMETHING = re.compile(r"\w")

_MENTION = r"<@[UW][A-Z0-9]+>"
_AND = r"(?:\s*(?:,|、|，|/|\+|&|;|；|和|与|及|\band\b)?\s*)"
_MENTIONS = rf"{_MENTION}(?:{_AND}{_MENTION})*"
_LEADING = re.compile(
    rf"""^[\s,，:：]*
    (?:(?:请|由|让|麻烦|责任人|负责人|owners?|assigned\ to)\s*[:：]?\s*)?{_MENTIONS}\s*
    (?:[:：,，–—-]+\s*|负责\s*(?:[:：,，]\s*)?|(?:to|will|should|must)\s+)?""",
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"""
    (?:[(（【\[]\s*)?(?:(?:责任人|负责人|owners?|assigned\ to|cc)\s*[:：]?\s*)?{_MENTIONS}
    (?:\s*负责)?(?:\s*[)）】\]])?[\s.。,，;；!！]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_NEEDS_A_NAME = re.compile(
    r"(?:\b(?:for|with|to|from|of|by|at|and|ask|tell|see|inform|about)|[给跟和与向同为找问对由请])\s*$",
    re.IGNORECASE,
)


def parse(text: str) -> list[Captured]:
    """Return the entries in one Slack message (its raw text), in the order of its lines.

    A line is an entry when a keyword and a colon, ASCII or full width, begin it; bullets, quote
    marks, numbers, emoji and bold markup around the keyword do not matter, nor does case. All
    other lines, and code blocks, are talk and left alone.
    """
    blocks = [found.span() for found in _CODE_BLOCK.finditer(text)]
    entries: list[Captured] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        in_code = any(begin <= start < end for begin, end in blocks)
        start += len(line) + 1
        if not in_code and (entry := _entry(line, number)):
            entries.append(entry)
    return entries


def followup_text(text: str) -> str:
    """Return what is to be done: plain text without the owners named at its beginning and end.

    A mention that the sentence needs ("prepare slides for <@U1>") stays.
    """
    todo = _LEADING.sub("", " ".join(text.split()), count=1)
    ending = _TRAILING.search(todo)
    if ending and not _NEEDS_A_NAME.search(todo[: ending.start()]):
        todo = todo[: ending.start()].rstrip(" ,，;；:：–—-")
    return todo.strip()


def _entry(line: str, number: int) -> Captured | None:
    found = _ENTRY.match(line)
    if not found or found["close"] not in {"", found["open"][::-1]}:
        return None
    rest = found["rest"] if found["close"] else _without_markup(found["rest"], found["open"][::-1])
    text = " ".join(mrkdwn.plain(rest).split())
    return Captured(
        kind=KEYWORDS[found["word"].lower()],
        text=text,
        owners=mrkdwn.mentions(text),
        line=number,
        problem=None if _says_something(text) else Problem.EMPTY,
    )


def _without_markup(rest: str, close: str) -> str:
    """Drop the end of the markup that began before the keyword: after the colon or at the end."""
    rest = rest.strip()
    return rest.removeprefix(close) if rest.startswith(close) else rest.removesuffix(close)


def _says_something(text: str) -> bool:
    return bool(_SOMETHING.search(mrkdwn.without_mentions(text)))
