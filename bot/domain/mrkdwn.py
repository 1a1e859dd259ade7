"""Slack's text markup: how people's words become safe to show, and how Slack's text becomes words.

Two kinds of text, never mixed up: *plain* text, as people see it, in which a mention is the token
`<@U123>` and nothing else is special; and `Mrkdwn`, which is ready to be sent to Slack.
https://docs.slack.dev/messaging/formatting-message-text
"""

import re
from datetime import datetime

_USER_ID = re.compile(r"[UW][A-Z0-9]+")
_CHANNEL_ID = re.compile(r"[CDG][A-Z0-9]+")
USER = r"<@[UW][A-Z0-9]+>"
"""The pattern of a mention in plain text."""

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)>")
_TOKEN = re.compile(r"<([^<>]*)>")
_LINK_SCHEMES = ("http://", "https://", "mailto:", "slack://")
_URL_CHARACTERS = {"<": "%3C", ">": "%3E", "|": "%7C", " ": "%20", "\n": "%0A", "\r": "%0D"}


class Mrkdwn(str):
    """Text that may be sent to Slack as `mrkdwn`: what people wrote in it is already escaped."""

    __slots__ = ()


def escape(text: str) -> Mrkdwn:
    """Return plain text so that Slack shows it literally: nothing in it mentions or links."""
    return Mrkdwn(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def unescape(text: str) -> str:
    """Return the characters behind Slack's three entities; the inverse of `escape`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def mention(user_id: str) -> Mrkdwn:
    """Return the live mention of one user; ValueError when it is no Slack user id."""
    return Mrkdwn(f"<@{_checked(_USER_ID, user_id)}>")


def channel_link(channel_id: str) -> Mrkdwn:
    """Return the link to a channel by its name; ValueError when it is no Slack channel id."""
    return Mrkdwn(f"<#{_checked(_CHANNEL_ID, channel_id)}>")


def link(url: str, label: str) -> Mrkdwn:
    """Return a link with a plain-text label; ValueError for schemes other than web, mail, Slack."""
    if not url.startswith(_LINK_SCHEMES):
        raise ValueError(f"not a web, mail or Slack address: {url!r}")
    address = "".join(_URL_CHARACTERS.get(char, char) for char in url)
    words = " ".join(label.split()) or url
    return Mrkdwn(f"<{address.replace('&', '&amp;')}|{escape(words)}>")


def slack_date(when_utc: datetime, token_format: str, fallback: str) -> Mrkdwn:
    """Return a date that Slack shows in each reader's own zone.

    `when_utc` is aware (ValueError otherwise), `token_format` Slack's, such as
    `{date_long_pretty} {time}`, `fallback` plain text for clients that cannot do it.
    """
    if when_utc.tzinfo is None:
        raise ValueError("the instant needs a time zone")
    words = escape(fallback.replace("|", "/"))
    return Mrkdwn(f"<!date^{int(when_utc.timestamp())}^{token_format}|{words}>")


def plain(raw: str) -> str:
    """Return the plain text of a Slack message: entities resolved, links and groups as words.

    Mentions of users stay, as `<@U123>` without the label. Whatever looks like one but was typed
    as literal text is pulled apart, so that the tokens in the result are the real mentions.
    """
    parts = _TOKEN.split(raw)
    return "".join(
        _token_words(part) if index % 2 else _literal(part) for index, part in enumerate(parts)
    )


def keep_mentions(text: str) -> Mrkdwn:
    """Return plain text escaped for Slack, with its `<@U123>` tokens as live mentions."""
    parts = _MENTION.split(text)
    return Mrkdwn(
        "".join(mention(part) if index % 2 else escape(part) for index, part in enumerate(parts))
    )


def mentions(text: str) -> tuple[str, ...]:
    """Return the user ids mentioned in plain text, in order, each once."""
    return tuple(dict.fromkeys(_MENTION.findall(text)))


def without_mentions(text: str) -> str:
    """Return plain text in which each mention has become one space."""
    return _MENTION.sub(" ", text)


def _literal(raw: str) -> str:
    return unescape(raw).replace("<@", "< @")


def _token_words(token: str) -> str:
    address, _, label = token.partition("|")
    if address.startswith("@") and _USER_ID.fullmatch(address[1:]):
        return f"<{address}>"
    if address.startswith("#"):
        return "#" + _literal(label or address[1:])
    if address.startswith("!"):
        return _literal(label) or "@" + _literal(address[1:].partition("^")[0])
    return _link_words(_literal(address), _literal(label))


def _link_words(address: str, label: str) -> str:
    if not label or label in address:
        return address.removeprefix("mailto:")
    return f"{label} ({address})"


def _checked(pattern: re.Pattern[str], slack_id: str) -> str:
    if not pattern.fullmatch(slack_id):
        raise ValueError(f"not a Slack id: {slack_id!r}")
    return slack_id
