"""Follow-ups through the sandbox: recorded, listed, nudged, put off, reported, finished."""

from datetime import UTC, datetime
from typing import Any

import pytest

from sandbox.client import Person
from tests.office import CHANNEL, Office, shown


async def say(office: Office, who: Person, text: str) -> str:
    """What `/followup text` answers in the team's channel."""
    before = await _private(who)
    await who.command("/followup", text, CHANNEL)
    answers = await office.client.wait_for(lambda: _later(who, before))
    return shown(answers[-1])


async def test_a_follow_up_is_added_listed_and_finished_in_english(office: Office) -> None:
    """The answer repeats the date with its weekday; the list shows it; done empties the list."""
    answer = await say(office, office.anna, "send the Q3 report by Friday")
    assert "F-1" in answer
    assert "Fri 6 Mar" in answer

    assert "send the Q3 report" in await say(office, office.anna, "list")
    assert "F-1 is done" in (await say(office, office.anna, "done F-1")).replace("*", "")
    assert "nothing to follow up" in await say(office, office.anna, "list")


async def test_a_follow_up_is_added_listed_and_finished_in_chinese(office: Office) -> None:
    """周五 is the coming one, and 完成 needs no space before the number."""
    answer = await say(office, office.wang, "周五前提交三季度报告")
    assert "F-1" in answer
    assert "3月6日 周五" in answer

    assert "提交三季度报告" in await say(office, office.wang, "列表")
    assert "已完成" in await say(office, office.wang, "完成F-1")
    assert "没有需要跟进" in await say(office, office.wang, "我的")


async def test_the_owner_is_told_and_finishes_from_the_message(office: Office) -> None:
    """Li gives Anna something to do: one DM, whose button updates it in place."""
    await say(office, office.li, "<@U0ANNA|anna> 下周一前发送报告")

    given = await office.dm(office.anna, "1 follow-up for you")
    assert "Mon 9 Mar" in shown(given)
    await office.anna.click(given, "followups.finish")

    await office.client.wait_for(lambda: _says(office.anna, given, "✅"))
    assert "F-1" in await say(office, office.li, "详情 F-1")


async def test_without_a_date_it_is_kept_and_the_date_asked_for(office: Office) -> None:
    """Choices and a calendar stand in the private answer; choosing replaces the question."""
    answer = await say(office, office.anna, "<@U0WANG|wang> clean up the shared drive")
    assert "When is it due?" in answer

    question = await office.private_answer(office.anna, "When is it due?")
    await office.anna.click(question, "followups.pick_due", selected_date="2026-03-20")

    done = await office.private_answer(office.anna, "Fri 20 Mar")
    assert "When is it due?" not in shown(done)


async def test_a_past_date_is_questioned_and_not_accepted(office: Office) -> None:
    """What is over is said with its weekday, and the follow-up kept."""
    answer = await say(office, office.anna, "send the report by 27 February 2026")

    assert "Fri 27 Feb is over already" in answer


async def test_one_nudge_holds_all_items_and_its_buttons_update_it(office: Office) -> None:
    """A workday before the date, at nine where the owner is: done and snoozed in place."""
    await say(office, office.anna, "send the report by Wednesday")
    await say(office, office.anna, "book the room by Wednesday")

    await office.go_to(datetime(2026, 3, 3, 8, 0, tzinfo=UTC))
    nudge = await office.dm(office.anna, "2 follow-ups need you")
    blocks = {value: block for block in nudge["blocks"] for value in _values(block)}
    await office.anna.click(
        nudge, "followups.finish", block_id=blocks["finish 1 nudge"]["block_id"]
    )
    nudge = await office.dm(office.anna, "1 follow-up needs you")
    blocks = {value: block for block in nudge["blocks"] for value in _values(block)}
    await office.anna.click(
        nudge,
        "followups.snooze",
        block_id=blocks["finish 2 nudge"]["block_id"],
        selected_option="three_workdays 2 nudge",
    )
    nudge = await office.dm(office.anna, "snoozed until Fri 6 Mar")
    assert "✅ *F-1*" in shown(nudge)

    await office.go_to(datetime(2026, 3, 5, 9, 0, tzinfo=UTC))
    assert len(await _nudges(office.anna)) == 1
    await office.go_to(datetime(2026, 3, 6, 8, 0, tzinfo=UTC))
    assert "2 days overdue" in shown((await _nudges(office.anna))[-1])


async def test_only_the_newest_nudge_can_be_pressed(office: Office) -> None:
    """Three days overdue: the older messages point to the last one, whose Done settles it."""
    await say(office, office.anna, "send the report by today")
    for day in (3, 4, 5):
        await office.go_to(datetime(2026, 3, day, 8, 0, tzinfo=UTC))

    nudge = await office.dm(office.anna, "3 days overdue")
    seen = await office.anna.messages(await office.anna.dm_with_app())
    assert [one["ts"] for one in seen if any(map(_values, one["blocks"]))] == [nudge["ts"]]
    older = [one for one in seen if "in the newer message below" in shown(one)]
    assert len(older) == 3  # of the day itself, and of the first two days overdue

    await office.anna.click(nudge, "followups.finish")

    await office.client.wait_for(lambda: _says(office.anna, nudge, "All settled"))
    after = await office.anna.messages(await office.anna.dm_with_app())
    assert [one for one in after if "in the newer message below" in shown(one)] == older


async def test_a_nudge_speaks_chinese_and_outlives_a_restart(office: Office) -> None:
    """What was sent before the bot was restarted is brought up to date after it."""
    await say(office, office.wang, "今天提交周报")
    await office.go_to(datetime(2026, 3, 3, 1, 0, tzinfo=UTC))
    nudge = await office.dm(office.wang, "1 项待办等您处理")
    assert "3月2日 周一（已逾期 1 天）" in shown(nudge)

    await office.restart()
    await office.wang.click(nudge, "followups.finish")

    await office.client.wait_for(lambda: _says(office.wang, nudge, "全部处理完毕"))


async def test_what_stays_overdue_is_reported_to_the_manager_once(office: Office) -> None:
    """After two overdue workdays Li, who manages the team, gets it in his language."""
    await office.set_up_weekly()
    await say(office, office.anna, "send the report by today")

    await office.go_to(datetime(2026, 3, 3, 12, 0, tzinfo=UTC))
    assert await _reports(office.li) == []
    await office.go_to(datetime(2026, 3, 5, 12, 0, tzinfo=UTC))

    reports = await _reports(office.li)
    assert len(reports) == 1
    assert "send the report" in shown(reports[0])


async def test_more_time_is_asked_for_and_granted(office: Office) -> None:
    """Anna asks from the nudge, Li approves, the nudge shows the new date."""
    await office.set_up_weekly()
    await say(office, office.li, "<@U0ANNA|anna> 明天前发送报告")
    given = await office.dm(office.anna, "1 follow-up for you")
    await office.anna.click(given, "followups.more", selected_option="extend 1 nudge")
    view = await office.anna.view()

    refused = await office.anna.submit(view, {"due_on": "2026-03-03", "reason": "no figures yet"})
    assert list(refused["errors"]) == ["due_on"]
    await office.anna.submit(view, {"due_on": "2026-03-10", "reason": "no figures yet"})

    request = await office.dm(office.li, "申请将")
    assert "no figures yet" in shown(request)
    await office.li.click(request, "followups.agree")

    assert "Tue 10 Mar" in shown(await office.dm(office.anna, "gave you more time"))
    await office.client.wait_for(lambda: _says(office.anna, given, "Tue 10 Mar"))
    await office.client.wait_for(lambda: _says(office.li, request, "已同意"))


async def test_it_is_handed_over_when_the_new_owner_accepts(office: Office) -> None:
    """Until then it stays where it was."""
    await say(office, office.li, "<@U0ANNA|anna> 周五前发送报告")
    given = await office.dm(office.anna, "1 follow-up for you")
    await office.anna.click(given, "followups.more", selected_option="reassign 1 nudge")
    await office.anna.submit(await office.anna.view(), {"owner": "U0WANG"})

    await office.wang.click(await office.dm(office.wang, "转交给您"), "followups.agree")

    assert "takes" in shown(await office.dm(office.anna, "takes"))
    assert "发送报告" in await say(office, office.wang, "我的")
    assert "nothing to follow up" in await say(office, office.anna, "mine")


async def test_what_is_blocked_goes_on_the_agenda_of_the_next_meeting(office: Office) -> None:
    """The answer says which meeting will talk about it."""
    await office.set_up_weekly(title="Weekly")
    await say(office, office.anna, "send the report by Friday")

    answer = await say(office, office.anna, "block F-1 no figures from finance")
    assert "on the agenda of *Weekly*" in answer

    await office.advance(days=1, hours=2)
    assert "no figures from finance" in shown(await office.posted("Weekly"))


async def test_the_list_acts_where_it_stands(office: Office) -> None:
    """Done in the menu of a row brings the list back without it, under a note."""
    await say(office, office.anna, "send the report by Friday")
    await say(office, office.anna, "book the room by Friday")
    await say(office, office.anna, "list")
    listed = await office.private_answer(office.anna, "Your follow-ups")

    await office.anna.click(
        listed, "followups.more", listed["blocks"][2]["block_id"], selected_option="finish 1 mine"
    )

    after = await office.private_answer(office.anna, "is done")
    assert after["ts"] == listed["ts"]
    assert "send the report" not in shown(after).replace("is done", "")
    assert "book the room" in shown(after)


async def test_a_form_adds_a_follow_up(office: Office) -> None:
    """The button in the list opens it; nobody named means oneself."""
    await say(office, office.anna, "list")
    listed = await office.private_answer(office.anna, "Your follow-ups")
    await office.anna.click(listed, "followups.add")
    view = await office.anna.view()

    refused = await office.anna.submit(view, {"text": "!!!"})
    assert list(refused["errors"]) == ["text"]
    await office.anna.submit(view, {"text": "Send <!channel> the report", "due_on": "2026-03-13"})

    answer = shown(await office.private_answer(office.anna, "is recorded"))
    assert "Fri 13 Mar" in answer
    assert "<!channel>" not in answer


async def test_nobody_sees_what_was_recorded_in_a_private_channel_he_is_not_in(
    office: Office,
) -> None:
    """By its number, in lists, with its history: as if it were not there."""
    await office.li.command("/followup", "prepare the reorganisation by Friday", "C0BOARD")
    await office.private_answer(office.li, "F-1", channel="C0BOARD")

    assert "F-1" in await say(office, office.wang, "详情 F-1")
    assert "reorganisation" not in await say(office, office.wang, "详情 F-1")
    assert "reorganisation" in await say(office, office.anna, "show F-1")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("done", "/followup done F-12"),
        ("done the dishes", "/followup add done the dishes"),
        ("done F-99", "no F-99"),
        ("snooze F-1 for ever", "For how long?"),
        ("list of vendors", "/followup list team"),
        ("block F-1", "reason"),
        ("change F-1", "/followup change F-1 next Monday"),
        ("reopen F-1", "not finished"),
        ("@", "What is to be done?"),
        ("by Friday", "What is to be done?"),
    ],
)
async def test_wrong_input_is_answered_with_an_example_that_works(
    office: Office, typed: str, answer: str
) -> None:
    """The answer says what was wrong and what would work."""
    await say(office, office.anna, "send the report by Friday")

    assert answer in await say(office, office.anna, typed)


async def _private(who: Person) -> int:
    return sum(bool(message.get("ephemeral")) for message in await who.messages(CHANNEL))


async def _later(who: Person, before: int) -> list[dict[str, Any]] | None:
    answers = [one for one in await who.messages(CHANNEL) if one.get("ephemeral")]
    return answers if len(answers) > before else None


async def _says(who: Person, message: dict[str, Any], words: str) -> bool:
    seen = await who.messages(await who.dm_with_app())
    return any(one["ts"] == message["ts"] and words in shown(one) for one in seen)


async def _nudges(who: Person) -> list[dict[str, Any]]:
    seen = await who.messages(await who.dm_with_app())
    return [one for one in seen if "follow-up needs you" in shown(one)]


async def _reports(who: Person) -> list[dict[str, Any]]:
    seen = await who.messages(await who.dm_with_app())
    return [one for one in seen if "逾期待办" in shown(one)]


def _values(block: dict[str, Any]) -> list[str]:
    return [element["value"] for element in block.get("elements", []) if "value" in element]
