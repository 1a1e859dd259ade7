"""team.info and emoji.list: the workspace itself."""

from typing import Final

from sandbox.call import Call
from sandbox.model import Json


async def info(call: Call) -> Json:
    """Return the workspace."""
    team = call.parts.workspace.team
    icon = {"image_default": True}
    shape = {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": ""}
    url = f"https://{team.domain}.slack.com/"
    return {"team": shape | {"url": url, "icon": icon, "is_verified": False}}


async def emoji_list(call: Call) -> Json:
    """List the workspace's own emoji: it has none."""
    return {"emoji": {}, "cache_ts": str(call.parts.workspace.seconds())}


METHODS: Final = {"emoji.list": emoji_list, "team.info": info}
