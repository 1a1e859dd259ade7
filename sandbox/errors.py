"""The one error that means "Slack says no"."""

from typing import Any


class SlackError(Exception):
    """A refusal with Slack's own error code.

    `code` is what Slack answers in `error` (`channel_not_found`); `message` is a sentence for a
    person, when the refusal may reach one; `extra` are further fields of Slack's answer, such as
    `needed` and `provided` of `missing_scope`.
    """

    def __init__(self, code: str, message: str = "", **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.extra = extra
