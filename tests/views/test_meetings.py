"""How meetings look: while they are open, when they are over, and to whoever calls one."""

from datetime import UTC, datetime

from bot.domain.meetings import MeetingState
from bot.i18n import translator
from bot.i18n.reader import Reader
from bot.views import meetings
from bot.views.meetings import MeetingCard
from tests.words import words_of

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ENGLISH = Reader(translator("en-US"), "Europe/Berlin", NOW, "U1")
CHINESE = Reader(translator("zh-CN"), "Asia/Shanghai", NOW, "U1")


def card(state: MeetingState = MeetingState.OPEN) -> MeetingCard:
    """A meeting in Shanghai that U1 facilitates and for which nobody has reported."""
    return MeetingCard(
        id=7,
        title="Weekly",
        state=state,
        starts_at=NOW,
        zone="Asia/Shanghai",
        length_minutes=60,
        facilitator_id="U1",
        recorder_id="U2",
        missing=("U2", "U3"),
        names={"U2": "Wang", "U3": "Li <b>"},
    )


def test_an_open_meeting_says_what_can_be_done_there() -> None:
    """How minutes are written, that the agenda is empty, and who has not reported yet."""
    shown = words_of(meetings.opening(ENGLISH, card()))
    assert "`decision:`" in shown
    assert "Add topic" in shown
    assert "*Reported*: nobody yet" in shown
    assert "*Not yet*: Wang and Li &lt;b&gt;" in shown


def test_a_meeting_that_is_over_offers_nothing_that_has_gone() -> None:
    """No button, no empty agenda, nobody who could still report."""
    over = words_of(meetings.opening(ENGLISH, card(MeetingState.PUBLISHED)))
    assert "Its minutes are published." in over
    assert "*No update*: Wang and Li &lt;b&gt;" in over
    for gone in ("Add topic", "yet", "`decision:`", "Close meeting"):
        assert gone not in over
    review = words_of(meetings.opening(CHINESE, card(MeetingState.IN_REVIEW)))
    assert "📝 会议已结束，纪要待审批。" in review


def test_whoever_calls_a_meeting_reads_when_it_is_on_his_own_clock() -> None:
    """With the city of that clock, wherever the team is."""
    called = words_of(meetings.created(ENGLISH, card()))
    assert "Mon 23 Nov, 10:00 · Berlin (UTC+1)" in called
    assert "11月23日 周一 17:00 · 上海（UTC+8）" in words_of(meetings.created(CHINESE, card()))
