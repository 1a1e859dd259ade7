"""Messages: cut, shortened or split rather than refused."""

import pytest

from bot.domain.mrkdwn import Mrkdwn, escape, mention
from bot.i18n import translator
from bot.views import kit
from bot.views.kit import Block, Message
from sandbox.blocks import message_errors

ENGLISH = translator("en-US")
CHINESE = translator("zh-CN")


def rows(count: int, characters: int = 20) -> list[Block]:
    """Return paragraphs of so many characters."""
    return [kit.section(Mrkdwn("x" * characters)) for _ in range(count)]


def texts(blocks: list[Block]) -> list[str]:
    """Return the text of each block: of a paragraph, or of the small line at the end."""
    return [
        block["text"]["text"] if "text" in block else block["elements"][0]["text"]
        for block in blocks
    ]


def test_a_plain_fallback_is_escaped() -> None:
    """Slack reads mentions into the text of a message, so people's words are made literal."""
    assert Message("R&D: <!channel>").text == "R&amp;D: &lt;!channel&gt;"


def test_a_marked_up_fallback_stays() -> None:
    """A mention that is meant reaches its person."""
    assert Message(Mrkdwn(f"For {mention('U012ABCDEF')}")).text == "For <@U012ABCDEF>"


def test_a_message_without_words_says_so() -> None:
    """Slack refuses a message without text."""
    assert Message("").payload() == {"text": "–", "blocks": []}


def test_the_payload_is_what_slack_takes() -> None:
    """What is stored and sent are plain lists and strings."""
    payload = Message("Hello", [kit.divider()]).payload()
    assert payload == {"text": "Hello", "blocks": [{"type": "divider"}]}


def test_a_message_of_too_many_blocks_is_cut() -> None:
    """The last resort, should a view forget to count, is 49 blocks and a last one of dots."""
    message = Message("Many", rows(60))
    assert len(message.blocks) == 50
    assert texts([Block(message.blocks[-1])]) == ["…"]


def test_a_message_of_too_much_text_is_cut() -> None:
    """Slack counts the characters of all blocks together as well."""
    message = Message("Long", rows(10, characters=2900))
    assert message_errors(**message.payload()) == []
    assert texts([Block(block) for block in message.blocks])[-1] == "…"


def test_a_block_id_is_used_once() -> None:
    """The same follow-up twice on a page must not break it: the second loses its id."""
    twice = [kit.section(Mrkdwn("a"), block_id="F-1"), kit.section(Mrkdwn("b"), block_id="F-1")]
    message = Message("Twice", twice)
    assert [block.get("block_id") for block in message.blocks] == ["F-1", None]


def test_what_fits_is_one_page() -> None:
    """Nothing is added to what fits."""
    assert kit.paginate(ENGLISH, "Minutes", rows(3)) == [Message("Minutes", rows(3))]


def test_what_does_not_fit_is_several_pages() -> None:
    """Every page says which one it is, in the language of the reader."""
    pages = kit.paginate(CHINESE, "纪要", rows(120))
    assert [len(page.blocks) for page in pages] == [50, 50, 23]
    last = [texts([Block(page.blocks[-1])])[0] for page in pages]
    assert last == ["第 1/3 部分", "第 2/3 部分", "第 3/3 部分"]


def test_a_page_holds_two_charts_at_most() -> None:
    """Slack takes two charts in a message; the third goes to the next one."""
    chart = kit.chart("Done", ["w1"], {"on time": [1]})
    pages = kit.paginate(ENGLISH, "Digest", [chart, chart, chart])
    assert [len(page.blocks) for page in pages] == [3, 2]


def test_rows_that_fit_are_all_shown() -> None:
    """Nothing is added to rows that fit."""
    assert kit.fit(ENGLISH, [rows(2), rows(2)], most_blocks=4) == rows(4)


def test_rows_that_do_not_fit_are_counted() -> None:
    """A row is shown whole or not at all, and the last line says how many are missing."""
    shown = kit.fit(ENGLISH, [rows(2)] * 10, most_blocks=8)
    assert len(shown) == 7
    assert texts(shown)[-1] == "… and 7 more"


def test_rows_that_are_only_the_first_of_many_are_counted_too() -> None:
    """What was never loaded is counted with what does not fit."""
    assert texts(kit.fit(ENGLISH, [rows(1)] * 2, most_blocks=9, total=40))[-1] == "… and 38 more"
    assert texts(kit.fit(ENGLISH, [rows(1)] * 9, most_blocks=4, total=40))[-1] == "… and 37 more"
    assert kit.lines(ENGLISH, [Mrkdwn("a")], total=3) == "a\n… and 2 more"


def test_the_rest_can_be_linked() -> None:
    """With an address the last line leads to the rest."""
    shown = kit.fit(CHINESE, [rows(1)] * 10, most_blocks=4, url="https://a.example/all")
    assert texts(shown)[-1] == "……另有 7 项 · <https://a.example/all|查看全部>"


def test_lines_that_fit_are_all_shown() -> None:
    """Items stand one below the other."""
    assert kit.lines(ENGLISH, [escape("a & b"), escape("c")]) == "a &amp; b\nc"


def test_lines_that_do_not_fit_are_counted() -> None:
    """A list shows as many items as a section takes, and says how many more there are."""
    shown = kit.lines(ENGLISH, [Mrkdwn("x" * 99)] * 50)
    assert len(shown) <= 3000
    assert shown.splitlines()[-1] == "… and 21 more"
    assert len(shown.splitlines()) == 30


def test_one_endless_item_leaves_room_for_others() -> None:
    """An item that would fill the whole section is shortened instead of pushing all out."""
    shown = kit.lines(ENGLISH, [Mrkdwn("x" * 9000), Mrkdwn("short")])
    assert shown.splitlines() == ["x" * 1499 + "…", "short"]


@pytest.mark.parametrize("count", [1, 2])
def test_more_is_said_in_the_plural_of_the_language(count: int) -> None:
    """The line about the rest is a text with plural forms."""
    assert kit.more(CHINESE, count) == f"……另有 {count} 项"
