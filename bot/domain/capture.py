"""The grammar of minutes: which lines of a message become entries.

A keyword at the beginning of a line, set apart from what follows: by a colon (`decision: …`), a
dash (`Decision – …`), brackets (`[Decision] …`, 【决定】…), bold (`*Decision* …`), in Chinese by a
space (决定 …), before a person for a follow-up (`action @Mei …`); `todo` needs nothing at all. A
keyword alone, or its plural, is the heading of the list below it: each item is such an entry. All
other lines are talk, for a keyword is also a word of ordinary sentences.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain import mrkdwn
from bot.domain.capture_words import (
    BARE,
    HEADINGS,
    KEYWORDS,
    SPOKEN_OF,
    TALK_AHEAD,
    WANT_A_COLON,
    EntryKind,
)
from bot.domain.letters import narrow

__all__ = ["KEYWORDS", "Captured", "EntryKind", "Problem", "parse"]


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


def parse(text: str) -> list[Captured]:
    """Return the entries in one Slack message (its raw text), in the order of its lines.

    Bullets, quote marks, numbers, emoji and bold markup around a keyword do not matter, nor do
    case and width. Code blocks are talk.
    """
    lines = list(_lines(text))
    entries: list[Captured] = []
    heading: EntryKind | None = None
    for place, (number, line) in enumerate(lines):
        if found := _entry(line):
            entries.append(_captured(*found, number))
        elif titled := _HEADING.match(narrow(line)):
            heading = _kind(titled["word"]) if _begins_list(lines[place + 1 :]) else None
            if heading is None and titled["word"].lower() in KEYWORDS and titled["colon"]:
                entries.append(_captured(_kind(titled["word"]), "", number))
        elif heading and (item := _ITEM.match(narrow(line))):
            entries.append(_captured(heading, line[item.end() :], number))
        elif line.strip():
            heading = None
    return entries


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Return the lines that are not in code blocks, with their numbers."""
    blocks = [found.span() for found in _CODE_BLOCK.finditer(text)]
    start = 0
    for number, line in enumerate(text.split("\n")):
        if not any(begin <= start < end for begin, end in blocks):
            yield number, line
        start += len(line) + 1


def _begins_list(following: Sequence[tuple[int, str]]) -> bool:
    """Tell whether a list without keywords of its own comes next, after one empty line at most."""
    for _, line in following[:2]:
        if line.strip():
            return bool(_ITEM.match(narrow(line))) and _entry(line) is None
    return False


def _entry(line: str) -> tuple[EntryKind, str] | None:
    """Return what an entry in one line is, and the raw text behind its keyword."""
    plain = narrow(line)
    found = _BEGINNING.match(plain)
    joint = _joint(plain, found) if found else None
    if found is None or joint is None:
        return None
    parts = joint.groupdict()
    opened, closed = found["open"][::-1], parts.get("close") or ""
    if closed not in {"", opened} or not (closed or parts.get("colon") or _ahead(plain, joint)):
        return None
    rest = line[joint.end() :] if closed else _without_markup(line[joint.end() :], opened)
    who = line[joint.start("who") : joint.end("who")].strip(" ()（）") if parts.get("who") else ""
    return _kind(found["word"]), f"{who}: {rest}" if who else rest


def _joint(plain: str, found: re.Match[str]) -> re.Match[str] | None:
    """Return what sets a keyword apart from what follows; None when nothing does."""
    if found["bracket"]:
        return _BRACKET.match(plain, found.end())
    ways = [_COLON, _DASH]
    ways += [_BOLD] if found["open"] else []
    ways += [_PERSON] if _kind(found["word"]) is EntryKind.FOLLOWUP else []
    word = found["word"].lower()
    if not word.isascii() and word not in WANT_A_COLON:
        ways.append(_SPACE)
    elif word in BARE:
        ways.append(_NOT_SPOKEN_OF)
    return next((joint for way in ways if (joint := way.match(plain, found.end()))), None)


def _ahead(plain: str, joint: re.Match[str]) -> bool:
    return _says_something(plain[joint.end() :])


def _kind(word: str) -> EntryKind:
    name = " ".join(word.lower().split())
    return KEYWORDS.get(name) or HEADINGS[name]


def _captured(kind: EntryKind, raw: str, number: int) -> Captured:
    text = " ".join(mrkdwn.plain(raw).split())
    return Captured(
        kind=kind,
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


def _any_of(words: Sequence[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[ ]+") for word in longest_first)


_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f"
_NUMBER: Final = r"\d{1,3}[.)、](?!\d) | \(\d{1,3}\) | [①-⑳] | [一二三四五六七八九十]{1,3}、"
_BULLET: Final = r"[-*+·–—](?=\s) | [•◦▪●○■□] | \[[ xX]?\]"
_LEAD: Final = rf"""(?>(?:
      [\s{_INVISIBLE}] | &gt; | > | {_BULLET} | {_NUMBER}
    | [-+·](?=[^\W\d_])                             # a bullet without its space
    | \d\ufe0f?\u20e3                               # keycaps
    | :[a-z0-9_+'-]{{1,80}}:                        # emoji by name
    | [\u2190-\u21ff\u2300-\u2bff\U0001F000-\U0001FAFF]   # emoji and dingbats
)*)"""
_MENTION: Final = r"<@[UW][A-Z0-9]+(?:\|[^<>]*)?>"
_MARKUP: Final = r"[*_~]{0,3}"
_BEGINNING: Final = re.compile(
    rf"{_LEAD}(?P<open>{_MARKUP})(?P<bracket>[\[【「]\s*)?(?P<word>{_any_of([*KEYWORDS])})",
    re.VERBOSE | re.IGNORECASE,
)
_COLON: Final = re.compile(
    rf"""\s*+(?:\#?\d{{1,3}}|\(\d{{1,3}}\)|[一二三四五六七八九十]{{1,3}})?\s*+(?P<close>{_MARKUP})
    \s*+(?P<who>(?:{_MENTION}[\s,、]*+)+|\([^()]{{1,60}}\))?\s*+(?P<colon>:)(?!//)""",
    re.VERBOSE,
)
_BRACKET: Final = re.compile(rf"\s*[\]】」](?P<close>{_MARKUP})\s*(?P<colon>:)?")
_DASH: Final = re.compile(
    rf"(?P<close>{_MARKUP})(?:\s+[-–—]+\s+|\s*(?:[—–]{{2,}}|[-=](?:>|&gt;)|→)\s*)(?=\S)"
)
_PERSON: Final = re.compile(rf"(?P<close>{_MARKUP})\s+(?={_MENTION}|@\w)")
_BOLD: Final = re.compile(r"(?P<close>[*_]{1,3})\s+(?=\S)")
_SPACE: Final = re.compile(rf"(?P<close>)\s+(?![{re.escape(TALK_AHEAD)}])(?=\S)")
_NOT_SPOKEN_OF: Final = re.compile(
    rf"(?P<close>)\s+(?!(?:{_any_of(SPOKEN_OF)})(?!\w))(?=[\w<@])", re.IGNORECASE
)
_HEADING: Final = re.compile(
    rf"""{_LEAD}(?P<open>{_MARKUP})[\[【「]?(?P<word>{_any_of([*KEYWORDS, *HEADINGS])})[\]】」]?
    \s*+(?:{_MARKUP})\s*+(?P<colon>:)?\s*+(?:{_MARKUP})\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_ITEM: Final = re.compile(rf"[\s{_INVISIBLE}]*(?:{_BULLET}|{_NUMBER})++\s*(?=\S)", re.VERBOSE)
_CODE_BLOCK: Final = re.compile(r"```.*?```", re.DOTALL)
_SOMETHING: Final = re.compile(r"\w")
