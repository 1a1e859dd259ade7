"""Whatever people type, every builder gives what Slack takes: the sandbox's checks judge it."""

import datetime as dt
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.domain.mrkdwn import escape
from bot.i18n import translator
from bot.views import kit
from bot.views.kit import Block, Choice, Message
from sandbox.blocks import message_errors, view_errors

PIECES = [
    "<!channel>",
    "<!here>",
    "<@U012ABCDEF>",
    "<https://a.example|b>",
    "https://a.example/?q=1",
    "&amp;",
    "👩‍👩‍👧🇨🇳",
    "e\u0301" * 40,
    "部门例会纪要",
    "שלום \u202e",
    "\x00\x1b[31m",
    "\ud800",
    "*_~`>",
    "\n",
    " ",
    "word ",
]
user_text: SearchStrategy[str] = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.sampled_from(PIECES).map(lambda piece: (piece * 10_000)[:10_000]),
)
# What a row may hold: longer than a section, and short enough for a report of a failure.
row_text = user_text.map(lambda words: words[:4000])

IN_MESSAGES: dict[str, Callable[[str], Block]] = {
    "header": kit.header,
    "section": lambda words: kit.section(escape(words)),
    "section with a button": lambda words: kit.section(
        escape(words), accessory=kit.button(words, "a.b", value="1")
    ),
    "fields": lambda words: kit.fields([escape(words)] * 12, text=escape(words)),
    "context": lambda words: kit.context(*[escape(words[:200])] * 12),
    "actions": lambda words: kit.actions(
        kit.button(words, "a.b", confirm=_confirm(words), style="danger"),
        kit.link_button(words, "https://a.example", "a.link"),
        kit.date_picker(initial=dt.date(2026, 11, 27), placeholder=words, action_id="a.date"),
        kit.time_picker(initial=dt.time(9), zone="Asia/Shanghai", action_id="a.time"),
        kit.users_select(placeholder=words, action_id="a.user"),
        kit.static_select(_choices(words), initial="1", action_id="a.select"),
        kit.overflow(_choices(words), "a.more"),
    ),
    "chart": lambda words: kit.chart(
        words, [words, words, "x"], {words: [1, 2.5, 3], "y": [0, 0, 0]}, x_label=words
    ),
    "table": lambda words: kit.data_table(
        words, [words, "n"], [[words, kit.Number(3, words)]] * 120
    ),
}
IN_MODALS: dict[str, Callable[[str], Block]] = {
    "text": lambda words: _field(words, kit.text_input(initial=words, placeholder=words)),
    "short text": lambda words: _field(words, kit.text_input(initial=words, most=10)),
    "lines": lambda words: _field(words, kit.text_input(initial=words, multiline=True)),
    "date": lambda words: _field(words, kit.date_picker(placeholder=words)),
    "time": lambda words: _field(words, kit.time_picker(placeholder=words)),
    "person": lambda words: _field(words, kit.users_select(initial="U1", placeholder=words)),
    "people": lambda words: _field(words, kit.multi_users_select(initial=["U1"], most=3)),
    "channel": lambda words: _field(words, kit.channels_select(placeholder=words)),
    "channels": lambda words: _field(words, kit.multi_channels_select(placeholder=words)),
    "conversation": lambda words: _field(words, kit.conversations_select(initial="C1")),
    "conversations": lambda words: _field(words, kit.multi_conversations_select()),
    "select": lambda words: _field(words, kit.static_select(_choices(words), initial="2")),
    "selects": lambda words: _field(words, kit.multi_static_select(_choices(words), initial="2")),
    "boxes": lambda words: _field(words, kit.checkboxes(_choices(words), initial=["1", "2"])),
    "radio": lambda words: _field(words, kit.radio(_choices(words), initial="gone")),
}


@pytest.mark.parametrize("name", IN_MESSAGES)
@settings(max_examples=50)
@given(words=user_text)
def test_any_text_makes_a_message_that_slack_takes(name: str, words: str) -> None:
    """No text breaks a message, and none of it mentions everybody."""
    message = Message(words, [IN_MESSAGES[name](words)])
    assert message_errors(**message.payload()) == []
    assert not [text for text in _marked(message.payload()) if "<!" in text]
    assert json.loads(message.encoded(response_type="ephemeral")) == {
        "response_type": "ephemeral",
        **message.payload(),
    }


@pytest.mark.parametrize("name", IN_MODALS)
@settings(max_examples=50)
@given(words=user_text)
def test_any_text_makes_a_modal_that_slack_takes(name: str, words: str) -> None:
    """No text breaks a form: not its title, buttons, labels, hints or what stands in its fields."""
    view = kit.modal(
        translator("zh-CN"),
        title=words,
        blocks=[IN_MODALS[name](words), kit.section(escape(words))],
        callback_id="a.b",
        submit=words or "OK",
        close=words,
        private_metadata="x" * 3000,
    )
    assert view_errors(view) == []


@given(words=st.lists(row_text, min_size=1, max_size=5), copies=st.integers(1, 40))
def test_any_number_of_rows_makes_a_home_tab_that_slack_takes(
    words: list[str], copies: int
) -> None:
    """A Home tab is cut rather than refused."""
    rows = [kit.section(escape(row), block_id=f"row{len(row)}") for row in words] * copies
    assert view_errors(kit.home(rows)) == []


@given(words=st.lists(row_text, min_size=1, max_size=5), copies=st.integers(1, 40))
def test_any_number_of_rows_makes_messages_that_slack_takes(words: list[str], copies: int) -> None:
    """A long text goes out as several messages, each of which Slack takes."""
    rows = [kit.section(escape(row)) for row in words] * copies
    pages = kit.paginate(translator("en-GB"), words[0], rows)
    assert [message_errors(**page.payload()) for page in pages] == [[]] * len(pages)
    shown = [block for page in pages for block in page.blocks if block["type"] == "section"]
    assert shown == rows


def _field(words: str, element: kit.Element) -> Block:
    return kit.field(words, element, block_id="field", hint=words, optional=True)


def _choices(words: str) -> list[Choice]:
    return [Choice(str(number), words, words) for number in range(1, 120)]


def _confirm(words: str) -> kit.Confirm:
    return kit.confirm(title=words, text=escape(words), yes=words, no=words, style="danger")


def _marked(part: object) -> list[str]:
    """The texts in which Slack would read mentions: mrkdwn objects and the fallback."""
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        is_plain = part.get("type") in {"plain_text", "raw_text", "raw_number"}
        return ([] if is_plain else own) + [
            text for value in part.values() for text in _marked(value)
        ]
    return [text for item in part for text in _marked(item)] if isinstance(part, list) else []
