"""What goes wrong on request, as it goes wrong at Slack."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Literal, TypeAlias, get_args

from sandbox.errors import SlackError
from sandbox.model import Json

FaultKind = Literal["429", "500", "timeout_after", "drop", "drop_after"]
KINDS: Final = frozenset(get_args(FaultKind))


class Moment(StrEnum):
    """The moments at which it matters most that an app dies.

    A call has come in and nothing is done yet; it is done and not yet answered; a fault struck it;
    something was sent to the app; the app has acknowledged it.
    """

    CALLED = "called"
    DONE = "done"
    STRUCK = "struck"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"


Witness: TypeAlias = Callable[[Moment, str, Json, Any], None]
"""Is told of a moment at once: what it is about (a method, an event's type, …), what was said to
the other side, and what came back, None if nothing has yet."""


@dataclass
class Rule:
    """A fault of a Web API method.

    `method` is a method's name or `*`; `times` is how often it still happens (None: always).
    `429` answers with `Retry-After`, `500` without doing anything; `timeout_after` does the work
    and never answers in time; `drop` cuts the connection before the work and `drop_after` after it.
    """

    kind: FaultKind
    method: str = "*"
    probability: float = 1.0
    times: int | None = None
    retry_after: int = 1
    hold_seconds: float = 60.0


@dataclass
class EventFaults:
    """Faults of events: shares between 0 and 1, and a delay in milliseconds.

    `duplicate` sends an event again with the same `event_id`, `duplicate_new_id` with another;
    `reorder` lets later events pass it; `lose` never sends it, as after Slack's last attempt.
    """

    duplicate: float = 0.0
    duplicate_new_id: float = 0.0
    reorder: float = 0.0
    delay_ms: int = 0
    lose: float = 0.0


@dataclass
class Faults:
    """The faults that are switched on. `seed` makes chance repeatable.

    `witnesses` are for whoever kills the app at a moment of his choice.
    """

    rules: list[Rule] = field(default_factory=list)
    events: EventFaults = field(default_factory=EventFaults)
    chance: random.Random = field(default_factory=random.Random)
    witnesses: list[Witness] = field(default_factory=list)

    def set(self, config: Json) -> None:
        """Replace all faults by `config`: {rules: [...], events: {...}, seed}; {} clears them.

        Raises SlackError invalid_arguments that names what is not understood.
        """
        try:
            rules = [Rule(**rule) for rule in config.get("rules", [])]
            events = EventFaults(**config.get("events", {}))
        except TypeError as error:
            raise SlackError("invalid_arguments", str(error)) from error
        for rule in rules:
            if rule.kind not in KINDS:
                raise SlackError("invalid_arguments", f"no such kind of fault: {rule.kind}")
        self.rules, self.events = rules, events
        if "seed" in config:
            self.chance.seed(config["seed"])

    def for_call(self, method: str) -> Rule | None:
        """Return the fault that strikes this call, counting it, or None."""
        for rule in self.rules:
            fits = rule.method in {"*", method} and rule.times != 0
            if fits and self.chance.random() < rule.probability:
                if rule.times is not None:
                    rule.times -= 1
                return rule
        return None

    def witness(self, moment: Moment, name: str, sent: Json, got: Any = None) -> None:
        """Tell the witnesses of a moment."""
        for tell in self.witnesses:
            tell(moment, name, sent, got)

    def strikes(self, share: float) -> bool:
        """Whether a fault with this share happens now."""
        return share > 0 and self.chance.random() < share

    def state(self) -> Json:
        """Return what is switched on, in the form that `set` takes."""
        return {"rules": [vars(rule) for rule in self.rules], "events": vars(self.events)}
