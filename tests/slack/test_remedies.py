"""What to do about an error is said for every error that stands in the outbox."""

import pytest

from bot.slack.outcomes import TOKEN_ERRORS, TRANSIENT
from bot.slack.remedies import remedy


@pytest.mark.parametrize(
    ("error", "beginning"),
    [
        ("not_in_channel", "in the channel: /invite"),
        ("parent_not_sent", "retry the message that it answers"),
        ("incident 1a2b3c4d", "a mistake of ours"),
        ("http_502", "nothing: Slack was out of reach"),
        ("ServerDisconnectedError", "nothing: Slack was out of reach"),
        ("a_new_one", "see https://docs.slack.dev for a_new_one"),
    ],
)
def test_an_error_has_its_remedy(error: str, beginning: str) -> None:
    """Slack's words, those of the network, and our own."""
    assert remedy(error).startswith(beginning)


def test_what_the_code_tells_apart_is_all_explained() -> None:
    """No error that has a meaning of its own is left to a search."""
    for error in TOKEN_ERRORS | TRANSIENT:
        assert "docs.slack.dev" not in remedy(error)
