"""The register of decisions: numbers, history, what replaces what, how far it is carried out."""

import pytest

from bot.domain.decisions import DecisionStatus, DecisionStatusError
from bot.domain.followups import FollowupState
from bot.services import decisions
from storage import audit
from storage import decisions as stored
from tests import factories
from tests.units import WORKSPACE, Works


def test_decisions_get_numbers_of_their_own(work: Works) -> None:
    """Without gaps, and with the team of the meeting."""
    unit = work(actor="U1")
    team = factories.team(unit)
    meeting = factories.meeting(unit, team)
    one = decisions.record(unit, text="a", decided_by="U1", channel_id="C1", meeting=meeting)
    two = decisions.record(unit, text="b", decided_by="U1", channel_id="C1", team=team)

    assert [one.number, two.number] == [1, 2]
    assert [one.team_id, two.team_id] == [team.id, team.id]
    assert [one.meeting_id, two.meeting_id] == [meeting.id, None]


def test_everything_that_happens_to_a_decision_is_in_its_history(work: Works) -> None:
    """Who, when, and the words that were there before."""
    unit = work(actor="U1")
    one = decisions.record(unit, text="a", decided_by="U1", channel_id="C1")
    decisions.change(unit, one, "b")
    decisions.change(unit, one, "b")
    decisions.retract(unit, one)
    unit.session.flush()

    rows = audit.of_subject(unit.session, WORKSPACE, decisions.subject(one))
    assert [(row.action, row.actor, row.details) for row in rows] == [
        ("decision.recorded", "U1", {"text": "a"}),
        ("decision.changed", "U1", {"was": "a"}),
        ("decision.retracted", "U1", {}),
    ]


def test_what_stands_no_longer_cannot_be_superseded(work: Works) -> None:
    """It is history."""
    unit = work(actor="U1")
    one = decisions.record(unit, text="a", decided_by="U1", channel_id="C1")
    two = decisions.record(unit, text="b", decided_by="U1", channel_id="C1")
    decisions.retract(unit, one)

    with pytest.raises(DecisionStatusError):
        decisions.supersede(unit, one, two)


@pytest.mark.parametrize(
    "text",
    ["B, supersedes D-1", "B (replaces d 1)", "采用 B，取代D-1", "B；代替 Ｄ－1", "替代了D1"],
)
def test_a_decision_may_say_in_its_words_which_one_it_replaces(work: Works, text: str) -> None:
    """In English and Chinese; both show it."""
    unit = work(actor="U1")
    one = decisions.record(unit, text="A", decided_by="U1", channel_id="C1")
    two = decisions.record(unit, text=text, decided_by="U1", channel_id="C1")
    decisions.supersede_named(unit, two)

    assert one.status is DecisionStatus.SUPERSEDED
    assert decisions.cards(unit, [one])[0].superseded_by == 2


@pytest.mark.parametrize(
    "text", ["B, see D-1", "supersedes D-2", "supersedes D-9", "supersedes it"]
)
def test_a_decision_that_only_names_one_replaces_nothing(work: Works, text: str) -> None:
    """Nor does one that names itself, or one that is not there."""
    unit = work(actor="U1")
    one = decisions.record(unit, text="A", decided_by="U1", channel_id="C1")
    two = decisions.record(unit, text=text, decided_by="U1", channel_id="C1")
    decisions.supersede_named(unit, two)

    assert one.status is DecisionStatus.ADOPTED
    assert two.status is DecisionStatus.ADOPTED


def test_a_decision_of_a_private_channel_is_found_and_replaced_only_from_inside(
    work: Works,
) -> None:
    """For others it is as if it were not there."""
    unit = work(actor="U1")
    factories.channel(unit, "C2", "U1", is_private=True)
    one = decisions.record(unit, text="A", decided_by="U1", channel_id="C2")
    work.commit()
    outside = work(actor="U2")
    two = decisions.record(outside, text="supersedes D-1", decided_by="U2", channel_id="C1")
    decisions.supersede_named(outside, two)

    assert decisions.by_number(outside, 1) is None
    assert decisions.named_in(outside, "carries out D-1") is None
    assert one.status is DecisionStatus.ADOPTED
    assert decisions.by_number(work(actor="U1"), 1) is not None


def test_a_decision_is_carried_out_as_its_follow_ups_are(work: Works) -> None:
    """Cancelled ones do not count; without any it is not carried out."""
    unit = work(actor="U1")
    team = factories.team(unit)
    one, two = (factories.decision(unit, team, text) for text in ("a", "b"))
    for state in (FollowupState.DONE, FollowupState.OPEN, FollowupState.CANCELLED):
        factories.followup(unit, team, "U1", decision_id=one.id, state=state)

    found = decisions.progress(unit, [one, two])
    assert (found[one.number].done, found[one.number].total) == (1, 2)
    assert not found[two.number].complete


def test_words_are_found_in_english_and_chinese(work: Works) -> None:
    """All of them have to be there; signs that mean something to a database are words here."""
    unit = work(actor="U1")
    factories.decision(unit, None, "Adopt the NEW price list, 50% off")
    factories.decision(unit, None, "采用新的价目表")
    factories.decision(unit, None, "Keep it", why="The price is right")

    def found(*words: str, but_in: tuple[str, ...] = ()) -> list[int]:
        rows = stored.latest(unit.session, WORKSPACE, but_in=but_in, words=words, limit=10)
        return [row.number for row in rows]

    assert found("price") == [3, 1]
    assert found("new", "price") == [1]
    assert found("价目表") == [2]
    assert found("50%") == [1]
    assert found("%") == [1]
    assert found() == [3, 2, 1]
    assert found(but_in=("C1",)) == []
