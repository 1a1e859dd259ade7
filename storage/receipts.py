"""What was already handled, so that an interaction that arrives twice acts once."""

from datetime import datetime, timedelta

from sqlalchemy import delete, tuple_
from sqlmodel import Field, SQLModel, col, select

from storage import rows
from storage.rows import with_key
from storage.types import UtcDateTime
from storage.work import Work

# Slack repeats an event for an hour at most, and a modal may stand open over lunch:
# https://docs.slack.dev/apis/events-api#retries
KEPT = timedelta(days=1)


class Receipt(SQLModel, table=True):
    """The meaning of one handled interaction (`submit:V123`, `click:…`) and when it came."""

    __tablename__ = "receipts"

    workspace_id: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)


def first_time(work: Work, key: str) -> bool:
    """Whether `key` is met for the first time; a second transaction waits for the first one."""
    return _note(work, key, work.now)


def newest(work: Work, key: str, moment: datetime) -> bool:
    """Whether what happened to `key` at `moment` (UTC) is news, and no older than what is known.

    Events come twice and out of order: an edit that arrives after a later one changes nothing.
    """
    if _note(work, key, moment):
        return True
    row = with_key(work.session, Receipt, work.workspace_id, key)
    if row is None or moment <= row.at:
        return False
    row.at = moment
    return True


def last(work: Work, key: str) -> datetime | None:
    """When (UTC) the newest happened to `key` that is known, None when nothing is."""
    row = with_key(work.session, Receipt, work.workspace_id, key)
    return row.at if row else None


def forget_old(work: Work, limit: int) -> int:
    """Drop up to `limit` receipts that nobody will ask for any more; gives back how many."""
    key = (col(Receipt.workspace_id), col(Receipt.key))
    old = select(*key).where(col(Receipt.at) < work.now - KEPT).limit(limit)
    result = work.session.connection().execute(delete(Receipt).where(tuple_(*key).in_(old)))
    return result.rowcount


def _note(work: Work, key: str, moment: datetime) -> bool:
    given = {"workspace_id": work.workspace_id, "key": key, "at": moment}
    return rows.write_once(work.session, Receipt, **given)
