"""Chinese sentences that tell how it is on a day, and ask nothing of anybody.

明天食堂不开 and 李伟的航班明天到 have the shape of a task, and may be what somebody has to see to:
they are asked about. What was said on a day, thanks and questions why are no tasks at all.
"""

import re

from bot.domain.due.chinese_verbs import TO_DO
from bot.domain.due.context_words import EVENT

_SEEN_TO = r"(?!\s*[,;，；][^,.;，。；]{0,8}(?:负责|牵头|跟进|落实|[把将]))"
_ENDS = rf"(?:了|哦|啊|呀|哈|的)?(?=\s*(?:$|[,.;:!?()，。；：！？])){_SEEN_TO}"
_IS_ALL = r"(?:了|哦|啊|呀|哈|的)?(?=\s*(?:$|[.;!?)。；！？]))"
_NO_VERB = rf"(?!{TO_DO}|[去到做写改发交送])"
_WHAT = rf"{_NO_VERB}(?:(?![把将给请让])[\u4e00-\u9fff\w]){{0,8}}?"
_SO_LONG = r"(?:[\d一二两三四五六七八九十半几]+个?(?:半)?(?:小时|钟头|分钟|天|上午|下午|周))?"
_PLACE = r"[\u4e00-\u9fff]{0,4}"
_PAPERS = r"(?![\u4e00-\u9fff]*(?:手续|材料|资料|培训|面谈|申请|流程|通知|体检|报告|方案|清单|表))"

_SHUT = (  # 食堂不开, 机房断网两小时
    r"(?:不(?:开门?|能用|可用|能进|营业|通车?|供[水电餐暖气]|来(?:上班|公司)?|接单|发货|收货|运行|对外)|暂停使用|用不了|进不去"
    rf"|(?:停[电水气机产运暖]|断[电水网气]|限[行号电]|宕机|断供|瘫痪|闭馆|关门|停诊){_SO_LONG})"
)
_FREE = r"(?:没空|没时间|抽不开身|走不开|排不开|忙不过来|有(?:事|约|课|别的会|别的安排))"
_WEATHER = (
    r"(?:(?:气温|最高温|最低温)[^,.;，。；]{1,8}|(?:多云|晴|阴|(?<![铲扫积除防])[雨雪雾霾])(?:转|到)?[多云晴阴雨雪大中小]{0,3}"
    r"|下(?:冰雹|霜|雾)|台风(?:登陆|过境|来|影响)?|降温|升温|回暖|零下[^,.;，。；]{0,4})"
)
_COMES = (
    r"(?:抵[达港]|返程|落地|降落|起飞|靠[泊港]|进港|离港|开船|飞|回国|离开"
    r"|坐(?:高铁|飞机|火车|动车)[去到回]?|从[\u4e00-\u9fff]{2,4}[回过]来)"
)
_VISITS = r"来[\u4e00-\u9fff]{0,4}?(?:参观|考察|视察|审核|访|验厂|验货|调研|拜访)"
_PRICES = (
    r"(?:(?:价格?|费用?|油价|运费|关税|利率|单价|房租|租金)?(?:统一|全面|整体|再|将|会)?(?:上调|下调|涨价|降价|调价|上涨|下跌|涨|跌)"
    r"(?:[约至到]?\s*\d[\d.]*\s*(?:%|个点|元|块)?)?)"
)
_IN_FORCE = r"(?:正式|自动)?(?:生效|失效|终止|结束|到期|过期|作废|停售|下市|施行)"
_IS_OUT = r"(?:会|将|就|才|统一)?(?:出来?|公布|揭晓|出炉|见分晓)"
_CAREER = (
    r"(?:正式)?(?:入职|离职|升任|调[到往去任]|转岗|退休|跳槽|就任|履新|晋升|高升|荣升|返岗|休产假"
    r"|做手术|[住出]院|搬新[家房]|到任|升职|回老家)"
)
_FEAST = (
    r"(?:生日|过生日|团建|开业|开张|开市|[成创]立[\u4e00-\u9fff\d]{0,4}(?:周?年)?|[\u4e00-\u9fff\d]{1,3}周年"
    r"|结婚|满月|乔迁|挂牌|赶工|进驻)"
)
_BACK_ON = r"恢复(?:供[水电暖气]|通车|运营|营业|正常|开放|上课|办公|原价|运行|通行)"
_HOW_IT_IS = (
    r"(?:[很太挺](?![阳空湖原极平拔进])[\u4e00-\u9fff]{1,3}|(?:创|再创)?(?:历史)?新[高低]|(?:噪音|动静|人流|客流|风|压力)大"
    r"|人多|车多|放学[早晚]|下班早|迟到|早退|爆满|约满|满员|翻[倍番]|[\u4e00-\u9fff]不[上了下动起住]|不让[\u4e00-\u9fff]{1,3}"
    r"|(?:无|零)(?:事故|投诉|异常|故障)|比[平往去上昨][^,.;，。；]{1,8}|(?:全停|进水|漏水|失火|跳闸|堵车|塌方)"
    r"|[^,.;，。；]{0,4}(?:涨到|跌到|跌破|突破|升至|降至|涨至)[^,.;，。；]{1,6}|(?:缺勤|缺席|到岗|出勤)[\d一二两三四五六七八九十几]+人)"
)
_FAMILY = (
    r"(?:我|他|她)?得?要?(?:(?:带|陪|接|送|照顾)(?:小?孩子?|娃|老人|家人|父母|爸妈|老婆|老公|我[爸妈])"
    r"(?![^,.;，。；]*[表证的])|(?<=要)去(?:医院|看病|看牙|打针|驾校|相亲))"
)

_HOW_THEN = re.compile(
    rf"\s*(?:{_WHAT}(?:{_SHUT}|{_FREE}|{_WEATHER}|{_HOW_IT_IS}){_ENDS}"
    rf"|{_WHAT}(?:{_VISITS}|{_PRICES}|{_FEAST}){_IS_ALL}"
    rf"|{_WHAT}(?:试用|试运行|合同|租约|授权|活动|优惠|保修|质保){_IN_FORCE}{_IS_ALL}"
    rf"|{_WHAT}(?:结果|成绩|名单|分数线?|榜单){_IS_OUT}{_IS_ALL}"
    rf"|(?:[\u4e00-\u9fff]{{2,6}}不能用|{_BACK_ON}){_ENDS}|{_FAMILY}"
    rf"|(?:才|就)?回(?:公司|国|来|家|老家|学校|单位|办公室){_ENDS}"
    rf"|(?:人|都)?在[\u4e00-\u9fff]{{2,3}}{_ENDS}|(?:属于|正好是|刚好是|算是)|[\u4e00-\u9fff]{{0,6}}发生[\d一两二三几]+[起次]"
    rf"|有[\d一二两三四五六七八九十几多好]+[个名位]?人?(?:迟到|早退|请假|缺勤|缺席|没来|受伤){_ENDS})"
)
_SOMEBODY = re.compile(r"[\u4e00-\u9fffA-Za-z]\s*$")
_DOES = re.compile(  # 货船周五抵港, 王芳明天入职新公司
    rf"\s*(?:(?:才|就|会|将|要)?(?:{_COMES}{_PLACE}|停机{_SO_LONG})|{_CAREER}{_PAPERS}[\u4e00-\u9fff]{{0,8}}){_IS_ALL}"
)
_TRAVELLER = re.compile(  # and not a parcel, of which it is awaited: 样品明天到
    r"(?:航班|飞机|高铁|火车|动车|列车|班车|[\u4e00-\u9fff]总|客户|领导|专家|老师|嘉宾|客人|人员|一行|父母|爸妈)\s*$"
)
_ARRIVES = re.compile(rf"\s*(?:才|就|会|将|要)?到{_PLACE}{_IS_ALL}")
_RULE = re.compile(r"(?:价格?|保修期?|质保期?|新规|政策|优惠|活动|制度|租约|假期|展期)\s*$")
_HOLDS = re.compile(rf"\s*{_IN_FORCE}{_IS_ALL}")
_RESULT = re.compile(r"(?:结果|成绩|名单|分数线?|榜单|批复|签证)\s*$")
_OUT_THEN = re.compile(rf"\s*{_IS_OUT}{_IS_ALL}")
_THEY_PLAN = re.compile(
    r"(?:客户|甲方|对方|友商|竞品|房东|业主|总部|领导|[\u4e00-\u9fff]总)(?:方面|那边)?(?:计划|打算|准备|想|有意)\s*$"
)
_MEANWHILE = (
    rf"(?:{EVENT}|开会|见面|碰头|吃饭|电话|沟通|拜访|聊天|出差)(?:的?时候?|上|中|里|期间|那会儿?)?"
)
_SAID_BEFORE = (
    rf"\s*(?:(?:在)?{_MEANWHILE})?(?:[跟和与同在][^,.;，。；把将]{{1,6}}?)?"
    r"(?:就|也|都|已经?|大家|我们?|他们?|她)*"
    r"(?:讨论|商量|商议|沟通|说|谈|聊|提|提到|强调|反馈|反映|确认|通报|汇报|解释|承诺|答应|介绍)过(?![程期度渡年节户来去会审一后滤])"
)
_LEAVE = (
    r"\s*(?:我|他|她)?(?:要|得|想)?请(?:[年病事产婚丧探]|陪产|育儿|护理|探亲)假"
    r"(?!条|单|申请|手续|流程|审批|的)"
)
_WHY = (  # 周五服务器为什么宕机？ 周五查清为什么宕机 is a task
    rf"\s*(?!{TO_DO})(?:(?![把将给查写弄搞析明解报讲看问答找])[^,.;，。；]){{0,10}}"
    r"(?:为什么|为何|为啥|咋又|怎么(?:又|还|没|会|这么|就|不|老|了|回事))(?![^,.;，。；]*的[\u4e00-\u9fff])"
)

_GOES_ON = (  # 周一接着干, 今天先到这
    r"\s*(?:大家|我们|咱们?)?(?:(?:再|接着|继续)+(?:干|聊|战|来|弄|搞|忙|搬砖|战斗|奋斗|加油|努力)"
    r"|(?:就|先)+(?:到(?:这[儿里]?|此)|这样)|就?到此为止|照(?:开|旧|样))(?:吧|了|哈|啊|哦)?(?=\s*(?:$|[,.;!，。；！]))"
)
_CLOCKS_CHANGE = (  # 周日夏令时结束
    r"\s*(?:凌晨|起|开始|就|要|又|会|正式)*(?:切换?|换|改|进入|调|转|拨)?(?:成|到|回|为)?[夏冬](?:令时|时制)"
    r"(?:结束|开始|切换|生效|了)*(?!\s*[之以]?前)"
)
_TELLS = tuple(
    re.compile(pattern) for pattern in (_SAID_BEFORE, _LEAVE, _WHY, _GOES_ON, _CLOCKS_CHANGE)
)
_THANKED = re.compile(r"(?:谢谢|感谢|多谢|鸣谢)[^,.;，。；!！]{0,8}$")
_DO_THEN = re.compile(TO_DO)
_IS_NOT = re.compile(r"(?<![是要])不是(?:在|到)?\s*$")  # 不是周三，是周四
_IS_IT = re.compile(r"^[^,.;，。；]{0,10}(?:吗|么|嘛|\?)")
_OF_THE_LATE = re.compile(  # 每月25号前报销，过期顺延到下月
    r"(?:过期|逾期|超期|超时|过时|迟交|晚交|过了?点|没[赶来]得?及|没赶上|(?:超过|错过)[^,.;，。；]{1,8})的?[^,.;，。；]{0,6}"
    r"(?:顺延|延|推|转|算|计|并|归|移|留|放|滚|拖|报|排)[^,.;，。；]{0,3}$"
)
_UNDER_DISCUSSION = re.compile(  # 讨论：营业时间是否延长至22:30
    r"(?:讨论|商讨|研究|评估|商议|商量|考虑|表决|投票|确认|议题|核实|征求|问一?下)[^.;。；]{0,24}"
    r"(?:是否|要不要|能否|可否|能不能|该不该|可不可以|是不是)[^,.;，。；]{0,8}"
    r"(?:延长|延期?|调整?|改|推迟?|提前|挪|放宽|缩短|顺延|提早|放)[到至为在于]\s*$"
)
IS_REPORTED = re.compile(  # 下周三例会上汇报结果; 例会上汇报的结果 is told
    rf"\s*的?{EVENT}上(?:我们?|你|由|再|要|统一|集中|现场|逐项)*"
    r"(?:汇报|演示|通报|说明|讲解|展示|介绍|审议|表决|报告|发布|分享|做|过一[遍下])"
    r"(?![^,.;，。；]*(?:[了过]|[\u4e00-\u9fff]的[\u4e00-\u9fff]{0,4}(?:有|没|不|很)))(?!的)"
)


def asks_for_nothing(before: str, after: str) -> bool:
    """Tell whether somebody is thanked for what he did then, or it is asked why, or it was said."""
    thanked = _THANKED.search(before) and not _DO_THEN.match(after)
    return bool(thanked) or any(look.match(after) for look in _TELLS)


def is_other_than(before: str, after: str) -> bool:
    """Tell whether it is said which day it is not, or what becomes of those who are late."""
    is_not = _IS_NOT.search(before) and not _IS_IT.search(after)
    return bool(is_not or _OF_THE_LATE.search(before))


def is_under_discussion(before: str) -> bool:
    """Tell whether it is discussed if something should last until then."""
    return bool(_UNDER_DISCUSSION.search(before))


def perhaps_told(before: str, said: str, after: str) -> bool:
    """Tell whether it may be told how it is on the day, or what others plan for it."""
    if said.endswith("内"):
        return False
    if _THEY_PLAN.search(before) or _HOW_THEN.match(after):
        return True
    looks = (
        (_SOMEBODY, _DOES),
        (_TRAVELLER, _ARRIVES),
        (_RULE, _HOLDS),
        (_RESULT, _OUT_THEN),
    )
    return any(who.search(before) and what.match(after) for who, what in looks)
