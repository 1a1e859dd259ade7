"""`python -m bot.i18n.check`: finds what is wrong with the texts; `make check` runs it.

Every fault is a line `file:line: sentence`; with any, the exit code is 1. How the code has to ask
for texts, so that this can follow it, stands in `bot/i18n/checks/usage.py`.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.i18n.checks import catalogues, formats, literals, usage
from bot.i18n.checks.fault import Fault
from bot.i18n.checks.usage import Module

_SOURCES = ("bot", "handlers", "scheduler", "storage", "sandbox")
_SHOWS_WORDS = ("bot/views", "bot/services", "bot/slack", "handlers", "scheduler")
_FORMS_SENTENCES = ("bot/views", "bot/services", "handlers")
_KIT = "bot/views/kit"
_CHECKS = "bot/i18n/checks"


def main() -> int:
    """Print the faults of this checkout; return how the process should exit."""
    root = Path(__file__).parents[2]
    found = faults(root)
    for fault in found:
        print(Fault(fault.path.relative_to(root), fault.line, fault.sentence))  # noqa: T201 - a command
    return 1 if found else 0


def faults(root: Path) -> list[Fault]:
    """Return all faults of a source tree, sorted by file and line."""
    languages, found = catalogues.read(root / "bot/i18n/locales")
    found.extend(catalogues.compared(languages))
    found.extend(usage.unknown_and_unused(_modules(root, _SOURCES, but=_CHECKS), languages))
    shown = _modules(root, _SHOWS_WORDS, but=_KIT)
    found.extend(literals.hard_coded(_modules(root, (_KIT,)), shown))
    found.extend(formats.hand_made(_modules(root, _FORMS_SENTENCES, but=_KIT)))
    return sorted(set(found))


def _modules(root: Path, folders: tuple[str, ...], but: str | None = None) -> Iterator[Module]:
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            if but is None or not path.is_relative_to(root / but):
                yield Module(path, ast.parse(path.read_text(encoding="utf-8"), str(path)))


if __name__ == "__main__":
    sys.exit(main())
