"""What Slack says of people and channels: it keeps what we know of them true."""

from slack_bolt.async_app import AsyncApp

from handlers.desk import Desk
from handlers.interaction import Interaction


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for changes of people and of who is in which channel."""
    for event in ("user_change", "team_join"):
        app.event(event)(desk.acknowledged(changed))
    for event in ("member_joined_channel", "member_left_channel"):
        app.event(event)(desk.acknowledged(moved))
    for event in ("channel_archive", "group_archive"):
        app.event(event)(desk.acknowledged(archived))


async def changed(i: Interaction) -> None:
    """Somebody's profile, zone or language changed, or he is new."""
    await i.directory.refresh_person(i.payload.workspace_id, i.payload.event["user"])


async def moved(i: Interaction) -> None:
    """Somebody came into a channel or left it."""
    await i.directory.refresh_channel(i.payload.workspace_id, i.payload.channel_id or "")


async def archived(i: Interaction) -> None:
    """A channel was archived."""
    await i.directory.refresh_channel(i.payload.workspace_id, i.payload.channel_id or "")
