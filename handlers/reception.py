"""The reception: what Bolt has verified comes in here, and gets to whom it is for."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

import structlog
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from handlers.desk import Desk
from handlers.payload import Payload
from handlers.routes import Routes

log = structlog.get_logger(__name__)


class Reception(AsyncMiddleware):
    """The last of Bolt's middleware, in the place of its list of listeners.

    `workspace_id` is that of the installation; what names another one is refused.
    """

    def __init__(self, routes: Routes, desk: Desk, workspace_id: str) -> None:
        self._routes = routes
        self._desk = desk
        self._workspace_id = workspace_id

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - Bolt passes it by this name
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002, ARG002 - Bolt passes it by this name
    ) -> BoltResponse:
        """Have the request handled and return what Slack is answered."""
        payload = Payload(req.body)
        if payload.workspace_id != self._workspace_id:
            return _refused("not of this workspace", payload)
        handler = self._routes.find(payload)
        if handler is not None:
            return await self._desk.receive(handler, payload, req.context.client)
        if payload.kind == "event":
            return BoltResponse(status=HTTPStatus.OK)  # talk that concerns nobody here
        return _refused("nobody handles this", payload)


def _refused(why: str, payload: Payload) -> BoltResponse:
    log.warning(
        why,
        kind=payload.kind,
        name=payload.name,
        workspace=payload.workspace_id,
        user=payload.user_id,
    )
    return BoltResponse(status=HTTPStatus.NOT_FOUND)
