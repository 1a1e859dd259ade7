"""A day and a time, and what people come together for then: 周一早上七点半班前会，讲新规程.

Whoever writes that wants to be reminded of it then. Not so where it is called off, was held, comes
again, is open to all, or where something else is to be done before or after it.
"""

import re

from bot.domain.due.chinese_verbs import TO_DO
from bot.domain.due.values import Firmness, Found, Reading

_NO_MEETING = (  # what ends in 会 and is none, or none of one's own: 机会, 开会, 演唱会
    r"(?<![机社学协工商委误约都不才只也还开有音乐展庙灯游园欢晚酒舞宴览唱集])(?<!运动)"
)
_EVENT = (
    rf"(?:{_NO_MEETING}会议?|[评内外]审|复[审盘]|点评|[面笔初复终]试|[初终预]验|验收|培训|宣讲|讲座|演[练习]|预演|[彩联]排|排练|开[标庭播]|庭审|听证|调解"
    r"|直播|路演|答辩|公开课|[开结]题|面谈|约谈|会诊|体检|签约|交底|巡场|走场|首演|演出|集合|(?i:review|kick-?off|stand-?up|sync|demo|1[:-]1|1on1)\s?){1,3}"
)
_NO_NAME = r"[把将给请让叫的了没不过他她]|全[市省国县区州]|[老小][\u4e00-\u9fff]{2}"
_NAMES_IT = rf"(?:(?!{TO_DO}(?![\u4e00-\u9fff]{{2}}会))(?!{_NO_NAME})[\u4e00-\u9fffA-Za-z0-9 ])"
_PLACE = (
    r"(?:第?[一二三四五六七八九十\d]{1,4}(?:号|[法分]?庭|楼|层|会议室|教室|室|厅)[^,.;，。；]{0,8}|[A-Za-z]?\d{2,4}"
    r"|(?:地点|地址|还?在)[^,.;，。；]{1,14}|[^,.;，。；的]{0,8}(?:会议室|教室|法庭|法院|[大小]厅|报告厅|礼堂|线上)[A-Z\d]{0,3})"
)
_ENDS = r"\s*(?=$|[,.;:!，。；！：~])"
_IS_HELD = re.compile(  # not behind 下午2点半年总结会, which may be at half past
    rf"(?!半)\s*{_NAMES_IT}{{0,10}}?{_EVENT}(?:正式|准时)?(?:开始|召开|举行)?"
    rf"(?:\s*\([^()]{{1,14}}\)|\s*[@在]\s*[^,.;，。；]{{1,12}})?{_ENDS}"
)
_OF_NO_USE = re.compile(  # words behind it with which it is no moment to be reminded of
    r"取消|改期|改[到至在成为时]|推[迟后]|延[期后迟]|不开|暂停|停[一办]次|作废|照[常旧]|老规矩|老时间|例行|每|固定|定期|惯例|雷打不动|另行|待定|[没未]定"
    r"|结束|已经?|刚|不(?:用|必|需|去|参加)|[没无][^,.;，。；]{0,6}(?:参加|去|来)|我们?不|欢迎|敬请|会堵|封路|免费|自愿|家属|家长可|观众|公众|旁听|入场|谁|[吗么?]|是否|要不要|能否"
    r"|如果|若|否则|的话|提前[\d一二两三半几]|[前当次头][一]?[天日晚]|第二天|会后|散会|结果|[上下中]午|[早晚]上|[今明]|停[用运水电气课]|(?:讲|说|谈|聊|定|提|通过|决定|讨论|汇报|确定|强调|宣布)(?:过|了)"
)
_FROM_THE_FRONT = re.compile(
    r"\s*(?:@(?!全体|所有|全员|all|every)[^\s,，]{1,12}\s+)*(?:(?:(?![每原]|纪要|记录|简报|回顾|上[次周])[^,.;，。；:：\d]){1,8}[:：]\s*)?"
)
_IS_MOVED_THERE = re.compile(  # 开庭改到2月3日下午两点半
    rf"\s*{_NAMES_IT}{{0,6}}?{_EVENT}(?:时间)?(?:又|已|也|临时)?(?:改|推迟|推|延期?|挪|提前|调整?|顺延|延后)[到至]\s*"
)
_AT_A_PLACE = re.compile(rf"\s*[,，]\s*{_PLACE}\s*[.。!！]?\s*")
_TURN = re.compile(  # 下周三组会，轮到小宋讲
    rf"\s*{_NAMES_IT}{{0,4}}?会\s*[,，]?\s*(?:轮到|该)(?!谁)[^,.;，。；]{{1,6}}(?:讲|分享|汇报|主持|报告|做东)(?:了|啦)?\s*[.。!！]?\s*"
)


def is_come_to(plain: str, one: Found) -> bool:
    """Tell whether a day and a time are those of a meeting of which to remind its people."""
    if _TURN.fullmatch(plain, one.end) and not plain[: one.start].strip():
        return not one.reading.asked and len(one.reading.days) == 1
    if not _is_a_moment(one.reading):
        return False
    if _IS_MOVED_THERE.fullmatch(plain, 0, one.start):
        return bool(_AT_A_PLACE.fullmatch(plain, one.end))
    held = _FROM_THE_FRONT.fullmatch(plain, 0, one.start) and _IS_HELD.match(plain, one.end)
    return bool(held) and not _OF_NO_USE.search(plain, held.end() if held else 0)


def is_at_a_place(before: str, after: str) -> bool:
    """Tell whether an event is moved to a time, and it is said at what place it is then."""
    return bool(_IS_MOVED_THERE.fullmatch(before) and _AT_A_PLACE.fullmatch(after))


def _is_a_moment(said: Reading) -> bool:
    one = len(said.days) == 1 and len(said.times) == 1 and said.at is not None
    return one and not said.asked and said.firmness is not Firmness.MARKED
