"""What the sandbox remembers on disk: small JSON records, written as they change.

A record is on disk before the act that made it is answered, so that a killed process has lost
nothing that anybody was told of. Without a path nothing is kept.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS record (
    kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)
)
"""

# Keeps a record's place among the others, so that things come back in the order they came.
_PUT = """
INSERT INTO record (kind, id, body) VALUES (?, ?, ?)
ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body
"""


class Store:
    """Records by kind and id. `path` is the SQLite file; None or ":memory:" keeps nothing."""

    def __init__(self, path: Path | str | None = None) -> None:
        self._db = None if path in {None, ":memory:"} else _open(str(path))

    def put(self, kind: str, key: str, body: Any) -> None:
        """Write or replace a record; it survives the process from here on."""
        if self._db is not None:
            row = (kind, key, json.dumps(body, ensure_ascii=False, separators=(",", ":")))
            self._db.execute(_PUT, row)

    def remove(self, kind: str, key: str) -> None:
        """Forget a record; one that is not there is no error."""
        if self._db is not None:
            self._db.execute("DELETE FROM record WHERE kind = ? AND id = ?", (kind, key))

    def all(self, kind: str) -> list[tuple[str, Any]]:
        """Return all (id, body) of a kind, in the order in which they came."""
        if self._db is None:
            return []
        rows = self._db.execute(
            "SELECT id, body FROM record WHERE kind = ? ORDER BY rowid", (kind,)
        )
        return [(key, json.loads(body)) for key, body in rows]

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write many records at once, much quicker; all of them or none are kept."""
        if self._db is None or self._db.in_transaction:
            yield
            return
        with self._db:
            self._db.execute("BEGIN")
            yield

    def close(self) -> None:
        """Close the file."""
        if self._db is not None:
            self._db.close()
            self._db = None


def _open(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    # A killed process loses nothing in WAL mode; only a power cut could take the last records.
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(_SCHEMA)
    return db
