"""What is due, told independently of the bot, against what Slack was made to post."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sandbox.faults import Moment
from sandbox.server import Sandbox

POST, UPDATE = "chat.postMessage", "chat.update"
A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Due:
    """A message that begins with `words`, in a channel or to a person (`where`), on that `day`."""

    day: date
    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.day:%a %d %b} {self.where}: {self.words}"


@dataclass
class Posting:
    """A message that was posted, and all that it has said since: what it counts may change."""

    day: date
    where: str
    words: list[str]


class Ledger:
    """Counts what is posted against what is due; an answer may come, at most once."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._due = Counter[Due]()
        self._answers = Counter[Due]()
        self._posted = dict[tuple[str, str], Posting]()
        sandbox.faults.witnesses.append(self._see)

    def expect(self, *due: Due) -> None:
        """These have to come, each once."""
        self._due.update(due)

    def allow(self, *answers: Due) -> None:
        """These may come, each once: nobody waits for an answer when the bot has died.

        While a failing Slack is asked once more, the story may have gone on to the next day.
        """
        self._answers.update(answers)

    def missing(self) -> list[Due]:
        """What is due and not posted yet."""
        return sorted((self._due - self._counted()).elements())

    def faults(self) -> list[str]:
        """What is missing, double, or was not due at all: a line each."""
        counted, allowed = self._counted(), self._due | self._answers
        wrong = {due: count for due, count in counted.items() if count > allowed[due]}
        return [
            *(f"missing: {due}" for due in self.missing()),
            *(f"{_times(wrong[due])}: {due}" for due in sorted(wrong) if allowed[due]),
            *(f"not due: {due}" for due in sorted(wrong) if not allowed[due]),
        ]

    def _see(self, moment: Moment, name: str, sent: dict[str, Any], got: Any) -> None:
        if moment is not Moment.DONE or not got["ok"]:
            return
        if name == POST:
            today = self._sandbox.clock.now().date()
            self._posted[got["channel"], got["ts"]] = Posting(
                today, self._where(got["channel"]), [sent["text"]]
            )
        elif name == UPDATE and (got["channel"], got["ts"]) in self._posted:
            self._posted[got["channel"], got["ts"]].words.append(sent["text"])

    def _counted(self) -> Counter[Due]:
        days = {due: {due.day} for due in self._due}
        days |= {due: {due.day, due.day + A_DAY} for due in self._answers}
        return Counter(_recognised(posting, days) for posting in self._posted.values())

    def _where(self, channel_id: str) -> str:
        workspace = self._sandbox.workspace
        channel = workspace.channels[channel_id]
        return channel.other(workspace.bot.user_id) if channel.kind == "im" else channel_id


def _recognised(posting: Posting, days: Mapping[Due, Collection[date]]) -> Due:
    """What was due on one of its days, if this is it; else what was posted."""
    for due, its_days in days.items():
        fits = posting.where == due.where and posting.day in its_days
        if fits and any(words.startswith(due.words) for words in posting.words):
            return due
    return Due(posting.day, posting.where, posting.words[0])


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"
