"""People by name: in a row, where a mention would ring, and where it is not sure who is meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.domain.mrkdwn import Mrkdwn, escape, mention
from bot.i18n.reader import Reader
from bot.views import kit

_MOST: Final = 60
_MOST_BUTTONS: Final = 4
_IN_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Whose:
    """Words that may name an owner: `people` are those who are called so, by user id."""

    words: str
    people: Mapping[str, str] = field(default_factory=dict)


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


def unsure(reader: Reader, whose: Sequence[Whose]) -> list[Mrkdwn]:
    """Return in words which names nobody has, or several."""
    return [
        reader.t.md(
            "common.name.unsure" if one.people else "common.name.unknown",
            name=one.words[:_IN_NAME],
        )
        for one in whose
    ]


def choices(whose: Sequence[Whose], action_id: str) -> list[kit.Element]:
    """Return a button for each of those who may be meant first; its value is the user id."""
    called_so = {user_id: name for one in whose[:1] for user_id, name in one.people.items()}
    return [
        kit.button(name, f"{action_id}.{place}", value=user_id)
        for place, (user_id, name) in enumerate([*called_so.items()][:_MOST_BUTTONS])
    ]
