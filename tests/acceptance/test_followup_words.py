"""Slips of the keyboard and names in words, through the sandbox."""

from bot.i18n import translator
from sandbox.client import Person
from tests.office import CHANNEL, Office, shown

CHINESE = translator("zh-CN")


async def say(office: Office, who: Person, text: str, containing: str = "") -> str:
    """What `/followup text` answers in the team's channel, with these words in it."""
    await who.command("/followup", text, CHANNEL)
    return shown(await office.private_answer(who, containing))


async def test_a_slip_of_the_keyboard_is_pointed_out_and_can_be_recorded(office: Office) -> None:
    """Nothing is recorded until it is said to be a follow-up; the offered command runs."""
    assert "no command of /followup" in await say(office, office.anna, "lsit", "lsit")
    question = await office.private_answer(office.anna, "no command")
    await office.anna.click(question, "followups.meant")
    await office.private_answer(office.anna, "nothing to follow up")

    await say(office, office.anna, "invoices", "invoices")
    question = await office.private_answer(office.anna, "invoices")
    await office.anna.click(question, "followups.record")
    assert "F-1" in shown(await office.private_answer(office.anna, "When is it due?"))


async def test_for_how_long_to_snooze_is_asked_with_the_days_on_buttons(office: Office) -> None:
    """到周五 is none of the three lengths; the button works after a restart."""
    await say(office, office.wang, "王芳 下周五前提交报告", "F-1")
    assert "不能按“到周五”暂缓" in await say(office, office.wang, "暂缓 F-1 到周五", "暂缓多久")
    question = await office.private_answer(office.wang, "暂缓多久")
    assert "3 个工作日（3月5日 周四）" in shown(question)
    await office.restart()

    await office.wang.click(question, "followups.choose_snooze.three_workdays")

    assert "3月5日 周四" in shown(await office.private_answer(office.wang, "*F-1*"))


async def test_somebody_is_named_in_words_and_an_unknown_name_is_asked_about(
    office: Office,
) -> None:
    """王芳 and Anna are in the channel; nobody is called Nobody."""
    answer = await say(office, office.li, "王芳 下周五前提交报告", "F-1")
    assert "<@U0WANG>" in answer
    assert "提交报告" in shown(await office.dm(office.wang, "提交报告"))

    assert "@Nobody" in await say(office, office.anna, "@Nobody send the report by Friday", "F-2")
    question = await office.private_answer(office.anna, "Who is to do it?")
    await office.anna.click(question, "followups.pick_who", selected_user="U0WANG")

    done = shown(await office.private_answer(office.anna, "<@U0WANG>"))
    assert "F-2" in done
    assert "@Nobody" not in done


async def test_a_plain_name_that_nobody_has_is_asked_about_and_survives_a_restart(
    office: Office,
) -> None:
    """李雷周五前交报告: nobody is called so, and it does not go to the manager without a word."""
    assert "李雷" in await say(office, office.li, "李雷周五前交报告", "由谁负责")
    question = await office.private_answer(office.li, "由谁负责")
    await office.restart()

    await office.li.click(question, "followups.pick_who", selected_user="U0WANG")

    assert "<@U0WANG>" in shown(await office.private_answer(office.li, "<@U0WANG>"))
    given = shown(await office.dm(office.wang, "交报告"))
    assert "李雷" not in given


async def test_a_name_finds_its_owner_and_one_that_nobody_has_is_asked_about(
    office: Office,
) -> None:
    """王芳 is in the channel; for @Nobody somebody is picked, and the name is gone."""
    await office.set_up_weekly(title="Weekly")
    await office.advance(days=1, hours=1)
    thread = str((await office.posted("Weekly"))["ts"])
    await office.li.say(CHANNEL, "待办：王芳整理名单 周五前\n待办：@Nobody 周五前提交报告", thread)

    question = await office.private_answer(office.li, "@Nobody", thread_ts=thread)
    assert CHINESE("common.name.unknown", name="@Nobody") in shown(question)
    await office.li.click(question, "minutes.owner", selected_user="U0ANNA")

    answered = shown(await office.private_answer(office.li, "<@U0ANNA>", thread_ts=thread))
    assert "整理名单 · <@U0WANG>" in answered
    assert "提交报告 · <@U0ANNA>" in answered
    assert "Nobody" not in answered


async def test_an_unknown_verb_before_a_number_is_asked_about_and_never_recorded_at_once(
    office: Office,
) -> None:
    """Of follow-ups and of decisions; what is offered shows the one that was named."""
    await say(office, office.anna, "send the report by Friday", "F-1")
    assert "no command of /followup" in await say(office, office.anna, "frobnicate F-1", "frob")
    question = await office.private_answer(office.anna, "frobnicate F-1")
    await office.anna.click(question, "followups.meant")
    assert "send the report" in shown(await office.private_answer(office.anna, "History"))

    await office.anna.command("/decision", "We keep the prices", CHANNEL)
    await office.private_answer(office.anna, "D-1")
    for typed in ("抛弃 D-1", "dump D-1 at once", "胡说"):
        await office.anna.command("/decision", typed, CHANNEL)
        await office.private_answer(office.anna, f"“{typed}”")

    await office.anna.command("/decision", "推翻 D-1", CHANNEL)
    assert "D-1" in shown(await office.private_answer(office.anna, "retracted"))
