"""No text makes a pattern go through more ways than anybody could wait for."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping

import pytest

import bot
import handlers
import scheduler
import storage
from tests.ambiguity import ambiguous_word


def test_no_loop_of_a_pattern_can_pass_a_text_in_two_ways() -> None:
    """Thirty people mentioned in one line once held the bot up for minutes."""
    words = {pattern.pattern: ambiguous_word(pattern) for pattern in set(_patterns())}
    assert len(words) > 900
    assert not {pattern: word for pattern, word in words.items() if word}


@pytest.mark.parametrize(
    "pattern",
    [r"(?:a+)+b", r"(?:a|ab|b)*c", r"(?:\s*,?\s*a)*", r"(?:(?:\s|a)*x?)*", r"(?:a?b?)*c"],
)
def test_one_that_can_is_found(pattern: str) -> None:
    """The analysis tells them apart."""
    assert ambiguous_word(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\s*(?:,\s*)?a)*",
        r"(?>(?:a|ab|b)*)c",
        r"(?:a|ab|b)*+c",
        r"(?:\d{1,3},)*",
        r"(?i:(?:a|(?-i:B))*)",
        r"(?:a?b)*c",
    ],
)
def test_one_that_cannot_is_not(pattern: str) -> None:
    """Bounded, atomic and possessive repetitions, and loops with one way."""
    assert ambiguous_word(re.compile(pattern)) is None


def _patterns() -> Iterator[re.Pattern[str]]:
    for package in (bot, handlers, scheduler, storage):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__") and ".migrations." not in module.name:
                yield from _patterns_in(vars(importlib.import_module(module.name)))


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            if name != "__builtins__":
                yield from _patterns_in(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _patterns_in(one)
