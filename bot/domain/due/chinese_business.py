"""What a business promises to all, and events that are set: no task is told by their days.

新客首单24小时内发货 is a rule; 退款7个工作日内到账，财务盯一下 is seen to by somebody. The line
年会定在1月16日，主持人还没定 tells when the event is, and what is to be done stands behind it.
"""

import re

_OF_ALL = (  # who and what such promises are made to and about
    r"(?:新客户?|新用户|老用户|老客户?|(?:VIP|大|海外)客户|用户|会员|首单|订单|现货|预售|商品|同城|省内|省外|外省|外地|跨省|偏远地区|江浙沪|海外|境外"
    r"|未?拆封|签收|支付|下单|付款|注册|续费|平台|线上|线下|所有|全部|普通|紧急|一般|门店|VIP)"
)
_OF_SOME = (
    r"(?:退货|退款|退换货|换货|快递|包裹|工单|客诉|投诉|运费|差价|定金|押金|售后|补发|理赔|发票)"
)
_PARTY = r"(?:甲方|乙方|买方|卖方|承租[方人]|出租[方人]|供应商|租[客户]|房东|厂家|保险公司)"
_BEGINS = r"(?:^|[\s,.;:，。；：、])"
_TO_ALL = re.compile(rf"{_BEGINS}(?:{_OF_ALL}|{_OF_SOME})*{_OF_ALL}(?:{_OF_ALL}|{_OF_SOME})*\s*$")
_TO_SOME = re.compile(rf"{_BEGINS}(?:{_OF_SOME}+|{_PARTY})\s*$")
_PROMISED = re.compile(
    r"\s*(?:会|将|均|都|可|保证)?(?:原路|发货|发出|寄出|寄回|退回|退还|退款|返还|返现|到账|送达|响应|接单|揽收|出库|补退|补发|送券|回电|闭环"
    r"|回复|赔付|理赔|退换|付款|支付|结算|交货|搬走|搬离|腾退|维修|修好)(?:退回|退款|返还)?(?=\s*(?:$|[,.;!?)，。；！？)]))"
)
_LENGTH = re.compile(
    r"[\d一二两三四五六七八九十半几]+\s*(?:个?工作日|个?小时|分钟|天|日|周|个月)[之以]?内"
)
_SEEN_TO = re.compile(  # 七个工作日内到账，财务盯一下
    r"\s*(?:到账|入账|退回|打款|回款)[^,.;，。；]{0,4}[,;，；]\s*[^,.;，。；]{0,6}"
    r"(?:盯|跟进|跟踪|催|落实|督促|督办|负责)"
)
_SET = re.compile(
    r"(?:年会|(?<![机协学社工商委误约都不才])会|会议|婚礼|团建|[面笔考]试|考核|培训|演练|演出|彩排|开业|开幕|典礼|仪式|活动|论坛|比赛|体检"
    r"|春游|秋游|聚餐|答辩|开庭|手术|婚宴|旅游|路演|直播|讲座|沙龙|参观|来访|家访)(?:的?(?:时间|日期|日子))?"
    r"(?:初步|暂时?|已经?|就|也|都|重新)*(?:定|改|安排|挪|放)(?:[在到于]|为)\s*$"
)
_THEN_MORE = re.compile(
    r"\s*(?:召开|举行|举办|进行|开)?\s*[,;，；](?!.*(?:请|提前|准备|准时|参加|出席|到场|务必|届时|[前发交报给]))\s*\S"
)


def promised(before: str, said: str, after: str) -> bool:
    """Tell whether a length of time is what all customers are promised."""
    return _is_length(said, after) and bool(_TO_ALL.search(before))


def perhaps_promised(before: str, said: str, after: str) -> bool:
    """Tell whether it may be, or be set for one case: 退款24小时内退还."""
    return _is_length(said, after) and bool(_TO_SOME.search(before))


def _is_length(said: str, after: str) -> bool:
    return bool(_LENGTH.fullmatch(said) and _PROMISED.match(after))


def is_seen_to(after: str) -> bool:
    """Tell whether somebody is to see to what is told: 到账，财务盯一下."""
    return bool(_SEEN_TO.match(after))


def dates_an_event(before: str, after: str) -> bool:
    """Tell whether an event is set for the day, and what is to be done is told behind it."""
    return bool(_SET.search(before) and _THEN_MORE.match(after))


def perhaps_dates_an_event(before: str) -> bool:
    """Tell whether an event is set for the day, which may be all that there is to do."""
    return bool(_SET.search(before))
