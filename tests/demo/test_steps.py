"""The list of things to try."""

import re
from typing import Any

from bot.domain import capture
from sandbox.demo.operations import OPERATIONS
from sandbox.demo.steps import STEPS, done_in


def entry(kind: str, name: str, sent: Any, got: Any = None) -> dict[str, Any]:
    """An entry of the sandbox's journal."""
    return {"at": "", "kind": kind, "name": name, "sent": sent, "got": got}


def submission(callback_id: str, user: str, got: Any = None) -> dict[str, Any]:
    """A form that was sent."""
    sent = {"view": {"callback_id": callback_id}, "user": {"id": user}}
    return entry("interaction", "view_submission", sent, got)


def test_the_steps_keep_their_order_when_they_are_read_again() -> None:
    """The sandbox keeps them by their ids."""
    ids = [step.id for step in STEPS]

    assert ids == sorted(ids)
    assert 8 <= len(ids) <= 9


def test_every_step_says_the_same_in_both_languages() -> None:
    """Chinese has its own words, with the same commands, channels and people to act as."""
    for step in STEPS:
        assert step.item == {
            "id": step.id,
            "title": step.en.title,
            "detail": step.en.detail,
            "zh": {"title": step.zh.title, "detail": step.zh.detail},
        }
        assert re.search(r"[\u4e00-\u9fff]{4}", step.zh.title + step.zh.detail)
        assert named_in(step.zh.detail) == named_in(step.en.detail), step.id


def named_in(text: str) -> set[str]:
    """What is called the same in both languages: commands, channels, and who is to act."""
    people = [person.real_name for person in OPERATIONS.people if person.real_name in text]
    return {*re.findall(r"/(?:followup|update|digest)|#[a-z]+", text), *people}


def test_what_the_third_step_proposes_is_captured() -> None:
    """Each example that it quotes, in either language, is a line of minutes."""
    [step] = [step for step in STEPS if step.id == "3-minutes"]
    examples = {
        text: [capture.parse(quoted) for quoted in re.findall("“(.+?)”", text)]
        for text in (step.en.detail, step.zh.detail)
    }

    assert [len(found) for found in examples.values()] == [3, 3]
    assert all(parsed for found in examples.values() for parsed in found)


def test_an_update_counts_when_it_is_annas_and_was_not_refused() -> None:
    """Somebody else's, or one with errors, is not what was to be tried."""
    assert done_in([submission("updates.save", "U0ANNA")]) == {"1-update"}
    assert done_in([submission("updates.save", "U0SOFIA")]) == set()
    assert done_in([submission("updates.save", "U0ANNA", {"errors": {"done": "…"}})]) == set()


def test_only_lines_with_a_keyword_in_a_thread_are_minutes() -> None:
    """Talk is not, nor is a keyword outside a thread, nor what the bot itself writes."""
    said = {"text": "决定：继续试点", "thread_ts": "1.0"}

    assert done_in([entry("event", "message", said)]) == {"3-minutes"}
    assert done_in([entry("event", "message", {**said, "text": "Good morning"})]) == set()
    assert done_in([entry("event", "message", {"text": "决定：继续试点"})]) == set()
    assert done_in([entry("event", "message", {**said, "bot_id": "B1"})]) == set()


def test_editing_counts_when_it_is_in_a_thread() -> None:
    """An edit by a person, as Slack tells it."""
    message = {"text": "note: 8", "thread_ts": "1.0", "edited": {"user": "U0LIWEI", "ts": "2.0"}}
    sent = {"subtype": "message_changed", "message": message}

    assert done_in([entry("event", "message", sent)]) == {"4-edit"}


def test_commands_and_buttons_count_for_their_steps() -> None:
    """`/followup`, *Done*, and anything that the Chinese colleague does."""
    pressed = {"actions": [{"action_id": "followups.finish"}], "user": {"id": "U0LUKAS"}}
    typed = {"command": "/followup", "user_id": "U0WANGFANG"}

    assert done_in([entry("interaction", "block_actions", pressed)]) == {"7-done"}
    assert done_in([entry("interaction", "/followup", typed)]) == {"6-followups", "9-chinese"}
