"""What Chinese holidays are called, and which of them a name is."""

import re
from functools import lru_cache

from bot.domain.due.chinese_terms import BEFORE

_MARKS = rf"(?=[”\"」]?(?:节|\s*{BEFORE}|[后当]|长假|假期|小长假|黄金周|大促))"
_NAMES = {
    "new year": rf"元旦|跨年{_MARKS}",
    "youth day": r"五四青年|青年(?=节)",
    "may first": rf"五一{_MARKS}|五一劳动|劳动(?=节)",
    "chinese national day": r"国庆日?",
    "october first": rf"(?<![双二三第初])十一{_MARKS}(?!节)",
    "christmas eve": r"平安夜",
    "christmas": r"圣诞",
    "spring festival's eve": r"除夕夜?|大?年三十|年三十",
    "spring festival": r"春节|新春|过年|农历新?年|旧历年|大年初一",
    "lantern festival": r"元宵",
    "mid-autumn": r"中秋",
    "dragon boat": r"端午",
    "qingming": r"清明",
    "double ninth": r"重阳",
    "singles' day": r"双(?:十一|11)",
    "double twelve": r"双(?:十二|12)",
    "618": rf"(?:618|六一八){_MARKS}",
    "june first": rf"六一{_MARKS}|六一儿童",
    "children's day": r"儿童(?=节)",
    "mother's day": r"母亲(?=节)",
    "father's day": r"父亲(?=节)",
    "women's day": rf"三八{_MARKS}|三八妇女|妇女(?=节)",
    "party day": rf"七一{_MARKS}|建党(?=节)",
    "army day": rf"八一{_MARKS}|建军(?=节)",
    "teachers' day": r"教师(?=节)",
    "thanksgiving": r"感恩(?=节)",
    "black friday": r"黑五",
    "halloween": r"万圣(?=节)",
    "valentine's day": r"情人(?=节)",
    "easter": r"复活(?=节)",
}
_COMPILED = {
    name: re.compile(re.sub(r"\(\?[=!].*?\)", "", pattern.replace(_MARKS, "")))
    for name, pattern in _NAMES.items()
}
NAMES = "|".join(_NAMES.values())


@lru_cache(maxsize=128)
def name_of(said: str) -> str:
    """Return the English name of the holiday."""
    return next(name for name, pattern in _COMPILED.items() if pattern.fullmatch(said))
