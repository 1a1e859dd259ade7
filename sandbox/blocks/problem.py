"""What is wrong with a message or a view."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """An error code of Slack with the sentences that explain it (none for a plain code).

    Slack answers `{"ok": false, "error": error, "response_metadata": {"messages":
    ["[ERROR] " + message, …]}}`.
    """

    error: str
    messages: tuple[str, ...] = ()
