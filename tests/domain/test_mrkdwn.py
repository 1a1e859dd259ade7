"""Text goes to Slack and comes back without becoming what nobody meant."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import mrkdwn

WRITTEN = st.text(
    alphabet=st.sampled_from("<>&@!#|^;amplgtU12 会\n") | st.characters(), max_size=60
)


@given(WRITTEN)
def test_escaped_text_reads_back_as_it_was(text: str) -> None:
    """Escaping loses nothing."""
    assert mrkdwn.unescape(mrkdwn.escape(text)) == text


@given(WRITTEN)
def test_nothing_people_write_is_live_after_escaping(text: str) -> None:
    """No mention, link or broadcast survives."""
    assert not set("<>") & set(mrkdwn.escape(text))


@given(WRITTEN)
def test_only_real_mentions_are_mentions_in_plain_text(text: str) -> None:
    """A mention typed as literal characters does not mention anybody on the way out."""
    assert mrkdwn.mentions(mrkdwn.plain(mrkdwn.escape(text))) == ()


@given(WRITTEN)
def test_plain_text_sent_back_never_calls_everybody(text: str) -> None:
    """Whatever came in, raw, goes out with user mentions at most."""
    sent = mrkdwn.keep_mentions(mrkdwn.plain(text))
    assert "<!" not in sent
    assert "<#" not in sent


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("R&amp;D &lt;3", "R&D <3"),
        ("ask <@U123|li>", "ask <@U123>"),
        ("<!channel> look", "@channel look"),
        ("<!subteam^S1|@planners> look", "@planners look"),
        ("see <#C1|ops>", "see #ops"),
        ("<https://a.b/?x=1&amp;y=2|the plan>", "the plan (https://a.b/?x=1&y=2)"),
        ("<http://a.b|a.b>", "http://a.b"),
        ("<mailto:a@b.c|a@b.c>", "a@b.c"),
        ("<!date^1764000000^{date}|Monday>", "Monday"),
        ("&lt;@U123&gt;", "< @U123>"),
    ],
)
def test_a_slack_message_becomes_words(raw: str, expected: str) -> None:
    """Entities, links, channels and groups are read as people see them."""
    assert mrkdwn.plain(raw) == expected


def test_mentions_stay_live_and_the_rest_is_escaped() -> None:
    """Plain text goes out with its mentions."""
    assert mrkdwn.keep_mentions("<@U1> & <!here>") == "<@U1> &amp; &lt;!here&gt;"


def test_mentions_are_listed_once_in_order() -> None:
    """The same person twice is one person."""
    assert mrkdwn.mentions("<@U2> with <@U1> and <@U2>") == ("U2", "U1")


def test_a_link_shows_its_label_literally() -> None:
    """A label cannot close the link or open another."""
    assert (
        mrkdwn.link("https://a.b/x|y?p=1&q=2", "a > b\n& c")
        == "<https://a.b/x%7Cy?p=1&amp;q=2|a &gt; b &amp; c>"
    )


@pytest.mark.parametrize("address", ["!here", "@U1", "javascript:alert(1)", ""])
def test_a_link_leads_to_an_address_only(address: str) -> None:
    """What is no address would be a mention or a script."""
    with pytest.raises(ValueError, match="address"):
        mrkdwn.link(address, "look")


@pytest.mark.parametrize("user_id", ["", "here", "U1> <!here", "C1"])
def test_only_a_user_is_mentioned(user_id: str) -> None:
    """Something else in place of a user id is a mistake of the program."""
    with pytest.raises(ValueError, match="Slack id"):
        mrkdwn.mention(user_id)


def test_a_date_is_shown_by_slack() -> None:
    """Slack's date token carries the instant, the format and words for old clients."""
    shown = mrkdwn.slack_date(datetime(2026, 11, 23, 1, tzinfo=UTC), "{date} {time}", "Mon | <1>")
    assert shown == "<!date^1795395600^{date} {time}|Mon / &lt;1&gt;>"


def test_a_date_without_a_zone_is_refused() -> None:
    """An instant without a zone would be shown wrongly to somebody."""
    with pytest.raises(ValueError, match="zone"):
        mrkdwn.slack_date(datetime(2026, 11, 23), "{date}", "x")  # noqa: DTZ001 - the naive case


def test_channels_are_linked_by_id() -> None:
    """Slack shows the present name itself."""
    assert mrkdwn.channel_link("C12") == "<#C12>"
