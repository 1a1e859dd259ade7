"""Whatever is typed gets a helpful private answer, no traceback, and harms nobody."""

from functools import partial
from typing import Any

import pytest

from tests.office import CHANNEL, Office, shown

NASTY = {
    "empty": "",
    "blanks": " \u3000 ",
    "nonsense": "frobnicate the gizmo",
    "over-long": "x" * 10_000,
    "emoji": "🎉👩‍👩‍👧‍👦🇨🇳" * 40,
    "everybody": "&lt;!channel&gt; <!channel> <!here> @everyone",
    "right to left": "مرحبا \u202eevil\u202c שלום",
    "Chinese": "你好，请帮我看一下",
    "markup": "*bold* `code` <https://example.com|click> &amp;",
    "control": "a\x00b\x07c",
}
COMMANDS = ("/meeting", "/update", "/followup", "/decision", "/digest", "/away")


@pytest.mark.parametrize("command", COMMANDS)
async def test_any_text_behind_a_command_is_answered_privately(
    office: Office, command: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Something is shown to whoever typed it, to nobody else, and nothing breaks."""
    for kind, text in NASTY.items():
        seen = len(await _private_answers(office))
        await office.anna.command(command, text, CHANNEL)
        answer = await office.client.wait_for(partial(_answer, office, seen))

        assert shown(answer).strip(), kind
        assert "<!" not in shown(answer), kind
        if "callback_id" in answer:
            await office.anna.close_view(answer)
    assert [m for m in await office.li.messages(CHANNEL) if "bot_id" in m] == []
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_any_text_in_a_form_is_kept_or_refused_beside_its_field(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """A title is taken as it is or refused with the reason; the modal never just dies."""
    for kind, text in NASTY.items():
        await office.li.command("/meeting", "setup new", CHANNEL)
        view = await office.li.view()
        answer = await office.li.submit(view, {"title": text[:150]})

        if answer.get("response_action") == "errors":
            assert "title" in answer["errors"], kind
            await office.li.close_view(view)
        else:
            assert "<!" not in shown(await office.private_answer(office.li, "✅")), kind
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_an_unknown_subcommand_repeats_what_was_typed_and_shows_what_works(
    office: Office,
) -> None:
    """Nothing typed is lost, and the example can be copied."""
    await office.anna.command("/meeting", "agneda Budget for 2027", CHANNEL)

    answer = shown(await office.private_answer(office.anna))
    assert "/meeting agneda Budget for 2027" in answer
    assert "Try /meeting agenda Budget for 2027" in answer

    await office.anna.command("/meeting", "frobnicate", CHANNEL)

    assert "/meeting help" in shown(await office.private_answer(office.anna, "frobnicate"))

    await office.wang.command("/meeting", "胡说", CHANNEL)

    assert "/meeting 帮助" in shown(await office.private_answer(office.wang, "胡说"))


async def test_a_meeting_cannot_be_set_up_where_the_bot_is_not(office: Office) -> None:
    """The answer says how to invite it."""
    office.sandbox.workspace.add_channel("C0NEW", "new", ["U0LI"])

    await office.li.command("/meeting", "setup", "C0NEW")

    answer = shown(await office.private_answer(office.li, channel="C0NEW"))
    assert "/invite @Gavel" in answer


async def test_a_meeting_without_attendees_is_refused_beside_that_field(office: Office) -> None:
    """The modal stays open with everything that was typed."""
    await office.li.command("/meeting", "setup", CHANNEL)
    view = await office.li.view()

    answer = await office.li.submit(view, {"title": "Weekly", "attendees": []})

    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == ["attendees"]


async def test_more_than_ten_questions_are_refused_beside_that_field(office: Office) -> None:
    """Nobody answers sixty every week; empty lines are none."""
    await office.li.command("/meeting", "setup", CHANNEL)
    view = await office.li.view()
    lines = [f"Question {number}?" for number in range(1, 12)]

    answer = await office.li.submit(view, {"title": "Weekly", "questions": "\n".join(lines)})

    assert answer["response_action"] == "errors"
    assert answer["errors"] == {"questions": "最多 10 个问题，太多难以每周回答。目前有 11 个。"}

    answer = await office.li.submit(view, {"title": "Weekly", "questions": "\n\n".join(lines[:10])})

    assert answer.get("response_action") is None


async def test_somebody_else_may_not_change_a_team_s_meeting(office: Office) -> None:
    """Anna is no manager: she is told who may."""
    await office.set_up_weekly()

    await office.anna.command("/meeting", "setup", CHANNEL)

    assert "manager or a deputy of ops" in shown(await office.private_answer(office.anna))


async def test_an_update_after_the_meeting_is_over_is_given_back(office: Office) -> None:
    """What was typed stands in the answer, so that it can be used elsewhere."""
    await office.anna.command("/update", "I audited all suppliers", CHANNEL)

    assert "I audited all suppliers" in shown(await office.private_answer(office.anna))


async def _private_answers(office: Office) -> list[dict[str, Any]]:
    seen = await office.anna.messages(CHANNEL)
    return [message for message in seen if message.get("ephemeral")]


async def _answer(office: Office, seen: int) -> dict[str, Any] | None:
    """The newest private answer after the first `seen`, or the form that was opened instead."""
    answers, views = await _private_answers(office), await office.anna.views()
    return views[-1] if views else answers[-1] if len(answers) > seen else None


async def test_what_was_typed_is_shown_again_with_its_people_by_name(office: Office) -> None:
    """A bot can own nothing; the words come back as they were seen, ready to be copied."""
    gavel = office.sandbox.workspace.bot.user_id
    await office.anna.command("/followup", f"<@{gavel}> send the report by Friday", CHANNEL)

    answer = shown(await office.private_answer(office.anna))
    assert f"You wrote: “<@{gavel}> send the report by Friday”" in answer


@pytest.mark.parametrize("command", ["/followup", "/decision"])
async def test_a_text_that_is_too_long_comes_back_whole(office: Office, command: str) -> None:
    """Whoever typed 700 words can copy them into a document."""
    words = " ".join(f"word{number}" for number in range(700))
    await office.anna.command(command, words, CHANNEL)

    answer = await office.private_answer(office.anna, "You wrote")
    said = " ".join(block["text"]["text"] for block in answer["blocks"])
    assert len(answer["blocks"]) > 1
    assert f"“{words}”" in said
