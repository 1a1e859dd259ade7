"""The sandbox's time: real time, moved or frozen, and shared with other processes by a file."""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class _Setting:
    offset: timedelta = timedelta(0)
    frozen_at: datetime | None = None
    begins: datetime | None = None  # what the clock showed when it was set so


class SandboxClock:
    """A clock that people can move. `now()` is an aware UTC datetime.

    With `file`, the setting is kept there and every process that uses the same file sees the same
    time. It also hands out message timestamps, which are unique and only grow.
    """

    def __init__(self, file: Path | str | None = None) -> None:
        self._file = None if file is None else Path(file)
        self._setting = _Setting()
        self._seen: tuple[int, int] | None = None
        self._last_micros = 0

    def now(self) -> datetime:
        """Return the sandbox's time (aware, UTC)."""
        setting = self._current()
        return setting.frozen_at or datetime.now(UTC) + setting.offset

    @property
    def frozen(self) -> bool:
        """Whether time stands still."""
        return self._current().frozen_at is not None

    @property
    def latest(self) -> datetime | None:
        """What it has shown for certain: where it was put last, or the newest timestamp.

        Kept with `file`, whatever becomes of the process; None for a clock that was never used.
        """
        newest = _moment(self._last_micros) if self._last_micros else None
        shown = [moment for moment in (self._current().begins, newest) if moment]
        return max(shown, default=None)

    def move_to(self, when: datetime) -> None:
        """Make it `when` (aware). A running clock runs on from there, a frozen one stays there."""
        when = when.astimezone(UTC)
        if self.frozen:
            self._change(_Setting(frozen_at=when, begins=when))
        else:
            self._change(_Setting(offset=when - datetime.now(UTC), begins=when))

    def freeze(self, at: datetime | None = None) -> None:
        """Stop the clock, at `at` (aware) or where it is."""
        when = (at or self.now()).astimezone(UTC)
        self._change(_Setting(frozen_at=when, begins=when))

    def run(self) -> None:
        """Let the clock run on from where it is."""
        when = self.now()
        self._change(_Setting(offset=when - datetime.now(UTC), begins=when))

    def next_ts(self) -> str:
        """Return a new message timestamp: seconds with six decimals, later than all before it."""
        self._last_micros = max(_micros(self.now()), self._last_micros + 1)
        return f"{self._last_micros // 1_000_000}.{self._last_micros % 1_000_000:06d}"

    def not_before(self, ts: str) -> None:
        """Hand out only timestamps after `ts`, which exists already."""
        seconds, _, fraction = ts.partition(".")
        self._last_micros = max(self._last_micros, int(seconds) * 1_000_000 + int(fraction or 0))

    def _current(self) -> _Setting:
        if self._file is None:
            return self._setting
        try:
            stat = self._file.stat()
        except FileNotFoundError:
            return self._setting
        if (stat.st_mtime_ns, stat.st_ino) != self._seen:
            self._seen = (stat.st_mtime_ns, stat.st_ino)
            self._setting = _parse(json.loads(self._file.read_text("utf-8")))
        return self._setting

    def _change(self, setting: _Setting) -> None:
        self._setting = setting
        if self._file is not None:
            draft = self._file.with_name(f"{self._file.name}.{os.getpid()}")
            draft.write_text(json.dumps(_record(setting)), "utf-8")
            draft.replace(self._file)


def _micros(when: datetime) -> int:
    return (when - _EPOCH) // timedelta(microseconds=1)


def _moment(micros: int) -> datetime:
    return _EPOCH + timedelta(microseconds=micros)


def _record(setting: _Setting) -> dict[str, Any]:
    return {
        "offset_seconds": setting.offset.total_seconds(),
        "frozen_at": setting.frozen_at and setting.frozen_at.isoformat(),
        "begins": setting.begins and setting.begins.isoformat(),
    }


def _parse(record: dict[str, Any]) -> _Setting:
    frozen_at, begins = record["frozen_at"], record.get("begins")
    return _Setting(
        offset=timedelta(seconds=record["offset_seconds"]),
        frozen_at=frozen_at and datetime.fromisoformat(frozen_at),
        begins=begins and datetime.fromisoformat(begins),
    )
