"""People of the workspace, as Slack last described them, and the language they chose."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Field, Session, SQLModel, col, select

from storage.types import UtcDateTime


class Person(SQLModel, table=True):
    """A Slack user. `language` is his own choice and goes before Slack's `locale`."""

    __tablename__ = "people"

    workspace_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True)
    name: str
    timezone: str = "UTC"
    locale: str = "en-US"
    language: str | None = None
    is_bot: bool = False
    deleted: bool = False
    refreshed_at: datetime = Field(sa_type=UtcDateTime)


def get(session: Session, workspace_id: str, user_id: str) -> Person | None:
    """The person, or None when Slack has not been asked about him yet."""
    return session.get(Person, (workspace_id, user_id))


def of_ids(session: Session, workspace_id: str, user_ids: Iterable[str]) -> dict[str, Person]:
    """The known people among `user_ids`, by user id."""
    found: Sequence[Person] = session.exec(
        select(Person).where(
            Person.workspace_id == workspace_id, col(Person.user_id).in_(set(user_ids))
        )
    ).all()
    return {person.user_id: person for person in found}
