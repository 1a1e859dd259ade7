"""One unit of work: what a use case needs to know and to remember by."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class Work:
    """One interaction or job in one transaction, which the edge commits.

    `now` is aware UTC; `actor` is the Slack user id of who acts, None for a job; `interaction` is
    the id that the log and the deliveries of this work carry.

    A job's work is for every workspace: its `workspace_id` is `EVERYWHERE`, which no row carries.
    The job claims due rows of any workspace and acts on each in the work of that row's own:

        for row in followups.claim_due_nudges(work.session, work.now, limit):
            _nudge(work.within(row.workspace_id), row)
    """

    session: Session
    now: datetime
    workspace_id: str
    actor: str | None = None
    interaction: str | None = None

    def within(self, workspace_id: str) -> "Work":
        """The same work, for a row of that workspace."""
        return replace(self, workspace_id=workspace_id)
