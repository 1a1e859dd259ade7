"""Statements as the driver takes them: put into words once, and then handed over as they are.

What SQLAlchemy does around a small statement takes three to ten times what SQLite takes for it
(docs/decisions/0011-statements-go-straight-to-the-driver.md). The statements are SQLAlchemy's all
the same, and so are the types, which turn values into what the database holds and back, and the
errors that are raised.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NoReturn, TypeAlias

from sqlalchemy import ColumnElement, Connection, Dialect
from sqlalchemy.engine import IteratorResult, Result
from sqlalchemy.engine.interfaces import DBAPIModule
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import ExpandedState, SQLCompiler

Convert: TypeAlias = Callable[[Any], Any]
Given: TypeAlias = Mapping[str, Any]

_KEPT: Final = 512  # several times as many as there are


@dataclass(frozen=True, slots=True)
class _Sent:
    """A parameter: a `constant` as the driver takes it, or what is given by its `name`."""

    name: str
    is_given: bool
    constant: Any
    convert: Convert | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """One statement in the words of one database.

    Its parameters go by their order when `is_positional`, else by their names. `brought` converts
    values of a row by their place, and leaves None as it is. `columns` names the values; None when
    it brings no rows.
    """

    words: str
    sent: tuple[_Sent, ...]
    is_positional: bool
    brought: tuple[tuple[int, Convert], ...]
    columns: SimpleResultMetaData | None

    def run(self, connection: Connection, given: Given) -> list[Sequence[Any]]:
        """Run it with the values `given` by name; gives back the values of its rows."""
        cursor = connection.connection.cursor()
        sent = self._parameters(given)
        try:
            cursor.execute(self.words, sent)
            rows = [*cursor.fetchall()] if self.columns else []
        except connection.dialect.loaded_dbapi.Error as error:
            _fail(connection, self.words, sent, error)
        finally:
            cursor.close()
        return self._converted(rows) if self.brought else rows

    def result(self, connection: Connection, given: Given) -> Result[Any]:
        """Run it, and give back its rows as SQLAlchemy does."""
        columns = self.columns or SimpleResultMetaData([])
        return IteratorResult(columns, iter(self.run(connection, given)))

    def _parameters(self, given: Given) -> Any:
        values = [
            one.constant
            if not one.is_given
            else one.convert(given[one.name])
            if one.convert
            else given[one.name]
            for one in self.sent
        ]
        if self.is_positional:
            return values
        return dict(zip((one.name for one in self.sent), values, strict=True))

    def _converted(self, rows: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
        result: list[Sequence[Any]] = []
        for row in rows:
            values = [*row]
            for place, convert in self.brought:
                if values[place] is not None:
                    values[place] = convert(values[place])
            result.append(values)
        return result


@lru_cache(maxsize=_KEPT)
def prepared(
    statement: ClauseElement, dialect: Dialect, columns: frozenset[str] | None = None
) -> Prepared:
    """The statement in the words of that database; who asks again has to bring the same object.

    An insert names the `columns` that are given to it; the others have their defaults. Lists are
    given to `storage.among`: no parameter may be `expanding`.
    """
    defaults = {} if columns is None else _defaults(statement, columns)
    keys = None if columns is None else sorted({*columns, *defaults})
    compiled = statement.compile(dialect=dialect, column_keys=keys)
    if not isinstance(compiled, SQLCompiler):
        raise TypeError(statement)
    given = {one.key for one in compiled.binds.values() if one.required} - {*defaults}
    said = compiled.construct_expanded_state({**dict.fromkeys(given), **defaults})
    names = said.parameters if said.positiontup is None else said.positiontup
    brings = list(getattr(statement, "exported_columns", ()))
    return Prepared(
        words=said.statement,
        sent=tuple(_sent(compiled, said, name, is_given=name in given) for name in names),
        is_positional=said.positiontup is not None,
        brought=tuple(_brought(brings, dialect)),
        columns=SimpleResultMetaData([column.key for column in brings]) if brings else None,
    )


def _defaults(statement: Any, given: Collection[str]) -> Given:
    """What stands in the columns of an insert that are not given; an empty list is made once."""
    return {
        column.name: column.default.arg if column.default.is_scalar else column.default.arg(None)
        for column in statement.table.columns
        if column.default is not None and column.name not in given
    }


def _sent(compiled: SQLCompiler, said: ExpandedState, name: str, *, is_given: bool) -> _Sent:
    convert = said.processors.get(name)
    if convert is None and name in compiled.binds:
        kind = compiled.binds[name].type.dialect_impl(compiled.dialect)
        convert = kind.bind_processor(compiled.dialect)
    if is_given:
        return _Sent(name, is_given=True, constant=None, convert=convert)
    value = said.parameters[name]
    constant = convert(value) if convert else value
    return _Sent(name, is_given=False, constant=constant, convert=None)


def _brought(
    columns: Iterable[ColumnElement[Any]], dialect: Dialect
) -> Iterator[tuple[int, Convert]]:
    for place, column in enumerate(columns):
        convert = column.type.dialect_impl(dialect).result_processor(dialect, None)
        if convert:
            yield place, convert


def _fail(connection: Connection, words: str, sent: Any, error: DBAPIModule.Error) -> NoReturn:
    """Raise what SQLAlchemy raises for it, and give up a connection that is broken.

    https://docs.sqlalchemy.org/en/20/core/pooling.html#disconnect-handling-pessimistic
    """
    dialect = connection.dialect
    is_lost = dialect.is_disconnect(error, connection.connection, None)
    if is_lost:
        connection.invalidate(error)
    raise DBAPIError.instance(
        words,
        sent,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=is_lost,
        dialect=dialect,
    ) from error
