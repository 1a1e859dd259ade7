"""The words around a date that tell whether it is meant as a deadline."""

import re

from bot.domain.due.chinese_verbs import VERB
from bot.domain.due.english_verbs import DOES

_LETTER = "A-Za-z"
BY = re.compile(
    rf"(?<![{_LETTER}])(?:(?:no|not)\s+later\s+th[ae]n|on\s+or\s+before|(?:at\s+(?:the\s+)?)?latest(?:\s+(?:by|on))?"
    r"|(?:(?:is|are)\s+)?due(?:\s+(?:by|on|at|for|date|is))*|(?:deadline|(?:last|final|closing)\s+date|cut-?off)(?:\s+(?:is|on|by))*"
    r"|(?:by|before|b4|until|till|til|prior\s+to|ahead\s+of)(?:\s+(?:(?:the\s+)?end\s+of|latest))?|(?:the\s+)?end\s+of|within|ETA|target(?:\s+date)?|(?:aim(?:ing)?|shoot(?:ing)?)\s+for|(?<!can\s)(?<!could\s)(?<!['’]t\s)(?<!cannot\s)make\s+(?:it|that))"
    r"\s*:?\s*(?:the\s+|(?<=before\s)(?:our|my|your|their)\s+)?$",
    re.IGNORECASE,
)
BY_CHINESE = re.compile(
    r"(?:(?<=[应须])于|(?:(?<!申)请|务必|须|需|要|应)?(?:务于|限期|(?<![时无有权额上下局年期界极门宽])限|(?:最[晚迟])?不得?[晚迟]于|[最至][晚迟]|赶在)|务必[于在]|截[至止](?:到|至|日期|时间)?|截[单关港稿标数](?:时间|日期?)?"
    r"|(?:计划|预计|要求|整改|办理|最后)?(?:完成|办结|交付|提交)?(?:期限|时限|(?<!会议)(?<!开会)(?<!活动)(?<!服务)(?<!营业)(?<!办公)(?<!工作)(?<!上班)(?<!值班)(?<!开放)(?<!培训)(?<!面试)(?<!开标)(?<!考试)(?<!婚礼)(?<!年会)(?<!演出)(?<!答辩)(?<!团建)(?<!比赛)(?<!体检)(?<!典礼)时间|(?<=完成)日期)|到期日|交期|死线|(?i:ddl|deadline))"
    r"\s*(?:为|是|到|于|在|定在|定于)?\s*:?\s*$"
)
ON = re.compile(rf"(?:(?<![{_LETTER}])(?i:on|at)\s+|@\s*|(?:[定改]?[在于至到为]|(?<!收)到)\s*)$")
AT = re.compile(rf"(?:(?<![{_LETTER}])at\s+|@\s*|(?<![现存内])[在于]\s*)$", re.IGNORECASE)
FOR = re.compile(rf"(?<!aim\s)(?<!aiming\s)(?<![{_LETTER}])for\s+(?:the\s+)?$", re.IGNORECASE)
UNTIL = re.compile(
    r"\s*(?:(?:(?:at\s+)?the\s+(?:very\s+)?latest|latest|or\s+(?:sooner|earlier))(?![A-Za-z])"
    r"|(?:号|下班|上班|中午|收盘|结束|[闭开][馆店市门盘]|打烊|放学|[交换]班|收[工摊]|午休|天黑|熄灯|[早午晚]饭|或)?(?:之前|以前|为止|截止|之内|以内|前(?![台端期面景任沿后厅])|内(?![部容])|止)|\s*到期[,;，；]\s*(?:请|务必|须|要)?[在于]?到期(?:之前|以前|前)(?!的?\s*[\d一二两三半]))",
    re.IGNORECASE,
)

NOT_A_DEADLINE = re.compile(
    rf"(?:(?<![{_LETTER}])(?:of|from|since|after|following|start(?:s|ing)?|begin(?:s|ning)?|as\s+(?:of|at)"
    r"|effective|w\.?e\.?f\.?|dated|dtd\.?|last|past|previous|every|each|regarding|re|than|vs\.?|versus|supersed(?:es|ing)|replac(?:es|ing)|during|between|(?<!-)through|(?<!-)thru"
    r"|happy|(?:thanks|thank\s+you|thx|ta|cheers|sorry|apologies|congrats)\s+(?:for|about)"
    r"|the|a|an|it['’]s|my|your)\s+(?:the\s+)?|(?:不得?早于|从|自从|自|每逢?|上|除了?|关于|针对|根据|按照|依据|等到?|(?:别|不要|不能|不得)拖到|(?<![预计结核清决概])算(?:到|作|成)?)\s*)$",
    re.IGNORECASE,
)
INSTEAD = re.compile(  # not Thursday as I said, Friday
    r"(?:^|[.;!?:]\s+)(?:sorry,?\s+|correction:?\s+)?not\s+(?:on\s+|by\s+)?(?:the\s+)?"
    r"(?:\d|tom|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[^.;!?,]{0,40}"
    r"(?:,|\s[-–—])\s*(?:but\s+|rather\s+|make\s+it\s+)?(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
NOT_BEFORE = re.compile(  # don't pay them before the 20th
    rf"(?<![{_LETTER}@])(?:no|not|cannot|never|nothing|nobody|[a-z]+n['’]t|dont|cant|wont|wait|hold\s+(?:off|on|fire))"
    r"(?![a-z])(?!\s(?:forget|later|miss))(?:(?!\s(?:but|though|just)\s)[^,.;:!?]){0,40}\s(?:before|b4|until|till|til)\s+(?:(?:the|our|my|your|their)\s+)?$",
    re.IGNORECASE,
)
RECURS = re.compile(
    r"(?:每个?(?:工作日|交易日|月|季度?|年|周|天|日|星期|礼拜)[一二三四五六日天]?的?(?:工作日|最后一个|第[一二三四]个|[末首]月|第[一二三]个月)?(?:的|上午|下午|晚上|早上)?"
    r"|(?:平日|平时|日常|节假日|(?<!首个)(?<!第一个)(?<!最后一个)工作日)的?|(?:every|each)(?:\s+(?:other|second|third))?"
    r"(?:\s+(?:day|week|fortnight|month|quarter|year|weekday"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*))?(?:\s+(?:on|by|before|at))?"
    r"|(?:daily|weekly|bi-?weekly|monthly|quarterly|yearly|annually)(?:\s+(?:on|by|before|at))?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun|week)days,?(?:\s+(?:at|by|before|from|@))?)"
    r"\s*(?:the\s+)?$",
    re.IGNORECASE,
)
AFTER_SOMETHING = re.compile(
    rf"(?<![{_LETTER}])(?:(?:not|(?<!some\s)(?<!any\s)(?<!one\s)day|days|weeks?|months?|hours?)\s+before|not(?:\s+(?:due|by|on))*)\s+(?:the\s+)?$"
    r"|之?日起\s*$",
    re.IGNORECASE,
)
AFTER_AN_EVENT = re.compile(
    r"(?:(?<![然最今随])后|(?:收到|接到)[^,.;，。；请]{1,6}|收到|接到|签收|下单|付款|收货|到货|登录|[断掉]线|断[电网]|故障|报警|入职|离职|出院|受理|每[单笔票次件]|(?:[文函货款票件]到|约定|规定|写的?是|写[明着的]|[注载标]明|[印标]着|(?<!我)(?<!我们)承诺)(?:[^,.;，。；]{0,6}[应须需])?[在于]?"
    r"|[开关]机|上电|事发|发生|逾期|超时|失败|时长|耗时|间隔|误差|延迟|最?近|过去|连续|任意|同一)\s*$"
)
LENGTH = re.compile(
    r"\s*(?:\d{1,3}|[一二两三四五六七八九十半几]{1,3})\s*(?:个?(?:工作日|星期|礼拜|小时|钟头)|个月|[天周年]|日(?!前|之前|以前)|分钟)"
)
SO_FAR = re.compile(r"截[至止]到?\s*$")
USUALLY = re.compile(
    rf"(?<![{_LETTER}])(?:always|usually|normally|typically)\s[^.;:!?]*$", re.IGNORECASE
)
KEEPS_UNTIL = re.compile(  # best before 5 October, pull anything before that
    rf"(?<![{_LETTER}])(?:(?:best|(?<!for\s)use|sell|display)\s+(?:before|by)|anything\s+(?:from\s+|dated\s+)?before"
    r"|as\s+(?:early|late)\s+as)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
TALKED_ABOUT = re.compile(  # give Kev an answer about Saturday
    rf"(?<![{_LETTER}])(?:answer|talk|ask|email|call|decision|questions?|tell|news|chat|message|speak|word|know|decide|reply|hear)"
    r"\s(?:[^.;:,!?]{0,25}\s)?about\s+(?:the\s+)?$",
    re.IGNORECASE,
)
CONDITION = re.compile(  # if it rains on Friday
    r"(?:(?:^|[.;:!?,]\s*)(?:if|when|once|unless|in\s+case)|(?<!good)(?<!great)(?<!nice)(?<!best)(?<!better)(?<!ful)(?<!glad)(?<!\sit)\s(?:if|unless|in\s+case))\s[^,;.!?]*$",
    re.IGNORECASE,
)
EXCEPT = re.compile(  # any day but Friday, we can't do Friday
    rf"(?<![{_LETTER}])(?:any(?:thing|\s+day|\s+time)?\s+(?:but|except|bar)|(?:^|(?<=[.;:]\s))no\s+(?!later|need)[a-z]+(?:\s[a-z]+)?|except(?:\s+for)?|apart\s+from"
    r"|(?:can['’]?t|cannot|couldn['’]?t|won['’]?t)\s+(?:do|make|work|attend|come|join|cover|be\s+in)|(?:don['’]?t|do\s+not|never)\s+(?:schedule|book|plan|arrange|put|accept|organi[sz]e)\s+(?:any[a-z]*|more|new)(?:\s+[a-z]+){0,3}?|avoid|skip"
    r"|(?:^|(?:to|can|I|we|you|they|please|pls|and)\s+)swap)\s+(?:on\s+)?(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
COUNTED_SO_FAR = re.compile(
    r"\s*[,，]?\s*(?:的|累计|共|已|尚|仍|还[差剩有没]|完成率|数据|余额|库存|我|公司|全)"
)
COMPANY = re.compile(
    r"(?:\s+[A-Z&][\w&'’-]*){0,3}\s+(?:Ltd|Limited|Inc|GmbH|AG|LLC|LLP|PLC|plc|Corp|Group|Holdings|Co|Partners"
    r"|Foundation|Trust|Studios?|Agency|Bakery|Cafe|Café|Bar|Club|Magazine|Records)(?![A-Za-z])"
)
LIMITED_TO = re.compile(
    r"(?:控制|压缩|缩短|限制|保持|稳定|维持|缩减|降低?|减少)(?:在|到|至)\s*$"
    r"|(?<![A-Za-z])(?:keep|kept|limit(?:ed)?|(?<!a\s)hold)\s[^,.;:!?]{1,30}\s(?:within\s)?$",
    re.IGNORECASE,
)
ABOUT_BEFORE = re.compile(
    r"(?:大约|大概|(?:(?<![\u4e00-\u9fff])|(?<=[于在将需要共]))约|(?:around|about|approximately|roughly|maybe|probably|some\s?time)\s)\s*$",
    re.IGNORECASE,
)
ABOUT_AFTER = re.compile(
    r"\s*(?:前后|左右|(?:or\s+(?:so|thereabouts)|give\s+or\s+take)(?![A-Za-z])|-?ish(?![A-Za-z]))",
    re.IGNORECASE,
)
DURATION = re.compile(r"(?:in|within)\s", re.IGNORECASE)
OR_LATER = re.compile(  # by next Thursday or the one after
    r",?\s+or\s+(?:perhaps\s+|maybe\s+|even\s+)?(?:the\s+)?(?:(?:one|week|day|month)\s+after|(?:following|next)\s+(?:one|week))(?![a-z])",
    re.IGNORECASE,
)
OF_SOMETHING_ELSE = re.compile(r"\s+(?:of|after|following|before|from)\s", re.IGNORECASE)
NAME = re.compile(
    r"[^\s.!?:;•,]\s+(?:[A-Z][a-z]+|(?:Mr|Mrs|Ms|Dr)\.?)\s+$|^(?:Mr|Mrs|Ms|Dr)\.?\s+$"
)
APPOSITION = re.compile(r"\s*\((?:the|an?|our)\s+[a-z]+\)")  # Tuesday Morning (the retailer)
POSSESSIVE = re.compile(r"['’]s?(?![A-Za-z])|-[A-Za-z]|\s[a-z]+['’]s\s")
_ENGLISH_NOUN = (
    r"(?:meetings?|reports?|reviews?|calls?|launch|figures|numbers?|versions?|releases?|minutes|agenda"
    r"|data|results?|sessions?|workshops?|stand-?ups?|slides?|deck|newsletter|edition|plans?|budgets?"
    r"|updates?|notes?|sync|retro|demo|training|planning|events?|party|holidays?|sales|shift|batch|build|issue"
    r"|banners?|posters?|flyers?|mailers?|articles?|campaigns?|menus?|cards?|gifts?|photos?|videos?"
    r"|invitations?|bonus(?:es)?|schemes?|deadlines?|targets?|forecast|invoices?|close|closing|statements?|summary|(?:(?:opening|office|business|visiting|working)\s+)?hours|people|items|pages|groups?|team|class|crew|staff|kids?|lads?|lasses|girls?|boys?|casuals?|temps?|regulars?|volunteers?|umpires?|slot|club|deal|dinner|drinks|balances?|accounts?|reconciliations?|payroll|rota|offer|outage|incident|status|mail|market|fair|lights|rush|raffle|stock|concert|parade|rates|prices|fees|docs?|memo|draft|brunch|breakfast|supper|roster|delivery|hand-?over|cut-?over|kick-?off)"
)
_BIG_MEETING = (  # 总经理办公会
    r"(?:(?!召开|组织|参加|开|准备|安排|筹备|定|去)[\u4e00-\u9fff]){0,5}"
    r"(?:办公|常务|专题|党组|碰头|协调|调度|推进|动员|座谈|表彰|家长|股东|董事|分析)会议?"
)
EVENT = (
    rf"(?:{_BIG_MEETING}|(?:部门|项目|小组|全体|运营)?"
    r"(?:例会|会议|会|[晨早夕周月年]会|评审(?:会|(?!完|好|通过))|发布会|启动会|培训(?!完|好)))"
)
_CHINESE_NOUN = (
    rf"(?:的|{EVENT}|讨论会|数据|纪要|报表|周报|日报|月报|总结|考核|结算|结账|活动|版|通报|文件"
    r"|计划|方案|库存|余额|晚会|聚餐|评优|绩效|大会|奖|举行|召开的|系统|双薪|红包|预算|目标|指标|业绩|营收|利润|销售额|收入|成本|费用|福利|休假|放假|请假|值班|加班(?=费|人员|申请|名单|餐|补贴)|出差|有效"
    r"|[早中晚夜白]班(?=的)|咖啡|餐厅|酒吧|乐队|小组|团队|专场|劳动节|国庆|春节|元旦|中秋|端午|清明|特惠|促销|[早晚](?:高峰|餐|饭|宴|市)|休息|天气)"
)
_AS_A_VERB = (  # `by Friday review the contract`
    r"\s+(?:the|an?|all|both|any|each|every|my|our|your|his|her|their|its|this|that|these|those|it"
    r"|him|them|us|whether|back)(?![A-Za-z])|(?:(?<=\scall)|(?<=\sinvoice)|(?<=\supdate))\s+(?-i:[A-Z][a-z])"
)
_A_TASK = (  # 季度末 库存对账
    rf"\s+(?:库存|数据|报表|预算|成本|费用|绩效|方案|计划|总结)[\u4e00-\u9fff]{{0,4}}?{VERB}\s*$"
)
NOUN = re.compile(
    rf"\s+{_ENGLISH_NOUN}s?(?![A-Za-z]|{_AS_A_VERB})|(?!{_A_TASK})\s*{_CHINESE_NOUN}", re.IGNORECASE
)
EVENT_THEN_BEFORE = re.compile(
    rf"\s*的?(?:{EVENT}(?:召开|开始)?|开会|上会|会|评审|汇报|[结关封]账|盘点)(?:之前|以前|前)"
)
_STARTED = (  # 下周一开始切换, 1号开始用新表: a task; 下周一开始施工 is told
    r"(?:切换|部署|搭建|布置|录入|整理|收集|征集|编制|撰写|起草|准备|对接|排查|盘点|迁移|安装|调试|联调|清理|核对|统计|走访|梳理|汇总|审核|制作|设计|写|拆|搬|(?:全面|统一|正式|一律|都)?[使启]?用[\u4e00-\u9fff]{0,3}新)"
)
BEGINS = re.compile(
    r"[\s)]*(?:(?:推迟|延迟|延期|延后|顺延|提前|调整?|变更|更改|改|延)[到至为]|[挪移][到至为](?![\u4e00-\u9fff\d]{1,4}?(?:[库区楼室层栋店仓台架位柜边旁里]|车间))|至今|不(?![迟晚])|[都也还才仍尚]*[没未]|[^,.;，。、；\s]{0,2}(?<![通经超路])过(?![程期度渡年节户来去会审一])(?!滤)|来过|已经?|刚|[^,.;!?。、把]{1,6}(?<!为)(?<!别忘)(?<!要忘)了(?!解|结)|(?:was|were|had|went|fell|rose)(?![A-Za-z])|起|(?:到期|过期|失效|截止|生效)的|"
    rf"开始(?!{_STARTED})"
    r"|以来|以后|之后|后|onwards?|and\s+after|(?:at\s+(?:the\s+)?(?:very\s+)?)?earliest|or\s+(?:later|after))",
    re.IGNORECASE,
)
OF_A_THING = (  # 周五交过来的样品: mostly told
    r"\s*(?:要求|安排|完成|提交|发布|收到|要?[发交提报送寄给看拿开讲审领修来买订借取收签写做画拍印租退换装付缴批查测约]|[\u4e00-\u9fff]{0,3}用)(?:过?来|过|[上下回出]来|好|完|到)?的"
)
SAID_OF_SOMETHING = re.compile(
    rf"{OF_A_THING}|\s*(?:公司|集团|股份|到期(?!\s*(?:之?前|以前)))"
    r"|\s+is\s+(?:the|our|an?)\s|\s*(?:正常|照常|统一|[都也还要得])*(?:上班|补班|调班|放假|休息)(?![前后时当第就]|之前|以前)"
    r"|\s*(?:讯(?=$|[,.;:，。])|[过的]?生日|大婚|婚礼|结婚|停[电水气]|断[电网水]|开庭|开学|开业|开幕|来访|到访)"
    r"|[^,.;，。、；\s]{0,4}(?:复工|返工|开工|收假|会|完|结束|上线|发布|评审|开业|培训|考试|演练|验收|到货|回来)"
    r"(?:之后|以后|后)(?![台端续勤期面备])"
)
IS_THE_DEADLINE = re.compile(  # 2026/05/20 is the deadline for tenders
    r"\s+(?:is|will\s+be|=|as)\s+(?:(?:the|our|your|their|a|my)\s+)?(?:(?:absolute|hard|final|firm|latest|very|last|new|real)\s+)*"
    r"(?:deadline|cut[\s-]?off|closing\s+date|due\s+date|end\s+date|last\s+(?:day|date|chance)|hard\s+stop"
    r"|(?!old|previous|original|first)[a-z-]+\s+(?:[a-z-]+\s+){0,2}?(?:deadline|cut[\s-]?off|due\s+date))"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
ASK_THEM = re.compile(  # Friday may be somebody's name
    rf"(?<![{_LETTER}])(?:ask|tell|remind|thank|cc|let|invite|help|move|cancel|push)\s+$",
    re.IGNORECASE,
)
SURNAME = re.compile(
    r" +(?!(?:Please|Send|Submit|Review|Update|Finish|Complete|Prepare|Deliver|Call|Ask|Check"
    r"|Confirm|Draft|Write|Fix|Share|Publish|Close|Make|Get|Book|Order|Talk|Meet|Follow|Set|Give|Noon|Morning"
    r"|Afternoon|Evening|Midnight|At|By|We|You|If|The|And|Or|With|Latest|Then)(?![a-z]))[A-Z][a-z]+"
)
NAME_MONTHS = frozenset({"April", "May", "June", "July", "August", "Jan", "March", "Jun"})
DOER = re.compile(  # Joe Friday signed the contract
    r"\s+(?:(?!need)[a-z]+ed|said|wrote|sent|told|gave|took|made|paid|got|found|thought|brought)\s+"
    r"(?:the|an?|my|our|his|her|their|its|it|us|me|that|to)(?![A-Za-z])"
)
TIME_BY = re.compile(r"\s(?:by|before)\s", re.IGNORECASE)
SHORT_AND_NAMES = frozenset({"Sat", "Sun", "Mon", "Wed"})
SUBJECT = re.compile(
    r"\s+(?:down|up|idle|beside|with|to|is|was|has|will|and|on|from|in|through)(?![A-Za-z])"
)
RULE = re.compile(
    r"[^,.;，。、；把将给]{1,9}的(?:提示|规定|制度|习惯|提醒|标语|海报|规则|惯例|公告|说明|承诺|政策|条款|时效|功能|逻辑|策略|机制|要求)"
)
DEADLINE = re.compile(
    r"deadline|due\s+date|cut-?off|(?:last|closing|final)\s+(?:[a-z]+\s+)?date|ddl|截止|期限|时限|交期"
    r"|(?:交付|提交|完成|上报|报送|交货|交稿|竣工|反馈)(?:时间|日期?)",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"(?<![A-Za-z])(?:no|not|don['’]t|doesn['’]t|won['’]t|isn['’]t|never|cancel(?:led|ed)?)\s(?!forget|later)"
    r"[^,.;:!?]{0,25}$",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\d+\s+(?:day|week|wk|month|hour|hr|work|business|biz)", re.IGNORECASE)
PAGE = re.compile(
    r"(?<![A-Za-z])(?:pages?|pp?\.|room|section|chapter|clause|items?|slides?|version|scored?|rated|ratio"
    r"|building|floor|figure|table|steps?|part|parts|no\.?|nr\.?|#|window|apartment|unit|kpi|bus|line|bed|lot|grades?|ages?|lines|rev\.?|revision|draft|vol\.?|form|schedule|appendix|annex|suite|gate|bay|level|dock|door"
    r"|flat|house|plot|aisle|row|seat|track|model|size|ticket|case|article|figures?|exhibit|accession|batch|serial|sample)\s*$",
    re.IGNORECASE,
)
_DATE_BEGINS = (
    r"(?:\d|(?:next\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,5}day|[rs]{0,2})"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:ch|il|[ey]|t|ust|uary|t?ember|ober)?)(?![A-Za-z])"
    r"|[周星礼]|[次翌隔]日|第二天|凌晨|[本这下明后](?:[个周星礼天月])|[一二三四五六七八九十]{1,3}[月日号])"
)
RANGE_AFTER = re.compile(
    rf"\s*(?:[-–—~至到]|\s(?:to|through|until|till)\s)\s*{_DATE_BEGINS}", re.IGNORECASE
)
RANGE_BEFORE = re.compile(
    r"(?:\d|day|mon|tue|wed|thu|fri|sat|sun|[日号一二三四五六天]"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\s*(?:[-–—~至到]|\s(?:to|through)\s)\s*$",
    re.IGNORECASE,
)
CLAUSE_ENDS = re.compile(
    r"\s*(?:$|(?-i:[A-Z][a-z]+)\s*[.!?]*$|[,.;:!?)\](\[。、\n|】」』》\"”]|[-–—]\s|w/(?![cbe](?![a-z]))|(?:and|at|with|so|then|if|please|pls|plz|thx|thanks|via|or|but|asap|itself"
    r"|since|because|sharp|let|we|I|you|unless|fix|pay|sign|install|reply|re|about(?!\s+\d)|abt|regarding"
    rf"|{DOES})(?![A-Za-z])"
    r"|\s+[\u4e00-\u9fff]|提交|完成|交|给|发|把|将|要|再|必须|须|得(?![到了知])|需|应|请|由|去|来|找|问|催|约|叫|带|取|领|买|订|查|贴|填|盘|跑|测|搬|洗|印|录|帮|让|重新|继续|接着|报|汇报|提供|确认|反馈|回复|出|上线"
    rf"|开会|做|拿|换(?![届岗季])|讲(?![座话课究])|审(?![计判])|修(?!养)|装(?!修)|锁(?!定)|清(?![明洁])|[画剪寄搞弄]|拆(?!迁)|退(?![休役])|下班|上班(?=[前后就]|时(?!间))|中午|[早晚](?!高峰|餐|饭|宴|读|市|自习)|当[天日晚]|那[天日]|务必|就|之内|内|我|你|他|她|大家|统一|一起|先|和|与|跟(?![单踪随班])|别忘|不要忘|记得|[加值]班(?=[把将写做赶改弄搞])|{VERB})",
    re.IGNORECASE,
)
