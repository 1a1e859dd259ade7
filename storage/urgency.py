"""What stands before a pressing message in its channel has to be as pressing as it is."""

from functools import cache

from sqlalchemy import Table, Update, bindparam, select, update
from sqlmodel import Session

from storage.rows import change


def raise_lane(session: Session, outbox: Table, **lane: str) -> None:
    """Make all that is in the state `waiting` in a lane go at least with the priority `to`.

    The lane is given by `workspace` and `channel`. What another process has locked is on its way.
    """
    change(session, _raising(outbox), **lane)


@cache
def _raising(outbox: Table) -> Update:
    row = outbox.c
    less = select(row.id).where(
        row.workspace_id == bindparam("workspace"),
        row.channel_id == bindparam("channel"),
        row.next_attempt_at.is_not(None),
        row.state == bindparam("waiting"),
        row.priority > bindparam("to"),
    )
    pressing = update(outbox).where(row.id.in_(less.with_for_update(skip_locked=True)))
    return pressing.values(priority=bindparam("to"))
