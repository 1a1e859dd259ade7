"""Whatever is sent: what a careful library builds passes, and nothing makes the sandbox fail."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    ConfirmObject,
    ContextBlock,
    DatePickerElement,
    DividerBlock,
    HeaderBlock,
    ImageBlock,
    InputBlock,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    SectionBlock,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from sandbox.blocks import message_errors, view_errors
from sandbox.blocks.elements import ELEMENTS
from sandbox.blocks.layout import BLOCKS

WORDS = st.characters(exclude_categories=["Cs"])


def written(longest: int) -> st.SearchStrategy[str]:
    """Texts that are not empty, mostly short, some as long as allowed."""
    return st.text(WORDS, min_size=1, max_size=20) | st.just("字" * longest)


def plain(longest: int) -> st.SearchStrategy[PlainTextObject]:
    """Build plain_text objects."""
    return st.builds(PlainTextObject, text=written(longest), emoji=st.none() | st.booleans())


def marked(longest: int) -> st.SearchStrategy[MarkdownTextObject]:
    """Build mrkdwn objects."""
    return st.builds(MarkdownTextObject, text=written(longest))


def options(most: int) -> st.SearchStrategy[list[Option]]:
    """Build lists of options."""
    option = st.builds(
        Option, value=written(150), text=plain(75), description=st.none() | plain(75)
    )
    return st.lists(option, min_size=1, max_size=most)


CONFIRM = st.none() | st.builds(
    ConfirmObject, title=plain(100), text=marked(300), confirm=plain(30), deny=plain(30)
)
BUTTON = st.builds(
    ButtonElement,
    text=plain(75),
    url=st.none() | written(3000),
    value=st.none() | written(2000),
    style=st.none() | st.sampled_from(["primary", "danger"]),
    confirm=CONFIRM,
)
MENU = st.one_of(
    st.builds(StaticSelectElement, placeholder=plain(150), options=options(8), confirm=CONFIRM),
    st.builds(StaticMultiSelectElement, placeholder=plain(150), options=options(8)),
    st.builds(UserSelectElement, placeholder=plain(150), initial_user=st.just("U0123")),
)
PICKER = st.one_of(
    st.builds(DatePickerElement, initial_date=st.dates().map(lambda day: day.isoformat())),
    st.builds(CheckboxesElement, options=options(10)),
    st.builds(RadioButtonsElement, options=options(10)),
)
OVERFLOW = st.builds(OverflowMenuElement, options=options(5))
INPUT = st.builds(
    PlainTextInputElement,
    placeholder=plain(150),
    initial_value=st.text(WORDS, max_size=3000),
    multiline=st.booleans(),
)
BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(DividerBlock),
    st.builds(HeaderBlock, text=plain(150)),
    st.builds(
        SectionBlock,
        text=marked(3000) | plain(3000),
        fields=st.none() | st.lists(marked(2000), min_size=1, max_size=10),
        accessory=st.none() | BUTTON | MENU | PICKER | OVERFLOW,
    ),
    st.builds(ContextBlock, elements=st.lists(marked(3000), min_size=1, max_size=10)),
    st.builds(
        ActionsBlock,
        elements=st.lists(BUTTON | MENU | PICKER | OVERFLOW, min_size=1, max_size=5),
    ),
    st.builds(
        ImageBlock,
        image_url=written(3000),
        alt_text=written(2000),
        title=st.none() | plain(2000),
    ),
    st.builds(
        InputBlock, label=plain(2000), hint=st.none() | plain(2000), element=INPUT | MENU | PICKER
    ),
)
MESSAGE_LENGTH_IS_ITS_OWN_MATTER = {"msg_blocks_too_long"}


@given(blocks=st.lists(BLOCK, min_size=1, max_size=6))
def test_what_the_sdk_builds_within_its_limits_is_a_message(blocks: list[Block]) -> None:
    """Every block that passes the validators of Slack's own library passes here."""
    problems = message_errors(text="Fallback", blocks=[block.to_dict() for block in blocks])

    assert {problem.error for problem in problems} <= MESSAGE_LENGTH_IS_ITS_OWN_MATTER


@given(blocks=st.lists(BLOCK, min_size=1, max_size=6), title=plain(24), submit=plain(24))
def test_what_the_sdk_builds_within_its_limits_is_a_modal(
    blocks: list[Block], title: PlainTextObject, submit: PlainTextObject
) -> None:
    """Every modal that passes the validators of Slack's own library passes here."""
    view = View(type="modal", title=title, submit=submit, blocks=blocks)

    assert view_errors(view.to_dict()) == []


# Words that mean something to the checks make random values reach further into them.
KNOWN_TYPES = sorted({*ELEMENTS, *BLOCKS["message"], "plain_text", "mrkdwn", "rich_text_section"})
FIELDS = sorted(
    {name for kinds in BLOCKS.values() for block in kinds.values() for name in block.fields}
    | {name for element in ELEMENTS.values() for name in element.fields}
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(KNOWN_TYPES)
)


def tree(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Build JSON one level deeper, often with the names that blocks have."""
    typed = st.dictionaries(st.sampled_from(FIELDS), inner, max_size=5)
    kind = st.sampled_from(KNOWN_TYPES)
    return (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
        | st.builds(lambda kind, fields: {"type": kind, **fields}, kind, typed)
    )


JSON = st.recursive(SCALARS, tree, max_leaves=25)


@given(blocks=JSON, attachments=JSON, text=st.none() | st.text())
def test_no_json_whatever_breaks_the_check_of_a_message(
    blocks: Any, attachments: Any, text: str | None
) -> None:
    """Random JSON is answered with problems, each with a code, and never with an exception."""
    problems = message_errors(text=text, blocks=blocks, attachments=attachments)

    assert all(problem.error for problem in problems)


@given(view=JSON)
def test_no_json_whatever_breaks_the_check_of_a_view(view: Any) -> None:
    """Random JSON as a view is answered with problems and never with an exception."""
    problems = view_errors(view)

    assert all(problem.error for problem in problems)


@given(blocks=st.lists(JSON, max_size=5))
def test_no_json_whatever_breaks_the_check_of_the_blocks_of_a_modal(blocks: list[Any]) -> None:
    """Random JSON as the blocks of a view is answered and never with an exception."""
    word = {"type": "plain_text", "text": "Word"}

    problems = view_errors({"type": "modal", "title": word, "submit": word, "blocks": blocks})

    assert all(problem.error for problem in problems)
