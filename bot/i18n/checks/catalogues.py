"""What can be wrong in the catalogues themselves: one by one, and beside the English ones."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po

from bot.i18n.checks.fault import Fault
from bot.i18n.texts import placeholders

ENGLISH = "en"
_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
_MSGID = re.compile(r'msgid "(.+)"')
_OBSOLETE = re.compile(r"#~\s*msgid ")
_WORD = re.compile(r"[A-Za-z]{3}")
# Slack takes `*` for bold only where no letter touches it on the outside, Chinese letters and
# full-width punctuation included: people would see the asterisks.
_TOUCHING = r"\w\u2e80-\u9fff\u3000-\u303f\uff00-\uffef"
_BOLD = re.compile(rf"([{_TOUCHING}}}]?)\*[^*\n]+\*([{_TOUCHING}{{]?)")
_CODE = re.compile(rf"([{_TOUCHING}}}]?)`[^`\n]+`([{_TOUCHING}{{]?)")
_COUNT = "count"
_PLACEHOLDER = re.compile(r"\{[a-z][a-z0-9_]*\}")
_BRACES = re.compile(r"[{}]")
_HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:!?(]")
# A text that is the same in English on purpose (a name, a command) carries this flag.
_SAME = "same"


@dataclass(frozen=True)
class Entry:
    """One text of one language, with all its plural forms."""

    key: str
    texts: tuple[str, ...]
    is_plural: bool
    is_same: bool
    path: Path
    line: int

    @property
    def placeholders(self) -> frozenset[str]:
        """The names that the text wants filled, over all plural forms."""
        return frozenset().union(*map(placeholders, self.texts))


Texts = Mapping[str, Entry]


def read(locales: Path) -> tuple[dict[str, Texts], list[Fault]]:
    """Return the texts of each language by their keys, and what is wrong with the files."""
    languages: dict[str, Texts] = {}
    faults: list[Fault] = []
    for folder in sorted(path for path in locales.iterdir() if path.is_dir()):
        entries: dict[str, Entry] = {}
        for path in sorted(folder.glob("*.po")):
            faults.extend(_read_file(path, entries))
        languages[folder.name] = entries
    return languages, faults


def compared(languages: Mapping[str, Texts]) -> Iterator[Fault]:
    """Find what a language lacks, has too much of, or says with other placeholders."""
    english = languages.get(ENGLISH, {})
    for language, texts in languages.items():
        if language == ENGLISH:
            continue
        for key in english.keys() - texts.keys():
            yield _fault(english[key], f"{key} is missing in {language}")
        for key in texts.keys() - english.keys():
            yield _fault(texts[key], f"{key} is missing in {ENGLISH}")
        for key in english.keys() & texts.keys():
            yield from _differences(english[key], texts[key], language)


def _read_file(path: Path, entries: dict[str, Entry]) -> Iterator[Fault]:
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        with path.open("rb") as file:
            catalog = read_po(file, ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        yield Fault(path, error.lineno + 1, f"this is not a catalogue: {error}")
        return
    found = [(match[1], at) for at, line in enumerate(lines, 1) if (match := _MSGID.match(line))]
    yield from _header_faults(path, catalog)
    yield from _order_faults(path, found)
    where = dict(reversed(found))
    for message in catalog:
        if isinstance(message.id, str | tuple) and message.id:
            entry = _entry(message, path, where)
            entries[entry.key] = entry
            yield from _entry_faults(entry, message, catalog.num_plurals)
    for at, line in enumerate(lines, 1):
        if _OBSOLETE.match(line):
            yield Fault(path, at, "an obsolete entry; remove it, history keeps it")


def _header_faults(path: Path, catalog: Catalog) -> Iterator[Fault]:
    language = path.parent.name
    if catalog.locale_identifier != language:
        yield Fault(path, 1, f"the header should say Language: {language}")
    expected = get_plural(language)
    if (catalog.num_plurals, catalog.plural_expr) != tuple(expected):
        yield Fault(path, 1, f"the header should say Plural-Forms: {expected}")


def _order_faults(path: Path, found: list[tuple[str, int]]) -> Iterator[Fault]:
    for (before, _), (key, at) in pairwise(found):
        if key < before:
            yield Fault(path, at, f"{key} should stand before {before}: keys are sorted")
    counted = Counter(key for key, _ in found)
    for key, at in found:
        if counted[key] > 1:
            yield Fault(path, at, f"{key} is there {counted[key]} times")


def _entry(message: Message, path: Path, where: Mapping[str, int]) -> Entry:
    key = message.id if isinstance(message.id, str) else message.id[0]
    strings = (message.string,) if isinstance(message.string, str) else message.string or ("",)
    return Entry(
        key=key,
        texts=tuple(strings),
        is_plural=message.pluralizable,
        is_same=_SAME in message.flags,
        path=path,
        line=where.get(key, 1),
    )


def _entry_faults(entry: Entry, message: Message, forms: int) -> Iterator[Fault]:
    noun = entry.path.stem
    if not _KEY.fullmatch(entry.key):
        yield _fault(entry, f"{entry.key} is no key; one is like {noun}.part.part")
    elif not entry.key.startswith(f"{noun}."):
        yield _fault(entry, f"{entry.key} belongs in {entry.key.partition('.')[0]}.po")
    if message.fuzzy:
        yield _fault(entry, f"{entry.key} is fuzzy: a guess that nobody has looked at")
    if not all(entry.texts):
        yield _fault(entry, f"{entry.key} has no text, or lacks a plural form")
    if entry.is_plural and len(entry.texts) != forms:
        yield _fault(entry, f"{entry.key} has {len(entry.texts)} plural forms, not {forms}")
    if isinstance(message.id, tuple) and message.id[1] != entry.key:
        yield _fault(entry, f"msgid_plural of {entry.key} should be the same key")
    if all(entry.texts):
        yield from _form_faults(entry)
    for name, marked in (("bold", _BOLD), ("code", _CODE)):
        if any(before or after for text in entry.texts for before, after in marked.findall(text)):
            yield _fault(
                entry, f"{entry.key} has a letter that touches {name}: put a space between"
            )


def _form_faults(entry: Entry) -> Iterator[Fault]:
    """Find what is wrong within the plural forms; a form may leave out the count (*a day*)."""
    named = [placeholders(text) - {_COUNT} for text in entry.texts]
    if any(names != named[0] for names in named):
        yield _fault(entry, f"{entry.key} has other placeholders in one plural form than another")
    if _COUNT in entry.placeholders and _COUNT not in placeholders(entry.texts[-1]):
        yield _fault(entry, f"{entry.key} leaves out the count where it is many")
    if any(_BRACES.search(_PLACEHOLDER.sub("", text)) for text in entry.texts):
        yield _fault(entry, f"{entry.key} has a brace that is no placeholder")
    if any(_HALF_WIDTH.search(text) for text in entry.texts):
        yield _fault(entry, f"{entry.key} has a half-width mark behind a Chinese character")


def _differences(english: Entry, entry: Entry, language: str) -> Iterator[Fault]:
    if entry.is_plural != english.is_plural:
        yield _fault(entry, f"{entry.key} has plural forms in one language and none in another")
    if entry.placeholders != english.placeholders:
        here, there = _named(entry.placeholders), _named(english.placeholders)
        yield _fault(entry, f"{entry.key} has placeholders {here}, but in English {there}")
    if _is_untranslated(english, entry, language):
        yield _fault(entry, f"{entry.key} is not translated (flag it `{_SAME}` if meant so)")


def _is_untranslated(english: Entry, entry: Entry, language: str) -> bool:
    if entry.is_same or entry.texts[0] not in english.texts or _is_latin(language):
        return False
    return bool(_WORD.search(re.sub(r"\{\w+\}", "", entry.texts[0])))


def _is_latin(language: str) -> bool:
    locale = Locale.parse(language)
    likely = get_global("likely_subtags").get(language, language)
    return (locale.script or Locale.parse(likely).script) == "Latn"


def _named(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"


def _fault(entry: Entry, sentence: str) -> Fault:
    return Fault(entry.path, entry.line, sentence)
