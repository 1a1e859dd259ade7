"""Whatever is typed into a form is kept or refused beside a field; the form never just dies."""

from typing import Any

import pytest

from bot.i18n import translator
from tests.acceptance.test_wrong_input import NASTY
from tests.office import CHANNEL, Office, shown

ADD = translator("zh-CN")("followups.list.add")
OPENERS = {
    "series": ("/meeting", "setup new"),
    "special meeting": ("/meeting", "new"),
    "team": ("/meeting", "team"),
    "update": ("/update", ""),
    "absence": ("/away", ""),
}


@pytest.mark.parametrize("opener", OPENERS.values(), ids=OPENERS.keys())
async def test_any_text_in_any_field_is_kept_or_refused_beside_a_field(
    office: Office, opener: tuple[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """Every text field of the form is filled with each of the texts in turn."""
    await office.set_up_weekly(title="Weekly")
    for kind, text in NASTY.items():
        await office.li.command(*opener, CHANNEL)
        view = await office.li.view()
        answer = await office.li.submit(view, _filled(view, text))

        if answer.get("response_action") == "errors":
            fields = {block["block_id"] for block in view["blocks"]}
            assert answer["errors"].keys() <= fields, kind
            await office.li.close_view(view)
    assert [m for m in await office.wang.messages(CHANNEL) if "<!" in shown(m)] == []
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_any_text_in_the_form_of_a_follow_up(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """The form that the list opens takes it or refuses it beside a field."""
    for kind, text in NASTY.items():
        await office.li.command("/followup", "list", CHANNEL)
        listed = await office.private_answer(office.li, ADD)
        await office.li.click(listed, "followups.add")
        view = await office.li.view()
        answer = await office.li.submit(view, _filled(view, text))

        if answer.get("response_action") == "errors":
            assert answer["errors"].keys() <= {b["block_id"] for b in view["blocks"]}, kind
            await office.li.close_view(view)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_any_text_added_to_the_minutes(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """*Add to minutes* on a message, with each of the texts in its field."""
    await office.set_up_weekly(title="Weekly")
    await office.advance(days=1, hours=1)
    thread = (await office.posted("Weekly"))["ts"]
    for kind, text in NASTY.items():
        said = await office.li.say(CHANNEL, "talk", thread)
        await office.li.shortcut("minutes.add", CHANNEL, said)
        view = await office.li.view()
        answer = await office.li.submit(view, _filled(view, text))

        if answer.get("response_action") == "errors":
            assert answer["errors"].keys() <= {b["block_id"] for b in view["blocks"]}, kind
            await office.li.close_view(view)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


def _filled(view: dict[str, Any], text: str) -> dict[str, Any]:
    return {
        block["block_id"]: text[: block["element"].get("max_length", 3000)]
        for block in view["blocks"]
        if block.get("element", {}).get("type") == "plain_text_input"
    }
