"""Modals that are submitted or closed, and what the app answers to it.

Source: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
"""

from contextlib import suppress
from typing import Any

from sandbox.elements import unfit_inputs
from sandbox.errors import SlackError
from sandbox.interactions.actions import unwrapped
from sandbox.interactions.exchange import Exchange
from sandbox.modals import Modals
from sandbox.model import Json, User, View
from sandbox.problems import check_view

TROUBLE = "We had some trouble connecting. Try again?"


class Submissions:
    """Submits and closes modals."""

    def __init__(self, exchange: Exchange, modals: Modals) -> None:
        self._exchange = exchange
        self._modals = modals

    async def submit(self, user: User, view_id: str, state: Any) -> Json:
        """Submit a modal; returns `{response_action, errors?}`, with None when it just closed.

        What Slack's client checks itself (required inputs, lengths) never reaches the app. Raises
        SlackError operation_timeout or dispatch_failed (the modal stays), or invalid_view when
        the app's answer cannot be shown.
        """
        view = self._own(user, view_id)
        self._modals.fill(view, unwrapped(state))
        complaints = unfit_inputs(view.content["blocks"] or [], view.values)
        if complaints:
            return {"response_action": "errors", "errors": complaints}
        payload = self._exchange.payload("view_submission", user) | {
            "trigger_id": self._exchange.triggers.issue(user.id, view.id),
            "view": self._modals.shown(view),
            "response_urls": [],
        }
        return self._follow(view, await self._ask(payload))

    async def close(self, user: User, view_id: str, *, clear: bool = False) -> None:
        """Close a modal, or with `clear` all; the app hears of those with `notify_on_close`."""
        view = self._own(user, view_id)
        clear = clear or bool(view.content.get("clear_on_close"))
        stack = self._modals.stack(user.id)
        closing = stack if clear else stack[stack.index(view) :]
        told = [self._modals.shown(one) for one in closing if one.content.get("notify_on_close")]
        self._modals.close(closing[0])
        for shown in told:
            payload = self._exchange.payload("view_closed", user)
            payload |= {"view": shown, "is_cleared": clear}
            with suppress(SlackError):  # the modal is closed whatever the app says to it
                await self._exchange.ask("interactive", payload)

    def _own(self, user: User, view_id: str) -> View:
        view = self._modals.get(view_id)
        if view.user != user.id or view.kind != "modal":
            raise SlackError("not_found", "This is not a modal that you have open.")
        return view

    async def _ask(self, payload: Json) -> Any:
        try:
            return await self._exchange.ask("interactive", payload)
        except SlackError as error:
            raise SlackError(error.code, TROUBLE) from error

    def _follow(self, view: View, answer: Any) -> Json:
        action = answer.get("response_action") if isinstance(answer, dict) else None
        try:
            if action is None:
                self._modals.close(view)
            elif action == "clear":
                self._modals.clear(view.user)
            elif action == "errors":
                return {"response_action": action, "errors": _errors(view, answer)}
            else:
                self._show(view, action, answer.get("view"))
        except SlackError as error:
            detail = f"{TROUBLE} ({error.code} {error.message})"
            raise SlackError("invalid_view", detail, **error.extra) from error
        return {"response_action": action}

    def _show(self, view: View, action: str, content: Any) -> None:
        if action not in {"update", "push"}:
            raise SlackError("invalid_response_action", f"{action} is no response_action.")
        if isinstance(content, dict):
            content = {"type": "modal", **content}
        check_view(content)
        if action == "push":
            self._modals.push_on(view, content)
        else:
            self._modals.update(content, view_id=view.id)


def _errors(view: View, answer: Json) -> Json:
    errors = answer.get("errors")
    inputs = {b["block_id"] for b in view.content["blocks"] or [] if b["type"] == "input"}
    if not isinstance(errors, dict) or not errors or set(errors) - inputs:
        raise SlackError("invalid_errors", "Each error must name the block_id of an input.")
    return errors
