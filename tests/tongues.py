"""Words of the wrong language in what somebody sees."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from opencc import OpenCC

# What is read of a message or view, and what nobody reads within: how it looks, ids and values.
_READ = ("text", "blocks", "title", "submit", "close")
_HIDDEN = frozenset(
    ("action_id", "block_id", "channel", "emoji", "include", "indent", "initial_conversation",
     "initial_date", "initial_time", "name", "style", "type", "url", "user", "user_id", "value")
)  # fmt: skip
_LABEL = re.compile(r"<[^<>|]*\|([^<>]*)>")
_NO_WORDS = re.compile(
    r"<[^<>]*>|:[a-z0-9_+-]+:"  # mentions and bare links, emoji
    r"|\b[FD]-\d+|\b[A-Z][a-z]+/[A-Z]\w+"  # F-12, Asia/Shanghai
)
_COMMANDS = re.compile(r"`[^`]*`|/(?:invite|meeting|update|followup|decision|digest|away)\b")
_CHINESE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]+")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_SIMPLIFIED = OpenCC("s2t")
_TRADITIONAL = OpenCC("t2s")


def foreign(language: str, seen: Mapping[str, Any], typed: Iterable[str] = ()) -> list[str]:
    """What is not in `language` in a message or view.

    Names, numbers and commands have no language; `typed` are the words that people wrote.
    """
    read = [text for name in _READ if name in seen for text in _shown(seen[name])]
    return [words for text in read for words in _foreign(language, _own(text, typed))]


def _shown(part: Any) -> Iterator[str]:
    """All that can be read in a part, labels, options and placeholders included."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, value in part.items():
            if name not in _HIDDEN:
                yield from _shown(value)
    elif isinstance(part, list):
        for item in part:
            yield from _shown(item)


def _own(text: str, typed: Iterable[str]) -> str:
    """What the bot itself says in a text."""
    text = _LABEL.sub(r"\1", text)
    for words in sorted(typed, key=len, reverse=True):
        text = text.replace(words, " ")
    return _NO_WORDS.sub(" ", text)


def _foreign(language: str, text: str) -> list[str]:
    if language == "en":
        return _CHINESE.findall(text)
    other = _LATIN.findall(_COMMANDS.sub(" ", text))
    plain = (_SIMPLIFIED if language == "zh_Hant" else _TRADITIONAL).convert(text)
    return other if plain == text else [*other, text]
