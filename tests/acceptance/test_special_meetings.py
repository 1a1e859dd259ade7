"""Special meetings: called for one matter, its attendees told once, held in the thread."""

from tests.office import CHANNEL, Office, shown


async def call(office: Office, **changes: str) -> dict[str, object]:
    """`li` calls a meeting about the budget on Wednesday at 15:00 in Shanghai."""
    await office.li.command("/meeting", "new Budget for the fair", CHANNEL)
    view = await office.li.view()
    filled = {"day": "2026-03-04", "local_time": "15:00", "place": "Room 3", **changes}
    return await office.li.submit(view, filled)


async def test_each_attendee_is_told_once_on_his_own_clock_and_can_answer_there(
    office: Office,
) -> None:
    """One message invites and asks for topics; nobody is asked for a report besides."""
    await call(office)
    invitation = await office.dm(office.anna, "Budget for the fair")

    assert "Wed 4 Mar, 08:00" in shown(invitation)
    assert "Room 3" in shown(invitation)
    await office.anna.click(invitation, "updates.give")
    await office.anna.submit(await office.anna.view(), {"discuss": "Which hall?"})
    await office.wang.click(await office.dm(office.wang, "Budget for the fair"), "updates.away")
    await office.advance(days=2, hours=6)

    opening = shown(await office.posted("Budget for the fair"))
    assert "Which hall?" in opening
    assert "王芳" in opening
    channel = await office.anna.dm_with_app()
    assert len(await office.anna.messages(channel)) == 1


async def test_nobody_is_missing_when_it_opens(office: Office) -> None:
    """It has a topic; nobody owed it a report."""
    await call(office)

    await office.advance(days=2, hours=6)

    assert "未汇报" not in shown(await office.posted("Budget for the fair"))


async def test_a_moment_that_is_over_is_refused_beside_the_day(office: Office) -> None:
    """The form stays open with what was typed."""
    answer = await call(office, day="2026-03-01")

    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == ["day"]  # type: ignore[call-overload]  # Slack's own shape


async def test_without_a_topic_the_refusal_speaks_of_the_topic(office: Office) -> None:
    """As the field is called."""
    answer = await call(office, title=" ")

    assert answer["response_action"] == "errors"
    assert answer["errors"] == {"title": "请填写议题，例如“展会预算”。"}


async def test_a_day_that_is_not_clear_is_asked_before_the_form_opens(office: Office) -> None:
    """2月30号: the button opens the form with the day, after a restart too."""
    await office.li.command("/meeting", "new 预算会 2月30号", CHANNEL)
    question = await office.private_answer(office.li, "“2月30号”是指哪一天")
    await office.restart()

    await office.li.click(question, "special_meetings.day.0")
    await office.li.submit(await office.li.view(), {"attendees": ["U0ANNA"]})

    called = shown(await office.private_answer(office.li, "预算会"))
    assert "2027年2月28日 周日" in called


async def test_a_day_that_is_over_is_asked_before_the_form_opens(office: Office) -> None:
    """And another one than those on the buttons is chosen in the form."""
    await office.anna.command("/meeting", "new Budget on 20 February 3pm", CHANNEL)
    question = await office.private_answer(office.anna, "Fri 20 Feb, 15:00 is over already")
    assert "Fri 6 Mar, 15:00" in shown(question)

    await office.anna.click(question, "special_meetings.day.4")
    await office.anna.submit(await office.anna.view(), {"day": "2026-03-12"})

    assert "Thu 12 Mar" in shown(
        await office.private_answer(office.anna, "Budget on 20 February 3pm")
    )
