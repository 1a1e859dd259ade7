"""Uploaded files: an address to put the content at, then the file in a channel."""

import base64
import mimetypes

from sandbox.errors import SlackError
from sandbox.ids import new_id, new_secret
from sandbox.model import File
from sandbox.workspace import Workspace

MAX_BYTES = 50 * 1024 * 1024


class Uploads:
    """Files and their content."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def begin(self, name: str, user: str, size: int) -> File:
        """Make room for a file, which is still without content."""
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = File(
            id=new_id("F"), name=name.replace("/", "_"), user=user, size=size, mimetype=kind,
            created=self._workspace.seconds(), secret=new_secret(),
        )  # fmt: skip
        return self._workspace.save_file(file)

    def url(self, file: File) -> str:
        """Return where the content is put and fetched."""
        return f"{self._workspace.base_url}/files/{file.secret}/{file.id}/{file.name}"

    def put(self, file: File, content: bytes) -> None:
        """Keep the content."""
        file.size = len(content)
        self._workspace.save_file(file)
        self._workspace.note("content", file.id, base64.b64encode(content).decode())

    def content(self, file: File) -> bytes | None:
        """Return the content, None before it was put."""
        body = self._workspace.notes("content").get(file.id)
        return None if body is None else base64.b64decode(body)

    def find(self, file_id: str, secret: str | None = None) -> File:
        """Return a file (by its secret address if one is given); raises file_not_found."""
        file = self._workspace.files.get(file_id)
        if file is None or secret not in {None, file.secret}:
            raise SlackError("file_not_found", "There is no such file.")
        return file

    def complete(self, file: File, title: str | None, channel: str | None) -> None:
        """Make the file seen, in a channel if one is given."""
        if self.content(file) is None:
            raise SlackError("file_not_found", "Nothing was uploaded.")
        file.complete = True
        file.title = title or file.title
        if channel is not None and channel not in file.channels:
            file.channels.append(channel)
        self._workspace.save_file(file)
