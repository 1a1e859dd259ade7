"""How people are called: the names by which somebody may be meant, in the form they are compared.

Slack knows somebody by a display name, a real name and a handle, and people put into them what
they like: `王芳 (Finance)`, `Li Wei 李伟`, `Ana García | Berlin`. He is called by a whole name, or
by part of it: one word of a name in Latin letters, a Chinese name of three characters without the
surname, or a Chinese surname with 小 or 老 before it or a title behind it (小王, 王经理), which are
looked up as one: 王某, somebody whose surname is 王.
"""

import re
from collections.abc import Iterable
from operator import itemgetter
from typing import Final

from bot.domain.letters import folded
from bot.domain.name_words import COMPOUND_SURNAMES, TITLES

LETTER: Final = r"[^\W\d_\u2e80-\ua4cf\uac00-\ud7a3]"
"""One letter of an alphabet; Chinese characters and Korean syllables are none."""
WORD: Final = rf"{LETTER}+(?:['’.-]{LETTER}+)*"
"""One word of a name in letters; a possessive (`Ana's`) is a word of its own."""
CHINESE: Final = r"[\u3400-\u9fff]"
TITLE: Final = "|".join(sorted(TITLES, key=len, reverse=True))
"""One title, the longest that fits."""

_MOST_WORDS: Final = 4
# With what a department or a job ends, which people put behind their names.
_UNITS: Final = "部组科处室司团队员师理总长心會会"
_CHINESE_LENGTHS: Final = range(2, 5)
_FAMILIAR_LENGTHS: Final = range(2, 7)
_SOMEBODY: Final = "某"
_SURNAME: Final = rf"{'|'.join(COMPOUND_SURNAMES)}|{CHINESE}"
_FAMILIAR: Final = re.compile(rf"[小老]({_SURNAME})|({_SURNAME})(?:{TITLE}|{_SOMEBODY})")
_PHRASE: Final = re.compile(rf"{WORD}(?:[ .]+{WORD}){{0,3}}\.?")
_CHINESE_NAME: Final = re.compile(rf"(?<!{CHINESE}){CHINESE}{{2,4}}(?!{CHINESE})")
_ASIDE: Final = re.compile(r"\s*(?:[(\[（【|/@].*|[-–—]\s.*|\s[-–—].*)$", re.DOTALL)


def aliases(names: Iterable[str], handle: str = "") -> dict[str, bool]:
    """Return what somebody is called, folded, and whether that is a whole name.

    `names` as Slack knows them; `handle` is the one without spaces, which only an @ calls.
    """
    called: dict[str, bool] = {f"@{folded(handle)}": True} if handle else {}
    for name in filter(None, names):
        plain = " ".join(folded(name).split())
        cores = _cores(plain)
        for part in (part for core in cores for part in [*_parts(core), *_by_surname(core)]):
            called.setdefault(part, False)
        called |= dict.fromkeys([plain, *cores], True)
    return {name: whole for name, whole in called.items() if len(name) > 1}


def sequences(text: str) -> set[str]:
    """Return every phrase of folded text that may be a name: up to four words, or characters."""
    found: set[str] = set()
    words = list(re.finditer(WORD, text))
    for place, word in enumerate(words):
        ends = [one.end() for one in words[place : place + _MOST_WORDS]]
        found |= {" ".join(text[word.start() : end].split()) for end in ends}
    for run in re.finditer(rf"{CHINESE}+", text):
        found |= {
            run[0][start : start + length]
            for start in range(len(run[0]))
            for length in _CHINESE_LENGTHS
        }
        found |= {form for start in range(len(run[0])) for _, form in _familiar(run[0], start)}
    return found


def at(text: str, start: int) -> list[tuple[int, str]]:
    """Return where the phrases end that begin at a place in folded text, the longest first."""
    chinese = re.compile(rf"{CHINESE}{{2,4}}").match(text, start)
    if chinese:
        found = [(end, text[start:end]) for end in range(start + 2, chinese.end() + 1)]
        return sorted([*_familiar(text, start), *found], key=itemgetter(0), reverse=True)
    ends: list[int] = []
    word = _FIRST_WORD.match(text, start)
    while word and len(ends) < _MOST_WORDS:
        ends.append(word.end())
        word = _NEXT_WORD.match(text, word.end())
    return [(end, " ".join(text[start:end].split())) for end in reversed(ends)]


def is_familiar(phrase: str) -> bool:
    """Whether a phrase is one by which people of a surname are looked up."""
    return phrase.endswith(_SOMEBODY)


def _familiar(text: str, start: int) -> list[tuple[int, str]]:
    """Where what calls somebody by his surname ends, and the phrase by which he is looked up."""
    ends = [start + length for length in _FAMILIAR_LENGTHS if start + length <= len(text)]
    found = [(end, _FAMILIAR.fullmatch(text, start, end)) for end in ends]
    return [(end, f"{match[1] or match[2]}{_SOMEBODY}") for end, match in found if match]


def _by_surname(name: str) -> list[str]:
    """The phrase by which somebody of a Chinese name is looked up who is called by his surname."""
    if not re.fullmatch(rf"{CHINESE}{{2,4}}", name):
        return []
    return [(name[:2] if name.startswith(COMPOUND_SURNAMES) else name[:1]) + _SOMEBODY]


def _cores(name: str) -> list[str]:
    """The names in letters and in Chinese within a name, without what stands aside."""
    main, aside = _ASIDE.sub("", name), _ASIDE.search(name)
    letters, chinese = _PHRASE.search(main), _CHINESE_NAME.search(main)
    if chinese is None and aside:
        found = _CHINESE_NAME.search(aside[0])
        chinese = found if found and found[0][-1] not in _UNITS else None
    return [found[0] for found in (letters, chinese) if found]


def _parts(name: str) -> list[str]:
    if re.fullmatch(rf"{CHINESE}{{3,4}}", name):
        return [name[2:] if name.startswith(COMPOUND_SURNAMES) else name[1:]]
    words = re.findall(WORD, name)
    return words if len(words) > 1 else []


_FIRST_WORD: Final = re.compile(rf"{WORD}(?![\w])|{WORD}(?={CHINESE})")
_NEXT_WORD: Final = re.compile(rf"[ .]\s?{WORD}(?![\w])|[ .]\s?{WORD}(?={CHINESE})")
