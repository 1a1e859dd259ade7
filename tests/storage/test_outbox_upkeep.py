"""The outbox as its operators see it: sent again, or never."""

from collections.abc import Sequence
from datetime import timedelta

from storage import delivery, outbox, outbox_upkeep
from storage.delivery import PARENT_NOT_SENT, Delivery
from storage.outbox import OutboxMessage, State
from storage.outbox_upkeep import UNSENT, Answer, Verdict
from tests.clock import MovableClock
from tests.outbox import Words, sent
from tests.outbox import parked as refused
from tests.units import Works

LEASE = timedelta(minutes=5)


def test_a_parked_post_is_looked_up_before_it_is_sent_again(work: Works) -> None:
    """An attempt may have succeeded unheard: it is claimed as one whose outcome is unknown."""
    row = parked(work, "hello")

    answers = outbox_upkeep.retry(work(), [row.id or 0])

    assert [answer.verdict for answer in answers] == [Verdict.DONE]
    (again,) = claim(work)
    assert (again.row.key, again.unsure, again.attempts) == ("hello", True, 1)


def test_what_was_never_tried_is_simply_sent(work: Works) -> None:
    """A message that waits for a later attempt is due at once."""
    row = posted(work, "hello")
    row.next_attempt_at = work().now + timedelta(hours=1)
    work.commit()

    outbox_upkeep.retry(work(), [row.id or 0])

    (again,) = claim(work)
    assert (again.row.key, again.unsure) == ("hello", False)


def test_replies_go_with_the_message_they_answer(work: Works) -> None:
    """Whatever was put aside because of it, an update of a reply too, waits again."""
    row = parked(work, "parent")
    reply = posted(work, "reply", thread_key="parent")
    edit = posted(work, "edit")
    edit.target_key = "reply"
    for follower, state in ((reply, State.PARKED), (edit, State.DROPPED)):
        follower.state, follower.next_attempt_at = state, None
        follower.error = PARENT_NOT_SENT
    work.commit()

    outbox_upkeep.retry(work(), [row.id or 0])

    assert [one.row.key for one in claim(work)] == ["parent"]
    assert (reply.state, edit.state) == (State.WAITING, State.WAITING)


def test_all_parked_go_again_in_their_order(work: Works) -> None:
    """Those of one channel still follow each other."""
    for key in ("one", "two"):
        parked(work, key)

    assert outbox_upkeep.retry_parked(work()) == 2

    (first,) = claim(work)
    assert first.row.key == "one"


def test_what_is_on_its_way_or_over_is_left_alone(work: Works) -> None:
    """A message is neither sent twice nor recalled."""
    on_its_way, over = posted(work, "one", "C1"), posted(work, "two", "C2")
    for claimed in claim(work):
        if claimed.row.key == "two":
            sent(work(), claimed, "C2", "1.0")
    work.commit()
    ids = [on_its_way.id or 0, over.id or 0, 99]
    verdicts = [Verdict.ON_ITS_WAY, Verdict.OVER, Verdict.UNKNOWN]
    expected = [Answer(id_, verdict) for id_, verdict in zip(ids, verdicts, strict=True)]

    assert outbox_upkeep.retry(work(), ids) == expected
    assert outbox_upkeep.drop(work(), ids) == expected
    assert (on_its_way.state, over.state) == (State.SENDING, State.SENT)


def test_what_is_dropped_is_never_sent_and_its_channel_goes_on(work: Works) -> None:
    """The next message of the channel is free."""
    row, _ = posted(work, "one"), posted(work, "two")

    outbox_upkeep.drop(work(), [row.id or 0])

    assert [one.row.key for one in claim(work)] == ["two"]
    assert (row.state, row.error) == (State.DROPPED, "dropped_by_operator")


def test_the_oldest_are_listed_and_all_are_counted(work: Works) -> None:
    """Of every workspace, up to the limit."""
    parked(work, "parked")
    for number in range(3):
        posted(work, f"key-{number}", f"C{number}", workspace_id=f"T{number}")

    rows, total = outbox_upkeep.listed(work(), UNSENT, 2)

    assert ([row.key for row in rows], total) == (["parked", "key-0"], 4)
    assert outbox_upkeep.counts(work()) == {State.WAITING: 3, State.SENDING: 0, State.PARKED: 1}


def test_an_operator_who_is_slower_than_the_deliverer_changes_nothing(
    work: Works, clock: MovableClock
) -> None:
    """Retried, claimed and sent: the second wish finds it over."""
    row = parked(work, "hello")
    outbox_upkeep.retry(work(), [row.id or 0])
    clock.advance(seconds=1)
    (again,) = claim(work)
    sent(work(), again, "C1", "1.0")

    assert outbox_upkeep.retry(work(), [row.id or 0]) == [Answer(row.id or 0, Verdict.OVER)]
    assert claim(work) == []


def posted(
    work: Works, key: str, channel: str = "C1", workspace_id: str = "T1", **options: str
) -> OutboxMessage:
    """A message that waits."""
    unit = work(workspace_id=workspace_id)
    outbox.post(unit, key, channel, Words(key), thread_key=options.get("thread_key"))
    row = outbox.by_key(unit.session, workspace_id, key)
    work.commit()
    assert row is not None
    return row


def parked(work: Works, key: str) -> OutboxMessage:
    """A message that was tried and given up."""
    row = posted(work, key)
    (claimed,) = [one for one in claim(work) if one.row.key == key]
    refused(work(), claimed, "not_in_channel")
    work.commit()
    return row


def claim(work: Works) -> Sequence[Delivery]:
    """What a deliverer would take up now."""
    return delivery.claim(work(), 10, LEASE)
