"""The weekly digest through the sandbox: on everybody's own clock, now, and at another time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.i18n import translator
from sandbox.client import Person
from tests.office import CHANNEL, OTHER, Office, shown

CHINESE = translator("zh-CN")
SHANGHAI_MONDAY = datetime(2026, 3, 9, 1, tzinfo=UTC)
# The clocks of New York went forward on the Sunday before.
NEW_YORK_MONDAY = datetime(2026, 3, 9, 13, tzinfo=UTC)


def sent_at(message: dict[str, Any]) -> datetime:
    """When a message was posted."""
    return datetime.fromtimestamp(float(message["ts"]), UTC)


async def set_up_sales(office: Office) -> None:
    """`sam` founds a team of his own in #sales."""
    await office.sam.command("/meeting", "setup", OTHER)
    await office.sam.submit(await office.sam.view(), {"title": "Sales", "weekdays": ["1"]})
    await office.private_answer(office.sam, "✅", channel=OTHER)


async def answer(office: Office, person: Person, text: str, containing: str = "") -> str:
    """What `/digest` answers in #ops."""
    await person.command("/digest", text, CHANNEL)
    return shown(await office.private_answer(person, containing))


async def test_each_manager_gets_it_on_monday_at_nine_on_his_own_clock(office: Office) -> None:
    """In Shanghai in Chinese, twelve hours later in New York in English; members get none."""
    await office.set_up_weekly(title="部门例会")
    await set_up_sales(office)
    await office.li.command("/followup", "<@U0WANG> 周三前整理客户名单", CHANNEL)
    await office.private_answer(office.li, "整理客户名单")

    await office.go_to(NEW_YORK_MONDAY + timedelta(minutes=1))

    digest = await office.dm(office.li, "督办通报")
    assert abs(sent_at(digest) - SHANGHAI_MONDAY) < timedelta(minutes=2)
    told = shown(digest)
    assert "整理客户名单" in told
    assert CHINESE("digests.figure.overdue", number=1) in told
    assert "部门例会" in told
    assert "<@U0WANG>" in told

    quiet = await office.dm(office.sam, "Weekly digest")
    assert abs(sent_at(quiet) - NEW_YORK_MONDAY) < timedelta(minutes=2)
    assert "Sales" in shown(quiet)
    with pytest.raises(TimeoutError):
        await office.anna.wait_for_message(
            await office.anna.dm_with_app(), lambda m: "igest" in shown(m), timeout=0.5
        )


async def test_what_is_overdue_can_be_acted_on_from_the_digest(office: Office) -> None:
    """The list is shown beside the digest, which stays as it was sent."""
    await office.set_up_weekly()
    await office.li.command("/followup", "<@U0WANG> 周三前整理客户名单", CHANNEL)
    await office.private_answer(office.li, "整理客户名单")
    await office.go_to(SHANGHAI_MONDAY + timedelta(minutes=1))
    digest = await office.dm(office.li, "督办通报")
    channel = await office.li.dm_with_app()

    await office.li.click(digest, "digests.overdue")
    listed = await office.private_answer(
        office.li, CHINESE("digests.list.overdue", team="ops"), channel=channel
    )
    assert "整理客户名单" in shown(listed)
    await office.li.click(listed, "followups.more", selected_option="finish 1")
    await office.private_answer(office.li, "F-1", channel=channel)

    assert CHINESE("digests.figure.overdue", number=0) in await answer(
        office, office.li, "", "督办通报"
    )
    assert CHINESE("digests.figure.overdue", number=1) in shown(
        await office.dm(office.li, "督办通报")
    )


async def test_a_quiet_week_is_told_in_a_line(office: Office) -> None:
    """Asked for at once, only for whoever asked."""
    await set_up_sales(office)
    await office.sam.command("/digest", "now", OTHER)
    said = await office.private_answer(office.sam, "nothing to report", channel=OTHER)
    assert len(said["blocks"]) == 1


async def test_the_digest_comes_at_the_time_that_was_asked_for(office: Office) -> None:
    """The answer repeats what was understood; the next one comes then."""
    await office.set_up_weekly()
    assert "每周五 16:00" in await answer(office, office.li, "周五 下午4点", "16:00")

    friday = datetime(2026, 3, 6, 8, tzinfo=UTC)
    await office.go_to(friday + timedelta(minutes=1))
    digest = await office.dm(office.li, "督办通报")
    assert abs(sent_at(digest) - friday) < timedelta(minutes=2)


async def test_a_date_for_the_digest_is_asked_about(office: Office) -> None:
    """It comes every week: the button takes the weekday of that date, after a restart too."""
    await office.set_up_weekly()
    assert "每周发送" in await answer(office, office.li, "3月5日 下午4点", "每周星期几")
    question = await office.private_answer(office.li, "每周星期几")
    await office.restart()

    await office.li.click(question, "digests.time.0")

    assert "每周四 16:00" in shown(await office.private_answer(office.li, "16:00"))


async def test_members_and_wrong_words_get_a_kind_answer(office: Office) -> None:
    """It says for whom the digest is, and shows an example that works."""
    await office.set_up_weekly()
    assert "/followup list" in await answer(office, office.anna, "", "managers and deputies")
    wrong = await answer(office, office.li, "每个月一次 <!channel>", "/digest 周一 9:00")
    assert "每个月一次" in wrong
    assert "<!channel>" not in wrong
    assert "/digest" in await answer(office, office.anna, "help", "*The weekly digest*")
