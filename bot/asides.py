"""`gavel aside`: rows that made their job fail, having them tried again, or left undone."""

from collections.abc import Collection, Iterable
from typing import Final

from bot import operating
from bot.operating import moment
from storage import asides_upkeep
from storage.asides import Aside
from storage.asides_upkeep import Verdict

HEAD: Final = ("ID", "JOB", "ROW", "SINCE", "TRIES", "NEXT TRY", "INCIDENT", "ERROR")
WORDS: Final = {
    Verdict.UNKNOWN: "there is no such row; gavel aside list shows what there is",
    Verdict.WHOLE_JOB: "a job as a whole cannot be dropped",
}


def table(database_url: str, limit: int) -> list[str]:
    """The lines of a table of what has been set aside longest."""
    rows, total = operating.read(database_url, asides_upkeep.listed, limit)
    if not rows:
        return ["Nothing is set aside."]
    return operating.table([HEAD, *map(_cells, rows)], total)


def retry(database_url: str, ids: Collection[int]) -> list[str]:
    """Have rows tried again at the next tick; gives back a line for each that is not."""
    return _refusals(operating.run(database_url, asides_upkeep.retry, ids))


def retry_all(database_url: str) -> int:
    """Have all that is set aside tried again at the next tick; gives back how many."""
    return operating.run(database_url, asides_upkeep.retry_all)


def drop(database_url: str, ids: Collection[int]) -> list[str]:
    """Leave undone what failed; gives back a line for each that cannot be."""
    return _refusals(operating.run(database_url, asides_upkeep.drop, ids))


def _refusals(answers: Iterable[tuple[int, Verdict]]) -> list[str]:
    return [f"{id_}: {WORDS[verdict]}." for id_, verdict in answers if verdict in WORDS]


def _cells(row: Aside) -> tuple[str, ...]:
    return (
        str(row.id),
        row.job,
        str(row.identity),
        moment(row.since),
        str(row.failures),
        moment(row.tried_again_at),
        row.incident,
        row.error,
    )
