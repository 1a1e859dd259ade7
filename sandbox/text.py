"""Slack's text markup on the way in: what is escaped, and who is mentioned.

Source: https://docs.slack.dev/messaging/formatting-message-text
"""

import re

from sandbox.workspace import Workspace

MAX_TEXT = 40_000  # longer text is truncated by Slack
_LIVE = re.compile(r"<(?:@[UW][A-Z0-9]+|#C[A-Z0-9]+|![a-z]|(?:https?|mailto|tel|slack):)[^<>]*>")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt);)")
_USER = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_CHANNEL = re.compile(r"<#(C[A-Z0-9]+)(?:\|[^>]*)?>")
_EVERYBODY = re.compile(r"<!(?:channel|here|everyone)(?:\|[^>]*)?>")


def normalise(text: str) -> str:
    """Return text as Slack keeps it: live mentions and links stay, every other & < > is escaped.

    Text that is escaped already stays as it is. Past 40,000 characters it is cut off.
    """
    pieces: list[str] = []
    end = 0
    for live in _LIVE.finditer(text):
        pieces += [_escape(text[end : live.start()]), live.group()]
        end = live.end()
    return "".join([*pieces, _escape(text[end:])])[:MAX_TEXT]


def _escape(text: str) -> str:
    return _BARE_AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def mentioned_users(text: str) -> set[str]:
    """Return the ids of the users whom the text mentions."""
    return set(_USER.findall(text))


def mentions(text: str, user: str) -> bool:
    """Whether the text calls this user, by name or with everybody."""
    return user in mentioned_users(text) or bool(_EVERYBODY.search(text))


def command_text(workspace: Workspace, text: str, *, escape: bool) -> str:
    """Return a slash command's text as the app gets it.

    With `escape` (the manifest's `should_escape`) `@name` and `#channel` become `<@U123|name>` and
    `<#C123|name>`; without it they arrive as they look.
    """
    named = _encode_names(workspace, normalise(text)) if escape else normalise(text)
    return _CHANNEL.sub(
        lambda found: _channel_word(workspace, found.group(1), escape=escape),
        _USER.sub(lambda found: _user_word(workspace, found.group(1), escape=escape), named),
    )


def _user_word(workspace: Workspace, user_id: str, *, escape: bool) -> str:
    user = workspace.users.get(user_id)
    if user is None:
        return f"<@{user_id}>"
    return f"<@{user_id}|{user.name}>" if escape else f"@{user.display_name or user.name}"


def _channel_word(workspace: Workspace, channel_id: str, *, escape: bool) -> str:
    channel = workspace.channels.get(channel_id)
    if channel is None:
        return f"<#{channel_id}>"
    shown = "" if channel.kind == "private" else channel.name
    return f"<#{channel_id}|{shown}>" if escape else f"#{channel.name}"


def _encode_names(workspace: Workspace, text: str) -> str:
    if "@" not in text and "#" not in text:
        return text
    words = {f"#{c.name}": f"<#{c.id}>" for c in workspace.channels.values() if c.kind != "im"}
    for user in workspace.users.values():
        for name in (user.name, user.real_name, user.display_name):
            if name:
                words[f"@{name}"] = f"<@{user.id}>"
    longest_first = sorted(words, key=len, reverse=True)
    pattern = "|".join(re.escape(word) for word in longest_first)
    return re.sub(rf"(?<![\w<])(?:{pattern})(?!\w)", lambda found: words[found.group()], text)
