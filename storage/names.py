"""The names by which people are called, to find who is meant by one."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from sqlalchemy import bindparam
from sqlmodel import Field, Session, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from storage.among import among
from storage.people import Person
from storage.rows import loaded
from storage.work import Work


class PersonName(SQLModel, table=True):
    """Something that somebody is called, folded (`bot.domain.names`); `whole`: a whole name."""

    __tablename__ = "person_names"

    workspace_id: str = Field(primary_key=True)
    folded: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True, index=True)
    whole: bool


def remember(work: Work, user_id: str, called: Mapping[str, bool]) -> None:
    """Make `called` (whether it is a whole name, by name) all that somebody is called."""
    known = {row.folded: row for row in _of_person(work, user_id)}
    for folded in known.keys() - called.keys():
        work.session.delete(known[folded])
    for folded, whole in called.items():
        row = known.get(folded) or PersonName(
            workspace_id=work.workspace_id, folded=folded, user_id=user_id, whole=whole
        )
        row.whole = whole
        work.session.add(row)


def called(session: Session, workspace_id: str, phrases: Collection[str]) -> Sequence[PersonName]:
    """The names among `phrases`, of people who are neither bots nor deactivated."""
    if not phrases:
        return []
    given = {"workspace": workspace_id, "phrases": list(phrases)}
    return loaded(session, PersonName, _called(), **given)


def handles(session: Session, workspace_id: str, user_ids: Collection[str]) -> dict[str, str]:
    """The handles of people, with their @, by user id: no two of a workspace have the same."""
    rows = session.exec(
        select(PersonName.user_id, PersonName.folded).where(
            PersonName.workspace_id == workspace_id,
            col(PersonName.user_id).in_(user_ids),
            col(PersonName.folded).startswith("@"),
        )
    )
    return dict(rows.all())


def _of_person(work: Work, user_id: str) -> Sequence[PersonName]:
    return work.session.exec(
        select(PersonName).where(
            PersonName.workspace_id == work.workspace_id, PersonName.user_id == user_id
        )
    ).all()


@cache
def _called() -> SelectOfScalar[PersonName]:
    whose = (col(Person.workspace_id) == PersonName.workspace_id) & (
        col(Person.user_id) == PersonName.user_id
    )
    found = select(PersonName).join(Person, whose)
    found = found.where(
        PersonName.workspace_id == bindparam("workspace"),
        among(col(PersonName.folded), "phrases"),
        col(Person.is_bot).is_(False),
        col(Person.deleted).is_(False),
    )
    return found.order_by(PersonName.folded, PersonName.user_id)
