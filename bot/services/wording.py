"""Words in a field to type in, where a mention is shown as a name and read back from it."""

from bot.domain import mrkdwn
from bot.services import readers
from storage.work import Work


def typeable(work: Work, text: str) -> str:
    """Plain text with each mention as @name."""
    for user_id in mrkdwn.mentions(text):
        text = text.replace(f"<@{user_id}>", _name(work, user_id))
    return text


def typed(work: Work, text: str, original: str) -> str:
    """What was typed over `original`, with the names of the people mentioned there as mentions."""
    for user_id in sorted(mrkdwn.mentions(original), key=lambda one: -len(_name(work, one))):
        text = text.replace(_name(work, user_id), f"<@{user_id}>")
    return text


def _name(work: Work, user_id: str) -> str:
    return f"@{readers.name(work, user_id)}"
