"""The manifest says what an app has; a wrong one is refused by the name of its field."""

from pathlib import Path
from typing import Any

import pytest

from sandbox.manifest import Command, Manifest, ManifestError, Shortcut
from sandbox.scopes import EVENT_SCOPES, missing_event_scope

OURS = Path(__file__).parents[2] / "bot" / "manifest.json"
NAMED = {"display_information": {"name": "Gavel"}}


def test_our_own_manifest_declares_what_the_bot_has() -> None:
    """Commands, shortcut, events and tabs of the bot are read from its manifest."""
    manifest = Manifest.load(OURS)

    assert manifest.display_name == "Gavel"
    assert manifest.commands["/followup"].should_escape
    assert "minutes.add" in {shortcut.callback_id for shortcut in manifest.shortcuts}
    assert {"message.channels", "message.im", "app_home_opened"} <= manifest.bot_events
    assert manifest.home_tab
    assert manifest.messages_tab
    assert manifest.socket_mode
    assert manifest.interactivity


def test_our_own_manifest_asks_for_the_scopes_of_its_events() -> None:
    """Every event that the bot subscribes to is one that its scopes let it hear."""
    manifest = Manifest.load(OURS)

    assert manifest.bot_events <= set(EVENT_SCOPES)
    unheard = {name: missing_event_scope(name, manifest.bot_scopes) for name in manifest.bot_events}
    assert {name for name, scope in unheard.items() if scope} == set()


def test_everything_a_manifest_says_is_read() -> None:
    """A manifest with everything in it gives everything."""
    manifest = Manifest.load(
        {
            "display_information": {
                "name": "Gavel",
                "description": "Runs meetings",
                "background_color": "#1f3a5f",
            },
            "features": {
                "app_home": {
                    "home_tab_enabled": True,
                    "messages_tab_enabled": True,
                    "messages_tab_read_only_enabled": True,
                },
                "bot_user": {"display_name": "gavel"},
                "slash_commands": [
                    {
                        "command": "/meeting",
                        "description": "Meetings",
                        "usage_hint": "setup",
                        "should_escape": True,
                    }
                ],
                "shortcuts": [
                    {
                        "name": "Add",
                        "type": "message",
                        "callback_id": "add",
                        "description": "Add it",
                    }
                ],
            },
            "oauth_config": {"scopes": {"bot": ["commands", "chat:write"]}},
            "settings": {
                "event_subscriptions": {
                    "request_url": "https://example.com/events",
                    "bot_events": ["app_home_opened"],
                },
                "interactivity": {
                    "is_enabled": True,
                    "request_url": "https://example.com/actions",
                },
                "socket_mode_enabled": False,
            },
        }
    )

    assert manifest == Manifest(
        name="Gavel",
        description="Runs meetings",
        background_color="#1f3a5f",
        display_name="gavel",
        commands={"/meeting": Command("/meeting", "Meetings", "setup", should_escape=True)},
        shortcuts=(Shortcut("Add", "message", "add", "Add it"),),
        bot_events=frozenset({"app_home_opened"}),
        bot_scopes=frozenset({"commands", "chat:write"}),
        home_tab=True,
        messages_tab=True,
        messages_tab_read_only=True,
        interactivity=True,
        socket_mode=False,
        request_url="https://example.com/events",
        interactivity_url="https://example.com/actions",
    )


def test_a_name_is_enough() -> None:
    """What is not declared is not there, and the bot is named like the app."""
    manifest = Manifest.load(NAMED)

    assert manifest == Manifest(name="Gavel", display_name="Gavel")


def command(**fields: Any) -> dict[str, Any]:
    """Return a manifest with one command."""
    return commands({"command": "/a", "description": "x", **fields})


def commands(*declared: Any) -> dict[str, Any]:
    """Return a manifest with commands."""
    return {**NAMED, "features": {"slash_commands": list(declared)}}


def shortcut(**fields: Any) -> dict[str, Any]:
    """Return a manifest with one shortcut."""
    whole = {"name": "A", "type": "message", "callback_id": "a", "description": "x", **fields}
    return {**NAMED, "features": {"shortcuts": [whole]}}


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ({}, "display_information.name: is required"),
        ({"display_information": []}, "display_information: must be an object"),
        (
            {"display_information": {"name": "x" * 36}},
            "display_information.name: must be at most 35 characters",
        ),
        (
            command(command="meeting"),
            "features.slash_commands[0].command: must be / and at most 31 of a-z, 0-9, - and _",
        ),
        (
            command(command="/会议"),
            "features.slash_commands[0].command: must be / and at most 31 of a-z, 0-9, - and _",
        ),
        (command(description=""), "features.slash_commands[0].description: is required"),
        (
            command(should_escape="yes"),
            "features.slash_commands[0].should_escape: must be true or false",
        ),
        (
            commands(*[{"command": "/a", "description": "x"}] * 2),
            "features.slash_commands[1].command: /a is declared twice",
        ),
        (commands("/a"), "features.slash_commands[0]: must be an object"),
        (commands(*[{}] * 51), "features.slash_commands: must have at most 50 items"),
        (
            {**NAMED, "features": {"slash_commands": {}}},
            "features.slash_commands: must be a list",
        ),
        (shortcut(type="lightning"), "features.shortcuts[0].type: must be message or global"),
        (
            shortcut(name="x" * 25),
            "features.shortcuts[0].name: must be at most 24 characters",
        ),
        (shortcut(callback_id=7), "features.shortcuts[0].callback_id: must be a string"),
        (
            {**NAMED, "oauth_config": {"scopes": {"bot": "commands"}}},
            "oauth_config.scopes.bot: must be a list",
        ),
        (
            {**NAMED, "settings": {"event_subscriptions": {"bot_events": [1]}}},
            "settings.event_subscriptions.bot_events: must be a list of strings",
        ),
    ],
)
def test_a_wrong_manifest_is_refused_by_the_name_of_its_field(
    manifest: dict[str, Any], said: str
) -> None:
    """The error says which field is wrong, and how."""
    with pytest.raises(ManifestError) as caught:
        Manifest.load(manifest)

    assert str(caught.value) == said


def test_two_shortcuts_have_different_names_for_the_app() -> None:
    """A callback_id that comes twice could not be told apart."""
    twice = shortcut()
    twice["features"]["shortcuts"] *= 2

    with pytest.raises(ManifestError, match=r"shortcuts\[1\].callback_id: a is declared twice"):
        Manifest.load(twice)


def test_a_file_that_is_no_manifest_is_named(tmp_path: Path) -> None:
    """A missing file, something else than JSON and something else than an object are told apart."""
    words = tmp_path / "words.json"
    words.write_text("name: Gavel", encoding="utf-8")
    array = tmp_path / "array.json"
    array.write_text("[]", encoding="utf-8")

    with pytest.raises(ManifestError, match=r"none\.json: cannot be read: No such file"):
        Manifest.load(tmp_path / "none.json")
    with pytest.raises(ManifestError, match=r"words\.json: is not JSON"):
        Manifest.load(words)
    with pytest.raises(ManifestError, match=r"array\.json: must be a JSON object"):
        Manifest.load(str(array))
