"""What Slack says of people and channels: it keeps what we know of them true."""

from bot.services import team_members
from handlers.interaction import Interaction
from handlers.routes import Routes


def register(routes: Routes) -> None:
    """Listen for changes of people and of who is in which channel."""
    for event in ("user_change", "team_join"):
        routes.event(event, changed)
    routes.event("member_joined_channel", joined)
    routes.event("member_left_channel", left)
    for event in ("channel_archive", "group_archive"):
        routes.event(event, archived)


async def changed(i: Interaction) -> None:
    """Somebody's profile, zone or language changed, he is new, was deactivated, or is back."""
    user = i.payload.event["user"]
    await i.directory.refresh_person(i.payload.workspace_id, user)
    if user.get("deleted"):
        await i.run(team_members.left_slack, user["id"])
    else:
        await i.run(team_members.is_in_slack, user["id"])


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
