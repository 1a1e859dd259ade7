"""The Slack app manifest: what Gavel declares to Slack, as it is pasted on api.slack.com/apps."""

import json
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

# Where Bolt's own web server listens.
PATH = "/slack/events"


def load() -> dict[str, Any]:
    """Return the manifest, which is for Socket Mode."""
    text = resources.files("bot").joinpath("manifest.json").read_text(encoding="utf-8")
    manifest: dict[str, Any] = json.loads(text)
    return manifest


def for_http(address: str) -> dict[str, Any]:
    """Return the manifest for a bot that Slack calls over HTTP at `address`.

    `address` is an https URL; one without a path gets the path that Gavel listens on. Anything
    else raises ValueError. Fields: https://docs.slack.dev/reference/app-manifest
    """
    request_url = _request_url(address)
    manifest = load()
    settings, features = manifest["settings"], manifest["features"]
    settings["socket_mode_enabled"] = False
    settings["event_subscriptions"]["request_url"] = request_url
    settings["interactivity"] |= {
        "request_url": request_url,
        "message_menu_options_url": request_url,
    }
    for command in features["slash_commands"]:
        command["url"] = request_url
    return manifest


def bot_scopes() -> frozenset[str]:
    """Return the scopes that the bot token needs."""
    return frozenset(load()["oauth_config"]["scopes"]["bot"])


def _request_url(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError(f"{address!r} is not an https address, which Slack asks for.")
    if parts.path in {"", "/"}:
        parts = parts._replace(path=PATH)
    return parts.geturl()
