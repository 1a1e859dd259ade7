"""Who steers a meeting: closes it, looks its minutes over, amends them."""

from typing import ClassVar

from bot.domain.errors import GavelError
from bot.services import readers, teams
from storage.meetings import Meeting
from storage.work import Work


class NotSteeringError(GavelError):
    """Only the facilitator, the recorder (by name) and the team's managers may do this."""

    key: ClassVar[str] = "closing.error.not_steering"


class NotApproverError(GavelError):
    """Only the `approver` (by name) and the team's managers may do this."""

    key: ClassVar[str] = "closing.error.not_approver"


def steers(work: Work, meeting: Meeting) -> bool:
    """Whether the actor facilitates or records the meeting, or manages its team."""
    if work.actor in (meeting.facilitator_id, meeting.recorder_id):
        return True
    return teams.may_manage(work, teams.get(work, meeting.team_id))


def demand_steering(work: Work, meeting: Meeting) -> None:
    """Raise NotSteeringError, which names who may, unless the actor steers the meeting."""
    if not steers(work, meeting):
        raise NotSteeringError(
            facilitator=readers.name(work, meeting.facilitator_id),
            recorder=readers.name(work, meeting.recorder_id),
        )


def demand_approval(work: Work, meeting: Meeting) -> None:
    """Raise NotApproverError unless the actor approves the meeting's minutes."""
    if work.actor == meeting.approver_id:
        return
    if not teams.may_manage(work, teams.get(work, meeting.team_id)):
        raise NotApproverError(approver=readers.name(work, meeting.approver_id or ""))
