"""Minutes that wait for approval, through the sandbox: sent back, put right, approved."""

from typing import Any

from bot.i18n import translator
from sandbox.client import Person
from tests.office import CHANNEL, Office, shown

ENGLISH, CHINESE = translator("en"), translator("zh-CN")
REQUEST = ENGLISH("closing.review", who="<@U0LI>", title="Weekly")


async def test_the_approver_sends_back_and_then_approves(office: Office) -> None:
    """The bot is restarted in between, and goes on where it was."""
    await office.set_up_weekly(title="Weekly", approver="U0ANNA")
    await office.advance(days=1, hours=1)
    thread = str((await office.posted("Weekly"))["ts"])
    ts = await office.li.say(CHANNEL, "决定：采用新的价目表", thread)
    await close(office, "采用新的价目表")

    request = await office.dm(office.anna, REQUEST)
    await office.anna.wait_for_message(
        await office.anna.dm_with_app(), lambda page: "采用新的价目表" in shown(page), request["ts"]
    )
    await office.li.edit(CHANNEL, ts, "决定：太晚了")
    told = CHINESE("minutes.closed.in_review", approver="Anna Müller")
    assert told in shown(await office.private_answer(office.li, thread_ts=thread))

    await office.restart()
    await office.anna.click(request, "closing.send_back")
    await office.anna.submit(await office.anna.view(), {"reason": "From when on?"})
    assert "From when on?" in shown(await office.dm(office.li, "From when"))
    await office.li.edit(CHANNEL, ts, "决定：五月起采用新的价目表")
    await office.advance(minutes=5)
    await close(office, "五月起")

    again = await office.client.wait_for(lambda: newer(office.anna, request))
    await office.anna.click(again, "closing.approve")
    assert "五月起采用新的价目表" in shown(
        await office.posted(CHINESE("minutes.title", title="Weekly"))
    )
    approved = ENGLISH("closing.approved", who="Anna Müller", title="Weekly")
    assert approved in shown(await office.dm(office.anna, approved))


async def close(office: Office, words: str) -> None:
    """Li closes the meeting as soon as the preview shows these words."""

    async def preview() -> dict[str, Any] | None:
        await office.li.click(await office.posted("Weekly"), "meetings.close")
        view = await office.li.view()
        if words in shown(view):
            return view
        await office.li.close_view(view)
        return None

    answer = await office.li.submit(await office.client.wait_for(preview))
    assert answer.get("response_action") is None


async def newer(person: Person, request: dict[str, Any]) -> dict[str, Any] | None:
    """The request that came after this one."""
    messages = await person.messages(await person.dm_with_app())
    found = [one for one in messages if REQUEST in shown(one)]
    return found[-1] if found and found[-1]["ts"] > request["ts"] else None
