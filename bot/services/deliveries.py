"""What follows when a message has left the outbox, or never will."""

from bot.services import meetings, readers
from bot.views import deliveries as views
from storage import outbox, teams
from storage.marks import Settled
from storage.outbox import Kind
from storage.teams import Role
from storage.work import Work


def sent(work: Work, message: Settled) -> None:
    """Remember what a message that Slack has taken stands for."""
    if message.kind is Kind.POST:
        meetings.thread_opened(work, message)


def parked(work: Work, message: Settled) -> None:
    """Tell those who can mend it, once, why nothing can be posted in a channel.

    A direct message that cannot be delivered concerns only somebody who is gone: it is logged.
    """
    if message.kind is not Kind.POST or message.channel_id.startswith(("U", "W", "D")):
        return
    for user_id in _who_can_mend(work, message.channel_id):
        reader = readers.person(work, user_id)
        key = f"parked:{message.channel_id}:{message.error}:{user_id}"
        said = views.cannot_post(reader, message.channel_id, message.error or "")
        outbox.post(work, key, user_id, said)


def _who_can_mend(work: Work, channel_id: str) -> list[str]:
    team = teams.of_channel(work.session, work.workspace_id, channel_id)
    if team is None or team.id is None:
        return []
    managers = teams.with_role(work.session, team.id, Role.MANAGER)
    return managers or teams.with_role(work.session, team.id, Role.DEPUTY)
