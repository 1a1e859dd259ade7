"""Digests: whatever there is to tell, in either language, Slack takes it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.decisions import DecisionStatus, Progress
from bot.domain.digests import WeekRate
from bot.domain.followups import FollowupState
from bot.i18n import translator
from bot.i18n.reader import Reader
from bot.views import digests as views
from bot.views.decisions import DecisionCard
from bot.views.digest_cards import DigestCard, Figures, First, HeldMeeting
from bot.views.followups import Act, FollowupCard
from bot.views.kit import Message
from sandbox.blocks import message_errors
from tests.office import shown

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
WEEK = timedelta(weeks=1)
ENGLISH = Reader(translator("en"), "Europe/Berlin", NOW, "U1")
CHINESE = Reader(translator("zh-CN"), "Asia/Shanghai", NOW, "U1")
EVIL = [
    "<!channel> " * 400,
    "运营" * 3000,
    "👩\u200d👩\u200d👧" * 2000,
    "",
    "\x00\u202e",
    "a & <b> *c*\n" * 900,
]


def full(text: str, many: int) -> DigestCard:
    """A digest with `many` of everything, each with the same words."""
    figures = Figures(many, many, many, many, 0.5)
    owners = tuple(f"U{number}" for number in range(30))
    followup = FollowupCard(
        id=1,
        number=12,
        text=text,
        owners=owners,
        state=FollowupState.BLOCKED,
        colour="red",
        due_on=date(2026, 11, 1),
        reason=text,
        acts=tuple(Act),
    )
    decision = DecisionCard(
        number=7,
        text=text,
        status=DecisionStatus.ADOPTED,
        decided_by="U1",
        decided_at=NOW,
        progress=Progress(1, 3),
    )
    return DigestCard(
        team_id=1,
        team=text or "T",
        channel_id="C1",
        groups=many,
        since=NOW - WEEK,
        until=NOW,
        weekday=0,
        at=time(9),
        figures=figures,
        weeks=tuple(WeekRate(MONDAY - WEEK * back, 1, 2 + back) for back in range(8, 0, -1)),
        overdue=First((followup,) * min(many, 5), many),
        meetings=First((HeldMeeting(text, NOW, 3, 9),) * min(many, 8), many),
        missing=First(tuple((f"U{one}", 1 + one % 2) for one in range(min(many, 20))), many),
        decisions=First((decision,) * min(many, 8), many),
        by_group=First(((text, figures),) * min(many, 12), many),
        by_person=First(((text, figures),) * min(many, 30), many),
    )


def problems(messages: list[Message]) -> list[object]:
    """Return what Slack would refuse."""
    return [
        error
        for message in messages
        for error in message_errors(text=message.text, blocks=list(message.blocks))
    ]


def marked_up(part: Any) -> Iterator[str]:
    """Yield the texts in which Slack sees mentions."""
    if isinstance(part, list):
        for item in part:
            yield from marked_up(item)
    elif isinstance(part, dict):
        if part.get("type") == "mrkdwn":
            yield part["text"]
        yield from marked_up(list(part.values()))


@given(
    text=st.one_of(st.text(max_size=3000), st.sampled_from(EVIL)),
    many=st.sampled_from([1, 3, 40, 200_000]),
    reader=st.sampled_from([ENGLISH, CHINESE]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_slack_takes_any_digest(text: str, many: int, reader: Reader) -> None:
    """However much and whatever was written in it, and nobody is pinged by the dozen."""
    card = full(text, many)
    messages = [
        *views.digest(reader, card),
        views.listing(reader, card.team, card.overdue, overdue=True),
        views.time_changed(reader, [(text, 0, time(9))] * 30, NOW),
    ]
    assert problems(messages) == []
    assert not any("<!" in words for message in messages for words in marked_up(message.payload()))


def test_an_ordinary_digest_is_one_message() -> None:
    """One header, the figures, one chart, one table; two messages only when there is very much."""
    (message,) = views.digest(ENGLISH, full("Send the report to the board", 3))
    kinds = [block["type"] for block in message.blocks]
    assert kinds.count("header") == 1
    assert kinds.count("data_visualization") == 1
    assert kinds.count("data_table") == 1


def test_what_is_not_shown_is_counted() -> None:
    """Each list says how much there is beyond it."""
    told = "\n".join(shown(one.payload()) for one in views.digest(ENGLISH, full("x", 200_000)))
    assert "200,000 overdue follow-ups" in told
    for left in ("199,992", "199,980", "199,988", "199,970"):
        assert f"and {left} more" in told


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        ([(8, 10), (9, 10)], ("90% · last week", "▲ 10 points on the week before")),
        ([(9, 10), (8, 10)], ("80% · last week", "▼ 10 points on the week before")),
        ([(8, 10), (4, 5)], ("80% · last week", "As in the week before")),
    ],
)
def test_the_rate_is_told_with_how_it_changed(
    rates: list[tuple[int, int]], expected: tuple[str, str]
) -> None:
    """Against the last week before in which anything was due."""
    mondays = [MONDAY - 3 * WEEK, MONDAY - WEEK]
    weeks = (
        WeekRate(MONDAY - 2 * WEEK, 0, 0),
        *(WeekRate(monday, *rate) for monday, rate in zip(mondays, rates, strict=True)),
    )
    card = DigestCard(1, "T", "C1", 0, NOW - WEEK, NOW, 0, time(9), Figures(opened=1), weeks)
    told = shown(views.digest(ENGLISH, card)[0].payload())
    assert all(words in told for words in expected)


def test_one_week_makes_no_chart() -> None:
    """A line needs two points."""
    weeks = (WeekRate(MONDAY, 1, 2),)
    card = DigestCard(1, "T", "C1", 0, NOW - WEEK, NOW, 0, time(9), Figures(opened=1), weeks)
    (message,) = views.digest(ENGLISH, card)
    assert "data_visualization" not in [block["type"] for block in message.blocks]
    assert "50% · this week so far" in shown(message.payload())
