"""Names of owners whom nobody knows: where the shape of a sentence alone says that one is named.

`Dave to send the deck`, `Dave and Rita Moreno will call`, `Dave: slides`, 李雷周五前交报告.
A wrong question is an annoyance, so that what may be a team, a thing or another word is left alone.
"""

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.chinese import simplified
from bot.domain.first_words import is_given_name, is_ordinary, is_title
from bot.domain.name_words import COMPOUND_SURNAMES, GOES_ON, MONTHS, NEVER, ORDINARY, VERBS
from bot.domain.names import CHINESE, WORD
from bot.domain.owner_places import AND, ENDS, Kind

Span = tuple[int, int]


def names(text: str, plain: str, start: int, *, is_said: bool = False) -> list[Span]:
    """Return where the names stand that begin at `start` of a text; empty when it is not clear.

    `plain` is the text folded; `is_said`: *owner:* or 由 stands before them. Known names in a row
    with others are among them.
    """
    if _CHINESE.match(plain, start):
        near = simplified(plain[start : start + _REACH])
        found = _in_chinese(near, 0, is_said=is_said)
        return [(start + first, start + end) for first, end in found]
    return _in_letters(text, plain, start, is_said=is_said)


def _in_letters(text: str, plain: str, start: int, *, is_said: bool) -> list[Span]:
    row = (_SAID_ROW if is_said else _ROW).match(plain, start)
    if not row:
        found = _before_chinese(text, plain, start)
        return [found] if found else []
    verb = _VERB.match(text, row.end("told"))
    shape = _Shape(":" in row["told"], is_said, verb[0] if verb else "")
    spans = [(found.start(), found.end()) for found in _NAME.finditer(plain, start, row.end("row"))]
    if not all(_is_name(text[first:end], plain[first:end], shape) for first, end in spans):
        return []
    return spans


def _before_chinese(text: str, plain: str, start: int) -> Span | None:
    """A given name before what is to be done in Chinese, or until when: Dave 周五前交报告."""
    name = _NAME.match(plain, start)
    first = name[0].split()[0] if name else ""
    if not name or not is_given_name(first) or first in MONTHS or not text[start].isupper():
        return None
    goes_on = _GOES_ON.match(simplified(plain[name.end() : name.end() + _REACH]))
    return name.span() if goes_on and _CHINESE.search(goes_on[0]) else None


@dataclass(frozen=True, slots=True)
class _Shape:
    """What stands around names: behind them a colon, or a `verb`; before them *owner:*."""

    is_colon: bool
    is_said: bool
    verb: str


def _is_name(typed: str, folded: str, shape: _Shape) -> bool:
    """Whether words with capitals are somebody's name, and he is told to do something."""
    if not all(word[0].isupper() and not word.isupper() for word in typed.split()):
        return False
    first, *others = folded.split()
    if shape.is_colon:
        return is_given_name(first) and first not in MONTHS
    is_person = is_given_name(first) or (others and is_title(first))
    if is_person and shape.verb not in _NO_VERBS:
        return not any(other in NEVER for other in others)
    does = shape.is_said or shape.verb in VERBS
    return does and not any(_is_word(word) for word in (first, *others))


def _is_word(word: str) -> bool:
    return not {word, word.removesuffix("s")}.isdisjoint(_WORDS) or is_ordinary(word)


def _in_chinese(plain: str, start: int, *, is_said: bool) -> list[Span]:
    """A name or a row of them, behind which it is said what is to be done, or until when."""
    surname = _SURNAMES.match(plain, start)
    if not surname or plain.startswith(_WORDS_IN_CHINESE, start):
        return []
    for length in (2, 1):
        end = surname.end() + length
        given = plain[surname.end() : end]
        if len(given) < length or not set(given) <= _GIVEN_CHARACTERS:
            continue
        if _GOES_ON.match(plain, end) or (is_said and ENDS[Kind.SAID].match(plain, end)):
            return [(start, end)]
        joint = AND.match(plain, end)
        others = _in_chinese(plain, joint.end(), is_said=is_said) if joint else []
        if others:
            return [(start, end), *others]
    return []


_REACH: Final = 120  # characters within which a row of names stands
_WORDS: Final = VERBS | NEVER | ORDINARY | MONTHS
_ONE: Final = (
    r"(?<![^\W_])(?!(?:and|to|will|should|must|shall|needs?|has|have|is|are|please|pls|can|could)(?![a-z]))"
    rf"{WORD}"
)
_NAME: Final = re.compile(rf"{_ONE}(?:[ ]{_ONE})?")
_NAMES: Final = rf"{_NAME.pattern}(?:(?:\s*[,/&]\s*|\s+and\s+){_NAME.pattern}){{0,3}}"
_ROW: Final = re.compile(
    rf"""(?P<row>{_NAMES})(?P<told>\s*:\s*(?=\w)
    | (?:\s+(?:to|will|should|must|shall|needs?\s+to|has\s+to|have\s+to|is\s+to|are\s+to)
    | \s*,?\s+(?:please|pls) | \s*,\s*(?:can|could)\s+you | ['’]ll)
      (?:\s+(?:also|kindly|please|then|first))?\s+)""",
    re.VERBOSE,
)
_SAID_ROW: Final = re.compile(
    rf"(?P<row>{_NAME.pattern}(?:\s+and\s+{_NAME.pattern})?)(?P<told>{ENDS[Kind.SAID].pattern})"
)
_CHINESE: Final = re.compile(CHINESE)
_VERB: Final = re.compile(r"[a-z]+")
_NO_VERBS: Final = frozenset(["", "be", "the", "a", "an", "my", "our", "his", "her", *MONTHS])
_SURNAMES: Final = re.compile(
    rf"{'|'.join(COMPOUND_SURNAMES)}"
    "|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱"
    "严覃武戴莫孔向汤]"
)
_GIVEN_CHARACTERS: Final = frozenset(
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀霞平刚桂英华玲辉红霖梅鹏飞燕玉兰建峰宇浩欣怡佳嘉俊婷雪琳倩颖雯"
    "洁萍慧蕾莉莹晶璐瑶琪瑞瑾琴珊珍璇薇萌菲蓉蕊茜莎荣菊芬芸茹淑娇娥妍婧媛嫣姗姝妮健凯彬斌博毅坤昊晨曦"
    "旭昆晓明昕晖朋楠栋桐森梓涵淼清源滨潇泽洪炜烨煜炎焕熙爽琛皓睿硕祥福祺维绍翔翰胜良芮若茂荷莲蓓诗诚豪"
    "贤跃轩远达迪逸鑫钊铭锋锐锦锡闯阳隆雄霄韬韵馨骏骞鸿鹤麟龙雷帆康志宁安宏宝富彦德忠思恒悦惠振敬文春树松"
    "柏永波川凤凡兵亮仁义光东培子晗云贵卫卓仪依乐丹冰奇威庭岩岳岚菁虹影艺盈真珂莺"
)
# Words, places and firms that begin like a name.
_WORDS_IN_CHINESE: Final = (
    "高明", "高峰", "高超", "高洁", "高雅", "高达", "高清", "高亮", "高丽", "高德", "高安", "高强",
    "高平", "高远", "高龙", "高敏", "高志", "高凡", "金晶", "金山", "金华", "金龙", "金鹏", "金玉",
    "金海", "金坤", "金平", "金东", "金宝", "金福", "白云", "白雪", "白光", "白玉", "白兰", "白菊",
    "石英", "石林", "石龙", "石玉", "石云", "江海", "江宁", "江东", "江波", "江源", "江川", "马达",
    "马云", "马良", "雷达", "雷锋", "雷霄", "万达", "万宝", "万福", "万安", "万宁", "万源", "万利",
    "万德", "严明", "武威", "武宁", "武安", "武平", "史诗", "向阳", "向东", "龙江", "龙岩", "龙泽",
    "龙泉", "龙虹", "黄岩", "黄海", "黄龙", "余波", "林海", "林涛", "何如", "何若", "何依", "许昌",
    "陆军", "苏宁", "沈阳", "唐诗", "杨梅", "杨柳", "黎明", "孔明", "方圆", "方正", "任达", "周庭",
    "周波", "周光", "周明", "夏宁", "夏荷", "夏菊", "钟祥", "贺兰", "莫若", "莫非", "顾若", "田康",
    "毛豪", "丁香", "丁宁", "丁兰", "程光", "胡杨", "梁平", "宋庆", "罗平", "余安", "李宁", "秦安",
    "向明", "钱塘", "于洪", "何晨", "叶兰", "叶莲", "叶绿", "白鹤", "金菊", "石莲", "安宁", "汤山",
)  # fmt: skip
_DAYS: Final = frozenset(["明天", "后天", "大后", "元旦", "国庆", "春节", "季度", "预算"])
_TWO: Final = "|".join(sorted(word for word in GOES_ON - _DAYS if len(word) > 1))
_GOES_ON: Final = re.compile(
    rf"""[\s,，、]*(?:
      [于在]?(?:本|这|下下?)?(?:周|星期|礼拜)[一二三四五六日天末]
    | [于在]?(?:今天|今晚|明天(?!天)|明早|明晚|后天(?!性)|月底|年底|季度末|下午|上午|下?个?月底)
    | [于在]?(?:\d+|[一二三四五六七八九十]+)\s*(?:
        月\s*(?:\d|[一二三十]|底|前|中|上旬|下旬) | [号日](?!常) | 点 | 天内 | 个工作日)
    | [把将](?={CHINESE}) | [交写发订买催](?={CHINESE}{{2}}) | {_TWO}
    )|\s*:""",
    re.VERBOSE,
)
