"""The private questions in a meeting's thread, pressed when their line is gone."""

from bot.i18n import translator
from tests.office import CHANNEL, Office, shown

ENGLISH = translator("en")


async def test_a_question_about_a_line_that_is_talk_by_now_is_refused_where_it_stands(
    office: Office,
) -> None:
    """In the thread, not in the channel where nobody looks for it."""
    await office.set_up_weekly(title="Weekly")
    await office.advance(days=1, hours=1)
    thread = str((await office.posted("Weekly"))["ts"])
    ts = await office.anna.say(CHANNEL, "action: send the report", thread)
    asked = await office.private_answer(office.anna, ENGLISH("minutes.leave"), thread_ts=thread)

    async def captured() -> bool:
        messages = await office.anna.messages(CHANNEL, thread)
        return any(one["ts"] == ts and one.get("reactions") for one in messages)

    async def withdrawn() -> bool:
        return not await captured()

    await office.client.wait_for(captured)
    await office.anna.edit(CHANNEL, ts, "sorry, never mind")
    await office.client.wait_for(withdrawn)

    await office.anna.click(asked, "minutes.leave")

    gone = ENGLISH("minutes.error.gone")
    assert gone in shown(await office.private_answer(office.anna, gone, thread_ts=thread))
