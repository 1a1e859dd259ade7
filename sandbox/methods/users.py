"""users.* and dnd.*: the people of the workspace."""

from typing import Final

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.model import Json
from sandbox.shapes import profile_object, user_object


async def info(call: Call) -> Json:
    """Return one user."""
    shape = user_object(call.parts.workspace, call.user(), locale=call.flag("include_locale"))
    return {"user": shape}


async def list_(call: Call) -> Json:
    """List all users."""
    workspace, locale = call.parts.workspace, call.flag("include_locale")
    people = list(workspace.users.values())
    page = call.page(
        people,
        lambda user: user_object(workspace, user, locale=locale),
        "members",
        default=max(1, len(people)),  # without a limit Slack tries to list all
    )
    return page | {"cache_ts": workspace.seconds()}


async def lookup_by_email(call: Call) -> Json:
    """Return the user with an e-mail address."""
    wanted = call.need("email").lower()
    workspace = call.parts.workspace
    for user in workspace.users.values():
        if user.email.lower() == wanted and not user.deleted:
            return {"user": user_object(workspace, user)}
    raise SlackError("users_not_found")


async def profile_get(call: Call) -> Json:
    """Return a user's profile (by default the app's own)."""
    workspace = call.parts.workspace
    user = call.user() if call.text("user") else workspace.users[call.bot]
    return {"profile": profile_object(workspace, user)}


async def get_presence(call: Call) -> Json:
    """Say whether a user is there."""
    return {"presence": call.user().presence}


async def dnd_info(call: Call) -> Json:
    """Say when a user does not want to be disturbed: the sandbox's people never say so."""
    if call.text("user"):
        call.user()
    return _undisturbed()


async def dnd_team_info(call: Call) -> Json:
    """Say the same of several users."""
    users = [user for user in call.need("users").split(",") if user]
    return {"users": {user: _undisturbed() for user in users}}


def _undisturbed() -> Json:
    return {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}


METHODS: Final = {
    "dnd.info": dnd_info,
    "dnd.teamInfo": dnd_team_info,
    "users.getPresence": get_presence,
    "users.info": info,
    "users.list": list_,
    "users.lookupByEmail": lookup_by_email,
    "users.profile.get": profile_get,
}
