"""Warming up: nobody waits for what was not loaded at the start."""

import subprocess
import sys

# In a process of its own: here everything has been loaded by other tests.
FIRST_DATE = """
from datetime import UTC, datetime
from time import perf_counter
from bot.domain import due
from bot.domain.workdays import Workdays
from bot.warmup import warm_up

now = datetime(2026, 11, 23, 9, tzinfo=UTC)
warm_up(now)
begun = perf_counter()
for text in ("send it before Christmas", "明天下午三点半前提交", "due on 4-Jan-27"):
    due.understand(text, now=now, zone="Asia/Shanghai", workdays=Workdays("CN"))
print(perf_counter() - begun)
"""


def test_the_first_date_is_read_at_once() -> None:
    """Three sentences within the 50 ms that one may take; cold they take half a second."""
    run = [sys.executable, "-c", FIRST_DATE]

    taken = min(float(subprocess.run(run, capture_output=True, check=True).stdout) for _ in "12")  # noqa: S603 - our own program

    assert taken < 0.05
