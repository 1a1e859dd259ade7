"""Old nudges: a newer one takes their place, so that only the newest can be pressed."""

from datetime import UTC, datetime

from bot.domain.followups import Snooze
from bot.services import followup_commands as commands
from bot.services import followup_delays, nudges
from storage import outbox
from storage.work import EVERYWHERE
from tests import factories
from tests.clock import MovableClock
from tests.nudging import given, nudged, office, sent, update_of
from tests.units import WORKSPACE, Works
from tests.words import words_of


def test_only_the_newest_nudge_has_buttons(work: Works, clock: MovableClock) -> None:
    """The one before keeps what was done; the rest it leaves to the newest, which alone follows."""
    team = office(work)
    done, open_ = given(work, team, "U2"), given(work, team, "U2")
    nudged(work, clock, 26)
    commands.finish(work(actor="U2"), done.number, "")

    nudged(work, clock, 27)

    before = update_of(work(), "nudge:U2:2026-11-26")
    assert [block["type"] for block in before.content["blocks"]] == ["section", "context"]
    assert f"✅ *F-{done.number}*" in words_of(before.content)
    assert "Still open items are in the newer message below." in words_of(before.content)
    assert f"F-{open_.number}" not in words_of(before.content)

    revision = before.revision
    commands.finish(work(actor="U2"), open_.number, "")

    assert update_of(work(), "nudge:U2:2026-11-26").revision == revision
    newest = words_of(update_of(work(), "nudge:U2:2026-11-27").content)
    assert "All settled" in newest


def test_a_nudge_is_superseded_once(work: Works, clock: MovableClock) -> None:
    """The third nudge leaves the first as it is, and a job that runs again changes nothing."""
    given(work, office(work), "U2")
    for day in (26, 27, 30, 30):
        nudged(work, clock, day)

    keys = [f"update:nudge:U2:2026-11-{day}" for day in (26, 27)]
    assert sent(work(), "update:nudge:") == keys
    assert [update_of(work(), key.removeprefix("update:")).revision for key in keys] == [1, 1]


def test_a_nudge_whose_items_are_settled_stays_as_it_is(work: Works, clock: MovableClock) -> None:
    """It has no button and says that all is settled, whatever comes later."""
    team = office(work)
    done = given(work, team, "U2")
    nudged(work, clock, 26)
    commands.finish(work(actor="U2"), done.number, "")
    settled = update_of(work(), "nudge:U2:2026-11-26")
    revision = settled.revision
    given(work, team, "U2")

    nudged(work, clock, 27)

    assert "All settled" in words_of(settled.content)
    assert update_of(work(), "nudge:U2:2026-11-26").revision == revision


def test_what_was_put_off_is_said_to_be_in_the_list(work: Works, clock: MovableClock) -> None:
    """The newer message does not have it."""
    team = office(work)
    put_off, _ = given(work, team, "U2"), given(work, team, "U2")
    nudged(work, clock, 26)
    commands.snooze(work(actor="U2"), put_off.number, Snooze.NEXT_WEEK)

    nudged(work, clock, 27)

    before = words_of(update_of(work(), "nudge:U2:2026-11-26").content)
    assert "in the newer message below or in `/followup list`" in before


def test_what_was_handed_over_stays_without_colour(work: Works, clock: MovableClock) -> None:
    """A former owner's old message names the new one, but no date that would go stale."""
    team = office(work)
    given_away, _ = given(work, team, "U2"), given(work, team, "U2")
    nudged(work, clock, 26)
    followup_delays.hand_over(work(actor="U3"), given_away, "U2", "U3")

    nudged(work, clock, 27)

    before = words_of(update_of(work(), "nudge:U2:2026-11-26").content)
    assert before.startswith(f"*F-{given_away.number}* {given_away.text} · with <@U3> now")


def test_a_nudge_that_never_left_gives_way_to_the_newer(work: Works, clock: MovableClock) -> None:
    """Slack could not be reached overnight: one message comes, not two."""
    given(work, office(work), "U2")
    for day in (26, 27):
        clock.set(datetime(2026, 11, day, 9, tzinfo=UTC))
        nudges.send_due_nudges(work(workspace_id=EVERYWHERE), 50)

    unit = work()
    keys = [f"nudge:U2:2026-11-{day}" for day in (26, 27)]
    rows = [outbox.by_key(unit.session, WORKSPACE, key) for key in keys]
    assert [row and row.state for row in rows] == [outbox.State.DROPPED, outbox.State.WAITING]


def test_an_old_nudge_speaks_chinese(work: Works, clock: MovableClock) -> None:
    """As its reader does."""
    team = office(work)
    factories.person(work(), "U4", locale="zh-CN")
    given(work, team, "U4")
    for day in (26, 27):
        nudged(work, clock, day, "U4")

    before = words_of(update_of(work(), "nudge:U4:2026-11-26").content)
    assert "未完成事项见下方最新提醒。" in before
