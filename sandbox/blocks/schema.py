"""The small language in which the blocks are described: checks, and ways to put them together.

A check looks at a value and adds one sentence for everything that is wrong with it. The sentences
are Slack's own: those of its JSON schema validator, https://github.com/slackhq/hack-json-schema
(`src/Constraints`), with the place of the fault as a JSON pointer.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

Check = Callable[[Any, str, list[str]], None]
Rule = Callable[[Mapping[str, Any], str, list[str]], None]


def report(found: list[str], sentence: str, at: str) -> None:
    """Add one sentence about the value at the JSON pointer `at`."""
    found.append(f"{sentence} [json-pointer:{at}]")


def anything(_value: Any, _at: str, _found: list[str]) -> None:
    """Take every value."""


def flag(value: Any, at: str, found: list[str]) -> None:
    """Take true and false."""
    if not isinstance(value, bool):
        report(found, "must be a boolean", at)


def text(longest: int | None = None, *, shortest: int = 1, form: str | None = None) -> Check:
    """Take strings of `shortest` to `longest` characters that wholly match the pattern `form`."""
    pattern = re.compile(form) if form else None

    def check(value: Any, at: str, found: list[str]) -> None:
        if not isinstance(value, str):
            report(found, "must provide a string", at)
        elif len(value) < shortest:
            report(found, f"must be more than {shortest - 1} characters", at)
        elif longest is not None and len(value) > longest:
            report(found, f"must be less than {longest + 1} characters", at)
        elif pattern is not None and not pattern.fullmatch(value):
            report(found, f"input must match regex pattern: {form}", at)

    return check


def choice(*values: str) -> Check:
    """Take one of a few words."""
    known = frozenset(values)

    def check(value: Any, at: str, found: list[str]) -> None:
        if not isinstance(value, str):
            report(found, "must provide a string", at)
        elif value not in known:
            report(found, "must be a valid enum value", at)

    return check


def integer(least: int | None = None, most: int | None = None) -> Check:
    """Take whole numbers from `least` to `most`."""

    def check(value: Any, at: str, found: list[str]) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            report(found, "must provide an integer", at)
        elif least is not None and value < least:
            report(found, f"must be greater than {least}", at)
        elif most is not None and value > most:
            report(found, f"must be less than {most}", at)

    return check


def number(value: Any, at: str, found: list[str]) -> None:
    """Take finite numbers."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        report(found, "must provide a number", at)


def positive(value: Any, at: str, found: list[str]) -> None:
    """Take finite numbers above zero."""
    before = len(found)
    number(value, at, found)
    if len(found) == before and value <= 0:
        report(found, "must be greater than 0", at)


def list_of(item: Check, most: int | None = None, *, least: int = 0) -> Check:
    """Take arrays of `least` to `most` items that all pass `item`."""

    def check(value: Any, at: str, found: list[str]) -> None:
        if not isinstance(value, list):
            report(found, "must provide an array", at)
        elif most is not None and len(value) > most:
            report(found, f"no more than {most} items allowed", at)
        elif len(value) < least:
            report(found, f"must provide at least {least} items", at)
        else:
            for index, member in enumerate(value):
                item(member, f"{at}/{index}", found)

    return check


def or_null(inner: Check) -> Check:
    """Take null, and what `inner` takes."""

    def check(value: Any, at: str, found: list[str]) -> None:
        if value is not None:
            inner(value, at, found)

    return check


def as_one(inner: Check) -> Check:
    """Take what `inner` takes; announce its faults by the sentence Slack puts before them."""

    def check(value: Any, at: str, found: list[str]) -> None:
        faults: list[str] = []
        inner(value, at, faults)
        if faults:
            report(found, "failed to match all allowed schemas", at)
            found.extend(faults)

    return check


@dataclass(frozen=True, slots=True)
class Required:
    """A field that must be there."""

    check: Check


@dataclass(frozen=True, slots=True)
class Record:
    """An object of known fields; `rules` are looked at when all of them are right."""

    fields: Mapping[str, Check]
    required: tuple[str, ...]
    rules: tuple[Rule, ...]

    def __call__(self, value: Any, at: str, found: list[str]) -> None:
        """Add what is wrong with the object at the JSON pointer `at`."""
        if not isinstance(value, dict):
            report(found, "must provide an object", at)
            return
        before = len(found)
        for name in self.required:
            if name not in value:
                report(found, f"missing required field: {name}", at)
        for name, member in value.items():
            check = self.fields.get(name)
            if check is None:
                report(found, f"invalid additional property: {name}", at)
            else:
                check(member, f"{at}/{name}", found)
        if len(found) == before:
            for rule in self.rules:
                rule(value, at, found)

    def merged(self, other: "Record") -> "Record":
        """Return a record that has the fields and the rules of both."""
        return Record(
            MappingProxyType({**self.fields, **other.fields}),
            self.required + other.required,
            self.rules + other.rules,
        )

    def also(self, **fields: "Check | Required") -> "Record":
        """Return a record that has `fields` too."""
        return self.merged(record(**fields))


def record(*rules: Rule, **fields: Check | Required) -> Record:
    """Describe an object by its fields and by the rules that hold between them."""
    return Record(
        MappingProxyType(
            {
                name: field.check if isinstance(field, Required) else field
                for name, field in fields.items()
            }
        ),
        tuple(name for name, field in fields.items() if isinstance(field, Required)),
        rules,
    )


def required(check: Check) -> Required:
    """Say that a field must be there."""
    return Required(check)


Kinds = Mapping[str, Record]


def one_of(kinds: Kinds) -> Check:
    """Take objects whose `type` is one of `kinds` and that pass the record of that name."""
    typed: Final = {name: record.also(type=anything) for name, record in kinds.items()}

    def check(value: Any, at: str, found: list[str]) -> None:
        if not isinstance(value, dict):
            report(found, "must provide an object", at)
        elif "type" not in value:
            report(found, "missing required field: type", at)
        elif not isinstance(value["type"], str):
            report(found, "must provide a string", f"{at}/type")
        elif value["type"] not in typed:
            report(found, f"unsupported type: {value['type']}", f"{at}/type")
        else:
            typed[value["type"]](value, at, found)

    return check


def only(kinds: Kinds, *names: str) -> Kinds:
    """Return those of `kinds` that are named."""
    return {name: kinds[name] for name in names}
