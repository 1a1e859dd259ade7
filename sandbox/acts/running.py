"""The sandbox itself: its clock, its faults, what it recorded, and the list of things to try."""

from datetime import datetime, timedelta
from typing import Final

from sandbox.acts.act import Act
from sandbox.errors import SlackError
from sandbox.model import Json
from sandbox.parts import Parts
from sandbox.socketmode import DisconnectReason

REASONS: Final[dict[str, DisconnectReason]] = {
    "warning": "warning",
    "refresh_requested": "refresh_requested",
    "link_disabled": "link_disabled",
}


async def clock_state(parts: Parts) -> Json:
    """Return the clock as the page shows it."""
    due = await parts.timeline.next_due()
    return {
        "now": parts.clock.now().isoformat(),
        "frozen": parts.clock.frozen,
        "can_next": parts.timeline.can_next,
        "next": None if due is None else due.isoformat(),
    }


async def move_clock(act: Act) -> Json:
    """Move the clock: `advance_seconds`, `to` (ISO 8601), `next`, or `frozen`."""
    parts = act.parts
    await parts.events.delivered()
    if "frozen" in act.body:
        _freeze(act)
    if act.flag("next"):
        await parts.timeline.next()
    elif "advance_seconds" in act.body:
        await _go(act, parts.clock.now() + timedelta(seconds=_seconds(act)))
    elif "to" in act.body:
        await _go(act, _moment(act.need("to")))
    return await _tell_clock(parts)


async def look_at_clock(act: Act) -> Json:
    """Return the clock."""
    return {"clock": await clock_state(act.parts)}


async def set_faults(act: Act) -> Json:
    """Switch faults on (see `faults`), or all off with an empty body."""
    act.parts.faults.set({name: value for name, value in act.body.items() if name != "as"})
    return {"faults": act.parts.faults.state()}


async def look_at_faults(act: Act) -> Json:
    """Return the faults that are switched on."""
    return {"faults": act.parts.faults.state()}


async def disconnect(act: Act) -> Json:
    """End the app's Socket Mode connections: with a `reason`, or `hard` without a word."""
    reason = REASONS.get(act.text("reason") or "refresh_requested")
    if reason is None:
        raise SlackError("invalid_arguments", f"There is no reason {act.text('reason')}.")
    ended = await act.parts.socket_mode.disconnect(reason, hard=act.flag("hard"))
    return {"disconnected": ended}


async def log(act: Act) -> Json:
    """Return the recent traffic with the app."""
    connections = act.parts.socket_mode.connections
    return {"log": act.parts.journal.entries(), "connections": connections}


async def try_this(act: Act) -> Json:
    """Mark something of the list as done."""
    known = act.parts.workspace.notes("try_this")
    item = known.get(act.need("done"))
    if item is None:
        raise SlackError("not_found", "There is nothing like this on the list.")
    act.parts.workspace.note("try_this", item["id"], {**item, "done": True})
    items = list(known.values())
    act.parts.live.tell_all({"type": "try_this", "try_this": items})
    return {"try_this": items}


def _freeze(act: Act) -> None:
    if act.flag("frozen"):
        act.parts.clock.freeze()
    else:
        act.parts.clock.run()


async def _go(act: Act, when: datetime) -> None:
    try:
        await act.parts.timeline.advance_to(when)
    except ValueError as error:
        raise SlackError("invalid_arguments", "The clock only moves forward.") from error


def _seconds(act: Act) -> float:
    try:
        return float(act.body["advance_seconds"])
    except (TypeError, ValueError) as error:
        raise SlackError("invalid_arguments", "advance_seconds is a number.") from error


def _moment(text: str) -> datetime:
    try:
        when = datetime.fromisoformat(text)
    except ValueError as error:
        raise SlackError(
            "invalid_arguments", "`to` is a time such as 2026-01-31T09:00Z."
        ) from error
    if when.tzinfo is None:
        raise SlackError("invalid_arguments", "`to` needs a time zone.")
    return when


async def _tell_clock(parts: Parts) -> Json:
    state = await clock_state(parts)
    parts.live.tell_all({"type": "clock", "clock": state})
    return {"clock": state}


ACTS: Final = {
    "clock": move_clock,
    "disconnect": disconnect,
    "faults": set_faults,
    "try_this": try_this,
}

LOOKS: Final = {"clock": look_at_clock, "faults": look_at_faults, "log": log}
