"""Receipts: an interaction that arrives twice acts once, and is forgotten in time."""

from datetime import timedelta

from storage import receipts
from tests.clock import MovableClock
from tests.units import Works


def test_the_second_time_is_not_the_first(work: Works) -> None:
    """The same meaning in the same workspace is known from then on."""
    seen = [receipts.first_time(work(), key) for key in ("a", "b", "a")]

    assert seen == [True, True, False]
    assert receipts.first_time(work(workspace_id="T2"), "a")


def test_what_nobody_will_repeat_is_forgotten_in_batches(work: Works, clock: MovableClock) -> None:
    """After a day a receipt goes, no more at a time than asked for; younger ones stay."""
    for key in ("a", "b", "c"):
        receipts.first_time(work(), key)
    clock.advance(days=1, seconds=1)
    receipts.first_time(work(), "young")

    forgotten = [receipts.forget_old(work(), 2) for _ in range(3)]

    assert forgotten == [2, 1, 0]
    assert [receipts.first_time(work(), key) for key in ("a", "young")] == [True, False]


def test_only_what_is_newer_than_what_is_known_is_news(work: Works, clock: MovableClock) -> None:
    """An event that comes again, or after a later one, is none; a later one is remembered."""
    now = clock.now()
    moments = [now, now, now + timedelta(seconds=2), now + timedelta(seconds=1)]

    news = [receipts.newest(work(), "message:C1:1", moment) for moment in moments]

    assert news == [True, False, True, False]
    assert receipts.last(work(), "message:C1:1") == now + timedelta(seconds=2)
