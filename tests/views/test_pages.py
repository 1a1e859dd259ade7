"""Modals and the Home tab."""

import json

import pytest

from bot.domain.mrkdwn import Mrkdwn
from bot.i18n import Translator, translator
from bot.views import kit
from bot.views.kit import Block, Choice
from sandbox.blocks import view_errors

ENGLISH = translator("en-US")
NOTE = kit.section(Mrkdwn("Nothing to fill in."))


def date_field(block_id: str = "due") -> Block:
    """Return a field for a date."""
    return kit.field("Due", kit.date_picker(), block_id=block_id)


def test_a_modal_has_what_slack_wants() -> None:
    """Title, buttons, fields and what comes back with them."""
    view = kit.modal(
        ENGLISH,
        title="Follow-up",
        blocks=[date_field()],
        callback_id="followups.edit",
        submit="Save",
        private_metadata=json.dumps({"followup": 12}),
    )
    assert view == {
        "type": "modal",
        "title": {"type": "plain_text", "text": "Follow-up", "emoji": True},
        "submit": {"type": "plain_text", "text": "Save", "emoji": True},
        "close": {"type": "plain_text", "text": "Cancel", "emoji": True},
        "callback_id": "followups.edit",
        "private_metadata": '{"followup": 12}',
        "notify_on_close": False,
        "blocks": [date_field()],
    }
    assert view_errors(view) == []


@pytest.mark.parametrize(
    ("t", "submit", "close"),
    [
        (ENGLISH, "Save", "Cancel"),
        (ENGLISH, None, "Close"),
        (translator("zh-CN"), "保存", "取消"),
        (translator("zh-CN"), None, "关闭"),
    ],
)
def test_closing_is_said_in_the_language_of_the_reader(
    t: Translator, submit: str | None, close: str
) -> None:
    """A form can be cancelled, what only shows something can be closed."""
    view = kit.modal(t, title="T", blocks=[NOTE], callback_id="a.b", submit=submit)
    assert view["close"]["text"] == close


def test_a_long_title_is_shortened() -> None:
    """Titles of meetings are people's words; a modal has 24 characters for them."""
    view = kit.modal(ENGLISH, title="运营管理部" * 9, blocks=[NOTE], callback_id="a.b")
    assert view["title"]["text"] == ("运营管理部" * 9)[:23] + "…"


def test_too_much_private_metadata_is_a_mistake() -> None:
    """Shortened, it would no longer say what it is about."""
    with pytest.raises(ValueError, match="3001 characters"):
        kit.modal(ENGLISH, title="T", blocks=[NOTE], callback_id="a.b", private_metadata="x" * 3001)
    with pytest.raises(ValueError, match="3001 characters"):
        kit.home([NOTE], private_metadata="x" * 3001)


def test_fields_without_a_submit_button_are_a_mistake() -> None:
    """Nobody could send what was filled in."""
    with pytest.raises(ValueError, match="no submit button"):
        kit.modal(ENGLISH, title="T", blocks=[date_field()], callback_id="a.b")


def test_two_fields_of_one_name_are_a_mistake() -> None:
    """One would hide what was typed in the other."""
    with pytest.raises(ValueError, match="one block id"):
        kit.modal(
            ENGLISH,
            title="T",
            blocks=[date_field(), date_field()],
            callback_id="a.b",
            submit="Save",
        )


def test_a_view_without_blocks_is_a_mistake() -> None:
    """Slack refuses it, so it never gets there."""
    with pytest.raises(ValueError, match="without blocks"):
        kit.home([])


def test_a_home_tab_of_too_many_rows_is_cut() -> None:
    """99 blocks and … are shown of a hundred and one."""
    view = kit.home([NOTE] * 101)
    assert len(view["blocks"]) == 100
    assert view["blocks"][-1]["elements"][0]["text"] == "…"
    assert view_errors(view) == []


def test_a_menu_without_choices_is_a_mistake() -> None:
    """Slack refuses it, so it never gets there."""
    with pytest.raises(ValueError, match="without a choice"):
        kit.static_select([])


def test_a_menu_shows_what_is_chosen() -> None:
    """The initial choice is told by its value, and is the very option of the menu."""
    field = kit.field(
        "When",
        kit.static_select([Choice("1", "One"), Choice("2", "Two", "twice")], initial="2"),
        block_id="when",
    )
    element = field["element"]
    assert element["initial_option"] == element["options"][1]


def test_a_menu_without_its_choice_chooses_nothing() -> None:
    """Somebody may have deleted what was chosen once."""
    field = kit.field("When", kit.static_select([Choice("1", "One")], initial="9"), block_id="w")
    assert "initial_option" not in field["element"]


def test_two_buttons_of_one_action_are_a_mistake() -> None:
    """Slack refuses two elements with one action id in a block."""
    with pytest.raises(ValueError, match=r"a\.b"):
        kit.actions(kit.button("One", "a.b"), kit.button("Two", "a.b"))


def test_a_row_or_small_line_of_nothing_is_a_mistake() -> None:
    """Slack refuses both, so they never get there."""
    with pytest.raises(ValueError, match="without elements"):
        kit.actions()
    with pytest.raises(ValueError, match="without texts"):
        kit.context()


def test_an_empty_field_has_no_initial_text() -> None:
    """What cannot be seen is not put into the field."""
    field = kit.field("Note", kit.text_input(initial=" \x00\u200b"), block_id="note")
    assert "initial_value" not in field["element"]


@pytest.mark.parametrize(("multiline", "shown"), [(False, "one two"), (True, "one\ntwo")])
def test_lines_stay_where_there_is_room_for_them(multiline: bool, shown: str) -> None:
    """What was typed on several lines comes back so, in a field that has several."""
    field = kit.field(
        "Note", kit.text_input(initial="one\ntwo", multiline=multiline), block_id="note"
    )
    assert field["element"]["initial_value"] == shown
