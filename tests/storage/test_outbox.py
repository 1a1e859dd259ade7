"""The outbox: what is to leave, in which order, and what became of it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from storage import delivery, outbox
from storage.delivery import Allowance, Delivery
from storage.outbox import Kind, OutboxMessage, Priority, State
from tests.clock import MovableClock
from tests.outbox import Words, parked, retried, sent
from tests.units import Works

LEASE = timedelta(minutes=5)


def test_a_key_is_posted_once(work: Works) -> None:
    """Whoever posts under a known key again changes nothing."""
    outbox.post(work(), "k", "C1", Words("first"))
    outbox.post(work(), "k", "C2", Words("second"))

    row = found(work, "k")
    assert (row.channel_id, row.content["text"]) == ("C1", "first")


def test_two_workspaces_may_use_the_same_key(work: Works) -> None:
    """Keys are unique within a workspace."""
    for workspace_id in ("T1", "T2"):
        outbox.post(work(workspace_id=workspace_id), "k", "C1", Words(workspace_id))

    texts = [one.row.content["text"] for one in claim(work)]
    assert sorted(texts) == ["T1", "T2"]


def test_only_the_oldest_of_a_channel_is_on_its_way(work: Works) -> None:
    """The next one is taken when what became of the one before is known."""
    for key in ("one", "two", "three"):
        outbox.post(work(), key, "C1", Words(key))

    seen = []
    while claimed := claim(work):
        seen.append(keys(claimed))
        assert claim(work) == []
        sent(work(), claimed[0], "C1", "1.0")

    assert seen == [["one"], ["two"], ["three"]]


def test_an_answer_goes_before_a_digest(work: Works) -> None:
    """Among channels, the more pressing message goes first."""
    priorities = (Priority.BULK, Priority.NORMAL, Priority.ANSWER)
    for number, priority in enumerate(priorities):
        outbox.post(work(), priority.value, f"C{number}", Words("x"), priority=priority)

    assert keys(claim(work)) == ["1-answer", "2-normal", "3-bulk"]


def test_a_reply_waits_for_a_parent_in_another_lane(work: Works) -> None:
    """A parent in the same conversation under another name is waited for as well."""
    outbox.post(work(), "parent", "U1", Words("x"))
    outbox.post(work(), "reply", "D1", Words("x"), thread_key="parent")

    first = claim(work)
    sent(work(), first[0], "D1", "5.0")
    (second,) = claim(work)

    assert keys(first) == ["parent"]
    assert (second.row.key, second.channel, second.thread_ts) == ("reply", "D1", "5.0")


@pytest.mark.parametrize(
    ("kind", "state"), [(Kind.POST, State.PARKED), (Kind.UPDATE, State.DROPPED)]
)
def test_what_refers_to_a_parked_message_does_not_wait_for_ever(
    work: Works, kind: Kind, state: State
) -> None:
    """Its replies are parked like it, its updates dropped; the channel goes on."""
    outbox.post(work(), "parent", "C1", Words("x"))
    (parent,) = claim(work)
    if kind is Kind.POST:
        outbox.post(work(), "child", "C1", Words("x"), thread_key="parent")
    else:
        outbox.update(work(), "parent", Words("y"))
    outbox.post(work(), "next", "C1", Words("x"))
    parked(work(), parent, "is_archived")

    assert keys(claim(work)) == ["next"]
    child = found(work, "child" if kind is Kind.POST else "update:parent")
    assert (child.state, child.error) == (state, "parent_not_sent")


def test_an_update_before_the_post_is_the_post(work: Works) -> None:
    """No second row is needed for what was not sent yet."""
    outbox.post(work(), "k", "C1", Words("old"))
    outbox.update(work(), "k", Words("new"))

    (claimed,) = claim(work)
    assert (claimed.row.kind, claimed.row.content["text"]) == (Kind.POST, "new")


def test_an_update_while_the_post_is_being_sent_follows_it(work: Works) -> None:
    """What is on its way cannot be changed any more: the update goes after it."""
    outbox.post(work(), "k", "C1", Words("old"))
    (post,) = claim(work)
    outbox.update(work(), "k", Words("new"))
    sent(work(), post, "C1", "7.0")

    (update,) = claim(work)
    assert (update.row.kind, update.target_ts) == (Kind.UPDATE, "7.0")
    assert update.row.content["text"] == "new"


def test_an_update_while_the_last_update_is_being_sent_is_sent_again(work: Works) -> None:
    """The one on its way is not marked as the last: what the newest says is sent as well."""
    outbox.post(work(), "k", "C1", Words("0"))
    sent(work(), claim(work)[0], "C1", "7.0")
    outbox.update(work(), "k", Words("1"))
    (first,) = claim(work)

    outbox.update(work(), "k", Words("2"))
    in_the_meantime = claim(work)
    marked = sent(work(), first, None, None)
    (second,) = claim(work)

    assert (in_the_meantime, marked) == ([], None)
    assert second.row.content["text"] == "2"
    assert sent(work(), second, None, None) is not None
    assert found(work, "update:k").state is State.SENT


def test_a_message_that_was_not_sent_is_dropped_by_its_deletion(work: Works) -> None:
    """Nobody ever sees it."""
    outbox.post(work(), "k", "C1", Words("x"))
    outbox.delete(work(), "k")

    assert claim(work) == []
    assert found(work, "k").state is State.DROPPED


def test_the_latest_reaction_wins(work: Works) -> None:
    """Put on and taken off again before it was sent, it is taken off."""
    outbox.react(work(), "C1", "1.0", "memo")
    outbox.react(work(), "C1", "1.0", "memo", present=False)

    (claimed,) = claim(work)
    assert (claimed.target_ts, claimed.row.content["present"]) == ("1.0", False)


def test_a_row_is_found_by_where_its_message_stands(work: Works) -> None:
    """A click on a message leads to the row that posted it."""
    outbox.post(work(), "k", "U1", Words("x"))
    sent(work(), claim(work)[0], "D1", "3.0")

    row = outbox.by_ts(work().session, "T1", "D1", "3.0")
    assert row is not None
    assert row.key == "k"
    assert outbox.by_ts(work().session, "T1", "C1", "3.0") is None


def test_an_ended_lease_is_taken_over_as_unsure(work: Works, clock: MovableClock) -> None:
    """The successor knows that the message may be there; the first one's word counts no more."""
    outbox.post(work(), "k", "C1", Words("x"))
    (first,) = claim(work)
    clock.advance(minutes=5)
    (second,) = claim(work)

    assert (first.unsure, second.unsure) == (False, True)
    assert sent(work(), first, "C1", "1.0") is None
    assert sent(work(), second, "C1", "2.0") is not None
    assert found(work, "k").ts == "2.0"


def test_what_this_process_still_sends_is_not_taken_twice(work: Works, clock: MovableClock) -> None:
    """Even when the clock jumps past the lease."""
    outbox.post(work(), "k", "C1", Words("x"))
    (first,) = claim(work)
    clock.advance(hours=1)

    assert delivery.claim(work(workspace_id=""), 10, LEASE, Allowance(["C1"])) == []
    assert first.row.key == "k"


@pytest.mark.parametrize("unsure", [True, False])
def test_a_retry_comes_when_its_time_comes(work: Works, clock: MovableClock, unsure: bool) -> None:
    """The channel waits meanwhile, so that order is kept."""
    for key in ("one", "two"):
        outbox.post(work(), key, "C1", Words(key))
    (first,) = claim(work)

    retried(work(), first, timedelta(seconds=30), "ratelimited", unsure=unsure)
    clock.advance(seconds=29)
    too_early = claim(work)
    clock.advance(seconds=1)
    (again,) = claim(work)

    assert too_early == []
    assert (again.row.key, again.unsure, again.attempts) == ("one", unsure, 2)


def test_a_channel_knows_that_a_message_is_being_posted(work: Works) -> None:
    """From the claim to the mark, in that channel of that workspace; waiting is not posting."""
    outbox.post(work(), "k", "C1", Words("x"))
    before = posting(work, "C1")
    (claimed,) = claim(work)
    meanwhile = [posting(work, "C1"), posting(work, "C2"), posting(work, "C1", "T2")]
    sent(work(), claimed, "C1", "1.0")

    assert (before, meanwhile, posting(work, "C1")) == (False, [True, False, False], False)


def test_an_unknown_outcome_is_still_posting(work: Works) -> None:
    """The message may be there, and be answered, before it was looked up; a refused one is not."""
    for key, unsure in (("C1", True), ("C2", False)):
        outbox.post(work(), key, key, Words("x"))
        (claimed,) = claim(work)
        retried(work(), claimed, timedelta(minutes=1), "error", unsure=unsure)

    assert [posting(work, channel) for channel in ("C1", "C2")] == [True, False]


@pytest.mark.parametrize("where", [{"thread_ts": "1.0"}, {"thread_key": "parent"}])
def test_a_reply_being_posted_begins_no_thread(work: Works, where: dict[str, Any]) -> None:
    """Nobody answers it in a thread of its own."""
    outbox.post(work(), "parent", "C1", Words("x"))
    sent(work(), claim(work)[0], "C1", "1.0")
    outbox.post(work(), "reply", "C1", Words("x"), **where)
    claim(work)

    assert not posting(work, "C1")


def posting(work: Works, channel: str, workspace_id: str = "T1") -> bool:
    """Whether something is being posted there."""
    return outbox.is_posting(work().session, workspace_id, channel)


def claim(work: Works) -> Sequence[Delivery]:
    """What a deliverer would take up now."""
    return delivery.claim(work(workspace_id=""), 10, LEASE)


def keys(claimed: Sequence[Delivery]) -> list[str]:
    """The keys of what was claimed."""
    return [one.row.key for one in claimed]


def found(work: Works, key: str) -> OutboxMessage:
    """The row with that key."""
    row = outbox.by_key(work().session, "T1", key)
    assert row is not None
    return row
