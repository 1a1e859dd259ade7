"""Every table of Gavel in one metadata: importing this module is what makes them known."""

from sqlmodel import SQLModel

from storage import (
    absences,
    agenda,
    asides,
    audit,
    channels,
    counters,
    decisions,
    followups,
    meetings,
    minutes,
    names,
    nudges,
    outbox,
    people,
    receipts,
    series,
    teams,
    updates,
    workspaces,
)

MODULES = (
    absences,
    agenda,
    asides,
    audit,
    channels,
    counters,
    decisions,
    followups,
    meetings,
    minutes,
    names,
    nudges,
    outbox,
    people,
    receipts,
    series,
    teams,
    updates,
    workspaces,
)

METADATA = SQLModel.metadata
