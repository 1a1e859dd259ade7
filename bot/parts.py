"""The parts behind the door: who handles what comes in, does what is due, and delivers.

They are most of the program and take a third of the start to load. So the composition root opens
the door first and loads them behind it (`bot.app`); nothing that is needed before imports them.
"""

from dataclasses import dataclass
from typing import Self

from slack_sdk.web.async_client import AsyncWebClient

from bot.figures import Figures
from bot.metrics import Metrics
from bot.services import deliveries
from bot.slack.clients import Clients
from bot.slack.deliverer import Deliverer
from bot.slack.directory import Directory
from bot.slack.pace import Pace
from bot.slack.sender import ClientFor
from handlers import everything, missed
from handlers.desk import Desk
from handlers.payload import Payload
from handlers.reception import Reception
from scheduler import jobs
from scheduler.runner import Runner
from storage.database import UnitOfWork


@dataclass(frozen=True, slots=True)
class Outside:
    """What the parts are given: the database and Slack.

    `pace` is that of messages to one channel, None for what Slack asks for; `tick` is in seconds.
    """

    uow: UnitOfWork
    workspace_id: str
    clients: Clients
    pace: Pace | None
    tick: float


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one process; whoever has them made starts and stops them."""

    desk: Desk
    reception: Reception
    deliverer: Deliverer
    runner: Runner
    figures: Figures

    @classmethod
    def made(cls, outside: Outside) -> Self:
        """Make all parts; nothing runs yet. Call it on the event loop."""
        uow, metrics = outside.uow, Metrics()
        desk = Desk(uow, Directory(uow, _always(outside.clients.describing)), metrics)
        deliverer = Deliverer(
            uow,
            _always(outside.clients.sending),
            sent=deliveries.sent,
            parked=deliveries.parked,
            pace=outside.pace,
            metrics=metrics,
        )
        return cls(
            desk,
            Reception(everything.routes(), desk, outside.workspace_id),
            deliverer,
            Runner(uow, jobs.page(deliverer.drain, outside.tick), metrics),
            Figures(uow, metrics),
        )

    def catch_up(self, outside: Outside) -> None:
        """Have read again what was written while nobody heard it."""
        begun = Payload(missed.news(outside.workspace_id))
        self.desk.note(missed.catch_up, begun, outside.clients.asking)


def _always(client: AsyncWebClient) -> ClientFor:
    async def client_for(_workspace_id: str) -> AsyncWebClient:
        return client

    return client_for
