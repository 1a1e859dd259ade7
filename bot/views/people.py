"""People in a row, by name: a mention would ring at everybody whom a list only names."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.domain.mrkdwn import Mrkdwn, escape, mention
from bot.i18n.reader import Reader

_MOST: Final = 60


def called(reader: Reader, user_ids: Sequence[str], names: Mapping[str, str]) -> Mrkdwn:
    """Return names in a row; of very many people the first ones and how many more.

    Somebody whose name is not known is mentioned: Slack knows it.
    """
    shown = [_called(user_id, names) for user_id in user_ids[:_MOST]]
    return in_a_row(reader, shown, len(user_ids) - len(shown))


def in_a_row(reader: Reader, people: Sequence[Mrkdwn], left: int = 0) -> Mrkdwn:
    """Return people as a list in words, with how many are `left` out."""
    rest = [reader.t.md_n("common.more.people", left)] if left else []
    return reader.t.md_list([*people, *rest])


def _called(user_id: str, names: Mapping[str, str]) -> Mrkdwn:
    return escape(names[user_id]) if user_id in names else mention(user_id)
