"""Starting: what `gavel run` loads before it is ready, and what it leaves for later."""

import json
import subprocess
import sys

# Each takes long or much memory, and is needed by some requests or commands only.
LEFT_FOR_LATER = ["alembic", "dateparser", "holidays", "httpx", "psycopg", "regex", "sandbox"]
LOADED = "import json, sys, bot.app; print(json.dumps(sorted(sys.modules)))"


def test_the_bot_starts_without_what_few_need() -> None:
    """The heavy libraries wait until somebody types a date, asks for a holiday or upgrades."""
    found = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, check=True)  # noqa: S603 - our own program

    loaded = set(json.loads(found.stdout))

    assert [name for name in LEFT_FOR_LATER if name in loaded] == []
