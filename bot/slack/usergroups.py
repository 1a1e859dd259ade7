"""User groups such as @operations, asked of Slack whenever they are needed: they are few."""

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.teams import UserGroup
from bot.slack import failures

log = structlog.get_logger(__name__)


async def all_groups(client: AsyncWebClient) -> list[UserGroup]:
    """Return the workspace's user groups with their people; none when Slack does not say."""
    try:
        answer = await client.usergroups_list(include_users=True)
    except failures.CALL_ERRORS as error:
        log.warning("user groups not listed", error=failures.word(error))
        return []
    return [
        UserGroup(group["id"], group["handle"], group["name"], tuple(group.get("users") or ()))
        for group in answer["usergroups"]
    ]


async def people(client: AsyncWebClient, usergroup_id: str) -> list[str] | None:
    """Return the user ids of a group's people, None when Slack does not say."""
    try:
        answer = await client.usergroups_users_list(usergroup=usergroup_id)
    except failures.CALL_ERRORS as error:
        log.warning("user group not read", usergroup=usergroup_id, error=failures.word(error))
        return None
    return list(answer["users"])
