"""`python -m bot.i18n.traditional`: makes the Traditional Chinese texts from the Simplified ones.

OpenCC converts them word by word to what Taiwan writes; `zh_Hant/corrections.tsv` is what people
corrected in that. Nobody edits the texts themselves: with `check`, as `make check` runs it, the
command writes nothing and fails when they are not what would be made now.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import normalize, read_po
from opencc import OpenCC

SIMPLIFIED, TRADITIONAL = "zh_Hans", "zh_Hant"
CORRECTIONS = "corrections.tsv"
_CONFIG = "s2twp"
_HEADER = """\
# Made from {source}: change that or corrections.tsv, then `make traditional`.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plural}\\n"
"""


def main(arguments: list[str]) -> int:
    """Write the catalogues, or with `check` print how they differ; return the exit code."""
    locales = Path(__file__).with_name("locales")
    if arguments not in ([], ["check"]):
        print("usage: python -m bot.i18n.traditional [check]", file=sys.stderr)  # noqa: T201 - a command
        return 2
    if not arguments:
        write(locales)
    found = faults(locales)
    for fault in found:
        print(fault)  # noqa: T201 - a command
    return 1 if found else 0


def write(locales: Path) -> None:
    """Write the catalogues of `zh_Hant` as they should be; those without a source are removed."""
    made, _ = _made(locales)
    for path in (locales / TRADITIONAL).glob("*.po"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (locales / TRADITIONAL / name).write_text(text, encoding="utf-8")


def faults(locales: Path) -> list[str]:
    """Say which files are not what would be made now, and which corrections correct nothing."""
    made, corrections = _made(locales)
    there = {
        path.name: path.read_text(encoding="utf-8") for path in (locales / TRADITIONAL).glob("*.po")
    }
    stale = [
        f"{TRADITIONAL}/{name} is not what {SIMPLIFIED} gives: run `make traditional`"
        for name in sorted(made.keys() | there.keys())
        if made.get(name) != there.get(name)
    ]
    idle = [
        f"{TRADITIONAL}/{CORRECTIONS}: {wrong} does not occur any more; remove it"
        for wrong in corrections.unused
    ]
    return stale + idle


@dataclass
class Corrections:
    """What to write instead of what OpenCC makes; it remembers which it needed."""

    instead: Mapping[str, str]
    used: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path) -> "Corrections":
        """Read a file of lines `made<TAB>instead`; empty ones and those with # are remarks.

        ValueError when something is corrected twice.
        """
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        instead = {made: right for made, right in rows}  # noqa: C416 - each row is to have two parts
        if len(instead) < len(rows):
            raise ValueError(f"{path}: something is corrected twice")
        return cls(instead)

    def __call__(self, text: str) -> str:
        """Return the text corrected, where several fit by the longest of them."""
        return self._pattern.sub(self._right, text) if self.instead else text

    @property
    def unused(self) -> list[str]:
        """What was never corrected."""
        return sorted(self.instead.keys() - self.used)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.instead, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)))

    def _right(self, found: re.Match[str]) -> str:
        self.used.add(found[0])
        return self.instead[found[0]]


def _made(locales: Path) -> tuple[dict[str, str], Corrections]:
    """Return the text of each file of `zh_Hant` by its name, and the corrections it needed."""
    corrections = Corrections.read(locales / TRADITIONAL / CORRECTIONS)
    converter = OpenCC(_CONFIG)

    def convert(text: str) -> str:
        return corrections(converter.convert(text))

    sources = sorted((locales / SIMPLIFIED).glob("*.po"))
    return {path.name: "\n".join(_parts(path, convert)) for path in sources}, corrections


def _parts(path: Path, convert: Callable[[str], str]) -> Iterator[str]:
    """Give the header and the entries of the catalogue made from the one at `path`."""
    yield _HEADER.format(
        source=f"{SIMPLIFIED}/{path.name}", language=TRADITIONAL, plural=get_plural(TRADITIONAL)
    )
    with path.open("rb") as file:
        for message in read_po(file, locale=SIMPLIFIED, ignore_obsolete=True):
            if message.id:
                yield "\n".join(_lines(message, convert)) + "\n"


def _lines(message: Message, convert: Callable[[str], str]) -> Iterator[str]:
    if message.flags:
        yield f"#, {', '.join(sorted(message.flags))}"
    if isinstance(message.id, str):
        yield f"msgid {_quoted(message.id)}"
    else:
        for word, key in zip(("msgid", "msgid_plural"), message.id, strict=True):
            yield f"{word} {_quoted(key)}"
    if isinstance(message.string, tuple | list):
        for number, text in enumerate(message.string):
            yield f"msgstr[{number}] {_quoted(convert(text))}"
    else:
        yield f"msgstr {_quoted(convert(message.string or ''))}"


def _quoted(text: str) -> str:
    return normalize(text, width=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
