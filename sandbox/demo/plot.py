"""What a story is made of: people, a weekly meeting, what else they do, what must have happened."""

from dataclasses import dataclass

from sandbox.demo.department import Department
from sandbox.demo.printer import Words
from sandbox.demo.script import Series


@dataclass(frozen=True, slots=True)
class Extra:
    """Something that somebody does of his own accord: a command, or (without) a look at Home.

    `day` counts from the first day of the story, `at` is local time of the story.
    """

    day: int
    at: str
    who: str
    command: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """Words that somebody must have seen when the story is over."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A story; `zone` is that of its clock."""

    department: Department
    words: Words
    zone: str
    series: Series
    extras: tuple[Extra, ...]
    expected: tuple[Expected, ...]
