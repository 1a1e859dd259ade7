"""Whatever is typed into a form is kept or refused beside a field; the form never just dies."""

from typing import Any

import pytest

from tests.acceptance.test_wrong_input import NASTY
from tests.office import CHANNEL, Office, shown

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


def _filled(view: dict[str, Any], text: str) -> dict[str, Any]:
    return {
        block["block_id"]: text[: block["element"].get("max_length", 3000)]
        for block in view["blocks"]
        if block.get("element", {}).get("type") == "plain_text_input"
    }
