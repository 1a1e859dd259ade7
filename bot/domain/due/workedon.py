"""Days off that are said to be worked on: 周六补班，下午四点前交.

What is to be done then is due then. Said alone, 周六补班 tells something and sets no end.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.domain.due.values import Firmness, Found

_WORKED_ON = (
    r"(?:大家|我们|全员|公司|恢复|正式|正常|照常|统一|也|还|都|是|要|得|需|仍)*"
    r"(?:调休|补班|调班|上班|加班|值班|轮班)+"
)
_PART = r"(?:早上|上午|中午|下午|傍晚|晚上|下班)"
_THEN = re.compile(
    rf"\s*{_WORKED_ON}(?:的?[那当][天日]"
    r"|[,;。，；]\s*(?:的?[那当][天日]|(?=(?:顺手|顺便|正好|刚好|趁机)[^,;。，；]{0,4}[把将])"
    rf"|(?=[^,;。，；]{{1,10}}(?:之前|以前|(?<![提目])前)|{_PART}(?:把|给|交|发|提交|完成))))"
)


def spread(plain: str, dates: Iterable[Found]) -> list[Found]:
    """Return the dates; of those worked on and taken up again, with the words up to there."""
    return [_spread(plain, one) for one in dates]


def _spread(plain: str, one: Found) -> Found:
    then = _THEN.match(plain, one.end)
    if not then:
        return one
    return replace(one, end=then.end(), reading=replace(one.reading, firmness=Firmness.SURE))
