"""The parts of a running sandbox, as the Web API's methods and people's acts use them."""

from dataclasses import dataclass

from sandbox.clock import SandboxClock
from sandbox.delivery import Delivery, Timings
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.httpmode import HttpMode
from sandbox.interactions.actions import Actions
from sandbox.interactions.commands import Commands
from sandbox.interactions.exchange import Exchange
from sandbox.interactions.shortcuts import Shortcuts
from sandbox.interactions.submissions import Submissions
from sandbox.journal import Journal
from sandbox.live import Live
from sandbox.manifest import Manifest
from sandbox.modals import Modals
from sandbox.people import People
from sandbox.posting import Posting
from sandbox.reads import Reads
from sandbox.responses import Responses
from sandbox.rooms import Rooms
from sandbox.socketmode import SocketMode
from sandbox.timeline import Timeline, Wakeups
from sandbox.triggers import Triggers
from sandbox.uploads import Uploads
from sandbox.workspace import Workspace


@dataclass(frozen=True)
class Tokens:
    """What the app identifies itself by."""

    bot: str = "xoxb-sandbox-bot"
    app: str = "xapp-sandbox-app"


@dataclass(frozen=True)
class Parts:
    """Everything that a running sandbox consists of."""

    workspace: Workspace
    manifest: Manifest
    clock: SandboxClock
    timeline: Timeline
    tokens: Tokens
    timings: Timings
    faults: Faults
    journal: Journal
    live: Live
    reads: Reads
    events: Events
    posting: Posting
    rooms: Rooms
    people: People
    modals: Modals
    responses: Responses
    uploads: Uploads
    socket_mode: SocketMode
    delivery: Delivery
    commands: Commands
    actions: Actions
    submissions: Submissions
    shortcuts: Shortcuts


def assemble(
    workspace: Workspace,
    manifest: Manifest,
    *,
    wakeups: Wakeups | None,
    tokens: Tokens,
    timings: Timings,
    http: HttpMode | None,
) -> Parts:
    """Join the parts; the app is reached over `http` if given, else by Socket Mode."""
    faults, journal, live = Faults(), Journal(), Live()
    socket_mode = SocketMode(timings)
    delivery: Delivery = http or socket_mode
    events = Events(workspace, manifest, delivery, faults=faults, journal=journal, timings=timings)
    reads = Reads(workspace, live)
    posting = Posting(workspace, events, live, reads)
    triggers = Triggers(timings.trigger)
    modals = Modals(workspace, triggers, live)
    responses = Responses(workspace, posting)
    exchange = Exchange(workspace, delivery, triggers, manifest, journal, faults)
    return Parts(
        workspace=workspace,
        manifest=manifest,
        clock=workspace.clock,
        timeline=Timeline(workspace.clock, wakeups, events.delivered),
        tokens=tokens,
        timings=timings,
        faults=faults,
        journal=journal,
        live=live,
        reads=reads,
        events=events,
        posting=posting,
        rooms=Rooms(workspace, events, live, reads, posting),
        people=People(workspace, events, live),
        modals=modals,
        responses=responses,
        uploads=Uploads(workspace),
        socket_mode=socket_mode,
        delivery=delivery,
        commands=Commands(exchange, manifest, responses),
        actions=Actions(exchange, modals, posting, responses),
        submissions=Submissions(exchange, modals),
        shortcuts=Shortcuts(exchange, manifest, responses),
    )
