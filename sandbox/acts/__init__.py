"""What people do in the workspace: `/sandbox/api/…`, for the page, the story and the tests."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Final

from sandbox.acts import interacting, looking, places, running, talking
from sandbox.acts.act import Act
from sandbox.model import Json

ActHandler = Callable[[Act], Awaitable[Json]]

ACTS: Final[Mapping[str, ActHandler]] = MappingProxyType(
    {**talking.ACTS, **interacting.ACTS, **places.ACTS, **running.ACTS}
)

LOOKS: Final[Mapping[str, ActHandler]] = MappingProxyType({**looking.LOOKS, **running.LOOKS})
