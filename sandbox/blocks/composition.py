"""The composition objects: texts, options, dialogs and filters that elements are made of.

Source: https://docs.slack.dev/reference/block-kit/composition-objects
"""

from collections.abc import Mapping
from typing import Any, Final

from sandbox.blocks.schema import (
    Check,
    Kinds,
    Rule,
    as_one,
    choice,
    flag,
    list_of,
    one_of,
    only,
    record,
    report,
    required,
    text,
)

# https://docs.slack.dev/reference/block-kit/composition-objects/text-object
LONGEST_TEXT: Final = 3000


def texts(longest: int = LONGEST_TEXT) -> Kinds:
    """Describe both kinds of text object, of at most `longest` characters."""
    return {
        "plain_text": record(text=required(text(longest)), emoji=flag),
        "mrkdwn": record(text=required(text(longest)), verbatim=flag),
    }


def plain(longest: int = LONGEST_TEXT) -> Check:
    """Take a plain_text object of at most `longest` characters."""
    return as_one(one_of(only(texts(longest), "plain_text")))


def marked(longest: int = LONGEST_TEXT) -> Check:
    """Take a plain_text or mrkdwn object of at most `longest` characters."""
    return as_one(one_of(texts(longest)))


def exactly_one_of(*names: str) -> Rule:
    """Give the rule that an object has one of some fields, and only one."""
    return _how_many_of(names, frozenset({1}))


def at_least_one_of(*names: str) -> Rule:
    """Give the rule that an object has one or more of some fields."""
    return _how_many_of(names, frozenset(range(1, len(names) + 1)))


def _how_many_of(names: tuple[str, ...], right: frozenset[int]) -> Rule:
    either = " or ".join(f"`{name}`" for name in names)

    def rule(value: Mapping[str, Any], at: str, found: list[str]) -> None:
        if sum(name in value for name in names) not in right:
            report(found, f"must define either {either}", f"{at}/type")

    return rule


OPTION: Final = record(
    text=required(plain(75)),
    value=required(text(150)),
    description=plain(75),
)
MARKED_OPTION: Final = record(
    text=required(marked(75)),
    value=required(text(150)),
    description=marked(75),
)
LINK_OPTION: Final = OPTION.also(url=text(3000))
OPTION_GROUP: Final = record(
    label=required(plain(75)), options=required(list_of(OPTION, 100, least=1))
)

STYLE: Final = choice("primary", "danger")

CONFIRM: Final = record(
    title=required(plain(100)),
    text=required(marked(300)),
    confirm=required(plain(30)),
    deny=required(plain(30)),
    style=STYLE,
)

CONVERSATION_FILTER: Final = record(
    include=list_of(choice("im", "mpim", "private", "public"), least=1),
    exclude_external_shared_channels=flag,
    exclude_bot_users=flag,
)

DISPATCH_ACTION: Final = record(
    trigger_actions_on=list_of(choice("on_enter_pressed", "on_character_entered"), 2, least=1)
)

SLACK_FILE: Final = record(exactly_one_of("id", "url"), id=text(), url=text(3000))

WORKFLOW: Final = record(
    trigger=required(
        record(
            url=required(text(3000)),
            customizable_input_parameters=list_of(
                record(name=required(text()), value=required(text()))
            ),
        )
    )
)
