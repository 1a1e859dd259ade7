"""Nobody closes the meeting, through the sandbox: a reminder, on which it can be closed."""

from bot.i18n import translator
from tests.office import Office, shown

CHINESE = translator("zh-CN")


async def test_the_reminder_closes_the_meeting(office: Office) -> None:
    """An hour after its end Li is asked once, presses the button, and is left in peace."""
    await office.set_up_weekly(title="Weekly", length="30")
    await office.advance(days=1, hours=1)
    await office.posted("Weekly")
    direct = await office.li.dm_with_app()
    before = len(await office.li.messages(direct))
    await office.advance(hours=1)
    too_early = len(await office.li.messages(direct)) - before
    await office.advance(minutes=31)

    reminder = await office.dm(office.li, "Weekly")
    asked = CHINESE("closing.reminder.open", title="Weekly", when="|").partition("|")[2]
    assert asked in shown(reminder)
    assert too_early == 0
    await office.li.click(reminder, "meetings.close")
    answer = await office.li.submit(await office.li.view())
    assert answer.get("response_action") is None
    await office.posted(CHINESE("minutes.title", title="Weekly"))

    async def is_settled() -> bool:
        (shown_now,) = [m for m in await office.li.messages(direct) if m["ts"] == reminder["ts"]]
        said = CHINESE("closing.reminder.settled", title="Weekly", when="|").partition("|")[2]
        return said.strip() in shown(shown_now) and "meetings.close" not in str(shown_now)

    await office.client.wait_for(is_settled)
    after = len(await office.li.messages(direct))
    await office.advance(days=2)
    later = [shown(one) for one in (await office.li.messages(direct))[after:]]
    assert not any(asked in words for words in later)
