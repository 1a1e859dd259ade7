"""Giving up a unit of work in the middle, so that a process that has to stop can."""

from collections.abc import Callable

from sqlalchemy import event
from sqlmodel import Session


class AbandonedError(Exception):
    """A unit of work was given up and rolled back: what it was about is still to be done."""


def abandon_when(session: Session, told: Callable[[], bool]) -> None:
    """Give the unit of work in `session` up at its next query, flush or commit once `told()`.

    It raises AbandonedError there, and nothing of it is committed.
    """

    def check(*_: object) -> None:
        if told():
            raise AbandonedError

    for step in ("do_orm_execute", "before_flush", "before_commit"):
        event.listen(session, step, check)
