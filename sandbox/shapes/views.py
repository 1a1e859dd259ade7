"""Modals and Home tabs as Slack sends them."""

from sandbox.model import Json, View
from sandbox.workspace import Workspace


def view_object(workspace: Workspace, view: View) -> Json:
    """Return a view with all that Slack adds to what the app gave."""
    app = workspace.bot
    content = view.content
    return {
        "id": view.id,
        "team_id": workspace.team.id,
        "type": view.kind,
        "blocks": content.get("blocks", []),
        "private_metadata": content.get("private_metadata") or "",
        "callback_id": content.get("callback_id") or "",
        "state": {"values": view.values},
        "hash": view.hash,
        "title": content.get("title") or {"type": "plain_text", "text": app.name, "emoji": True},
        "clear_on_close": bool(content.get("clear_on_close")),
        "notify_on_close": bool(content.get("notify_on_close")),
        "close": content.get("close"),
        "submit": content.get("submit"),
        "submit_disabled": bool(content.get("submit_disabled")),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id or view.id,
        "app_id": app.id,
        "external_id": content.get("external_id") or "",
        "app_installed_team_id": workspace.team.id,
        "bot_id": app.bot_id,
    }
