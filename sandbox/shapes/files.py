"""Files as Slack sends them."""

from sandbox.model import File, Json
from sandbox.workspace import Workspace


def file_object(workspace: Workspace, file: File) -> Json:
    """Return a file."""
    url = f"{workspace.base_url}/files/{file.secret}/{file.id}/{file.name}"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": file.mimetype,
        "filetype": file.name.rpartition(".")[2],
        "pretty_type": file.mimetype,
        "user": file.user,
        "user_team": workspace.team.id,
        "editable": False,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "is_public": bool(file.channels),
        "url_private": url,
        "url_private_download": url,
        "permalink": url,
        "channels": file.channels,
        "groups": [],
        "ims": [],
    }
