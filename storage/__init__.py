"""The memory: tables, queries, the unit of work, the outbox and the migrations."""

from sqlmodel import SQLModel

# Constraints get names that a later migration can call them by, the same on every database. It has
# to be said before the first table is declared, hence here.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
