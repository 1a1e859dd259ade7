"""Words written to the bot alone: which are an update, and which something else."""

import pytest

from handlers.direct_words import DirectWords, Said, read


@pytest.mark.parametrize("text", ["help", "Help!", "帮助", "幫助", "?", "？", " help "])
def test_who_asks_for_help_gets_it(text: str) -> None:
    """In either language, and with a mere question mark."""
    assert read(text) == DirectWords(Said.HELP)


@pytest.mark.parametrize(
    "text",
    ["thanks!", "Thank you :pray:", "Hello 👋", "Good morning.", "ok", "Hi, Gavel",
     "你好", "您好！", "谢谢", "謝謝！", "好的，谢谢", "收到", "辛苦了"],
)  # fmt: skip
def test_a_greeting_or_thanks_are_no_update(text: str) -> None:
    """Whatever stands around the words."""
    assert read(text) == DirectWords(Said.COURTESY)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("done F-39", "/followup done F-39"),
        ("Done f-39!", "/followup Done f-39!"),
        ("change F-39 next Monday", "/followup change F-39 next Monday"),
        ("完成 F-3", "/followup 完成 F-3"),
        ("完成F-3", "/followup 完成F-3"),
        ("retract D-3", "/decision retract D-3"),
        ("/followup list", "/followup list"),
    ],
)
def test_a_command_is_known_with_or_without_its_slash(text: str, command: str) -> None:
    """It is shown as it is typed."""
    assert read(text) == DirectWords(Said.COMMAND, command)


@pytest.mark.parametrize(
    "text",
    ["Audit done", "finished F-39, started F-40", "Thanks to Li the audit is done",
     "I could not help with the budget", "完成季度报告", "已完成 F-3", "done with the audit of F-1",
     "你好，本周完成了审计", "nothing"],
)  # fmt: skip
def test_what_reports_something_is_talk(text: str) -> None:
    """Courtesy and the numbers of follow-ups may stand in an update."""
    assert read(text) == DirectWords(Said.TALK)
