"""Absences through the sandbox: `/away` in both languages, its form, its list, and the quiet."""

from sandbox.client import Person
from tests.office import CHANNEL, Office, shown


async def say(office: Office, who: Person, text: str, answer: str) -> str:
    """What `/away text` answers, once the answer has these words."""
    await who.command("/away", text, CHANNEL)
    return shown(await office.private_answer(who, answer))


async def test_an_absence_is_noted_listed_and_cancelled_in_english(office: Office) -> None:
    """Every answer repeats the days with their weekdays."""
    assert "Thu 24 Dec to Sat 2 Jan 2027" in await say(office, office.anna, "12-24 to 01-02", "🌴")
    assert "Tue 3 Mar" in await say(office, office.anna, "tomorrow", "Tue 3 Mar")
    assert "*2* · 🌴 Thu 24 Dec" in await say(office, office.anna, "list", "Your absences")

    assert "Tue 3 Mar" in await say(office, office.anna, "cancel 1", "Cancelled")
    assert "*1* · 🌴 Thu 24 Dec" in shown(await office.private_answer(office.anna, "Cancelled"))


async def test_an_absence_is_noted_listed_and_cancelled_in_chinese(office: Office) -> None:
    """下周 is the whole calendar week; 取消 without a number takes the only one."""
    assert "3月9日 周一至3月15日 周日" in await say(office, office.wang, "下周", "🌴")
    assert "3月3日 周二" in await say(office, office.wang, "明天", "3月3日")
    assert "*2* · 🌴 3月9日" in await say(office, office.wang, "列表", "我的请假")

    assert "3月9日" in await say(office, office.wang, "取消 2", "已销假")
    assert "3月3日" in await say(office, office.wang, "取消", "您没有登记请假")


async def test_without_words_the_form_is_answered_where_the_command_was_typed(
    office: Office,
) -> None:
    """In a channel where the bot is not; the wrong way round is refused inside the form."""
    office.sandbox.workspace.add_channel("C0NEW", "new", ["U0ANNA"])
    await office.anna.command("/away", "", "C0NEW")
    view = await office.anna.view()

    refused = await office.anna.submit(view, {"first": "2026-03-10", "last": "2026-03-09"})
    assert list(refused["errors"]) == ["last"]
    assert "Mon 9 Mar 2026 comes before Tue 10 Mar 2026" in refused["errors"]["last"]

    await office.anna.submit(view, {"first": "2026-03-10", "last": "2026-03-12"})
    answer = await office.private_answer(office.anna, "🌴", channel="C0NEW")
    assert "Tue 10 Mar to Thu 12 Mar" in shown(answer)


async def test_who_is_away_is_not_prompted_and_the_meeting_says_so(office: Office) -> None:
    """Wang is on leave on Tuesday: no DM, and the meeting lists him as away."""
    await office.set_up_weekly(title="Weekly")
    assert "*Weekly*" in await say(office, office.wang, "明天", "🌴")

    await office.advance(days=1, hours=2)

    assert await office.wang.messages(await office.wang.dm_with_app()) == []
    assert "*请假* 王芳" in shown(await office.posted("Weekly"))


async def test_cancelled_from_the_answer_he_is_prompted_again(office: Office) -> None:
    """The button turns the answer into the list; at 15:00 the prompt comes."""
    await office.set_up_weekly(title="Weekly")
    await say(office, office.wang, "明天", "🌴")
    noted = await office.private_answer(office.wang, "🌴")

    await office.wang.click(noted, "absences.cancel")
    await office.private_answer(office.wang, "已销假")
    await office.advance(hours=6)

    assert "请提交" in shown(await office.dm(office.wang))


async def test_who_is_away_is_not_nudged_until_he_is_back(office: Office) -> None:
    """Due on Wednesday, away until Wednesday: the first nudge comes on Thursday."""
    await office.anna.command("/followup", "send the report by Wednesday", CHANNEL)
    await office.private_answer(office.anna, "F-1")
    await say(office, office.anna, "tomorrow to Wednesday", "🌴")
    dm = await office.anna.dm_with_app()

    await office.advance(days=3)
    assert await office.anna.messages(dm) == []
    await office.advance(hours=12)
    assert "needs you" in shown(await office.dm(office.anna))


async def test_words_that_may_mean_two_days_are_asked_about(office: Office) -> None:
    """Monday, said on a Monday: a button settles it, in the place of the question."""
    assert "Which days" in await say(office, office.anna, "Monday", "Which days")
    question = await office.private_answer(office.anna, "Which days")

    await office.anna.click(question, "absences.choose.1")

    answer = await office.private_answer(office.anna, "🌴")
    assert "Mon 9 Mar" in shown(answer)
    assert "Which days" not in shown(answer)


async def test_a_day_that_there_is_not_is_asked_about_and_survives_a_restart(
    office: Office,
) -> None:
    """2月30号: the button holds the day, so that nothing is lost."""
    assert "“2月30号”" in await say(office, office.wang, "2月30号", "您指的是哪几天")
    question = await office.private_answer(office.wang, "您指的是哪几天")
    await office.restart()

    await office.wang.click(question, "absences.choose.0")

    answer = shown(await office.private_answer(office.wang, "🌴"))
    assert "2月28日 周日" in answer
    assert "您指的是哪几天" not in answer


async def test_until_when_is_asked_and_the_form_takes_any_other_day(office: Office) -> None:
    """Away from Wednesday on: none of the ends that are offered is hers."""
    question = await say(office, office.anna, "from Wednesday", "Until when?")
    assert "Wed 4 Mar to Fri 6 Mar" in question

    asked = await office.private_answer(office.anna, "Until when?")
    await office.anna.click(asked, "absences.others")
    view = await office.anna.view()
    await office.anna.submit(view, {"first": "2026-03-04", "last": "2026-03-10"})

    answer = shown(await office.private_answer(office.anna, "🌴"))
    assert "Wed 4 Mar to Tue 10 Mar" in answer
    assert "Until when?" not in answer


async def test_days_that_are_over_are_asked_about(office: Office) -> None:
    """It is Monday 2 March; last Friday may have been the coming one."""
    asked = await say(office, office.anna, "last Friday", "Fri 27 Feb is over already")
    assert "Fri 6 Mar" in asked
    assert "11月20日" in await say(office, office.wang, "2025年11月20日", "已经过去了")


async def test_a_part_of_a_day_and_a_length_are_asked_about(office: Office) -> None:
    """Each in the language of whoever typed it; a day that is chosen is noted."""
    assert "3月3日 周二" in await say(office, office.wang, "明天下午", "不是一整天")
    assert "Mon 9 Mar" in await say(office, office.anna, "3 days", "From which day on")

    question = await office.private_answer(office.anna, "From which day on")
    await office.anna.click(question, "absences.choose.0")

    assert "Mon 2 Mar to Wed 4 Mar" in shown(await office.private_answer(office.anna, "🌴"))


async def test_wrong_words_are_answered_with_an_example(office: Office) -> None:
    """In the language of whoever typed them, with what was typed."""
    answer = await say(office, office.anna, "frobnicate the gizmo", "frobnicate the gizmo")
    assert "/away tomorrow" in answer
    answer = await say(office, office.wang, "半天", "“半天”")
    assert "/away 明天" in answer
    assert "/away list" in await say(office, office.anna, "help", "/away list")
    assert "/away tomorrow" in await say(office, office.anna, "cancel 7", "none to cancel")
