"""The rules of teams: who decides who is in one, and who is told when it loses its manager."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

# Everybody in a channel is meant as a team, a whole company is not.
MOST_FROM_CHANNEL: Final = 100


@dataclass(frozen=True, slots=True)
class UserGroup:
    """A Slack user group such as @operations, with the user ids of its people."""

    id: str
    handle: str
    name: str
    users: tuple[str, ...] = ()


def first_who_can(groups: Iterable[Sequence[str]], gone: Iterable[str]) -> list[str]:
    """Return the first of the groups of user ids in which anybody is left, without who is gone."""
    left_out = set(gone)
    for group in groups:
        left = [user_id for user_id in dict.fromkeys(group) if user_id not in left_out]
        if left:
            return left
    return []
