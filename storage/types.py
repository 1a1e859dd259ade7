"""Column types and index helpers that every table uses."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import JSON, DateTime, Index, String, TextClause, text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

CONDITION: Final = "where"
"""Under which name the `info` of a partial index holds its condition."""


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime in Python; on SQLite, which has no zones, stored naive."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use `timestamptz` where the database knows it."""
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive datetimes: they would be read back as another moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime {value!r}: only aware ones are stored")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give every moment back as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EnumText(TypeDecorator[StrEnum]):
    """A StrEnum as plain text, so that a new member needs no change of the schema."""

    impl = String(32)
    cache_ok = True

    def __init__(self, enum: type[StrEnum]) -> None:
        """`enum` is the class whose members the column holds."""
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Store the member's value; a value that is no member is refused."""
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give the member back."""
        return None if value is None else self.enum(value)


class Json(TypeDecorator[Any]):
    """Anything that JSON can hold: lists, mappings, numbers, texts."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use `jsonb` where the database knows it; a bot on SQLite never loads PostgreSQL's."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON())
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB())


def waiting_index(table: str, column: str, *key: str) -> Index:
    """Index of the rows of `table` that wait for the moment in `column`; others cost nothing.

    With the primary `key` after it, the longest-waiting rows are read in order, without sorting
    those that wait for the same moment: at nine there may be ten thousand.
    """
    return partial_index(f"ix_{table}_{column}", column, *key, where=text(f"{column} IS NOT NULL"))


def partial_index(name: str, *columns: str, where: TextClause) -> Index:
    """Index of the rows for which `where` holds.

    `storage.migrations`, which alone makes indexes, tells PostgreSQL of the condition: to name its
    dialect here would load it into every bot.
    """
    return Index(name, *columns, sqlite_where=where, info={CONDITION: where})
