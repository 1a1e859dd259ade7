"""Workspaces in which Gavel is installed, as Slack described them at the last start."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.types import UtcDateTime
from storage.work import Work


class Workspace(SQLModel, table=True):
    """A Slack workspace; `url` ends with a slash and begins every link to a message in it."""

    __tablename__ = "workspaces"

    workspace_id: str = Field(primary_key=True)
    name: str
    url: str
    bot_user_id: str
    refreshed_at: datetime = Field(sa_type=UtcDateTime)


def get(work: Work) -> Workspace | None:
    """The workspace that the work is in, None when Slack did not describe it yet."""
    return work.session.get(Workspace, work.workspace_id)


def remember(work: Work, *, name: str, url: str, bot_user_id: str) -> None:
    """Take over what Slack says of the workspace that the work is in."""
    known = get(work) or Workspace(
        workspace_id=work.workspace_id, name="", url="", bot_user_id="", refreshed_at=work.now
    )
    known.name, known.url, known.bot_user_id = name, url.rstrip("/") + "/", bot_user_id
    known.refreshed_at = work.now
    work.session.add(known)
