"""Who is to do what a sentence says, when people are called by name instead of being mentioned.

A name counts where an owner stands: behind `@`, at the beginning (`Ana to send…`, 王芳整理…),
behind *owner:* or 由…负责, in brackets or behind a dash at the end. There it becomes a mention;
everything else that is known of owners then holds for it too. Where it is not sure that somebody is
meant, or who, it stays a word and is asked about.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain import names, strangers
from bot.domain import owner_places as beside
from bot.domain.letters import folded, narrow
from bot.domain.name_words import MONTHS, NEVER, ORDINARY, VERBS
from bot.domain.owner_doubts import Doubt, Named
from bot.domain.owner_places import Kind, Place, places

_REACH: Final = 60  # characters behind the beginning of a place, within which its names stand
_SHORT_NAME: Final = 2  # characters of a Chinese name that may be the beginning of another one


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is called so; `whole`: it is a whole name, `near`: he is among those around."""

    user_id: str
    whole: bool
    near: bool


Namesakes = Mapping[str, Sequence[Known]]
"""Who is called so, by folded phrase; a handle has its @."""


def phrases(text: str) -> set[str]:
    """Return the folded phrases in plain text of which some may be names of owners."""
    plain = folded(text)
    found: set[str] = set()
    begin = end = 0
    for place in places(plain):
        if place.start > end:
            found |= names.sequences(plain[begin:end])
            begin = place.start
        end = place.start + _REACH
        if place.kind is Kind.AT and (handle := beside.HANDLE.match(plain, place.start)):
            found |= {handle[0], f"@{handle[0]}"}
    return found | names.sequences(plain[begin:end])


def resolve(text: str, namesakes: Namesakes) -> Named:
    """Return plain text with the owners' names as mentions, as far as they are sure."""
    reader = _Reader(narrow(text), folded(text), namesakes)
    found: list[_Name] = []
    for place in places(reader.plain):
        if not found or place.start >= found[-1].end:
            found += reader.read(place)
    return _rewritten(text, found)


@dataclass(frozen=True, slots=True)
class _Name:
    """Where a name stands, and whom it may mean; `sure`: the only one.

    `is_told`: nobody around is called so, but the sentence says that it is a name.
    """

    start: int
    end: int
    candidates: tuple[str, ...]
    sure: bool
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class _Called:
    """A phrase by which people are called."""

    start: int
    end: int
    phrase: str
    people: tuple[Known, ...]

    @property
    def is_near(self) -> bool:
        """Whether it is said of those around."""
        return all(person.near for person in self.people)

    @property
    def is_plain(self) -> bool:
        """Whether it can be nothing but a name: a whole one of two words, or in Chinese."""
        whole = all(person.whole for person in self.people)
        return whole and (" " in self.phrase or bool(beside.IN_CHINESE.fullmatch(self.phrase)))

    def named(self, *, sure: bool) -> _Name:
        """Return it as a name; it is sure only when a single person is called so."""
        ids = tuple(dict.fromkeys(person.user_id for person in self.people))
        return _Name(self.start, self.end, ids, sure and len(ids) == 1)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads names in a text: as it was typed (`text`, narrow) and folded (`plain`)."""

    text: str
    plain: str
    namesakes: Namesakes

    def read(self, place: Place) -> list[_Name]:
        """Return the names at a place."""
        if place.kind is Kind.AT:
            return [self._marked(place.start)]
        listed = list(self._listed(place.start))
        others = self._strangers(place, listed)
        if others or not listed:
            return others
        if place.kind in (Kind.HEAD, Kind.ASKED):
            return self._leading(listed, is_asked=place.kind is Kind.ASKED)
        if not beside.ENDS[place.kind].match(self.plain, listed[-1].end):
            return []
        is_told = place.kind is Kind.SAID
        meant = [one for one in listed if is_told or one.is_plain or one.phrase not in ORDINARY]
        return [one.named(sure=one.is_near or is_told or one.is_plain) for one in meant]

    def _marked(self, start: int) -> _Name:
        """The name behind an @, which says that it is one."""
        handle = beside.HANDLE.match(self.plain, start)
        ends = names.at(self.plain, start)
        ends += (
            [(handle.end(), phrase) for phrase in (handle[0], f"@{handle[0]}")] if handle else []
        )
        for end, phrase in sorted(ends, reverse=True):
            if people := _nearest(self.namesakes.get(phrase, ())):
                return _Called(start - 1, end, phrase, people).named(sure=True)
        unknown = beside.UNKNOWN.match(self.plain, start)
        return _Name(start - 1, unknown.end() if unknown else start, (), sure=False)

    def _strangers(self, place: Place, listed: Sequence[_Called]) -> list[_Name]:
        """The names in a row of which the sentence says that they are owners, known or not.

        Empty when nobody is unknown, or it is not clear that somebody is.
        """
        if place.kind not in (Kind.HEAD, Kind.ASKED, Kind.SAID):
            return []
        joint = beside.AND.match(self.plain, listed[-1].end) if listed else None
        if listed and not joint:
            return []
        is_said = place.kind is Kind.SAID
        spans = strangers.names(
            self.text, self.plain, joint.end() if joint else place.start, is_said=is_said
        )
        known = [one.named(sure=True) for one in listed] if spans else []
        return known + [self._stranger(*span) for span in spans]

    def _stranger(self, start: int, end: int) -> _Name:
        called = self._called(start)
        if called and called.end == end:
            return called.named(sure=True)
        people = self.namesakes.get(" ".join(self.plain[start:end].split()), ())
        ids = tuple(dict.fromkeys(person.user_id for person in people))
        return _Name(start, end, ids, sure=False, is_told=True)

    def _listed(self, start: int) -> Iterator[_Called]:
        """The names that stand there one after the other, joined by *and*."""
        while called := self._called(start):
            yield called
            joint = beside.AND.match(self.plain, called.end)
            if joint is None:
                return
            start = joint.end()

    def _called(self, start: int) -> _Called | None:
        for end, phrase in names.at(self.plain, start):
            known = [one for one in self.namesakes.get(phrase, ()) if one.near or one.whole]
            if known and phrase not in NEVER:
                return _Called(start, self._behind_title(phrase, end), phrase, _nearest(known))
        return None

    def _behind_title(self, phrase: str, end: int) -> int:
        """Where a Chinese name ends with its title, such as in 王芳经理; not in 王芳总结."""
        title = beside.TITLE_BEHIND.match(self.plain, end)
        return title.end() if title and beside.IN_CHINESE.fullmatch(phrase) else end

    def _leading(self, listed: Sequence[_Called], *, is_asked: bool) -> list[_Name]:
        more = beside.MORE_MENTIONS.match(self.plain, listed[-1].end)
        end = more.end() if more else listed[-1].end
        if beside.NO_OWNER.match(self.plain, end):
            return []
        judged = [(one, self._strength(one, end, is_asked=is_asked)) for one in listed]
        return [one.named(sure=strength) for one, strength in judged if strength is not None]

    def _strength(self, called: _Called, end: int, *, is_asked: bool) -> bool | None:
        """Whether a name at the beginning is surely an owner's; None: it is surely none."""
        told = beside.TOLD.match(self.plain, end) is not None
        if called.is_plain:
            return self._ends(called) if told or called.is_near else None
        if not called.is_near:
            return False if told else None
        if beside.IN_CHINESE.fullmatch(called.phrase):
            apart = beside.SET_APART.match(self.plain, end) is not None
            return self._strength_in_chinese(called, told=told or is_asked, apart=apart)
        verb = beside.NEXT_WORD.match(self.plain, end)
        does = bool(verb and verb[1] in VERBS) or beside.IN_CHINESE.match(self.plain, end)
        if called.phrase in ORDINARY:
            return self._strength_of_word(called, end, told=told, does=bool(does))
        return told or is_asked or bool(does)

    def _strength_in_chinese(self, called: _Called, *, told: bool, apart: bool) -> bool | None:
        """The same of part of a Chinese name, or of a surname with what stands around it."""
        if names.is_familiar(called.phrase):
            return told or apart or self._goes_on(called) or None
        if called.phrase in ORDINARY:
            return told or None
        return told or apart

    def _ends(self, called: _Called) -> bool:
        """Whether a whole name surely ends there, and does not go on as a longer one."""
        is_short = len(called.phrase) == _SHORT_NAME
        return not is_short or self._goes_on(called)

    def _goes_on(self, called: _Called) -> bool:
        """Whether what stands behind a Chinese name begins another word."""
        return beside.GOES_ON_IN_CHINESE.match(self.plain, called.end) is not None

    def _strength_of_word(
        self, called: _Called, end: int, *, told: bool, does: bool
    ) -> bool | None:
        """The same of a name that is also an ordinary word, such as May, Mark and Will."""
        is_month = called.phrase in MONTHS and beside.TO_A_MONTH.match(self.plain, end)
        if is_month or not self.text[called.start].isupper() or not (told or does):
            return None
        return told and not beside.TO_BE.match(self.plain, end)


def _nearest(people: Sequence[Known]) -> tuple[Known, ...]:
    """Those around, when there are any; whole names before parts of names."""
    near = [person for person in people if person.near] or list(people)
    return tuple([person for person in near if person.whole] or near)


def _rewritten(text: str, found: Sequence[_Name]) -> Named:
    """Put mentions in the place of the names that are sure; doubts move with the text."""
    done, said = 0, ""
    doubts: list[Doubt] = []
    for name in sorted(found, key=lambda one: one.start):
        said += text[done : name.start]
        done = name.end
        if name.sure:
            said += f"<@{name.candidates[0]}>"
        else:
            words = text[name.start : name.end]
            doubts.append(Doubt(words, len(said), name.candidates, is_told=name.is_told))
            said += text[name.start : name.end]
    return Named(said + text[done:], tuple(doubts))
