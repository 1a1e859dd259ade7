"""Words that somebody writes to the bot alone and that are no update: help, thanks, commands."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.domain.chinese import simplified
from handlers import decisions, followup_grammar


class Said(Enum):
    """What somebody may have written to the bot alone."""

    HELP = "help"
    COURTESY = "courtesy"
    COMMAND = "command"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class DirectWords:
    """What was written; `command` is how a command is typed behind a slash, else it is empty."""

    said: Said
    command: str = ""


_HELP: Final = frozenset({"help", "帮助", "说明", "", "怎么用", "commands", "命令"})
_COURTESY: Final = frozenset(
    {
        "hi", "hello", "hey", "hi there", "hello there", "hi gavel", "hello gavel", "hey gavel",
        "good morning", "good afternoon", "good evening", "morning",
        "thanks", "thank you", "thx", "ty", "cheers", "many thanks", "thanks a lot",
        "thank you very much", "thanks gavel", "thank you gavel", "ok", "okay", "ok thanks",
        "great", "great thanks", "got it", "bye", "goodbye",
        "你好", "您好", "大家好", "嗨", "哈喽", "早", "早上好", "上午好", "下午好", "晚上好",
        "谢谢", "谢谢你", "谢谢您", "多谢", "感谢", "非常感谢", "辛苦了", "好", "好的", "好的谢谢",
        "收到", "收到谢谢", "知道了", "明白", "再见",
    }
)  # fmt: skip
_SIGNS: Final = re.compile(r":[a-z0-9_+-]+:|[^\w\s]", re.IGNORECASE)
_SLASH: Final = re.compile(r"/[a-z]{2,20}(?:\s|$)", re.IGNORECASE)
_ABOUT_ONE: Final = re.compile(
    r"(?P<verb>[A-Za-z]{2,12}|[\u4e00-\u9fff]{2,4})\s*(?P<number>[FD]\s?-\s?\d{1,9})(?!\w)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL | re.ASCII,
)


def read(text: str) -> DirectWords:
    """Tell what somebody wrote to the bot alone, in plain text."""
    words = " ".join(unicodedata.normalize("NFKC", text).split())
    bare = " ".join(_SIGNS.sub(" ", simplified(words).casefold()).split())
    if bare in _HELP:
        return DirectWords(Said.HELP)
    if bare in _COURTESY or bare.replace(" ", "") in _COURTESY:
        return DirectWords(Said.COURTESY)
    if _SLASH.match(words):
        return DirectWords(Said.COMMAND, words)
    if about := _ABOUT_ONE.fullmatch(words):
        command = _COMMANDS[about["number"][0].upper()]
        if simplified(about["verb"]).casefold() in command[1]:
            return DirectWords(Said.COMMAND, f"{command[0]} {words}")
    return DirectWords(Said.TALK)


_COMMANDS: Final = {
    "F": ("/followup", frozenset(followup_grammar.WORDS)),
    "D": ("/decision", decisions.SUBCOMMANDS.words),
}
