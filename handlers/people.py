"""What Slack says of people and channels: it keeps what we know of them true."""

from slack_bolt.async_app import AsyncApp

from bot.services import team_members
from handlers.desk import Desk
from handlers.interaction import Interaction


def register(app: AsyncApp, desk: Desk) -> None:
    """Listen for changes of people and of who is in which channel."""
    for event in ("user_change", "team_join"):
        app.event(event)(desk.acknowledged(changed))
    app.event("member_joined_channel")(desk.acknowledged(joined))
    app.event("member_left_channel")(desk.acknowledged(left))
    for event in ("channel_archive", "group_archive"):
        app.event(event)(desk.acknowledged(archived))


async def changed(i: Interaction) -> None:
    """Somebody's profile, zone or language changed, he is new, or he was deactivated."""
    user = i.payload.event["user"]
    await i.directory.refresh_person(i.payload.workspace_id, user)
    if user.get("deleted"):
        await i.run(team_members.left_slack, user["id"])


async def joined(i: Interaction) -> None:
    """Somebody came into a channel, and so perhaps into its team."""
    channel_id = i.payload.channel_id or ""
    await i.directory.refresh_channel(i.payload.workspace_id, channel_id)
    await i.know_actor()
    await i.run(team_members.follow_channel, channel_id)


async def left(i: Interaction) -> None:
    """Somebody left a channel, and so perhaps its team."""
    channel_id = i.payload.channel_id or ""
    await i.directory.refresh_channel(i.payload.workspace_id, channel_id)
    await i.run(team_members.follow_channel, channel_id)
    await i.run(team_members.left_channel, channel_id)


async def archived(i: Interaction) -> None:
    """A channel was archived."""
    await i.directory.refresh_channel(i.payload.workspace_id, i.payload.channel_id or "")
