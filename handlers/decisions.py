"""`/decision`: the register of decisions."""

import re
from typing import Final

from bot.domain.mrkdwn import mentions, plain
from bot.services import decision_register as register_
from bot.services.decisions import NUMBER
from bot.views.kit import Message
from handlers.interaction import Interaction
from handlers.routes import Routes
from handlers.words import Subcommands

SUBCOMMANDS: Final = Subcommands(
    {
        "list": ("列表", "清单", "查看", "ls"),
        "search": ("find", "搜索", "搜寻", "查找", "查询", "查"),
        "show": ("详情", "显示"),
        "record": ("add", "记录", "新增"),
        "retract": ("撤回", "撤销"),
        "replace": ("supersede", "取代", "替代"),
        "help": ("帮助", "说明", "?"),
    }
)
_NUMBER: Final = re.compile(rf"\s*(?:{NUMBER}|#?(\d{{1,9}}))(?!\w)[\s:：,，]*", re.ASCII)


def register(routes: Routes) -> None:
    """Listen for the command."""
    routes.command("/decision", command)


async def command(i: Interaction) -> None:
    """Do what was typed behind `/decision` and answer privately; plain words are recorded."""
    typed = plain(i.payload.text).strip()
    await i.know_people([i.payload.user_id, *mentions(typed)])
    await i.directory.ensure_channel(i.payload.workspace_id, i.payload.channel_id or "")
    await i.answer(await _done(i, typed))


async def _done(i: Interaction, typed: str) -> Message:
    verb, rest = SUBCOMMANDS.split(typed)
    number, words = _numbered(rest)
    if verb is None and number and not words:
        verb = "show"
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


def _numbered(text: str) -> tuple[int | None, str]:
    """Return the number with which a text begins, and what follows."""
    found = _NUMBER.match(text)
    if found is None:
        return None, text
    return int(found[1] or found[2]), text[found.end() :].strip()


def _needed(number: int | None) -> int:
    if number is None:
        raise register_.NumberMissingError
    return number
