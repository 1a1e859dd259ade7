"""One unit of work: what a use case needs to know and to remember by."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Work:
    """One interaction or job in one transaction, which the edge commits.

    `now` is aware UTC; `actor` is the Slack user id of who acts, None for a job; `interaction` is
    the id that the log and the deliveries of this work carry.
    """

    session: Session
    now: datetime
    workspace_id: str
    actor: str | None = None
    interaction: str | None = None
