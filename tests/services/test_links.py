"""Links to messages have Slack's own form."""

from bot.services import links
from storage import workspaces
from tests.units import Works


def test_a_link_names_channel_message_and_thread(work: Works) -> None:
    """As chat.getPermalink would answer."""
    unit = work()
    workspaces.remember(unit, name="Acme", url="https://acme.slack.com/", bot_user_id="U0BOT")

    assert links.to_message(unit, "C1", "1772460000.000001", "1772450000.000002") == (
        "https://acme.slack.com/archives/C1/p1772460000000001?thread_ts=1772450000.000002&cid=C1"
    )


def test_without_a_workspace_or_a_message_there_is_no_link(work: Works) -> None:
    """Whoever shows it leaves the link out."""
    unit = work()
    assert links.to_message(unit, "C1", "1772460000.000001") is None

    workspaces.remember(unit, name="Acme", url="https://acme.slack.com", bot_user_id="U0BOT")
    assert links.to_message(unit, "C1", None) is None
    assert links.to_message(unit, "C1", "1.2") == "https://acme.slack.com/archives/C1/p12"
