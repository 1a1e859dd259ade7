"""The Slack app manifest: what the app says it has, and so what it gets.

The sandbox behaves by it as Slack does: a command, a shortcut or an event that the manifest does
not declare does not arrive, and a method whose scope is not asked for is refused.
Reference: https://docs.slack.dev/reference/app-manifest
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self, cast

ShortcutType = Literal["message", "global"]

# Lower-case ASCII without spaces, at most 32 characters with the slash.
COMMAND_NAME = re.compile(r"/[a-z0-9_\-]{1,31}")


class ManifestError(ValueError):
    """The manifest cannot be used; the message names the field, as `features.bot_user`."""


@dataclass(frozen=True)
class Command:
    """A slash command; `should_escape` makes Slack send `@name` as `<@U123|name>`."""

    command: str
    description: str
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True)
class Shortcut:
    """An entry of a message's menu (`message`) or of the lightning menu (`global`)."""

    name: str
    type: ShortcutType
    callback_id: str
    description: str


@dataclass(frozen=True)
class Manifest:
    """What an app declares about itself. `request_url` is where HTTP events go, when they do."""

    name: str
    description: str = ""
    background_color: str = ""
    display_name: str = ""
    commands: Mapping[str, Command] = field(default_factory=dict)
    shortcuts: tuple[Shortcut, ...] = ()
    bot_events: frozenset[str] = frozenset()
    bot_scopes: frozenset[str] = frozenset()
    home_tab: bool = False
    messages_tab: bool = False
    messages_tab_read_only: bool = False
    interactivity: bool = False
    socket_mode: bool = False
    request_url: str | None = None
    interactivity_url: str | None = None

    @classmethod
    def load(cls, source: Path | str | Mapping[str, Any]) -> Self:
        """Read a manifest from a JSON file's path or from its content.

        Raises ManifestError that names the first field which Slack would not take.
        """
        root = _Reader(_content(source), "")
        about = root.section("display_information")
        features = root.section("features")
        home = features.section("app_home")
        settings = root.section("settings")
        events = settings.section("event_subscriptions")
        interactivity = settings.section("interactivity")
        scopes = root.section("oauth_config").section("scopes")
        name = about.text("name", required=True, longest=35)
        return cls(
            name=name,
            description=about.text("description", longest=140),
            background_color=about.text("background_color"),
            display_name=features.section("bot_user").text("display_name", longest=80) or name,
            commands=_commands(features),
            shortcuts=_shortcuts(features),
            bot_events=frozenset(events.texts("bot_events", most=100)),
            bot_scopes=frozenset(scopes.texts("bot", most=255)),
            home_tab=home.flag("home_tab_enabled"),
            messages_tab=home.flag("messages_tab_enabled"),
            messages_tab_read_only=home.flag("messages_tab_read_only_enabled"),
            interactivity=interactivity.flag("is_enabled"),
            socket_mode=settings.flag("socket_mode_enabled"),
            request_url=events.text("request_url") or None,
            interactivity_url=interactivity.text("request_url") or None,
        )


def _content(source: Path | str | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(source, Mapping):
        return source
    try:
        content = json.loads(Path(source).read_text(encoding="utf-8"))
    except OSError as error:
        raise ManifestError(f"{source}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ManifestError(f"{source}: is not JSON: {error}") from error
    if not isinstance(content, dict):
        raise ManifestError(f"{source}: must be a JSON object")
    return content


def _commands(features: "_Reader") -> Mapping[str, Command]:
    commands: dict[str, Command] = {}
    for item in features.items("slash_commands", most=50):
        command = item.text("command", required=True)
        if not COMMAND_NAME.fullmatch(command):
            raise item.error("command", "must be / and at most 31 of a-z, 0-9, - and _")
        if command in commands:
            raise item.error("command", f"{command} is declared twice")
        commands[command] = Command(
            command=command,
            description=item.text("description", required=True, longest=2000),
            usage_hint=item.text("usage_hint", longest=1000),
            should_escape=item.flag("should_escape"),
        )
    return commands


def _shortcuts(features: "_Reader") -> tuple[Shortcut, ...]:
    shortcuts: list[Shortcut] = []
    for item in features.items("shortcuts", most=10):
        kind = item.text("type", required=True)
        if kind not in {"message", "global"}:
            raise item.error("type", "must be message or global")
        callback_id = item.text("callback_id", required=True, longest=255)
        if any(callback_id == other.callback_id for other in shortcuts):
            raise item.error("callback_id", f"{callback_id} is declared twice")
        shortcut = Shortcut(
            name=item.text("name", required=True, longest=24),
            type=cast("ShortcutType", kind),
            callback_id=callback_id,
            description=item.text("description", required=True, longest=150),
        )
        shortcuts.append(shortcut)
    return tuple(shortcuts)


@dataclass(frozen=True)
class _Reader:
    """One object of the manifest together with where it stands, so that errors can say so."""

    values: Mapping[str, Any]
    path: str

    def error(self, key: str, problem: str) -> ManifestError:
        return ManifestError(f"{self._name(key)}: {problem}")

    def section(self, key: str) -> "_Reader":
        value = self.values.get(key, {})
        if not isinstance(value, Mapping):
            raise self.error(key, "must be an object")
        return _Reader(value, self._name(key))

    def items(self, key: str, *, most: int) -> list["_Reader"]:
        readers = []
        for number, value in enumerate(self._list(key, most)):
            if not isinstance(value, Mapping):
                raise self.error(f"{key}[{number}]", "must be an object")
            readers.append(_Reader(value, self._name(f"{key}[{number}]")))
        return readers

    def texts(self, key: str, *, most: int) -> list[str]:
        values = self._list(key, most)
        if not all(isinstance(value, str) for value in values):
            raise self.error(key, "must be a list of strings")
        return values

    def text(self, key: str, *, required: bool = False, longest: int | None = None) -> str:
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.error(key, "must be a string")
        if required and not value:
            raise self.error(key, "is required")
        if longest is not None and len(value) > longest:
            raise self.error(key, f"must be at most {longest} characters")
        return value

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, "must be true or false")
        return value

    def _list(self, key: str, most: int) -> list[Any]:
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.error(key, "must be a list")
        if len(value) > most:
            raise self.error(key, f"must have at most {most} items")
        return value

    def _name(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key
