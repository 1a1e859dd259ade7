"""Many values that are given as one: a list, or an object that tells something of each row.

SQLAlchemy writes as many parameters into a statement as there are values, each time anew. Here a
list is a single parameter: JSON for SQLite, an array for PostgreSQL; and an object is JSON.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Text, bindparam
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import String, TypeDecorator, TypeEngine


def among(column: Any, given: str) -> ColumnElement[bool]:
    """Whether `column`, any expression, has one of the values that are given by the name `given`.

    They are numbers or texts, and none of them is None.
    """
    values = _Values(bindparam(given, type_=_Listed(column.type)))
    within: ColumnElement[bool] = column.op("IN", is_comparison=True)(values)
    return within


def told(given: str, column: Any) -> ColumnElement[str | None]:
    """What the object given by the name `given` has, as text, for the number in `column`.

    It is NULL where the object has none.
    """
    return _Told(bindparam(given, type_=_Object()), column)


class _Values(FunctionElement[Any]):
    """The values of a list, a row for each."""

    name = "values"
    inherit_cache = True


class _Told(FunctionElement[Any]):
    """What an object has for a key."""

    name = "told"
    type = Text()
    inherit_cache = True


class _Object(TypeDecorator[Mapping[int, str | int | None]]):
    """Texts or numbers by numbers as one parameter."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self,
        value: Mapping[int, str | int | None] | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy passes it by this name
    ) -> str:
        return json.dumps(value or {})


class _Listed(TypeDecorator[Iterable[Any]]):
    """Values of the type `item` as one parameter."""

    impl = Text
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = String() if isinstance(item, (String, TypeDecorator)) else item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(ARRAY(self.item))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: Iterable[Any] | None, dialect: Dialect) -> Any:
        values = list(value or ())
        return values if dialect.name == "postgresql" else json.dumps(values)


@compiles(_Values)
def _of_json(element: _Values, compiler: SQLCompiler, **how: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **how)}))"  # noqa: S608 - of a parameter


@compiles(_Values, "postgresql")
def _of_array(element: _Values, compiler: SQLCompiler, **how: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **how)}))"


@compiles(_Told)
def _of_path(element: _Told, compiler: SQLCompiler, **how: Any) -> str:
    given, key = (compiler.process(part, **how) for part in element.clauses)
    return f"""json_extract({given}, '$."' || {key} || '"')"""


@compiles(_Told, "postgresql")
def _of_key(element: _Told, compiler: SQLCompiler, **how: Any) -> str:
    given, key = (compiler.process(part, **how) for part in element.clauses)
    return f"(CAST({given} AS JSON) ->> CAST({key} AS TEXT))"
