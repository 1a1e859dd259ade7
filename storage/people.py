"""People of the workspace, as Slack last described them, and the language they chose."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from sqlalchemy import bindparam
from sqlmodel import Field, Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.among import among
from storage.rows import loaded, with_key
from storage.types import UtcDateTime
from storage.work import Work


class Person(SQLModel, table=True):
    """A Slack user. `language` is his own choice and goes before Slack's `locale`.

    `is_admin`: he administers the workspace (Slack's admins and owners).
    """

    __tablename__ = "people"

    workspace_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    name: str
    timezone: str = "UTC"
    locale: str = "en-US"
    language: str | None = None
    is_bot: bool = False
    is_admin: bool = False
    deleted: bool = False
    refreshed_at: datetime = Field(sa_type=UtcDateTime)


def get(session: Session, workspace_id: str, user_id: str) -> Person | None:
    """The person, or None when Slack has not been asked about him yet."""
    return with_key(session, Person, workspace_id, user_id)


def of_ids(session: Session, workspace_id: str, user_ids: Iterable[str]) -> dict[str, Person]:
    """The known people among `user_ids`, by user id."""
    wanted = set(user_ids)
    if not wanted:
        return {}
    given = {"workspace": workspace_id, "users": list(wanted)}
    return {person.user_id: person for person in loaded(session, Person, _of_ids(), **given)}


def names(session: Session, workspace_id: str, user_ids: Iterable[str]) -> dict[str, str]:
    """The names of the known people among `user_ids`, by user id."""
    rows = session.exec(
        select(Person.user_id, Person.name).where(
            Person.workspace_id == workspace_id, col(Person.user_id).in_(set(user_ids))
        )
    )
    return dict(rows.all())


def admins(session: Session, workspace_id: str) -> list[str]:
    """User ids of the known administrators of the workspace, in alphabetical order."""
    rows = session.exec(
        select(Person.user_id)
        .where(Person.workspace_id == workspace_id, col(Person.is_admin).is_(True))
        .order_by(Person.user_id)
    )
    return list(rows)


def known_since(
    session: Session, workspace_id: str, user_ids: Iterable[str], moment: datetime
) -> set[str]:
    """Those of `user_ids` whom Slack has described at `moment` (UTC) or later."""
    rows = session.exec(
        select(Person.user_id).where(
            Person.workspace_id == workspace_id,
            col(Person.user_id).in_(set(user_ids)),
            col(Person.refreshed_at) >= moment,
        )
    )
    return set(rows)


def remember(
    work: Work,
    user_id: str,
    *,
    name: str,
    timezone: str | None,
    locale: str | None,
    is_bot: bool,
    deleted: bool,
    is_admin: bool = False,
) -> Person:
    """Write down how Slack describes somebody now; what it leaves out (None) stays as it was."""
    person = get(work.session, work.workspace_id, user_id) or Person(
        workspace_id=work.workspace_id, user_id=user_id, name=name, refreshed_at=work.now
    )
    person.name, person.is_bot, person.deleted = name, is_bot, deleted
    person.is_admin = is_admin and not deleted
    person.timezone = timezone or person.timezone
    person.locale = locale or person.locale
    person.refreshed_at = work.now
    work.session.add(person)
    return person


@cache
def _of_ids() -> SelectOfScalar[Person]:
    return select(Person).where(
        Person.workspace_id == bindparam("workspace"),
        among(col(Person.user_id), "users"),
    )
