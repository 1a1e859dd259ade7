"""Words that stand in the code instead of a catalogue."""

import ast
from pathlib import Path

import pytest

from bot.i18n.checks.literals import hard_coded
from bot.i18n.checks.usage import Module

KIT = """
def section(text, *, accessory=None): ...
def context(*items): ...
def button(label, action_id, *, value=None): ...
def modal(t, *, title, callback_id): ...
class Choice:
    value: str
    label: str
class Message:
    text: str
    blocks: list
"""


def faults(source: str) -> list[str]:
    """Return what is found in a module, beside builders like those of the kit."""
    kit = Module(Path("kit.py"), ast.parse(KIT))
    home = Module(Path("home.py"), ast.parse(source))
    return [str(fault) for fault in set(hard_coded([kit], [home]))]


@pytest.mark.parametrize(
    "source",
    [
        'kit.section(Mrkdwn("Hello"))',
        'section(escape(f"Hello {name}"))',
        'kit.button("Hello", "home.open")',
        'kit.button(label="Hello", action_id="home.open")',
        'kit.button("Hello" if first else label, "home.open")',
        'kit.button("🔴 Hello", "home.open")',
        'kit.button("会议", "home.open")',
        'kit.context(first, Mrkdwn("Hello"))',
        'Message("Hello", [])',
        'Message(text="Hello " + name)',
        'Choice("1", "Hello")',
        'kit.modal(t, title="Hello", callback_id="home.open")',
        'x = {"type": "mrkdwn", "text": "Hello"}',
        'WORDS = "Hello"\nkit.button(WORDS, "home.open")',
        'def f():\n    words = f"Hello {name}"\n    kit.section(Mrkdwn(words))',
        'kit.button(label or "Hello", "home.open")',
        'kit.button("Hello {}".format(name), "home.open")',
        'kit.button("Hello %s" % name, "home.open")',
        'kit.button(" and ".join(names), "home.open")',
        'kit.button({1: "Hello"}[key], "home.open")',
        'kit.context(*[Mrkdwn("Hello") for _ in rows])',
        't("home.title", name="Somebody")',
        'reader.t.md("home.title", name=name or "Somebody")',
    ],
)
def test_words_in_a_view(source: str) -> None:
    """What a user reads stands in a catalogue, not in a view."""
    assert len(faults(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'await say("Hello")',
        'await respond(text="Hello")',
        'await ack("Hello")',
        'await ack(response_action="errors", errors={field: "Hello"})',
        'await client.chat_postEphemeral(channel=channel, text="Hello")',
    ],
)
def test_words_in_an_answer(source: str) -> None:
    """Answers are texts, too; the fault says which words, and where."""
    assert faults(f"async def listener():\n    {source}\n") == [
        "home.py:2: 'Hello' is shown to users; it belongs in a catalogue"
    ]


@pytest.mark.parametrize(
    "source",
    [
        'kit.section(t.md("home.title", name=name))',
        'kit.button(t("home.title", name=name), "home.open", value="followup")',
        'kit.section(joined([t.md("home.title", name=name), Mrkdwn("—")], " · "))',
        'kit.section(Mrkdwn(":tada: 1/2"))',
        'kit.button("🔴", "home.open")',
        'kit.modal(t, title=title, callback_id="home.open")',
        'Choice("weekly", label)',
        'log.info("Hello")',
        't("home.title", name="/meeting setup")',
        'def f():\n    words = "Hello"\n\ndef g(words):\n    kit.button(words, "home.open")',
        'row["text"] = name',
    ],
)
def test_code_that_shows_no_words_of_its_own(source: str) -> None:
    """Identifiers, values, marks and what comes from elsewhere are left alone."""
    assert faults(source) == []
