"""Slash commands.

Source: https://docs.slack.dev/interactivity/implementing-slash-commands
"""

from sandbox.errors import SlackError
from sandbox.interactions.exchange import Exchange, channel_part
from sandbox.manifest import Command, Manifest
from sandbox.model import Channel, User
from sandbox.responses import Place, Responses
from sandbox.text import command_text


class Commands:
    """Runs the commands that the manifest declares."""

    def __init__(self, exchange: Exchange, manifest: Manifest, responses: Responses) -> None:
        self._exchange = exchange
        self._manifest = manifest
        self._responses = responses

    async def run(
        self, user: User, channel: Channel, command: str, text: str, thread_ts: str | None = None
    ) -> None:
        """Run a command and show what the acknowledgement answers.

        Raises SlackError with the sentence that Slack shows: unknown_command,
        not_supported_in_thread, operation_timeout, dispatch_failed, invalid_command_response.
        """
        try:
            declared = self._declared(command, thread_ts)
            await self._send(user, channel, command, text, escape=declared.should_escape)
        except SlackError as error:
            message = error.message or f'{command} failed with the error "{error.code}"'
            raise SlackError(error.code, message, **error.extra) from error

    def _declared(self, command: str, thread_ts: str | None) -> Command:
        declared = self._manifest.commands.get(command)
        if declared is None or "commands" not in self._exchange.workspace.bot.scopes:
            raise SlackError("unknown_command", f"{command} is not a valid command.")
        if thread_ts:
            sorry = f"{command} is not supported in threads. Sorry!"
            raise SlackError("not_supported_in_thread", sorry)
        return declared

    async def _send(
        self, user: User, channel: Channel, command: str, text: str, *, escape: bool
    ) -> None:
        url, place = self._responses.place(channel, user.id)
        workspace = self._exchange.workspace
        named = channel_part(channel)
        answer = await self._exchange.ask(
            "slash_commands",
            {
                "token": "sandbox-verification",
                "team_id": workspace.team.id,
                "team_domain": workspace.team.domain,
                "channel_id": named["id"],
                "channel_name": named["name"],
                "user_id": user.id,
                "user_name": user.name,
                "command": command,
                "text": command_text(workspace, text.strip(), escape=escape),
                "api_app_id": workspace.bot.id,
                "is_enterprise_install": "false",
                "response_url": url,
                "trigger_id": self._exchange.triggers.issue(user.id),
            },
        )
        self._show(place, command, answer)

    def _show(self, place: Place, command: str, answer: object) -> None:
        try:
            self._responses.answer(place, answer)
        except SlackError as error:
            text = f'{command} failed with the error "invalid_command_response": {error.code}'
            detail = f"{text} {error.message}".strip()
            raise SlackError("invalid_command_response", detail, **error.extra) from error
