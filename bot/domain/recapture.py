"""Which line of an edited message is which line of the message before.

An entry keeps its number as long as its line keeps its kind, so a changed line has to be told from
a new one. Lines that stayed as they were are recognised first, then those that say much the same,
then what is left in its order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.capture import EntryKind

_MUCH_THE_SAME = 0.4
# Comparing every line with every other takes too long in a message of thousands of short lines.
_MOST_PAIRS = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """What counts for recognising a captured line: its kind, and its text behind the keyword."""

    kind: EntryKind
    text: str


def matched(old: Sequence[Line], new: Sequence[Line]) -> dict[int, int]:
    """Return which line of `old` each line of `new` was, as positions; new ones are left out.

    Only lines of one kind match. Of each kind as many match as both messages have, and a line whose
    text stayed is always matched.
    """
    pairs: dict[int, int] = {}
    for step in (_unchanged, _similar, _in_order):
        taken = set(pairs.values())
        left_old = [place for place in range(len(old)) if place not in taken]
        left_new = [place for place in range(len(new)) if place not in pairs]
        pairs.update(step(old, new, left_old, left_new))
    return pairs


def _unchanged(
    old: Sequence[Line], new: Sequence[Line], left_old: Iterable[int], left_new: Iterable[int]
) -> Iterator[tuple[int, int]]:
    waiting: dict[Line, list[int]] = defaultdict(list)
    for place in left_old:
        waiting[old[place]].append(place)
    for place in left_new:
        if waiting[new[place]]:
            yield place, waiting[new[place]].pop(0)


def _similar(
    old: Sequence[Line], new: Sequence[Line], left_old: Sequence[int], left_new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    if len(left_old) * len(left_new) > _MOST_PAIRS:
        return
    before = {place: _pairs_of_letters(old[place].text) for place in left_old}
    after = {place: _pairs_of_letters(new[place].text) for place in left_new}
    ranked = sorted(
        (-likeness, abs(there - here), here, there)
        for here in left_new
        for there in left_old
        if new[here].kind is old[there].kind
        and (likeness := _likeness(after[here], before[there])) >= _MUCH_THE_SAME
    )
    taken: set[int] = set()
    given: set[int] = set()
    for _, _, here, there in ranked:
        if here not in given and there not in taken:
            given.add(here)
            taken.add(there)
            yield here, there


def _in_order(
    old: Sequence[Line], new: Sequence[Line], left_old: Iterable[int], left_new: Iterable[int]
) -> Iterator[tuple[int, int]]:
    waiting: dict[EntryKind, list[int]] = defaultdict(list)
    for place in left_old:
        waiting[old[place].kind].append(place)
    for place in left_new:
        if waiting[new[place].kind]:
            yield place, waiting[new[place].kind].pop(0)


def _pairs_of_letters(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters: they compare words in any script."""
    folded = f" {text.casefold()} "
    return frozenset(folded[start : start + 2] for start in range(len(folded) - 1))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return Dice's coefficient: 1 for the same pairs, 0 for none in common."""
    return 2 * len(one & other) / (len(one) + len(other))
