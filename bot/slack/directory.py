"""The directory: who is in the workspace and in its channels, asked of Slack once and kept true.

Events keep it true from then on; a description that is a day old is asked for again, in case an
event was missed. When Slack cannot be asked, the bot works with what it knows.
"""

import asyncio
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.names import aliases
from bot.slack import failures
from bot.slack.seen import Seen
from bot.slack.sender import ClientFor
from storage import channels, names, people
from storage.database import UnitOfWork
from storage.work import Work

STALE_AFTER = timedelta(days=1)
AT_ONCE = 8
PAGE = 200
CHANNELS = ("C", "G")
SLACKBOT = "USLACKBOT"

log = structlog.get_logger(__name__)


class Directory:
    """Fills the tables of people and channels; `client_for(workspace_id)` gives a client."""

    def __init__(self, uow: UnitOfWork, client_for: ClientFor) -> None:
        self._uow = uow
        self._client_for = client_for
        self._seen = Seen(uow.clock)

    async def ensure_people(self, workspace_id: str, user_ids: Iterable[str]) -> None:
        """Ask Slack about those of `user_ids` who are unknown or not heard of for a day."""
        wanted = {id_ for id_ in user_ids if (workspace_id, id_) not in self._seen}
        if not wanted:
            return
        work = self._uow.bind(workspace_id)
        fresh = await work.read(_known, wanted)
        self._seen.add((workspace_id, id_) for id_ in fresh)
        missing = sorted(wanted - fresh)
        if not missing:
            return
        client, turns = await self._client_for(workspace_id), asyncio.Semaphore(AT_ONCE)
        answers = await asyncio.gather(*(_user(client, turns, user_id) for user_id in missing))
        await work.run(_remember_people, [user for user in answers if user])

    async def refresh_person(self, workspace_id: str, user: dict[str, Any]) -> None:
        """Take over the `user` object of a `user_change` or `team_join` event."""
        await self._uow.bind(workspace_id).run(_remember_people, [user])

    async def ensure_channel(self, workspace_id: str, channel_id: str) -> bool:
        """Ask Slack about a channel that is unknown, or in which Gavel was not yet.

        Gives back whether it had to be looked for; else it was not long ago, with its people.
        """
        if not channel_id.startswith(CHANNELS) or (workspace_id, channel_id) in self._seen:
            return False
        if await self._uow.bind(workspace_id).read(_is_joined, channel_id):
            self._seen.add([(workspace_id, channel_id)])
        else:
            await self.refresh_channel(workspace_id, channel_id)
        return True

    async def refresh_channel(self, workspace_id: str, channel_id: str) -> None:
        """Ask Slack what the channel is and who is in it, and take that over."""
        self._seen.discard((workspace_id, channel_id))
        client = await self._client_for(workspace_id)
        try:
            answer = await client.conversations_info(channel=channel_id)
            members = await _members(client, channel_id)
        except failures.CALL_ERRORS as error:
            log.warning("channel not described", channel=channel_id, error=failures.word(error))
            return
        work = self._uow.bind(workspace_id)
        await work.run(_remember_channel, dict(answer["channel"]), members)


def _known(work: Work, user_ids: set[str]) -> set[str]:
    moment = work.now - STALE_AFTER
    return people.known_since(work.session, work.workspace_id, user_ids, moment)


def _is_joined(work: Work, channel_id: str) -> bool:
    channel = channels.get(work.session, work.workspace_id, channel_id)
    return channel is not None and channel.bot_is_member


async def _user(
    client: AsyncWebClient, turns: asyncio.Semaphore, user_id: str
) -> dict[str, Any] | None:
    async with turns:
        try:
            answer = await client.users_info(user=user_id, include_locale=True)
        except failures.CALL_ERRORS as error:
            log.warning("person not described", user=user_id, error=failures.word(error))
            return None
    return dict(answer["user"])


async def _members(client: AsyncWebClient, channel_id: str) -> list[str]:
    members: list[str] = []
    cursor: str | None = None
    while True:
        page = await client.conversations_members(channel=channel_id, limit=PAGE, cursor=cursor)
        members += page["members"]
        data = page.data if isinstance(page.data, dict) else {}
        cursor = data.get("response_metadata", {}).get("next_cursor")
        if not cursor:
            return members


def _remember_people(work: Work, users: list[dict[str, Any]]) -> None:
    for user in users:
        people.remember(
            work,
            user["id"],
            name=_name(user),
            timezone=_zone(user),
            locale=user.get("locale"),
            is_bot=bool(user.get("is_bot")) or user["id"] == SLACKBOT,
            deleted=bool(user.get("deleted")),
            is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        )
        names.remember(work, user["id"], aliases(_names(user), str(user.get("name") or "")))


def _remember_channel(work: Work, channel: dict[str, Any], members: list[str]) -> None:
    channels.remember(
        work.session,
        work.workspace_id,
        channel["id"],
        name=channel.get("name", ""),
        is_private=bool(channel.get("is_private") or channel.get("is_mpim")),
        is_archived=bool(channel.get("is_archived")),
        bot_is_member=bool(channel.get("is_member")),
    )
    channels.set_members(work.session, work.workspace_id, channel["id"], members)


def _name(user: dict[str, Any]) -> str:
    """What colleagues see: https://docs.slack.dev/reference/objects/user-object."""
    shown = next(iter(_names(user)), None)
    return str(shown or user.get("name") or user["id"])


def _names(user: dict[str, Any]) -> list[str]:
    """What somebody is called, the name that colleagues see first."""
    profile = user.get("profile", {})
    names_ = [profile.get("display_name"), profile.get("real_name"), user.get("real_name")]
    return [str(name) for name in names_ if name]


def _zone(user: dict[str, Any]) -> str | None:
    """The user's IANA zone, or one of his offset when the name is not in our time zone data."""
    name = user.get("tz")
    if not name:
        return None
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError):
        hours = round(user.get("tz_offset", 0) / 3600)
        return f"Etc/GMT{-hours:+d}"  # POSIX counts westwards: Etc/GMT-8 is UTC+8
