"""Edited and deleted messages: their entries follow, and keep their numbers where they can."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.capture import EntryKind, parse
from bot.domain.decisions import DecisionStatus
from bot.domain.followups import FollowupState
from bot.i18n import translator
from bot.services import decisions, entries, followup_records, gaps, minutes
from storage import audit, followups
from storage.minutes import Entry
from tests.minutes import CHANNEL, Thread, opened
from tests.units import WORKSPACE, Works

ENGLISH = translator("en")

LINES = st.sampled_from(
    [
        "note: sales grew",
        "note: sales grew by 4 %",
        "decision: new prices",
        "决定：采用新的价目表",
        "action: <@U3> send the report by Friday",
        "action: <@U4> send the sales report by Thursday",
        "待办：<@U3> 明天通知客户",
        "risk: late",
        "action:",
        "just talk",
        "",
    ]
)
EVIL = st.sampled_from(
    [
        "<!channel>",
        "&lt;b&gt;",
        "<@U3",
        "\u202eשלום",
        "👩‍👩‍👧 " * 2000,
        "周五" * 5000,
        "x" * 10_000,
        "5/12",
    ]
)
MESSAGES = st.lists(LINES, max_size=5).map("\n".join)


@pytest.fixture
def thread(work: Works) -> Thread:
    """A meeting that is open."""
    return opened(work)


def test_an_edit_that_arrives_after_a_later_one_changes_nothing(thread: Thread) -> None:
    """Nor does the message itself when it arrives after its edit."""
    ts, _ = thread.say("note: first")
    thread.edit(ts, "note: third", at="1795425000.000000")
    thread.edit(ts, "note: second", at="1795424900.000000")
    minutes.hear(thread.by(ts), thread.said(ts, "note: first", ts))

    assert [entry.text for entry in thread.entries()] == ["third"]


def test_an_edited_action_keeps_its_number(thread: Thread) -> None:
    """Its text, owner and date follow, and the history says what was there before."""
    ts, _ = thread.say("action: <@U3> send the report by Friday")
    thread.edit(ts, "action: <@U4> send the sales report by Thursday")

    changed = thread.followup(1)
    assert (changed.text, changed.due_on) == ("send the sales report", date(2026, 11, 26))
    assert thread.owners(1) == ["U4"]
    kinds = [event.kind for event in followups.history(thread.works().session, changed.id or 0)]
    assert kinds == ["created", "text_changed", "owners_changed", "due_changed"]


def test_what_was_picked_or_changed_elsewhere_stays_while_the_words_about_it_do(
    thread: Thread,
) -> None:
    """An owner was picked; then only the text is edited."""
    ts, _ = thread.say("action: send the report by Friday")
    thread.works.commit()
    gaps.assign(thread.works(actor="U2"), thread.id_of("send"), "U4")
    thread.edit(ts, "action: send the sales report by Friday")

    assert thread.owners(1) == ["U4"]
    assert thread.followup(1).text == "send the sales report"


def test_a_line_that_is_taken_out_cancels_its_follow_up_and_retracts_its_decision(
    thread: Thread,
) -> None:
    """With the reason; what was done already stays done."""
    ts, _ = thread.say("decision: a\naction: <@U3> b by Friday\naction: <@U3> call Bob by Friday")
    done = thread.followup(2)
    done.state = FollowupState.DONE
    thread.edit(ts, "nothing any more")

    assert thread.entries() == []
    assert thread.decision(1).status is DecisionStatus.RETRACTED
    assert thread.followup(1).state is FollowupState.CANCELLED
    assert thread.followup(1).reason == ENGLISH("minutes.withdrawn")
    assert thread.followup(2).state is FollowupState.DONE
    row = thread.sent(f"reaction:{CHANNEL}:{ts}:white_check_mark")
    assert row is not None
    assert row.content["present"] is False


def test_a_line_that_changes_its_kind_is_another_entry(thread: Thread) -> None:
    """An action that becomes a note is nobody's to do."""
    ts, _ = thread.say("action: <@U3> call Bob by Friday")
    thread.edit(ts, "note: <@U3> called Bob")

    assert [entry.kind for entry in thread.entries()] == [EntryKind.NOTE]
    assert thread.followup(1).state is FollowupState.CANCELLED


def test_a_line_put_in_front_moves_the_others_down(thread: Thread) -> None:
    """They keep their numbers, and a new one comes."""
    ts, _ = thread.say("action: <@U3> a report by Friday\naction: <@U3> call Bob by Friday")
    thread.edit(
        ts,
        "action: <@U4> buy milk by Friday\n"
        "action: <@U3> call Bob by Friday\n"
        "action: <@U3> a report by Friday",
    )

    assert [(entry.line, entry.text[6:12]) for entry in thread.entries()] == [
        (0, "buy mi"),
        (1, "call B"),
        (2, "a repo"),
    ]
    assert [one.followup_id for one in thread.entries()] == [
        thread.followup(3).id,
        thread.followup(2).id,
        thread.followup(1).id,
    ]


def test_a_deleted_message_withdraws_all_its_entries(thread: Thread) -> None:
    """What was there stays in the audit trail."""
    ts, _ = thread.say("note: a\ndecision: b")
    thread.delete(ts)

    assert thread.entries() == []
    assert thread.decision(1).status is DecisionStatus.RETRACTED
    done = [row.action for row in audit.of_subject(thread.works().session, WORKSPACE, "entry:1")]
    assert done == ["entry.captured", "entry.withdrawn"]


def test_a_message_that_arrives_after_its_deletion_is_not_captured(thread: Thread) -> None:
    """Events come out of order."""
    ts, _ = thread.say("note: a")
    thread.delete(ts)
    minutes.hear(thread.by(ts), thread.said(ts, "note: a", ts))

    assert thread.entries() == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(MESSAGES, min_size=2, max_size=5))
def test_whatever_is_edited_the_entries_are_those_of_the_last_text(
    thread: Thread, texts: list[str]
) -> None:
    """And between two texts as many of a kind keep their numbers as both of them have."""
    ts, _ = thread.say(texts[0])
    for before, after in pairwise(texts):
        old = _of(thread, ts)
        thread.edit(ts, after)
        new = _of(thread, ts)

        expected = [one for one in parse(after) if one.problem is None]
        assert [(one.kind, one.text, one.line) for one in new] == [
            (one.kind, one.text, one.line) for one in expected
        ]
        kept = Counter(one.kind for one in new if one.id in {entry.id for entry in old})
        kinds = [
            Counter(one.kind for one in parse(text) if not one.problem) for text in (before, after)
        ]
        assert kept == kinds[0] & kinds[1]
        assert all(_stands(thread, entry) for entry in new)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    keyword=st.sampled_from(["action:", "待办：", "decision:", "风险：", "note:"]),
    text=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00")) | EVIL,
)
def test_whatever_stands_behind_a_keyword_is_captured_or_answered(
    thread: Thread, keyword: str, text: str
) -> None:
    """Nothing anybody types breaks the minutes, nor the answer about it."""
    ts, answer = thread.say(f"{keyword} {text}")

    assert answer or _of(thread, ts) or not parse(f"{keyword} {text}")
    thread.edit(ts, text)
    thread.delete(ts)
    assert _of(thread, ts) == []


def _of(thread: Thread, ts: str) -> list[Entry]:
    return [entry for entry in thread.entries() if entry.message_ts == ts]


def _stands(thread: Thread, entry: Entry) -> bool:
    """Whether the decision or follow-up of an entry is in force and says what its line says."""
    work = thread.works()
    if entry.kind is EntryKind.DECISION:
        found = decisions.get(work, entry.decision_id or 0)
        return decisions.stands(found) and found.text == entry.text
    if entry.kind is not EntryKind.FOLLOWUP:
        return entry.decision_id is None and entry.followup_id is None
    task = entries.followup(work, entry)
    said = entries.understood(work, thread.meeting, entry.text)
    due = said.settled.day if said.settled else None
    owners = sorted(followup_records.owner_ids(work, task))
    return (task.text, task.due_on, owners, task.state) == (
        said.text,
        due,
        sorted(said.owners),
        FollowupState.OPEN,
    )
