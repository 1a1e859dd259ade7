"""`/decision`: the register listed, searched and shown; decisions recorded outside a meeting."""

from re import findall

import pytest

from bot.domain.decisions import DecisionStatus, DecisionStatusError
from bot.i18n import translator
from bot.services import decision_register as register
from bot.views.kit import Message
from storage import decisions as stored
from storage.decisions import Decision
from tests import factories
from tests.units import WORKSPACE, Works
from tests.words import words_of

ENGLISH = translator("en")


@pytest.fixture(autouse=True)
def office(work: Works) -> None:
    """U1 manages the team of C1; C2 is private to U1; U4 is somewhere else."""
    unit = work(actor="U1")
    for user_id in ("U1", "U2", "U4"):
        factories.person(unit, user_id)
    factories.channel(unit, "C1", "U1", "U2")
    factories.channel(unit, "C2", "U1", is_private=True)
    factories.channel(unit, "C3", "U4")
    factories.team(unit, "U2", name="Platform")
    work.commit()


def test_a_decision_outside_a_meeting_gets_a_number_and_its_team(work: Works) -> None:
    """The answer repeats it."""
    answer = register.add(work(actor="U2"), "C1", "  We keep the price list ")

    found = decision(work, 1)
    assert (found.text, found.decided_by, found.channel_id) == (
        "We keep the price list",
        "U2",
        "C1",
    )
    assert found.team_id is not None
    assert "D-1" in words_of(answer)
    assert "We keep the price list" in words_of(answer)


def test_the_register_of_a_channel_is_that_of_its_team(work: Works) -> None:
    """Elsewhere it is everything that one may see; a private channel's stay inside."""
    register.add(work(actor="U2"), "C1", "of the team")
    register.add(work(actor="U1"), "C2", "of the board")
    register.add(work(actor="U4"), "C3", "of others")

    assert numbers(register.listing(work(actor="U1"), "C1")) == ["D-1"]
    assert numbers(register.listing(work(actor="U1"), "C3")) == ["D-3", "D-2", "D-1"]
    assert numbers(register.listing(work(actor="U4"), "C3")) == ["D-3", "D-1"]


def test_an_empty_register_says_how_to_begin(work: Works) -> None:
    """So does a search that finds nothing."""
    assert ENGLISH("decisions.list.empty") in words_of(register.listing(work(actor="U1"), "C1"))
    assert ENGLISH("decisions.search.empty", words="nothing") in words_of(
        register.search(work(actor="U1"), "nothing")
    )


def test_a_search_finds_all_words_in_what_one_may_see(work: Works) -> None:
    """In any order, English and Chinese."""
    register.add(work(actor="U1"), "C1", "Adopt the new price list")
    register.add(work(actor="U1"), "C2", "采用新的价目表 price")

    assert numbers(register.search(work(actor="U2"), "list PRICE")) == ["D-1"]
    assert numbers(register.search(work(actor="U1"), "价目表")) == ["D-2"]
    assert ENGLISH("decisions.search.empty", words="价目表") in words_of(
        register.search(work(actor="U2"), "价目表")
    )


def test_one_is_shown_with_its_follow_ups_and_history(work: Works) -> None:
    """Follow-ups that the reader may not see are left out."""
    register.add(work(actor="U2"), "C1", "We keep the price list")
    unit = work(actor="U1")
    kept = decision(work, 1).id
    factories.followup(unit, None, "U2", text="Print it", decision_id=kept)
    factories.followup(unit, None, "U1", text="Secret", decision_id=kept, channel_id="C2")
    register.replace(work(actor="U2"), 1, "C1", "We raise prices")

    old, new = (register.show(work(actor="U2"), number) for number in (1, 2))
    assert "We keep the price list" in words_of(old)
    assert "Print it" in words_of(old)
    assert "Secret" not in words_of(old)
    assert ENGLISH("decisions.superseded_by", number=2) in words_of(old)
    assert ENGLISH("decisions.fact.replaces", names=["D-1"]) in words_of(new)
    assert "<@U2>" in words_of(new)


def test_what_is_replaced_or_retracted_stands_no_longer(work: Works) -> None:
    """And cannot be replaced again; it keeps its number."""
    for text in ("a", "b"):
        register.add(work(actor="U2"), "C1", text)
    register.replace(work(actor="U2"), 1, "C1", "c")
    register.retract(work(actor="U1"), 2)

    assert decision(work, 1).status is DecisionStatus.SUPERSEDED
    assert decision(work, 2).status is DecisionStatus.RETRACTED
    for number in (1, 2):
        with pytest.raises(DecisionStatusError):
            register.replace(work(actor="U2"), number, "C1", "d")
        with pytest.raises(DecisionStatusError):
            register.retract(work(actor="U2"), number)
    with pytest.raises(register.NotFoundError):
        register.show(work(actor="U2"), 4)


def test_only_who_took_it_and_managers_change_a_decision(work: Works) -> None:
    """Others may read it."""
    register.add(work(actor="U1"), "C1", "a")

    with pytest.raises(register.NotAllowedError):
        register.retract(work(actor="U2"), 1)
    with pytest.raises(register.NotAllowedError):
        register.replace(work(actor="U4"), 1, "C3", "b")
    assert "D-1" in words_of(register.show(work(actor="U4"), 1))


def test_a_decision_of_a_private_channel_is_as_if_it_were_not_there(work: Works) -> None:
    """For everybody outside."""
    register.add(work(actor="U1"), "C2", "a")

    for verb in (register.show, register.retract):
        with pytest.raises(register.NotFoundError):
            verb(work(actor="U2"), 1)


@pytest.mark.parametrize("text", ["", "  ", "…", "!?"])
def test_a_decision_needs_words(work: Works, text: str) -> None:
    """Signs are none."""
    with pytest.raises(register.TextMissingError):
        register.add(work(actor="U2"), "C1", text)


def test_where_nobody_knows_who_reads_nothing_is_recorded(work: Works) -> None:
    """A direct message, or a channel without Gavel; the words are repeated."""
    with pytest.raises(register.NoChannelError) as refused:
        register.add(work(actor="U2"), "D9", "We keep it")
    assert refused.value.params == {"typed": "We keep it"}
    with pytest.raises(register.TooLongError):
        register.add(work(actor="U2"), "C1", "x" * 10_000)


def test_a_search_without_words_is_refused_with_a_search_that_works(work: Works) -> None:
    """It does not look for everything; the example is in the reader's language."""
    with pytest.raises(register.NothingSoughtError) as refused:
        register.search(work(actor="U2"), " ")
    assert "/decision search price list" in ENGLISH(refused.value.key)
    assert "/decision 搜索 价目表" in translator("zh-CN")(refused.value.key)


def numbers(message: Message) -> list[str]:
    """The numbers of the decisions that a list shows, in its order."""
    return findall(r"\*(D-\d+)\*", words_of(message))


def decision(work: Works, number: int) -> Decision:
    """The decision of that number."""
    found = stored.by_number(work().session, WORKSPACE, number)
    assert found is not None
    return found
