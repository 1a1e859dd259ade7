"""Looking things up: one transaction each, in which nothing is written."""

from typing import cast

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from storage import followups, rows
from storage.database import UnitOfWork
from storage.followups import Followup
from storage.work import Work
from tests import factories

READS = 3


async def test_each_unit_sees_what_is_there_by_then(uow: UnitOfWork) -> None:
    """What one unit has read is read afresh by the next, be it by a session or by rows."""
    bound = uow.bind("T1")
    number = await bound.run(lambda work: factories.followup(work, None, "U1").number)

    for text in ("Send the plan", "Send the budget"):
        await bound.run(_rename, number, text)
        seen = await bound.read(lambda work: (_by_session(work), _by_rows(work)))
        assert [one.text for one in seen] == [text, text]


async def test_a_unit_has_one_object_of_each_row(uow: UnitOfWork) -> None:
    """Whoever asks twice gets the same."""
    bound = uow.bind("T1")
    await bound.run(lambda work: factories.followup(work, None, "U1"))

    one, again = await bound.read(lambda work: (_by_rows(work), _by_rows(work)))

    assert one is again


async def test_a_unit_that_fails_is_nothing_to_the_next(uow: UnitOfWork) -> None:
    """Neither a refusal of the database nor an error of ours stays in the way."""
    bound = uow.bind("T1")
    await bound.run(lambda work: factories.followup(work, None, "U1"))

    for _ in range(READS):
        with pytest.raises(DBAPIError, match=r"read.?only"):
            await bound.read(lambda work: factories.followup(work, None, "U2"))
        with pytest.raises(LookupError):
            await bound.read(_fail)
        assert await bound.read(lambda work: _by_rows(work).number) == 1


async def test_nothing_is_kept_of_what_was_read(uow: UnitOfWork) -> None:
    """However many units there are, the session of the next one begins empty."""
    bound = uow.bind("T1")
    await bound.run(lambda work: factories.followup(work, None, "U1"))
    for _ in range(READS):
        await bound.read(_by_session)

    known = await bound.read(lambda work: (len(work.session.identity_map), [*work.session.info]))

    assert known == (0, [rows.READING])


def _rename(work: Work, number: int, text: str) -> None:
    found = followups.by_number(work.session, "T1", number)
    cast("Followup", found).text = text


def _by_session(work: Work) -> Followup:
    return work.session.exec(select(Followup)).one()


def _by_rows(work: Work) -> Followup:
    (found,) = followups.unfinished_of_owner(work.session, "T1", "U1")
    return found


def _fail(work: Work) -> None:
    _by_rows(work)
    raise LookupError
