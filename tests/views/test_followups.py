"""How follow-ups look: whatever is written in them, Slack takes it and nobody is pinged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.followups import FollowupState
from bot.domain.mrkdwn import escape
from bot.i18n import translator
from bot.i18n.reader import Reader
from bot.views import followup_answers as answers
from bot.views import followup_details as details
from bot.views import followup_forms as forms
from bot.views import followup_lists as lists
from bot.views import followup_questions as questions
from bot.views import followup_requests as requests
from bot.views import followups as views
from bot.views import nudges
from bot.views.dates import DateChoice
from bot.views.followup_forms import FollowupForm
from bot.views.followup_lists import Listing, Scope
from bot.views.followup_questions import (
    DueChosen,
    DueQuestion,
    WhoQuestion,
)
from bot.views.followup_requests import Answer, RequestCard
from bot.views.followups import Act, Asked, FollowupCard, Pressed, Waiting
from bot.views.kit import Message
from bot.views.people import Whose
from sandbox.blocks import message_errors, view_errors
from tests.words import words_of

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENGLISH = Reader(translator("en-US"), "Europe/Berlin", NOW, "U1")
CHINESE = Reader(translator("zh-CN"), "Asia/Shanghai", NOW, "U1")
CARD = FollowupCard(
    id=7,
    number=12,
    text="Send the Q3 report",
    owners=("U2",),
    state=FollowupState.OPEN,
    colour="red",
    due_on=date(2026, 11, 20),
    acts=tuple(Act),
)
evil = st.one_of(
    st.text(),
    st.sampled_from(
        ["<!channel>", "<@U99>", "<https://a.example|b>", "&", "x", "审", "👩‍👩‍👧", "\u202e"]
    ).flatmap(lambda piece: st.integers(1, 10_000).map(lambda count: (piece * count)[:10_000])),
)


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (ENGLISH, "🔴 *F-12* Send the Q3 report · <@U2> · Fri 20 Nov (3 days overdue)"),
        (CHINESE, "🔴 *F-12* Send the Q3 report · <@U2> · 11月20日 周五（已逾期 3 天）"),
    ],
)
def test_a_line_says_what_who_and_when(reader: Reader, expected: str) -> None:
    """With the weekday, and how far off it is."""
    assert views.line(reader, CARD) == expected


def test_a_line_marks_that_nobody_owns_it() -> None:
    """As long as there is something to do."""
    lost = CARD._replace(owners=())

    assert "⚠️ no owner" in views.line(ENGLISH, lost)
    assert "⚠️" not in views.line(ENGLISH, lost._replace(state=FollowupState.CANCELLED))


def test_a_line_leaves_out_the_reader_as_its_only_owner() -> None:
    """In his own list he knows that; beside others he is named."""
    assert "<@U1>" not in views.line(ENGLISH, CARD._replace(owners=("U1",)))
    assert "<@U1> and <@U2>" in views.line(ENGLISH, CARD._replace(owners=("U1", "U2")))


def test_a_moment_is_shown_on_the_reader_s_clock() -> None:
    """17:30 UTC on Friday is Saturday in Shanghai."""
    card = CARD._replace(
        due_on=date(2026, 11, 27),
        due_time=time(17, 30),
        due_at=datetime(2026, 11, 27, 17, 30, tzinfo=UTC),
    )

    assert "Fri 27 Nov, 18:30 (in 4 days)" in views.line(ENGLISH, card)
    assert "11月28日 周六 01:30" in views.line(CHINESE, card)


def test_a_row_is_made_anew_for_another_day_or_reader_and_when_anything_changed() -> None:
    """And only then: shown again the same afternoon it is the very same."""
    row = lists.row(ENGLISH, CARD, Scope.MINE)

    assert lists.row(replace(ENGLISH, now=NOW + timedelta(hours=5)), CARD, Scope.MINE) is row
    assert "(4 days overdue)" in str(lists.row(replace(ENGLISH, now=NOW + timedelta(days=1)), CARD))
    assert "<@U2>" not in str(lists.row(replace(ENGLISH, user_id="U2"), CARD))
    assert "审批" in str(lists.row(CHINESE, CARD._replace(text="审批")))
    assert "逾期" in str(lists.row(CHINESE, CARD))
    assert "12 team" in str(lists.row(ENGLISH, CARD._replace(id=12), Scope.TEAM))
    assert "🟡" in str(lists.row(ENGLISH, CARD._replace(colour="yellow")))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"state": FollowupState.DONE, "done_at": NOW}, "<@U2> · done Mon 23 Nov"),
        ({"state": FollowupState.CANCELLED, "reason": "enough"}, "cancelled: enough"),
        ({"state": FollowupState.BLOCKED, "reason": "no <data>"}, "blocked: no &lt;data&gt;"),
        ({"state": FollowupState.IN_REVIEW}, "waiting for review"),
        ({"snoozed_until": date(2026, 11, 26)}, "snoozed until Thu 26 Nov"),
        ({"waiting": Waiting(Asked.EXTENSION, date(2026, 12, 4))}, "asked for Fri 4 Dec"),
        ({"waiting": Waiting(Asked.HANDOVER, to="U3")}, "offered to <@U3>"),
        ({"due_on": None, "colour": None}, "⚪ *F-12* Send the Q3 report · <@U2> · no due date"),
    ],
)  # fmt: skip
def test_a_line_says_how_it_stands(changes: dict[str, Any], expected: str) -> None:
    """Each state in its own words."""
    assert expected in views.line(ENGLISH, CARD._replace(**changes))


def test_the_value_of_a_button_says_what_which_and_where() -> None:
    """It comes back as it was; the place may be empty."""
    for pressed in (Pressed("finish", 7, "mine"), Pressed("three_workdays", 7)):
        assert Pressed.decoded(pressed.encoded()) == pressed


@given(st.integers(1), st.none() | st.dates(), st.none() | st.times())
def test_a_chosen_date_comes_back_as_it_was(
    followup_id: int, day: date | None, at: time | None
) -> None:
    """Also one without a time, and none at all."""
    chosen = DueChosen(followup_id, day, at if day else None)

    assert DueChosen.decoded(chosen.encoded()) == chosen


def test_a_long_list_says_how_many_are_left_out() -> None:
    """Rows are shown whole, the most urgent first."""
    cards = tuple(CARD._replace(id=n, number=n) for n in range(1, 100))

    shown = lists.listing(ENGLISH, Listing(Scope.TEAM, cards, "Ops"))

    assert message_errors(**shown.payload()) == []
    assert "F-40" in words_of(shown)
    assert "more" in words_of(shown)


def test_an_empty_list_says_so_kindly() -> None:
    """And still offers to add one."""
    shown = lists.listing(ENGLISH, Listing(Scope.MINE, ()))

    assert "You have nothing to follow up" in words_of(shown)
    assert lists.ADD in str(shown.blocks)


def test_a_nudge_keeps_the_line_of_what_is_done_and_drops_its_buttons() -> None:
    """The title counts what is left."""
    mine = CARD._replace(owners=("U1",))
    done = mine._replace(id=8, number=13, state=FollowupState.DONE, done_at=NOW)

    both = nudges.message(ENGLISH, nudges.Kind.NUDGE, [mine, done])
    none = nudges.message(ENGLISH, nudges.Kind.NUDGE, [done])

    assert "1 follow-up needs you" in words_of(both)
    assert str(both.blocks).count(views.FINISH) == 1
    assert "F-13" in words_of(both)
    assert "All settled" in words_of(none)


@pytest.mark.parametrize("reader", [ENGLISH, CHINESE])
@settings(deadline=None, max_examples=20)  # many messages in each
@given(text=evil)
def test_whatever_is_written_slack_takes_every_message(reader: Reader, text: str) -> None:
    """No limit is broken and nothing of it mentions everybody."""
    for build in MESSAGES:
        message = build(reader, text)
        assert message_errors(**message.payload()) == []
        assert "<!" not in message.text + mrkdwn_of(message.blocks)


@pytest.mark.parametrize("reader", [ENGLISH, CHINESE])
@settings(deadline=None, max_examples=20)  # many messages in each
@given(text=evil)
def test_whatever_is_written_slack_takes_every_modal(reader: Reader, text: str) -> None:
    """The text of a form is kept as far as Slack lets a field hold it."""
    for build in MODALS:
        assert view_errors(build(reader, text)) == []


def mrkdwn_of(part: Any) -> str:
    """All of a message in which a mention would be alive: plain text is shown as it is."""
    if isinstance(part, list):
        return "".join(map(mrkdwn_of, part))
    if not isinstance(part, dict):
        return ""
    own = part["text"] if part.get("type") == "mrkdwn" else ""
    return own + "".join(map(mrkdwn_of, part.values()))


def card(text: str, **changes: Any) -> FollowupCard:
    """A follow-up with that text, and that reason."""
    return CARD._replace(text=text, reason=text, **changes)


def all_states(text: str) -> list[FollowupCard]:
    """One follow-up in every state, each the reader's own."""
    return [
        card(text, id=n, number=n, state=state, owners=("U1",), done_at=NOW)
        for n, state in enumerate(FollowupState, start=1)
    ]


def page(text: str) -> details.Details:
    """Everything about a follow-up, with a long history."""
    params = {"reason": text, "until": date(2026, 11, 27), "owners": ("U1",), "was_owners": ("U2",)}
    told = [("blocked", "U1"), ("cancelled", None), ("owners_changed", "U2")] * 9
    history = [details.Happening(kind, NOW, who, params) for kind, who in told]
    return details.Details(card(text), "U1", text, text, "C1", history)


def due_question(text: str) -> DueQuestion:
    """Until when: as many days as are ever offered."""
    return DueQuestion([DateChoice(date(2026, 11, 27), time(9))] * 5, escape(text))


def who_question(text: str) -> WhoQuestion:
    """Who: several names, of which many people may be meant."""
    return WhoQuestion([Whose(text, {f"U{n}": text or "x" for n in range(9)})] * 9, is_mine=True)


MESSAGES: list[Callable[[Reader, str], Message]] = [
    lambda reader, text: lists.listing(
        reader, Listing(Scope.TEAM, tuple(all_states(text)), text, escape(text))
    ),
    lambda reader, text: details.details(reader, page(text)),
    lambda reader, text: answers.added(reader, card(text)),
    lambda reader, text: answers.told(reader, escape(text), card(text)),
    lambda reader, text: questions.ask(reader, card(text), due_question(text), None),
    lambda reader, text: questions.ask(reader, card(text), None, who_question(text)),
    lambda reader, text: questions.ask(reader, card(text), due_question(text), who_question(text)),
    lambda reader, text: nudges.nudge(reader, all_states(text) * 9),
    lambda reader, text: nudges.superseded(reader, all_states(text) * 9, ()),
    lambda reader, text: nudges.escalation(reader, all_states(text) * 9),
    lambda reader, text: nudges.assigned(reader, all_states(text)),
    lambda reader, text: requests.question(reader, request(text)),
    lambda reader, text: requests.answered(reader, request(text), Answer(agreed=True, by="U2")),
    lambda reader, text: requests.outcome(
        reader, request(text), Answer(agreed=False, by="U2", reason=text)
    ),
    lambda reader, _: answers.help_(reader),
]
MODALS: list[Callable[[Reader, str], dict[str, Any]]] = [
    lambda reader, text: forms.add_modal(reader, FollowupForm(text, ("U1",)), ""),
    lambda reader, text: forms.change_modal(
        reader, FollowupForm(text, ("U1",), date(2026, 11, 27), time(9)), ""
    ),
    lambda reader, text: forms.reason_modal(reader, card(text), forms.SAVE_BLOCK, ""),
    lambda reader, text: forms.extension_modal(reader, card(text), ""),
    lambda reader, text: forms.handover_modal(reader, card(text), ""),
]


def request(text: str) -> RequestCard:
    """Somebody asks for more time, with a reason."""
    return RequestCard(1, Asked.EXTENSION, "U2", card(text), date(2026, 11, 27), text)
