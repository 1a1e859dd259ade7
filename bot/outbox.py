"""`gavel outbox`: what is not sent, and having it sent again or never, while the bot runs or not.

What the messages say is not shown: it is for those they are sent to.
"""

from collections.abc import Collection, Iterable
from typing import Final

from bot import operating
from bot.operating import moment
from bot.slack.remedies import remedy
from storage import outbox_upkeep
from storage.outbox import OutboxMessage, State
from storage.outbox_upkeep import UNSENT, Answer, Verdict

HEAD: Final = ("ID", "STATE", "KIND", "FOR", "SINCE", "NEXT TRY", "TRIES", "ERROR", "KEY")
WORDS: Final = {
    Verdict.UNKNOWN: "there is no such message",
    Verdict.ON_ITS_WAY: "it is being sent; try again in a few minutes",
    Verdict.OVER: "it was sent or dropped already",
}


def table(database_url: str, state: str | None, limit: int) -> list[str]:
    """The lines of a table of the oldest messages in that state (None: all that are not sent).

    Below it stands what to do about each error.
    """
    states = [State(state)] if state else UNSENT
    rows, total = operating.read(database_url, outbox_upkeep.listed, states, limit)
    if not rows:
        return [f"No message is {' or '.join(states)}."]
    return [*operating.table([HEAD, *map(_cells, rows)], total), *_remedies(rows)]


def retry(database_url: str, ids: Collection[int]) -> list[str]:
    """Have messages sent as soon as possible; gives back a line for each that is not."""
    return _refusals(operating.run(database_url, outbox_upkeep.retry, ids))


def retry_parked(database_url: str) -> int:
    """Have all parked messages sent as soon as possible; gives back how many."""
    return operating.run(database_url, outbox_upkeep.retry_parked)


def drop(database_url: str, ids: Collection[int]) -> list[str]:
    """Have messages never sent; gives back a line for each that cannot be stopped."""
    return _refusals(operating.run(database_url, outbox_upkeep.drop, ids))


def _remedies(rows: Iterable[OutboxMessage]) -> list[str]:
    """What to do about each error of these, after an empty line."""
    errors = sorted({row.error for row in rows if row.error})
    return ["", *(f"{error}: {remedy(error)}." for error in errors)] if errors else []


def _refusals(answers: Iterable[Answer]) -> list[str]:
    return [
        f"{answer.id}: {WORDS[answer.verdict]}." for answer in answers if answer.verdict in WORDS
    ]


def _cells(row: OutboxMessage) -> tuple[str, ...]:
    return (
        str(row.id),
        row.state.value,
        row.kind.value,
        row.channel_id,
        moment(row.created_at),
        moment(row.next_attempt_at),
        str(row.attempts),
        row.error or "-",
        row.key,
    )
