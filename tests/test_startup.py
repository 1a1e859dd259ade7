"""Starting: what `gavel run` loads before it is ready, and what it leaves for later."""

import json
import subprocess
import sys

# Each takes long or much memory, and is needed by some requests or commands only.
LEFT_FOR_SOME = ["alembic", "dateparser", "holidays", "httpx", "psycopg", "regex", "sandbox"]
# What acts is loaded behind the open door.
BEHIND_THE_DOOR = [
    "apscheduler",
    "babel",
    "bot.parts",
    "bot.services",
    "bot.views",
    "prometheus_client",
    "scheduler",
    "storage.tables",
]


def test_the_door_opens_without_what_acts_behind_it() -> None:
    """Handlers, jobs and views are most of the program, and a third of the start."""
    assert _loaded_by("bot.app").isdisjoint(BEHIND_THE_DOOR + LEFT_FOR_SOME)


def test_the_parts_are_there_without_what_few_need() -> None:
    """The heavy libraries wait until somebody types a date, asks for a holiday or upgrades."""
    loaded = _loaded_by("bot.parts")

    assert loaded.issuperset(BEHIND_THE_DOOR)
    assert loaded.isdisjoint(LEFT_FOR_SOME)


def _loaded_by(module: str) -> set[str]:
    told = f"import json, sys, {module}; print(json.dumps(sorted(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)  # noqa: S603 - our own program
    return set(json.loads(found.stdout))
