"""Home: whatever it holds, in either language, Slack takes it."""

from datetime import UTC, date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.decisions import DecisionStatus, Progress
from bot.domain.followups import FollowupState
from bot.domain.mrkdwn import escape
from bot.i18n import translator
from bot.i18n.reader import Reader
from bot.views import home as views
from bot.views.decisions import DecisionCard
from bot.views.digest_cards import Figures, First
from bot.views.followup_lists import Group
from bot.views.followups import Act, FollowupCard
from bot.views.home import HomeCard, MeetingRow, TeamRow
from bot.views.kit import Message, section
from sandbox.blocks import view_errors
from tests.office import shown

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENGLISH = Reader(translator("en"), "Europe/Berlin", NOW, "U1")
CHINESE = Reader(translator("zh-CN"), "Asia/Shanghai", NOW, "U1")
LANGUAGES = {"en": "English", "zh_Hans": "简体中文"}
EVIL = [
    "<!channel> " * 400,
    "运营" * 3000,
    "👩\u200d👩\u200d👧" * 2000,
    "",
    "\x00\u202e",
    "a & <b> *c*\n" * 900,
]


def full(text: str, many: int, colour: str | None) -> HomeCard:
    """A Home tab with as much of everything as is ever shown, each with the same words."""
    meeting = MeetingRow(1, text, NOW, "C1", place=text, is_open=True)
    followup = FollowupCard(
        id=1,
        number=12,
        text=text,
        owners=tuple(f"U{number}" for number in range(30)),
        state=FollowupState.BLOCKED,
        colour=colour,
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
    return HomeCard(
        languages=LANGUAGES,
        language="zh_Hans",
        updates=First((meeting,) * 5, many),
        followups=First((followup,) * 25, many),
        grouped={Group.RED: many},
        meetings=First((meeting,) * 10, many),
        teams=First((TeamRow(1, text, "C1", Figures(1, 2, 3, 4, 0.5), 8, NOW),) * 6, many),
        decisions=First((decision,) * 6, many),
    )


@given(
    text=st.one_of(st.text(max_size=3000), st.sampled_from(EVIL)),
    many=st.sampled_from([25, 26, 200_000]),
    colour=st.sampled_from(["red", "blue", None]),
    reader=st.sampled_from([ENGLISH, CHINESE]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_slack_takes_any_home(text: str, many: int, colour: str | None, reader: Reader) -> None:
    """However much there is, no section pushes out another: the language stands at the end."""
    view = views.home(reader, full(text, many, colour))
    assert view_errors(view, kind="home") == []
    assert view["blocks"][-1]["accessory"]["action_id"] == views.LANGUAGE
    assert "<!" not in shown(view)


def test_an_empty_home_is_friendly() -> None:
    """It says that nothing waits, and how a team begins."""
    view = views.home(ENGLISH, HomeCard(LANGUAGES, has_team=False))
    assert view_errors(view, kind="home") == []
    told = shown(view)
    assert "Nothing waits for you" in told
    assert "/meeting setup" in told


def test_what_is_due_has_its_buttons_and_what_is_not_a_menu() -> None:
    """The buttons cost room, so only urgent items have them."""
    kinds = {
        colour: [block["type"] for block in views.home(ENGLISH, full("x", 25, colour))["blocks"]]
        for colour in ("red", "blue")
    }
    assert kinds["red"].count("actions") == 25 + 6
    assert kinds["blue"].count("actions") == 6


def test_the_language_in_use_is_chosen_in_the_menu() -> None:
    """Each language stands there under its own name."""
    select = views.home(ENGLISH, HomeCard(LANGUAGES, language="zh_Hans"))["blocks"][-1]["accessory"]
    assert select["initial_option"]["value"] == "zh_Hans"
    assert [option["text"]["text"] for option in select["options"]] == [
        "As in Slack",
        "English",
        "简体中文",
    ]


def test_an_answer_becomes_a_modal() -> None:
    """Its blocks are those of the message."""
    view = views.answer(CHINESE, Message("x", [section(escape("好的"))]))
    assert view_errors(view, kind="modal") == []
    assert "好的" in shown(view)
