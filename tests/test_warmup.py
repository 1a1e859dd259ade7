"""Warming up: nobody waits for what was not loaded at the start."""

import subprocess
import sys

# In a process of its own: here everything has been loaded by other tests.
FIRST_DATES = """
import re
import sys
from datetime import UTC, datetime
from bot.domain import due
from bot.domain.workdays import Workdays
from bot.warmup import warm_up

now = datetime(2026, 11, 23, 9, tzinfo=UTC)
warm_up(now)
modules, compiled, compile_ = set(sys.modules), [], re._compiler.compile
re._compiler.compile = lambda pattern, *flags: compiled.append(pattern) or compile_(pattern, *flags)
for text in ("send it before Christmas", "明天下午三点半前提交", "due on 4-Jan-27"):
    due.understand(text, now=now, zone="Asia/Shanghai", workdays=Workdays("CN"))
print(sorted(set(sys.modules) - modules), compiled)
"""


def test_the_first_date_finds_everything_ready() -> None:
    """No module is imported and no pattern made any more: cold that takes half a second."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", FIRST_DATES], capture_output=True, check=True, text=True
    )

    assert done.stdout.split() == ["[]", "[]"]
