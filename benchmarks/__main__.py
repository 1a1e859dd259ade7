"""`make bench`: measures, prints the table and writes build/bench.json.

`make bench ARGS='starts digests'` measures only some; a group is a module of this package with
`async def rows(folder) -> list[Row]`.
"""

import asyncio
import importlib
import json
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Row

GROUPS = ("requests", "ticks", "captures", "outbox", "digests", "starts")
REPORT = Path("build/bench.json")


async def main(groups: list[str]) -> int:
    """Measure the groups, all by default; 0 when every aim is met."""
    rows = [row for group in groups or GROUPS for row in await _measured(group)]
    print(_table(rows))  # noqa: T201 - this is what the command is for
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps([row.record() for row in rows], indent=2, ensure_ascii=False))  # noqa: ASYNC240 - nothing else is going on
    return 0 if all(row.met for row in rows) else 1


async def _measured(group: str) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        found: list[Row] = await importlib.import_module(f"benchmarks.{group}").rows(Path(folder))
    return found


def _table(rows: list[Row]) -> str:
    """The rows as a table, in the form of docs/benchmarks.md."""
    lines = (
        f"| {row.measure} | {row.floor_is} | {_shown(row.floor)} {row.unit} "
        f"| {_shown(row.value)} {row.unit} | {row.ratio:.2f}× "
        f"| {'≥' if row.at_least else '≤'} {row.aim:g}× | {'yes' if row.met else '**no**'} |"
        for row in rows
    )
    head = "| measure | floor in the same run | floor | value | ratio | aim | met |"
    return "\n".join([head, "|---|---|--:|--:|--:|--:|---|", *lines])


def _shown(number: float) -> str:
    """Three figures, as many as are true."""
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"  # noqa: PLR2004 - three figures


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
