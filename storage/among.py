"""Whether a column is one of many values that are given as one list.

SQLAlchemy writes as many parameters into a statement as there are values, each time anew. Here the
list is a single parameter: JSON for SQLite, an array for PostgreSQL.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ARRAY, Boolean, Text, bindparam
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import String, TypeDecorator, TypeEngine


class among(FunctionElement[bool]):  # noqa: N801 - called as the functions of SQLAlchemy are
    """`among(column, "ids")`: the column has one of the values that are given as `ids`.

    They are numbers or texts, and none of them is None.
    """

    name = "among"
    type = Boolean()
    inherit_cache = True

    def __init__(self, column: Any, given: str) -> None:
        """`column` is any expression, `given` the name of the parameter."""
        super().__init__(column, bindparam(given, type_=_Listed(column.type)))


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


@compiles(among)
def _in_json(element: among, compiler: SQLCompiler, **how: Any) -> str:
    column, given = (compiler.process(part, **how) for part in element.clauses)
    values = f"SELECT value FROM json_each({given})"  # noqa: S608 - of a parameter
    return f"({column} IN ({values}))"


@compiles(among, "postgresql")
def _in_array(element: among, compiler: SQLCompiler, **how: Any) -> str:
    column, given = (compiler.process(part, **how) for part in element.clauses)
    return f"({column} = ANY ({given}))"
