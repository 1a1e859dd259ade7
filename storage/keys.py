"""Rows by their primary keys: what `Session.get` does, with a statement that is made once.

Making the statement takes longer than running it: most of what `Session.get` takes.
"""

from functools import cache
from typing import Any, TypeVar

from sqlalchemy import bindparam, inspect
from sqlalchemy.orm import Mapper
from sqlmodel import Session, SQLModel, select
from sqlmodel.sql.expression import SelectOfScalar

Row = TypeVar("Row", bound=SQLModel)


def with_key(session: Session, table: type[Row], *key: Any) -> Row | None:
    """The row of `table` with that primary key, None when there is none.

    What the session has loaded is not read again.
    """
    if _mapper(table).identity_key_from_primary_key(key) in session.identity_map:
        return session.get(table, key)
    given = {f"key_{place}": value for place, value in enumerate(key)}
    return session.exec(_by_key(table), params=given).first()


@cache
def _mapper(table: type[SQLModel]) -> Mapper[Any]:
    return inspect(table)


@cache
def _by_key(table: type[Row]) -> SelectOfScalar[Row]:
    columns = enumerate(_mapper(table).primary_key)
    return select(table).where(*(column == bindparam(f"key_{place}") for place, column in columns))
