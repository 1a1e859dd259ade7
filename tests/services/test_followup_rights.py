"""Who may see and do what with a follow-up, and what has to be asked for."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.errors import GavelError
from bot.domain.followups import FollowupState
from bot.services import followup_buttons as buttons
from bot.services import followup_commands as commands
from bot.services import (
    followup_lists,
    followup_records,
    followup_rights,
)
from bot.services.followup_records import id_of
from bot.views.followup_lists import Scope
from bot.views.followups import Act, Pressed
from storage import outbox
from tests import factories
from tests.followups import given, kinds, last_event, named, office
from tests.units import WORKSPACE, Works
from tests.words import words_of

FRIDAY = date(2026, 11, 27)


def test_where_the_team_reviews_a_manager_decides_that_it_is_done(work: Works) -> None:
    """He is asked by a message; returning it makes it the owner's again."""
    unit, team = office(work, reviews_done=True)
    made = given(unit, team, "U2")

    unit = work(actor="U2")
    commands.finish(unit, made.number, "")
    request = last_event(unit, made, "asked")
    assert named(unit, made.number).state is FollowupState.IN_REVIEW
    assert outbox.by_key(unit.session, WORKSPACE, f"request:{request.id}:U1") is not None

    buttons.refuse(work(actor="U1"), request.id or 0)
    assert named(unit, made.number).state is FollowupState.IN_PROGRESS

    unit = work(actor="U2")
    commands.finish(unit, made.number, "")
    buttons.agree(work(actor="U1"), last_event(unit, made, "asked").id or 0)
    assert named(unit, made.number).state is FollowupState.DONE
    assert kinds(unit, made).count("confirmed") == 1


def test_a_manager_needs_no_review(work: Works) -> None:
    """What he finishes is done; and what waits for him he finishes with the same word."""
    unit, team = office(work, reviews_done=True)
    first, second = given(unit, team, "U2"), given(unit, team, "U2")
    commands.finish(work(actor="U2"), second.number, "")

    unit = work(actor="U1")
    commands.finish(unit, first.number, "")
    commands.finish(unit, second.number, "")

    assert {first.state, second.state} == {FollowupState.DONE}
    waiting = outbox.by_key(
        unit.session, WORKSPACE, f"request:{last_event(unit, second, 'asked').id}:U1"
    )
    assert waiting is not None
    assert "agreed" in str(waiting.content)


@pytest.mark.parametrize(
    ("actor", "act", "allowed"),
    [
        ("U2", Act.FINISH, True),
        ("U2", Act.CANCEL, False),
        ("U2", Act.CHANGE, False),
        ("U2", Act.EXTEND, True),
        ("U3", Act.CANCEL, True),
        ("U3", Act.SNOOZE, False),
        ("U1", Act.CANCEL, True),
        ("U4", Act.FINISH, True),
        ("U5", Act.FINISH, False),
        ("U5", Act.CANCEL, False),
    ],
)
def test_each_may_do_his_part(work: Works, actor: str, act: Act, allowed: bool) -> None:
    """U1 manages, U2 owns, U3 recorded it, U4 led the meeting, U5 is only in the team."""
    unit, team = office(work)
    meeting = factories.meeting(unit, team, facilitator_id="U4")
    made = factories.followup(
        unit,
        team,
        "U2",
        due_at=datetime(2026, 11, 27, 18, tzinfo=UTC),
        created_by="U3",
        meeting_id=meeting.id,
    )

    if allowed:
        followup_rights.demand(work(actor=actor), made, act)
    else:
        with pytest.raises(followup_records.NotAllowedError):
            followup_rights.demand(work(actor=actor), made, act)


def test_what_is_over_says_so(work: Works) -> None:
    """Done twice, cancelled after done: each tells what it is and how to take it up again."""
    unit, team = office(work)
    made = given(unit, team, "U2")
    commands.finish(work(actor="U2"), made.number, "")

    with pytest.raises(followup_rights.DoneAlreadyError):
        commands.finish(work(actor="U2"), made.number, "")
    commands.reopen(work(actor="U2"), made.number)
    commands.cancel(work(actor="U1"), made.number, "not needed")
    with pytest.raises(followup_rights.CancelledAlreadyError):
        buttons.press(work(actor="U2"), Pressed(Act.FINISH, id_of(made), "nudge"), None)


def test_an_owner_who_moves_the_date_asks_for_more_time(work: Works) -> None:
    """The manager decides; until then the date stays."""
    unit, team = office(work)
    made = given(unit, team, "U2")

    commands.change(work(actor="U2"), made.number, "4 December")
    assert made.due_on == FRIDAY
    unit = work(actor="U1")
    buttons.agree(unit, last_event(unit, made, "asked").id or 0)

    assert made.due_on == date(2026, 12, 4)


def test_a_request_is_answered_once_and_only_by_those_asked(work: Works) -> None:
    """A second click, or somebody else's, is told so; a new date overtakes the question."""
    unit, team = office(work)
    made = given(unit, team, "U2")
    unit = work(actor="U2")
    commands.change(unit, made.number, "4 December")
    request = last_event(unit, made, "asked").id or 0

    with pytest.raises(GavelError, match="not_asked"):
        buttons.agree(work(actor="U3"), request)
    commands.change(work(actor="U1"), made.number, "2 December")
    with pytest.raises(GavelError, match="answered"):
        buttons.agree(work(actor="U1"), request)

    assert made.due_on == date(2026, 12, 2)


def test_what_a_private_channel_holds_is_hidden_from_outsiders_but_not_from_owners(
    work: Works,
) -> None:
    """By number and in the team's list."""
    unit, team = office(work)
    factories.channel(unit, "C9", "U1", is_private=True)
    made = given(unit, team, "U2", channel_id="C9")

    assert "Send the report" in words_of(followup_lists.listing(work(actor="U2"), Scope.MINE, None))
    assert "Send the report" in words_of(followup_lists.listing(work(actor="U1"), Scope.TEAM, "C1"))
    hidden = followup_lists.listing(work(actor="U3"), Scope.TEAM, "C1")
    assert "Send the report" not in words_of(hidden)
    with pytest.raises(followup_records.NotFoundError):
        commands.show(work(actor="U3"), made.number)


def test_what_was_said_to_gavel_alone_is_not_for_others(work: Works) -> None:
    """Only the owner and whoever recorded it find it by its number."""
    unit, _ = office(work)
    commands.add(unit, "<@U2> prepare my leave by Friday", None)

    assert "prepare my leave" in words_of(commands.show(work(actor="U2"), 1))
    with pytest.raises(followup_records.NotFoundError):
        commands.show(work(actor="U3"), 1)
