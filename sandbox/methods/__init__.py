"""The Web API's methods: one module a family, one function a method."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Final

from sandbox.call import Call
from sandbox.methods import (
    apps,
    bookmarks,
    chat,
    conversations,
    files,
    history,
    membership,
    pins,
    reactions,
    team,
    usergroups,
    users,
    views,
)
from sandbox.model import Json

METHODS: Final[Mapping[str, Callable[[Call], Awaitable[Json]]]] = MappingProxyType(
    {
        **apps.METHODS,
        **bookmarks.METHODS,
        **chat.METHODS,
        **conversations.METHODS,
        **files.METHODS,
        **history.METHODS,
        **membership.METHODS,
        **pins.METHODS,
        **reactions.METHODS,
        **team.METHODS,
        **usergroups.METHODS,
        **users.METHODS,
        **views.METHODS,
    }
)
