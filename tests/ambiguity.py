"""Which loops of a pattern can pass the same text in two ways, and so take exponential time.

A backtracking matcher tries every way before it gives up. What a loop repeats becomes a Glushkov
automaton: its states are the characters of the pattern, each with those that may follow. The number
of ways is exponential exactly if some word leads from a state back to it by two paths (Weber and
Seidl, *On the degree of ambiguity of finite automata*, 1991). What looks ahead or behind is left
out, so that a loop may be found that is saved by it: such a loop is better written plainly.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from re import _constants as code  # type: ignore[attr-defined]  # private, the only way to a parsed pattern
from re import _parser as parser  # type: ignore[attr-defined]  # private, the only parser
from typing import Any

_MANY = 10  # times from which on a bounded repetition counts as a loop
_FEW = 4  # so many copies stand for a shorter repetition
_SAMPLES = " \t\n1aZ_'-,.，一\ue000"
_CATEGORIES = {
    code.CATEGORY_SPACE: re.compile(r"\s"),
    code.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    code.CATEGORY_DIGIT: re.compile(r"\d"),
    code.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    code.CATEGORY_WORD: re.compile(r"\w"),
    code.CATEGORY_NOT_WORD: re.compile(r"\W"),
}
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT)
_ASSERTIONS = (code.ASSERT, code.ASSERT_NOT)


def ambiguous_word(pattern: re.Pattern[str]) -> str | None:
    """Return a word that some loop of the pattern can pass in two ways, None when there is none."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    bodies = _bodies(tree, ignore_case=bool(pattern.flags & re.IGNORECASE))
    return next((word for body, case in bodies if (word := _Automaton(case).word(body))), None)


def _bodies(tree: Iterable[Any], *, ignore_case: bool) -> Iterator[tuple[Any, bool]]:
    """Yield what each loop repeats, and whether its case does not matter.

    A loop that is possessive, or all of an atomic group, is never tried another way.
    """
    for operator, value in tree:
        if operator in _REPEATS and value[1] >= _MANY:
            yield value[2], ignore_case
        case = _case(value, ignore_case=ignore_case) if operator is code.SUBPATTERN else ignore_case
        for part in _parts(operator, value):
            yield from _bodies(part, ignore_case=case)


def _parts(operator: Any, value: Any) -> list[Any]:
    if operator in (*_REPEATS, code.POSSESSIVE_REPEAT):
        return [value[2]]
    if operator is code.SUBPATTERN:
        return [value[3]]
    if operator is code.BRANCH:
        return list(value[1])
    if operator in _ASSERTIONS:
        return [value[1]]
    if operator is code.ATOMIC_GROUP:
        only_loop = len(value) == 1 and value[0][0] in _REPEATS
        return _parts(*value[0]) if only_loop else [value]
    return []


def _case(group: Any, *, ignore_case: bool) -> bool:
    return bool(group[1] & re.IGNORECASE) or (ignore_case and not group[2] & re.IGNORECASE)


@dataclass(frozen=True)
class _Piece:
    """A part of the automaton: with which states it begins and ends, each in how many ways."""

    empty: bool = True
    first: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)


class _Automaton:
    """The states of one loop: the characters that each takes, and the states that may follow."""

    def __init__(self, ignore_case: bool) -> None:
        self._ignore_case = ignore_case
        self._alphabet: list[str] = []
        self._takes: list[frozenset[str]] = []
        self._next: defaultdict[int, dict[int, int]] = defaultdict(dict)

    def word(self, body: Any) -> str | None:
        """Return a word that leads from a state back to it by two paths."""
        self._alphabet = sorted({*_SAMPLES, *_literals(body)})
        piece = self._sequence(body, ignore_case=self._ignore_case)
        self._link(piece, piece)
        return next((word for state in piece.first if (word := self._two_ways(state))), None)

    def _two_ways(self, state: int) -> str | None:
        """Search the pairs of states that one word reaches, from the pair of a state and itself."""
        begin = (state, state, False)
        came: dict[tuple[int, int, bool], tuple[tuple[int, int, bool], str] | None] = {begin: None}
        queue = [begin]
        for one, other, parted in queue:
            for left, ways in self._next[one].items():
                for right in self._next[other]:
                    if not (shared := self._takes[left] & self._takes[right]):
                        continue
                    apart = parted or left != right or (one == other and ways > 1)
                    pair = (min(left, right), max(left, right), apart)
                    if pair not in came:
                        came[pair] = ((one, other, parted), min(shared))
                        queue.append(pair)
        return _spelt(came, (state, state, True)) if (state, state, True) in came else None

    def _sequence(self, tree: Any, *, ignore_case: bool) -> _Piece:
        whole = _Piece()
        for operator, value in tree:
            whole = self._joined(whole, self._piece(operator, value, ignore_case=ignore_case))
        return whole

    def _piece(self, operator: Any, value: Any, *, ignore_case: bool) -> _Piece:
        if operator is code.SUBPATTERN:
            case = _case(value, ignore_case=ignore_case)
            return self._sequence(value[3], ignore_case=case)
        if operator is code.BRANCH:
            return _either([self._sequence(part, ignore_case=ignore_case) for part in value[1]])
        if operator in _REPEATS:
            return self._repeated(*value, ignore_case=ignore_case)
        if operator in (code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN):
            return self._state(operator, value, ignore_case=ignore_case)
        return _Piece()  # assertions; and what is atomic can be passed in one way only

    def _repeated(self, least: int, most: int, body: Any, *, ignore_case: bool) -> _Piece:
        if most >= _MANY:
            once = self._sequence(body, ignore_case=ignore_case)
            self._link(once, once)
            return _Piece(once.empty or least == 0, once.first, once.last)
        whole = _Piece()
        for copy in reversed(range(min(most, _FEW))):
            whole = self._joined(self._sequence(body, ignore_case=ignore_case), whole)
            whole = _Piece(whole.empty or copy >= least, whole.first, whole.last)
        return whole

    def _state(self, operator: Any, value: Any, *, ignore_case: bool) -> _Piece:
        takes = frozenset(
            letter
            for letter in self._alphabet
            if any(
                _is_taken(operator, value, form)
                for form in ({letter.lower(), letter.upper()} if ignore_case else {letter})
                if len(form) == 1
            )
        )
        self._takes.append(takes)
        state = len(self._takes) - 1
        return _Piece(empty=False, first={state: 1}, last={state: 1})

    def _joined(self, one: _Piece, other: _Piece) -> _Piece:
        self._link(one, other)
        first = _sum(one.first, other.first) if one.empty else one.first
        last = _sum(other.last, one.last) if other.empty else other.last
        return _Piece(one.empty and other.empty, first, last)

    def _link(self, one: _Piece, other: _Piece) -> None:
        for state, ways in one.last.items():
            following = {then: ways * more for then, more in other.first.items()}
            self._next[state] = _sum(self._next[state], following)


def _either(pieces: list[_Piece]) -> _Piece:
    whole = _Piece(empty=any(piece.empty for piece in pieces))
    for piece in pieces:
        whole = _Piece(whole.empty, _sum(whole.first, piece.first), _sum(whole.last, piece.last))
    return whole


def _sum(one: dict[int, int], other: dict[int, int]) -> dict[int, int]:
    """Add numbers of ways; more than two are two."""
    return {state: min(2, one.get(state, 0) + other.get(state, 0)) for state in {**one, **other}}


def _is_taken(operator: Any, value: Any, letter: str) -> bool:
    if operator is code.IN:
        negated = value[0][0] is code.NEGATE
        return negated != any(_is_taken(kind, one, letter) for kind, one in value[negated:])
    if operator in (code.LITERAL, code.NOT_LITERAL):
        return (letter == chr(value)) == (operator is code.LITERAL)
    if operator is code.RANGE:
        return ord(letter) in range(value[0], value[1] + 1)
    if operator is code.CATEGORY:
        return _CATEGORIES[value].match(letter) is not None
    return letter != "\n"


def _literals(tree: Any) -> set[str]:
    """Return the characters that a part of a pattern names, and one of each range."""
    found: set[str] = set()
    for operator, value in tree:
        if operator in (code.LITERAL, code.NOT_LITERAL):
            found.add(chr(value))
        elif operator is code.RANGE:
            found |= {chr(value[0]), chr(sum(value) // 2)}
        elif operator is code.IN:
            found |= _literals(value)
        else:
            found = found.union(*(_literals(part) for part in _parts(operator, value)))
    return found


def _spelt(came: dict[Any, Any], pair: Any) -> str:
    letters: list[str] = []
    while before := came[pair]:
        pair, letter = before
        letters.append(letter)
    return "".join(reversed(letters))
