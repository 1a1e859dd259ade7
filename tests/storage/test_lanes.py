"""Whose turn it is: the heads of the lanes, the most pressing first, however much waits."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import delivery, lanes, outbox
from storage.delivery import Allowance
from storage.lanes import Call, Closed
from storage.outbox import Kind, OutboxMessage, Priority, State
from tests.clock import START
from tests.outbox import Words, sent
from tests.units import Works

MANY = 10_000
LEASE = timedelta(minutes=5)
OPEN = Closed()

rows_of_an_outbox = st.lists(
    st.fixed_dictionaries(
        {
            "workspace_id": st.sampled_from(["T1", "T2"]),
            "channel_id": st.sampled_from(["C1", "C2", "C3", "U1"]),
            "kind": st.sampled_from(list(Kind)),
            "priority": st.sampled_from(list(Priority)),
            "state": st.sampled_from([State.WAITING, State.SENDING, State.SENT, State.PARKED]),
            "minutes": st.integers(-3, 1),
            "parent": st.none() | st.integers(0, 11),
        }
    ),
    max_size=12,
)
what_is_closed = st.builds(
    Closed,
    busy=st.lists(st.sampled_from(["C1", "U1"]), max_size=1),
    full=st.lists(st.sampled_from(["C1", "C2"]), max_size=2, unique=True),
    calls=st.lists(st.tuples(st.just("T1"), st.sampled_from(list(Call))), max_size=2),
)


@given(rows=rows_of_an_outbox, closed=what_is_closed, window=st.sampled_from([1, 3, 256]))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_heads_are_those_that_one_would_pick_by_hand(
    work: Works,
    monkeypatch: pytest.MonkeyPatch,
    rows: list[dict[str, Any]],
    closed: Closed,
    window: int,
) -> None:
    """The oldest unsent row of each lane, if it is due, open, and its thread or target is there."""
    monkeypatch.setattr(lanes, "WINDOW", window)
    unit = work()
    unit.session.connection().execute(OutboxMessage.metadata.tables["outbox"].delete())
    unit.session.add_all([row_of(number, row) for number, row in enumerate(rows)])
    unit.session.flush()
    expected = by_hand(rows, closed)

    found = [row.key for row in lanes.heads(unit, 100, closed)]
    few = [row.key for row in lanes.heads(unit, 2, closed)]
    unit.session.rollback()

    assert found == expected
    assert (len(few), set(few) - set(expected)) == (min(2, len(expected)), set())


def test_an_answer_goes_before_ten_thousand_that_wait(work: Works) -> None:
    """Somebody waits for it; the others are prompts that were due before it."""
    fill(work, [f"U{number}" for number in range(MANY)])
    outbox.post(work(actor="U1"), "answer", "C1", Words("x"), priority=Priority.ANSWER)

    (first,) = delivery.claim(work(workspace_id=""), 1, LEASE)

    assert first.row.key == "answer"


def test_what_stands_before_an_answer_becomes_as_pressing(work: Works) -> None:
    """The person's own prompt goes first, as it was written first, and before all others."""
    fill(work, [f"U{number}" for number in range(MANY)])
    outbox.post(work(actor="U1"), "answer", "U9000", Words("x"), priority=Priority.ANSWER)

    for expected in ("key-9000", "answer"):
        (claimed,) = delivery.claim(work(workspace_id=""), 1, LEASE)
        assert claimed.row.key == expected
        sent(work(), claimed, "D1", "1.0")


def test_a_long_lane_hides_no_other(work: Works) -> None:
    """However many wait in one channel, the head of another that came later is found with it."""
    fill(work, ["C1"] * MANY)
    outbox.post(work(), "late", "C2", Words("x"))

    keys = [claimed.row.key for claimed in delivery.claim(work(workspace_id=""), 10, LEASE)]

    assert keys == ["key-0", "late"]


@pytest.mark.parametrize(("actor", "priority"), [("U1", Priority.NORMAL), (None, Priority.BULK)])
def test_what_somebody_caused_goes_before_what_was_due(
    work: Works, actor: str | None, priority: Priority
) -> None:
    """Unless it is said otherwise."""
    outbox.post(work(actor=actor), "k", "C1", Words("x"))

    row = outbox.by_key(work().session, "T1", "k")
    assert row is not None
    assert row.priority is priority


def test_a_workspace_is_sent_no_more_than_is_left_for_it(work: Works) -> None:
    """What is over waits, and is held; other workspaces and other calls are not."""
    for workspace_id in ("T1", "T2"):
        fill(work, ["C1", "C2", "C3"], workspace_id)
    outbox.react(work(), "C4", "1.0", "memo")
    allowance = Allowance(left={("T1", Call.POST): 2})

    claimed = delivery.claim(work(workspace_id=""), 10, LEASE, allowance)

    doors = sorted((one.row.workspace_id, one.call) for one in claimed)
    posts = [("T1", Call.POST)] * 2 + [("T2", Call.POST)] * 3
    assert doors == sorted([*posts, ("T1", Call.REACTION)])
    assert delivery.is_held(work(), Allowance(left={("T1", Call.POST): 0}))
    assert not delivery.is_held(work(), Allowance(left={("T2", Call.POST): 0}))


def test_a_workspace_that_was_silent_is_sent_no_more_than_usual(work: Works) -> None:
    """Its first messages do not all come at once; and of nothing else there is a limit."""
    fill(work, ["C1", "C2", "C3"])
    outbox.react(work(), "C4", "1.0", "memo")

    allowance = Allowance(usual={Call.POST: 2})
    claimed = delivery.claim(work(workspace_id=""), 10, LEASE, allowance)

    assert sorted(one.call for one in claimed) == [Call.POST, Call.POST, Call.REACTION]


def test_a_full_channel_takes_no_message_but_an_update(work: Works) -> None:
    """Slack counts messages in a channel, nothing else."""
    fill(work, ["C1"])
    outbox.react(work(), "C2", "1.0", "memo")
    fill(work, ["C2"], start=1)

    claimed = delivery.claim(work(workspace_id=""), 10, LEASE, Allowance(full=["C1", "C2"]))

    assert [one.row.kind for one in claimed] == [Kind.REACTION]


def fill(work: Works, channels: Sequence[str], workspace_id: str = "T1", *, start: int = 0) -> None:
    """Posts of a job, one for each of these channels, in this order."""
    table = OutboxMessage.metadata.tables["outbox"]
    work(workspace_id=workspace_id).session.connection().execute(
        table.insert(),
        [
            values(number, workspace_id=workspace_id, channel_id=channel)
            for number, channel in enumerate(channels, start)
        ],
    )


def values(number: int, **given: Any) -> dict[str, Any]:
    """The columns of a post that waits."""
    usual = {
        "key": f"key-{number}",
        "kind": Kind.POST,
        "content": {"text": "x", "blocks": []},
        "priority": Priority.BULK,
        "state": State.WAITING,
        "revision": 0,
        "attempts": 0,
        "next_attempt_at": START,
        "created_at": START,
    }
    return usual | given


def row_of(number: int, drawn: dict[str, Any]) -> OutboxMessage:
    """The row that was drawn: with a moment if it is unsent, with a parent if it names one."""
    given = {name: drawn[name] for name in ("workspace_id", "channel_id", "kind", "priority")}
    row = OutboxMessage(**values(number, **given), id=number + 1)
    row.state = drawn["state"]
    row.next_attempt_at = START + timedelta(minutes=drawn["minutes"]) if waits(drawn) else None
    row.thread_key = None if drawn["parent"] is None else f"key-{drawn['parent']}"
    return row


def by_hand(rows: list[dict[str, Any]], closed: Closed) -> list[str]:
    """The keys of the heads, picked one by one."""
    seen: set[tuple[str, str]] = set()
    heads = []
    for number, row in enumerate(rows):
        lane = (row["workspace_id"], row["channel_id"])
        if not waits(row) or lane in seen:
            continue
        seen.add(lane)
        if row["minutes"] <= 0 and is_open(row, closed) and not waits_for_parent(row, rows):
            heads.append((row["priority"], row["minutes"], number))
    return [f"key-{number}" for _, _, number in sorted(heads)]


def waits(row: dict[str, Any]) -> bool:
    """Whether it is not sent, and not given up."""
    return row["state"] in (State.WAITING, State.SENDING)


def is_open(row: dict[str, Any], closed: Closed) -> bool:
    """Whether nothing keeps it from being sent."""
    is_message = row["kind"] in (Kind.POST, Kind.FILE)
    is_unknown = is_message and row["state"] is State.SENDING
    call = Call.LOOK_UP if is_unknown else Call(row["kind"])
    return (
        row["channel_id"] not in closed.busy
        and not (is_message and row["channel_id"] in closed.full)
        and (row["workspace_id"], call) not in closed.calls
    )


def waits_for_parent(row: dict[str, Any], rows: list[dict[str, Any]]) -> bool:
    """Whether the row that it names is still to be sent."""
    parent = row["parent"]
    if parent is None or parent >= len(rows):
        return False
    return waits(rows[parent]) and rows[parent]["workspace_id"] == row["workspace_id"]
