"""What Chinese holidays are called, and which of them a name is."""

import re
from functools import lru_cache

from bot.domain.due.chinese_terms import BEFORE

_MARKS = rf"(?=[”\"」]?(?:节|\s*{BEFORE}|[后当]|长假|假期|小长假|黄金周|大促))"
_NAMES = {
    "new year": rf"元旦|跨年{_MARKS}",
    "youth day": r"五四青年|青年(?=节)",
    "may first": rf"五一{_MARKS}|五一劳动|(?<!美国)劳动(?=节)",
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
    "women's day": rf"三八{_MARKS}|三八妇女|妇女(?=节)|女[神王](?=节)",
    "party day": rf"七一{_MARKS}|建党(?=节)",
    "army day": rf"八一{_MARKS}|建军(?=节)",
    "teachers' day": r"教师(?=节)",
    "thanksgiving": r"感恩(?=节)",
    "black friday": r"黑五",
    "halloween": r"万圣(?=节)",
    "valentine's day": r"情人(?=节)",
    "easter monday": r"复活节星期一|复活节后?周一",
    "good friday": r"耶稣受难[日节]|受难[日节]",
    "easter": r"复活(?=节)",
    "boxing day": r"节礼日",
    "new year's eve": r"跨年夜",
    "memorial day": r"(?:美国)?阵亡(?:将士|军人)纪念日|国殇(?:纪念)?日",
    "labor day": r"美国劳动(?=节)",
    "independence day": r"(?:美国)?(?:独立日|国庆独立)|美国国庆",
    "veterans day": r"(?:退伍军人|老兵)(?=节)",
    "martin luther king day": r"马丁[·・ ]?路德[·・ ]?金(?:纪念)?日",
    "presidents' day": r"总统节|总统日(?=[之以]前|当天|那天|放假)",
    "columbus day": r"哥伦布日",
    "juneteenth": r"六月(?=节)(?!节[能约点目气假日俭流水电])",
    "cyber monday": r"网络星期一",
    "anzac day": r"澳新军团日",
    "australia day": r"澳大利亚国庆日|澳洲国庆日",
    "canada day": r"加拿大国庆日",
    "diwali": r"屠妖(?=节)|排灯(?=节)",
    "taiwan's national day": r"双十国庆|双十(?=节)|国庆双十",
    "taiwan's restoration": r"光复(?=节)",
    "constitution day": r"行宪纪念日",
    "arbor day": r"植树(?=节)",
    "nurses' day": r"护士(?=节)",
    "journalists' day": r"记者(?=节)",
    "consumers' day": rf"315{_MARKS}|消费者权益日",
}
_COMPILED = {
    name: re.compile(re.sub(r"\(\?[=!].*?\)", "", pattern.replace(_MARKS, "")))
    for name, pattern in _NAMES.items()
}
# What they begin with is looked at first: most places in a text are passed quickly.
_BEGINNINGS = (
    "元跨五青劳国十双平圣除大年春新过农旧中端清重6六儿母父三妇女七建八教感黑万情"
    "复耶受节阵美独退老总马哥网澳加屠排光行植护记消"
)
NAMES = rf"(?=[{_BEGINNINGS}]|(?<!\d)315)(?:{'|'.join(_NAMES.values())})"


@lru_cache(maxsize=128)
def name_of(said: str) -> str:
    """Return the English name of the holiday."""
    return next(name for name, pattern in _COMPILED.items() if pattern.fullmatch(said))
