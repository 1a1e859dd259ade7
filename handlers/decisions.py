"""`/decision`: the register of decisions."""

import re
from typing import Final

from bot.domain.letters import narrow
from bot.domain.mrkdwn import mentions, plain
from bot.services import decision_register as register_
from bot.services import decisions
from bot.views.kit import Message
from handlers.interaction import Interaction
from handlers.routes import Routes
from handlers.words import Subcommands, about_number, is_number, is_single_word, numbered

SUBCOMMANDS: Final = Subcommands(
    {
        "list": ("列表", "清单", "查看", "ls"),
        "search": ("find", "搜索", "搜寻", "查找", "查询", "查"),
        "show": ("详情", "显示"),
        "record": ("add", "记录", "新增"),
        "retract": ("撤回", "撤销"),
        "replace": ("supersede", "取代", "替代"),
        "help": ("帮助", "说明", "?"),
    },
    # What begins with 搜索 is looked for; a decision that does is recorded with 记录.
    glued=lambda meaning, rest: meaning == "search" or is_number(meaning, rest),
)
# What is asked about is carried by a button, which holds 2000 characters at most.
_MOST_UNSURE: Final = 500
# These begin decisions as well (overturn the ban), so nothing else may stand with the number.
_OVERTURNED: Final = re.compile(
    r"(?:overturn|revoke|推翻)\s*(d\s?-?\s?\d{1,9})", re.IGNORECASE | re.ASCII
)


def register(routes: Routes) -> None:
    """Listen for the command."""
    routes.command("/decision", command)
    routes.action("decisions.meant", run_meant)
    routes.action("decisions.record", record)


async def command(i: Interaction) -> None:
    """Do what was typed behind `/decision` and answer privately; plain words are recorded."""
    typed = plain(i.payload.text).strip()
    await i.know_people(mentions(typed))
    await i.directory.ensure_channel(i.payload.workspace_id, i.payload.channel_id or "")
    await i.answer(await _done(i, typed))


async def run_meant(i: Interaction) -> None:
    """The command was meant that was offered for what had been typed."""
    await i.replace(await _done(i, i.payload.value))


async def record(i: Interaction) -> None:
    """What was typed is a decision after all."""
    channel_id = i.payload.channel_id or ""
    await i.replace(await i.run(register_.add, channel_id, i.payload.value))


async def _done(i: Interaction, typed: str) -> Message:
    overturned = _OVERTURNED.fullmatch(narrow(typed).strip())
    verb, rest = ("retract", overturned[1]) if overturned else SUBCOMMANDS.split(typed)
    number, words = numbered(rest)
    if verb is None and number and not words:
        verb = "show"
    meant = _unsure(rest) if verb is None else None
    if meant is not None:
        return await i.read(register_.ask_meant, rest, meant)
    match verb:
        case "list" | "search" | "show" | "help" | "":
            return await _looked_up(i, verb, rest, number)
        case "retract":
            return await i.run(register_.retract, _needed(number))
        case "replace":
            return await i.run(
                register_.replace, _needed(number), i.payload.channel_id or "", words
            )
        case _:
            return await i.run(register_.add, i.payload.channel_id or "", rest)


async def _looked_up(i: Interaction, verb: str, rest: str, number: int | None) -> Message:
    match verb:
        case "search":
            return await i.read(register_.search, rest)
        case "show":
            return await i.read(register_.show, _needed(number))
        case "help":
            return await i.read(register_.help_)
        case _:
            return await i.read(register_.listing, i.payload.channel_id or "")


def _unsure(typed: str) -> str | None:
    """What may have been meant by words that are hardly a decision: a command, or "" for none."""
    first, _, rest = typed.partition(" ")
    if is_single_word(typed):
        return SUBCOMMANDS.closest(first) or ""
    meant = SUBCOMMANDS.closest(first) if is_single_word(first) else None
    number, others = numbered(rest)
    if meant and number and not others:
        return f"{meant} {rest}"
    named = None if decisions.supersedes(typed) else about_number(typed)
    if named is None or len(typed) > _MOST_UNSURE:
        return None
    return f"show {named}" if named.startswith("D") else ""


def _needed(number: int | None) -> int:
    if number is None:
        raise register_.NumberMissingError
    return number
