"""Parts of a day in the words of an absence, which is whole days: tomorrow afternoon, 周五下午."""

import re
from typing import Final

from bot.domain.absence_filling import bare


def whole(words: str) -> str | None:
    """Return the words without the parts of days that they say; None when they say none.

    "" when they say nothing else: half a day, in the morning.
    """
    if not _PART_OF_DAY.search(words):
        return None
    return bare(_PART_OF_DAY.sub(lambda part: _DAYS_OF.get(part[0].lower(), " "), words))


_DAYS_OF: Final = {
    "tonight": "today",
    "今早": "今天", "今晚": "今天", "明早": "明天", "明晚": "明天", "后早": "后天", "后晚": "后天",
}  # fmt: skip
_CLOCK: Final = r"\d{1,2}(?::\d\d)?\s*[ap]m\b|\d{1,2}:\d\d|\d{1,2}\s+o['’]?clock"
_PART_OF_DAY: Final = re.compile(
    r"(?:(?<![A-Za-z])(?:in\s+the|at|from|until|till|to|by|before|after|all|early|late)\s+)*"
    rf"(?:(?:after)?noon|morning|evening|half(?:[\s-]|\s+a\s+)day|{_CLOCK})"
    r"|tonight|[今明后][早晚](?!上)|[从到至]?(?:[上下]午|中午|[早晚]上|半天|(?:\d{1,2}|[一二两三四五六七八九十]{1,3})点(?:半|钟)?)"
    r"(?:[之以]?[前后]|起)?",
    re.IGNORECASE,
)
