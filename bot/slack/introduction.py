"""The first words with Slack: who we are there, and which workspace it is."""

from typing import ClassVar

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import GavelError
from bot.slack import failures
from storage import workspaces
from storage.database import UnitOfWork


class SlackRefusesError(GavelError):
    """Slack does not take the bot token; `error` is its reason."""

    key: ClassVar[str] = "cli.error.slack_refuses"


class SlackUnreachableError(GavelError):
    """Slack cannot be reached; `error` says how that showed."""

    key: ClassVar[str] = "cli.error.slack_unreachable"


async def introduce(uow: UnitOfWork, client: AsyncWebClient) -> str:
    """Ask Slack who we are, remember the workspace, and give its id back.

    Raises SlackRefusesError or SlackUnreachableError.
    """
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        raise SlackRefusesError(error=failures.word(error)) from error
    except failures.CALL_ERRORS as error:
        raise SlackUnreachableError(error=failures.word(error)) from error
    work = uow.bind(str(answer["team_id"]))
    await work.run(
        workspaces.remember,
        name=str(answer["team"]),
        url=str(answer["url"]),
        bot_user_id=str(answer["user_id"]),
    )
    return work.workspace_id
