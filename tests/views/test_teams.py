"""How a team is shown: Slack takes whatever stands in it, in both languages."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.teams import UserGroup
from bot.i18n import translator
from bot.i18n.reader import Reader
from bot.views import team_forms as forms
from bot.views import teams as views
from bot.views.team_forms import Offered, TeamForm
from bot.views.teams import MovedMeeting, TeamCard
from sandbox.blocks import message_errors, view_errors
from tests.words import words_of

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENGLISH = Reader(translator("en-US"), "Europe/Berlin", NOW, "U1")
CHINESE = Reader(translator("zh-CN"), "Asia/Shanghai", NOW, "U1")
CARD = TeamCard(
    name="Operations",
    manager_id="U1",
    deputies=("U2",),
    people=("U1", "U2", "U3"),
    source="channel",
    usergroup=None,
    parent="Company",
    zone="Asia/Shanghai",
    language="zh_Hans",
    country="CN",
    has_make_up_days=True,
    work_start=time(9),
    work_end=time(18),
    reviews_done=False,
    digest_weekday=0,
    digest_time=time(9),
)
FORM = TeamForm(name="Operations", manager_id="U1", zone="Asia/Shanghai")
readers = st.sampled_from([ENGLISH, CHINESE])
evil = st.one_of(
    st.text(max_size=400),
    st.sampled_from(["<!channel>", "<@U99>", "&", "👩‍👩‍👧", "\u202e", "审"]).map(
        lambda x: x * 2000
    ),
)


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (
            ENGLISH,
            ["*Part of*\nCompany", "3 people · everybody in the channel", "Shanghai (UTC+8)",
             "简体中文", "China, with make-up working days", "Monday, 09:00"],
        ),
        (
            CHINESE,
            ["*隶属于*\nCompany", "3 人 · 频道全体成员", "上海（UTC+8）", "简体中文",
             "中国（含调休上班日）", "周一 09:00"],
        ),
    ],
)  # fmt: skip
def test_the_answer_says_everything_in_the_reader_s_words(
    reader: Reader, expected: list[str]
) -> None:
    """Each of the ten things on its own."""
    said = words_of(views.saved(reader, CARD))
    assert [words for words in expected if words not in said] == []


def test_what_is_not_there_is_said_too() -> None:
    """No manager, nobody, no team above, no calendar, a zone without a city."""
    card = replace(
        CARD, manager_id=None, deputies=(), people=(), parent=None, country=None, zone="Etc/GMT-8"
    )
    said = words_of(views.saved(ENGLISH, card))
    for words in ("nobody", "0 people", "No other team", "Weekends only", "UTC+8"):
        assert words in said


@given(readers, evil, evil, st.integers(0, 150), st.integers(0, 60))
def test_slack_takes_every_answer(
    reader: Reader, name: str, title: str, people: int, meetings: int
) -> None:
    """However many people there are, whatever they call things."""
    card = replace(
        CARD,
        name=name,
        parent=title,
        usergroup=name,
        source="usergroup",
        people=tuple(f"U{number}" for number in range(people)),
    )
    message = views.saved(reader, card, [MovedMeeting(title, NOW)] * meetings)
    assert message_errors(**message.payload()) == []
    assert "<!" not in words_of(message)
    gone = views.manager_gone(reader, team=name, channel_id="C1", user_id="U1", left_slack=True)
    assert message_errors(**gone.payload()) == []


@given(readers, evil, st.integers(0, 99), st.integers(0, 99))
def test_slack_takes_every_form(reader: Reader, name: str, parents: int, groups: int) -> None:
    """As many teams and groups as a menu holds."""
    offered = Offered(
        parents=tuple((number, name) for number in range(1, parents + 1)),
        zones=("Asia/Shanghai", "UTC", "Etc/GMT-8", "Asia/Kolkata"),
        usergroups=tuple(UserGroup(f"S{n}", name, name) for n in range(groups)),
    )
    form = replace(FORM, name=name, country="PT", deputies=("U2",), members=("U3",))
    view = forms.modal(reader, form, offered, "C1 https://hooks.slack.com/1", founding=False)
    assert view_errors(view) == []


def test_a_workspace_without_user_groups_is_not_offered_any() -> None:
    """Neither the menu nor the choice of it."""
    view = forms.modal(ENGLISH, FORM, Offered(zones=("Asia/Shanghai",)), "C1", founding=True)
    assert forms.USERGROUP not in [block["block_id"] for block in view["blocks"]]
    assert "user group" not in words_of(view)


@pytest.mark.parametrize(
    ("left_slack", "expected"), [(True, "has left Slack"), (False, "has left its channel")]
)
def test_a_lost_manager_is_named_with_a_way_to_choose_another(
    left_slack: bool,
    expected: str,
) -> None:
    """The button carries the team's channel."""
    message = views.manager_gone(
        ENGLISH, team="Operations", channel_id="C1", user_id="U1", left_slack=left_slack
    )
    assert expected in words_of(message)
    assert message.blocks[1]["elements"][0]["value"] == "C1"
