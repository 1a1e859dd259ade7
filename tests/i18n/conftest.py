"""A small checkout, to put something wrong into."""

import textwrap
from pathlib import Path

import pytest

from bot.i18n import check

EN = """\
msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
ZH = """\
msgid ""
msgstr ""
"Language: zh_Hans\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
TITLE_EN = 'msgid "home.title"\nmsgstr "Hello {name}"\n'
TITLE_ZH = 'msgid "home.title"\nmsgstr "你好 {name}"\n'
OTHER_EN = 'msgid "home.title_late"\nmsgstr "Too late"\n'
OTHER_ZH = 'msgid "home.title_late"\nmsgstr "已过期"\n'
ITEMS_EN = (
    'msgid "home.items"\nmsgid_plural "home.items"\n'
    'msgstr[0] "{count} item"\nmsgstr[1] "{count} items"\n'
)
ITEMS_ZH = 'msgid "home.items"\nmsgid_plural "home.items"\nmsgstr[0] "{count} 项"\n'
KIT = "def button(label, action_id): ..."


class Tree:
    """A small checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("bot/views/kit/__init__.py", KIT)

    def write(self, path: str, source: str) -> None:
        """Write a file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")

    def texts(self, english: str, chinese: str, noun: str = "home") -> None:
        """Write the catalogues of a noun."""
        self.write(f"bot/i18n/locales/en/{noun}.po", EN + english)
        self.write(f"bot/i18n/locales/zh_Hans/{noun}.po", ZH + chinese)

    def code(self, source: str, path: str = "bot/views/home.py") -> None:
        """Write a module."""
        self.write(path, textwrap.dedent(source))

    def faults(self) -> list[str]:
        """Return what is found, as `file:line: sentence` with the last part of the path."""
        return [
            f"{fault.path.name}:{fault.line}: {fault.sentence}" for fault in check.faults(self.root)
        ]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A checkout with nothing wrong: one text, and one use of it."""
    tree = Tree(tmp_path)
    tree.texts(TITLE_EN, TITLE_ZH)
    tree.code('t("home.title", name=name)')
    return tree
