"""A word from one process to the others: something was put into the outbox.

PostgreSQL carries it (https://www.postgresql.org/docs/current/sql-notify.html): it arrives with the
commit, or not at all. Who misses it, because the connection was lost or because a pooler between
does not carry it, finds the rows at his next tick.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlmodel import Session

CHANNEL: Final = "gavel_outbox"
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds between two attempts to listen again
# A server that vanished without a word is noticed within a minute, not after two hours.
ALIVE: Final = {"keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3"}

_NOTIFY: Final = text(f"NOTIFY {CHANNEL}")


def announce(session: Session) -> None:
    """Tell those who listen, when this transaction commits; on SQLite there is nobody else."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_NOTIFY)


async def listen(url: URL, wake: Callable[[], None]) -> None:
    """Call `wake` at every word, until cancelled; a lost connection is made again.

    It is called at each new connection too: nobody knows what was said meanwhile.
    """
    from psycopg import AsyncConnection, OperationalError  # late: a bot on SQLite never needs it

    plain = url.set(drivername="postgresql").update_query_dict(ALIVE)
    address = plain.render_as_string(hide_password=False)
    pause = FIRST_PAUSE
    while True:
        with suppress(OperationalError):
            async with await AsyncConnection.connect(address, autocommit=True) as session:
                await session.execute(f"LISTEN {CHANNEL}")
                pause = FIRST_PAUSE
                wake()
                async for _ in session.notifies():
                    wake()
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
