"""The words of the capture grammar: what begins an entry, and what only looks like it."""

from enum import StrEnum
from typing import Final


class EntryKind(StrEnum):
    """What a captured line is."""

    NOTE = "note"
    DECISION = "decision"
    FOLLOWUP = "followup"
    RISK = "risk"
    QUESTION = "question"


KEYWORDS: Final[dict[str, EntryKind]] = {
    "note": EntryKind.NOTE,
    "纪要": EntryKind.NOTE,
    "紀要": EntryKind.NOTE,
    "decision": EntryKind.DECISION,
    "决定": EntryKind.DECISION,
    "决议": EntryKind.DECISION,
    "決定": EntryKind.DECISION,
    "決議": EntryKind.DECISION,
    "action": EntryKind.FOLLOWUP,
    "action item": EntryKind.FOLLOWUP,
    "action point": EntryKind.FOLLOWUP,
    "todo": EntryKind.FOLLOWUP,
    "to-do": EntryKind.FOLLOWUP,
    "to do": EntryKind.FOLLOWUP,
    "待办": EntryKind.FOLLOWUP,
    "待办事项": EntryKind.FOLLOWUP,
    "行动": EntryKind.FOLLOWUP,
    "行动项": EntryKind.FOLLOWUP,
    "待辦": EntryKind.FOLLOWUP,
    "待辦事項": EntryKind.FOLLOWUP,
    "行動": EntryKind.FOLLOWUP,
    "行動項": EntryKind.FOLLOWUP,
    "risk": EntryKind.RISK,
    "风险": EntryKind.RISK,
    "風險": EntryKind.RISK,
    "question": EntryKind.QUESTION,
    "parking": EntryKind.QUESTION,
    "parking lot": EntryKind.QUESTION,
    "待议": EntryKind.QUESTION,
    "待議": EntryKind.QUESTION,
    "问题": EntryKind.QUESTION,
    "問題": EntryKind.QUESTION,
}
"""Words that begin an entry; the same as a heading make every item of the list below one."""

HEADINGS: Final[dict[str, EntryKind]] = {
    "notes": EntryKind.NOTE,
    "decisions": EntryKind.DECISION,
    "decisions made": EntryKind.DECISION,
    "决定事项": EntryKind.DECISION,
    "决议事项": EntryKind.DECISION,
    "決定事項": EntryKind.DECISION,
    "決議事項": EntryKind.DECISION,
    "actions": EntryKind.FOLLOWUP,
    "action items": EntryKind.FOLLOWUP,
    "action points": EntryKind.FOLLOWUP,
    "todos": EntryKind.FOLLOWUP,
    "to-dos": EntryKind.FOLLOWUP,
    "to dos": EntryKind.FOLLOWUP,
    "risks": EntryKind.RISK,
    "questions": EntryKind.QUESTION,
    "open questions": EntryKind.QUESTION,
}
"""Words that only stand above a list."""

# In Chinese a space sets a word apart as a colon does: 决定 推迟发布. These words are too common in
# plain sentences, so they want their colon.
WANT_A_COLON: Final = frozenset({"问题", "問題"})
# What follows a word that is part of a sentence after all: 风险 是什么, 决定 了就好.
TALK_AHEAD: Final = "了的是吗呢吧啊呀嘛过着得就很太挺有没還还都也会會嗎過著？?。，,、!！~～)）"

# `todo` is no word of any sentence, so that it needs nothing behind it, unless it is spoken of.
BARE: Final = ("todo",)
SPOKEN_OF: Final = (
    "list", "lists", "item", "items", "app", "board", "is", "are", "was", "were", "for", "in",
    "on", "and", "or", "or not", "comments", "bien", "el", "la", "lo", "los", "las",
)  # fmt: skip
