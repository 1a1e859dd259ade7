"""usergroups.*: groups such as @operations."""

from typing import Final

from sandbox.call import Call
from sandbox.errors import SlackError
from sandbox.model import Json
from sandbox.shapes import usergroup_object


async def list_(call: Call) -> Json:
    """List the user groups."""
    workspace = call.parts.workspace
    users, disabled = call.flag("include_users"), call.flag("include_disabled")
    groups = [group for group in workspace.usergroups.values() if disabled or not group.disabled]
    return {"usergroups": [usergroup_object(workspace, group, users=users) for group in groups]}


async def users_list(call: Call) -> Json:
    """List who is in a user group."""
    group = call.parts.workspace.usergroups.get(call.need("usergroup"))
    if group is None or (group.disabled and not call.flag("include_disabled")):
        raise SlackError("no_such_subteam")
    return {"users": group.users}


METHODS: Final = {"usergroups.list": list_, "usergroups.users.list": users_list}
