"""api.test, auth.test, apps.connections.open, bots.info: who the app is, and its connections."""

from typing import Final

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.model import Json


async def api_test(call: Call) -> Json:
    """Give back what was sent, as an error if it asks for one."""
    sent = {name: value for name, value in call.args.items() if name != "token"}
    if call.text("error"):
        raise SlackError(call.text("error"), args=sent)
    return {"args": sent}


async def auth_test(call: Call) -> Json:
    """Say who the token belongs to."""
    workspace = call.parts.workspace
    return {
        "url": f"https://{workspace.team.domain}.slack.com/",
        "team": workspace.team.name,
        "user": workspace.users[call.bot].name,
        "team_id": workspace.team.id,
        "user_id": call.bot,
        "bot_id": workspace.bot.bot_id,
        "is_enterprise_install": False,
    }


async def connections_open(call: Call) -> Json:
    """Hand out the address of a Socket Mode connection, good for one."""
    if not call.parts.manifest.socket_mode:
        raise SlackError("socket_mode_not_enabled")
    base = call.parts.workspace.base_url.replace("http", "ws", 1)
    ticket = call.parts.socket_mode.ticket()
    return {"url": f"{base}/link/?ticket={ticket}&app_id={call.parts.workspace.bot.id}"}


async def bots_info(call: Call) -> Json:
    """Return what a bot user is."""
    app = call.parts.workspace.bot
    if call.text("bot", app.bot_id) != app.bot_id:
        raise SlackError("bot_not_found")
    bot = {
        "id": app.bot_id,
        "deleted": False,
        "name": app.name,
        "updated": call.parts.workspace.users[app.user_id].updated,
        "app_id": app.id,
        "user_id": app.user_id,
        "icons": {},
    }
    return {"bot": bot}


METHODS: Final = {
    "api.test": api_test,
    "apps.connections.open": connections_open,
    "auth.test": auth_test,
    "bots.info": bots_info,
}
