"""Names in a text of which it is not sure whom they mean, and what settles them."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.letters import narrow
from bot.domain.names import CHINESE

_LONGEST_NAME: Final = 5  # characters of an unknown Chinese name with its @; longer ones hold words


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that may name an owner: one of `candidates` (user ids), or nobody who is known.

    `start` is where they stand in the text in which they were left. `is_told`: the sentence itself
    says that they name an owner.
    """

    words: str
    start: int
    candidates: tuple[str, ...] = ()
    is_told: bool = False

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.words)

    @property
    def is_marked(self) -> bool:
        """Whether an @ says that the words are a name."""
        return narrow(self.words).startswith("@")

    @property
    def is_name(self) -> bool:
        """Whether the words are a name, whosever it is."""
        return self.is_marked or self.is_told

    def before(self, spans: Iterable[tuple[int, int]]) -> "Doubt | None":
        """Return what of it is no part of a date (`spans` in the text); None when nothing is.

        Chinese is written without spaces: a name behind an @ ends where a date begins.
        """
        met = [start for start, end in spans if start < self.end and self.start < end]
        if not met:
            return self
        name = self.words[: max(0, min(met) - self.start)].rstrip()
        return replace(self, words=name) if self.is_marked and len(name) > 1 else None


@dataclass(frozen=True, slots=True)
class Named:
    """A text in which the names of owners have become mentions, and the names that are in doubt."""

    text: str
    doubts: tuple[Doubt, ...] = ()

    def without_dates(self, spans: Collection[tuple[int, int]]) -> "Named":
        """Return it with the doubts that are no dates, which stand in `spans` of the text."""
        found = [doubt.before(spans) for doubt in self.doubts]
        return replace(self, doubts=tuple(one for one in found if one))

    def apart(self, rest: str, spans: Iterable[tuple[int, int]]) -> str:
        """Return the text without its date, with the names in doubt ending where they did.

        Else the verb behind a date became part of the name before it: `@小明 12月1日前交报告`.
        """
        begins = [start for start, _ in spans]
        for doubt in self.doubts:
            if any(
                not self.text[doubt.end : start].strip() for start in begins if start >= doubt.end
            ):
                glued = re.compile(rf"{re.escape(doubt.words)}(?={CHINESE})")
                rest = glued.sub(lambda name: f"{name[0]} ", rest, count=1)
        return rest


def settle(text: str, doubt: Doubt, user_id: str) -> str:
    """Return the text with a doubt settled: the words that named somebody mention him now.

    Words that were none of his names, and not surely a name, stay what they are.
    """
    if user_id not in doubt.candidates and not doubt.is_name:
        return text
    is_more = not doubt.candidates and not doubt.words.isascii()
    is_more = is_more and len(doubt.words) > _LONGEST_NAME
    end = doubt.start + 1 if is_more else doubt.end
    return f"{text[: doubt.start]}<@{user_id}>{text[end:]}"
