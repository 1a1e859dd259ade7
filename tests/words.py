"""What a message says, for tests that read it."""

from typing import Any

from bot.views.kit import Message


def words_of(message: Message | dict[str, Any] | None) -> str:
    """All the words that a message or view shows, in their order."""
    if message is None:
        return ""
    shown = message.payload() if isinstance(message, Message) else message
    return "\n".join(_words([shown.get("blocks", []), shown.get("text", "")]))


def _words(part: Any) -> list[str]:
    if isinstance(part, list):
        return [word for item in part for word in _words(item)]
    if not isinstance(part, dict):
        return []
    own = [part["text"]] if isinstance(part.get("text"), str) else []
    return own + [word for value in part.values() for word in _words(value)]


def values_of(part: Any, key: str) -> list[str]:
    """Everything that stands under a key anywhere in blocks or a view."""
    if isinstance(part, list):
        return [found for item in part for found in values_of(item, key)]
    if not isinstance(part, dict):
        return []
    own = [part[key]] if key in part else []
    return own + [found for value in part.values() for found in values_of(value, key)]
