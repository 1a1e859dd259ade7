"""Channels that Gavel has met and who is in them: that decides who may see a record."""

from collections.abc import Iterable

from sqlmodel import Field, Session, SQLModel, col, select

from storage.rows import with_key


class Channel(SQLModel, table=True):
    """A conversation as Slack last described it."""

    __tablename__ = "channels"

    workspace_id: str = Field(primary_key=True)
    channel_id: str = Field(primary_key=True)
    name: str = ""
    is_private: bool = False
    is_archived: bool = False
    bot_is_member: bool = True


class ChannelMember(SQLModel, table=True):
    """Somebody who is in a channel where Gavel is a member."""

    __tablename__ = "channel_members"

    workspace_id: str = Field(primary_key=True)
    channel_id: str = Field(primary_key=True)
    user_id: str = Field(primary_key=True, index=True)


def get(session: Session, workspace_id: str, channel_id: str) -> Channel | None:
    """The channel, or None when Gavel has not met it."""
    return with_key(session, Channel, workspace_id, channel_id)


def remember(
    session: Session,
    workspace_id: str,
    channel_id: str,
    *,
    name: str,
    is_private: bool,
    is_archived: bool,
    bot_is_member: bool,
) -> Channel:
    """Write down how Slack describes the channel now."""
    channel = get(session, workspace_id, channel_id) or Channel(
        workspace_id=workspace_id, channel_id=channel_id
    )
    channel.name, channel.is_private, channel.is_archived = name, is_private, is_archived
    channel.bot_is_member = bot_is_member
    session.add(channel)
    return channel


def member_ids(session: Session, workspace_id: str, channel_id: str) -> list[str]:
    """User ids of the channel's members, in alphabetical order."""
    rows = session.exec(
        select(ChannelMember.user_id)
        .where(ChannelMember.workspace_id == workspace_id, ChannelMember.channel_id == channel_id)
        .order_by(ChannelMember.user_id)
    )
    return list(rows)


def hidden_from(session: Session, workspace_id: str, user_id: str | None) -> set[str]:
    """Ids of the private channels whose records `user_id` may not see, since he is not in them."""
    private = select(Channel.channel_id).where(
        Channel.workspace_id == workspace_id, col(Channel.is_private).is_(True)
    )
    joined = select(ChannelMember.channel_id).where(
        ChannelMember.workspace_id == workspace_id, ChannelMember.user_id == user_id
    )
    return set(session.exec(private).all()) - set(session.exec(joined).all())


def set_members(
    session: Session, workspace_id: str, channel_id: str, user_ids: Iterable[str]
) -> None:
    """Make `user_ids` the members of the channel."""
    wanted, known = set(user_ids), set(member_ids(session, workspace_id, channel_id))
    for user_id in wanted - known:
        session.add(
            ChannelMember(workspace_id=workspace_id, channel_id=channel_id, user_id=user_id)
        )
    for user_id in known - wanted:
        remove_member(session, workspace_id, channel_id, user_id)


def remove_member(session: Session, workspace_id: str, channel_id: str, user_id: str) -> None:
    """Forget that `user_id` is in the channel."""
    row = session.get(ChannelMember, (workspace_id, channel_id, user_id))
    if row:
        session.delete(row)
