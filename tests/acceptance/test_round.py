"""The weekly round through the sandbox, as its people live it."""

from tests.acceptance.conftest import OfficeFactory
from tests.office import CHANNEL, Office, shown


async def test_setting_up_the_weekly_meeting_answers_with_the_rule_and_the_first_date(
    office: Office,
) -> None:
    """`/meeting setup` needs only a title and a time, and says in Chinese what it understood."""
    await office.set_up_weekly(title="部门例会")

    answer = await office.private_answer(office.li, "✅")
    assert "每周二" in shown(answer)
    assert "3月3日" in shown(answer)


async def test_everyone_is_prompted_in_his_own_time_and_language(office: Office) -> None:
    """At 15:00 local time the prompt comes, in Shanghai hours before it comes in Berlin."""
    await office.set_up_weekly(title="Weekly")

    await office.advance(hours=6)
    assert "请提交" in shown(await office.dm(office.wang))
    anna_dm = await office.anna.dm_with_app()
    assert await office.anna.messages(anna_dm) == []

    await office.advance(hours=7)
    assert "Your update for" in shown(await office.dm(office.anna))


async def test_the_meeting_opens_with_who_reported_and_their_updates(office: Office) -> None:
    """Wang reports by form, Anna by a reply in words; Li does not: the meeting says so."""
    await office.set_up_weekly(title="Weekly")
    await office.advance(hours=14)
    prompt = await office.dm(office.wang)
    await office.wang.click(prompt, "updates.give")
    view = await office.wang.view()
    await office.wang.submit(view, {"done": "报表", "plan": "预算", "discuss": "招聘"})
    await office.anna.say(await office.anna.dm_with_app(), "Finished the audit & more")
    await office.dm(office.anna, "✅ Your update for")

    await office.advance(days=1)

    opening = await office.posted("Weekly")
    assert "王芳和Anna Müller" in shown(opening)
    assert "招聘" in shown(opening)
    replies = await office.li.messages(CHANNEL, opening["ts"])
    assert any("预算" in shown(reply) for reply in replies)
    assert any("Finished the audit &amp; more" in shown(reply) for reply in replies)


async def test_help_thanks_and_commands_in_the_dm_are_answered_and_not_taken(
    office: Office,
) -> None:
    """Anna owes an update; once the meeting is open she is asked before all can read her words."""
    await office.set_up_weekly(title="Weekly")
    await office.advance(hours=14)
    anna, channel = office.anna, await office.anna.dm_with_app()
    for words, answer in (
        ("help", "What you can do here"),
        ("thanks!", "What you can do here"),
        ("done F-39", "/followup done F-39"),
    ):
        await anna.say(channel, words)
        assert answer in shown(await office.dm(anna, answer))
    await office.advance(days=1)

    await anna.say(channel, "Finished the audit")
    question = await office.dm(anna, "Is it your update?")
    opening = await office.posted("Weekly")
    reported = [shown(one) for one in await office.li.messages(CHANNEL, opening["ts"])]
    assert not any("audit" in words or "help" in words for words in reported)

    await anna.click(question, "updates.append")
    late = await office.posted("Finished the audit", thread_ts=opening["ts"])
    assert "Finished the audit" in shown(late)
    assert "F-39" not in shown(late)


async def test_words_in_a_thread_of_the_dm_are_the_ones_that_are_added(office: Office) -> None:
    """The question is about what was written last, not about what stands above it."""
    await office.set_up_weekly(title="Weekly")
    await office.advance(hours=14)
    channel = await office.anna.dm_with_app()
    prompt = await office.dm(office.anna)
    await office.anna.say(channel, "Audit done")
    await office.dm(office.anna, "✅ Your update for")

    await office.anna.say(channel, "Budget sent", prompt["ts"])
    await office.anna.click(await office.dm(office.anna, "Shall I add this"), "updates.append")

    given = shown(await office.dm(office.anna, "Budget sent"))
    assert given.count("Audit done") == given.count("Budget sent")

    deleted = await office.anna.say(channel, "Forget this")
    question = await office.dm(office.anna, "Shall I add this")
    await office.anna.delete(channel, deleted)
    await office.anna.click(question, "updates.append")

    assert "not there any more" in shown(await office.dm(office.anna, "not there any more"))


async def test_over_http_with_signed_requests_the_bot_does_the_same(
    open_office: OfficeFactory,
) -> None:
    """Commands, forms and messages arrive as signed requests instead of by Socket Mode."""
    office = await open_office(http=True)
    assert await office.sandbox.verify_request_url()

    await office.set_up_weekly(title="Weekly")
    await office.advance(hours=14)
    await office.anna.say(await office.anna.dm_with_app(), "Audit done")

    assert "Audit done" in shown(await office.dm(office.anna, "✅ Your update for"))


async def test_restarted_after_every_step_the_round_goes_on(office: Office) -> None:
    """What was promised before a restart is kept after it."""
    await office.set_up_weekly(title="Weekly")
    await office.restart()
    await office.advance(hours=14)
    prompt = await office.dm(office.wang)
    await office.restart()
    await office.wang.click(prompt, "updates.give")
    view = await office.wang.view()
    await office.restart()
    await office.wang.submit(view, {"done": "报表"})
    await office.stop_bot()
    await office.start_bot()
    await office.advance(hours=11)

    opening = await office.posted("Weekly")
    replies = await office.li.messages(CHANNEL, opening["ts"])
    assert [shown(reply).count("报表") for reply in replies[1:]] == [1]
    await office.restart()
    await office.anna.click(opening, "meetings.attend")
    assert "Anna Müller" in shown(await office.posted("👋"))


async def test_what_fell_due_while_the_bot_was_away_is_told_once_when_it_is_back(
    office: Office,
) -> None:
    """On Monday the second escalation and the digest; the first escalation came on Wednesday."""
    await office.li.command("/meeting", "setup", CHANNEL)
    await office.li.submit(await office.li.view(), {"weekdays": ["4"]})
    await office.li.command("/followup", "<@U0WANG> 今天提交报表", CHANNEL)
    await office.dm(office.wang, "F-1")
    await office.advance(days=6, hours=20)
    await office.stop_bot()
    await office.advance(hours=5)
    await office.start_bot()
    await office.settle()
    await office.restart()
    await office.settle()

    channel = await office.li.dm_with_app()
    told = [shown(message) for message in await office.li.messages(channel)]
    assert sum("督办通报 · ops" in words for words in told) == 1
    assert sum("F-1" in words and "督办通报" not in words for words in told) == 2
