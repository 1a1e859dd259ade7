"""The words around a date that tell what happened then, or what takes place or how it is then."""

import re

_LOST = (  # and not the list of lost property
    r"(?<!the\s)lost(?!\s+(?:property|luggage|baggage|keys?|cards?|items?|badges?|goods)\s+(?!(?:on|in|at|last)\s)[a-z])"
)
HAPPENED = re.compile(
    r"(?<![A-Za-z])(?<!be\s)(?<!get\s)(?:started|began|founded|ended|launched|opened|created"
    r"|introduced|announced|established|placed|ordered|dispatched|arrived|bounced|requested|born|joined|left|failed|broke|died|burst|jammed|leaked|tripped|collapsed|paid|crashed|occurred|submitted|discussed|agreed|decided|raised|mentioned|presented|shown|shared|sent|said"
    r"|reported|met|held|given|issued|served|lodged|logged|recorded|noted|observed|spotted|drawn|posted|printed|updated|seen|taken|modified|scanned|uploaded|emailed|bought|purchased|missed|published|received|signed|happened|found|stolen|came|was|were"
    rf"|(?:{_LOST}|won|fell|rose|grew|dropped)\s[^,.;:!?]{{1,25}})\s+(?:(?:on|at|in)\s+)?$",
    re.IGNORECASE,
)
TO_BE_DONE = re.compile(  # get the contract signed on Friday
    r"(?<![A-Za-z])(?:get|getting|gets(?=\s+(?:it|them|the|this|that|these|those|all|both|his|her|our|their|an?)\s)|needs?|wants?|have\s+(?:the|it|them|this|that|all|these|my|our))\s[^,.;:!?]*$",
    re.IGNORECASE,
)
_EARLIER = (  # 原来说周一，客户同意延到下周四
    r"(?:原(?:定|计划|本|说|约)|[原本][应该]|(?:原来|原先|本来)的?[是要]|起初|最早说"
    r"|(?:原来|原先|原本|本来|当初|早先)(?:说|讲|约|定|答应|承诺|计划|安排|打算|通知)(?:的|好|了|过)*(?:是|要)?"
    r"|(?:之前|起初|最早|一开始|最开始|上次|前面)(?:说|讲|约|定|通知|计划)(?:的|好|了)*(?:是|在))"
)
OVER_WITH = re.compile(
    r"(?<![A-Za-z])(?:leave|away|out|vacation|holidays?|hols|off|absent|closed|office|valid|effective|OOO|PTO|A/L|AL"
    r"|abroad|travell?ing|sick|down|offline|unavailable|order|suspended|paused|shut|blocked|frozen|covering|covers|standing\s+in|filling\s+in|in\s+(?:place|force|effect)|on\s+(?:hold|loan|site|display|sale)|busy|tied\s+up|staying|by\s+default"
    r"|will\s+(?:take|last|run|stay|remain|continue)|takes|lasts|goes\s+on|continues|(?:per|a|each)\s+(?:day|week|fortnight|month))\s+(?:until|till|til|through|thru)\s+(?:the\s+)?$"
    r"|(?<=(?:\sbe|\sis)\s)(?:out|off|down|closed|shut|away|offline|unavailable|suspended)\s+from\s[^,.;:!?]{1,30}\s(?:until|till|to)\s+(?:the\s+)?$"
    r"|(?<=\sare\s)(?:out|off|down|closed|shut|away|offline|unavailable|suspended)\s+from\s[^,.;:!?]{1,30}\s(?:until|till|to)\s+(?:the\s+)?$"
    r"|(?<![A-Za-z])(?:instead\s+of|originally(?:\s+(?:due|planned|scheduled))?)\s+(?:(?:for|on|by)\s+)?$"
    r"|(?:休假|请假|出差|放假|休息|停工|停机|关闭|持续|延续|展出|(?:有效|保质|质保|合同|租赁|服务)期限?)\s*(?:到|至|为)\s*$|"
    rf"{_EARLIER}(?:于|在|为)?\s*$",
    re.IGNORECASE,
)
WAS_DUE = re.compile(r"(?<![A-Za-z])(?:was|were)\s+(?:due|to|for)\s[^,.;:!?]{0,20}$", re.IGNORECASE)
PAST_TALK = re.compile(
    rf"(?:(?:上次|上回|当时|原先|早先|本来)[^,.;，。；]{{0,8}}|(?<![\u4e00-\u9fff])说的?是|[写印标登填](?:的是|着))\s*$|(?<![A-Za-z])(?:(?:was|were|did|had|could)n['’]?t|was|were|did|had|has\s+been|have\s+been|(?:has|have)\s+(?:booked|scheduled|planned|agreed)|fell|rose|grew|went|dropped|{_LOST})\s[^,.;:!?]*$",
    re.IGNORECASE,
)
_HOLIDAY = (
    r"(?:Thanksgiving|Christmas(?:\s+(?:Eve|Day))?|Boxing\s+Day|New\s+Year(?:['’]?s)?(?:\s+(?:Eve|Day))?|Good\s+Friday|Easter(?:\s+(?:Sunday|Monday))?"
    r"|(?:Labou?r|Memorial|Independence|Veterans|Columbus|Presidents['’]?|MLK|Australia|Anzac|Canada|Victoria|Republic|National|May|Mother['’]?s|Father['’]?s|Valentine['’]?s|St\.?\s+Patrick['’]?s)\s+Day"
    r"|Juneteenth|Diwali|Deepavali|Holi|Eid|Halloween|Hanukkah|Yom\s+Kippur|Ramadan|Vesak|Lunar\s+New\s+Year|Chinese\s+New\s+Year|CNY|Pancake\s+Day)"
)
NO_WORK = re.compile(  # tomorrow is public holiday
    r"\s+(?:is|will\s+be|being)\s+(?:also\s+)?(?:an?\s+|the\s+|our\s+|my\s+|her\s+|his\s+)?(?:[A-Za-z]+['’]s?\s+)?"
    r"(?:(?:public|bank|national|school|company|federal|state|local|normal|usual|regular)\s+)?"
    r"(?:holidays?|hols?|day\s+off|(?:work(?:ing)?|business|school|make-?up|dress-down)\s+day|last\s+day|half[\s-]day|birthday|anniversary|payday|pay\s+day|off|closed|leaving\s+do"
    rf"|{_HOLIDAY})(?![A-Za-z])",
    re.IGNORECASE,
)
TALK = re.compile(  # 月底事情多: how things are then, or how far it is
    r"\s*(?:再?见(?=$|[,.;!?，。；]|分晓)|[会要有下]*[大中小暴阵雷]*[雨雪雾](?![天花季伞衣])|降温|高温|了(?!解|结)|还[有差剩缺欠]|[只仅][有剩]|[\u4e00-\u9fff]{0,4}[很太](?!平|阳|极|太|古|空|湖|仓|原)|[\u4e00-\u9fff]{1,5}(?:就|的话)(?:先?取消|改|延|推|算了|不|再说)|(?:[^,.;，。；]{0,4})谁(?:去|来|在|有|能|值|负责|带|主持|做|当|接|送|陪|可以|没)|比较|特别|非常|[忙累]|紧张|压力|事情?[多较很太都]|事儿多"
    r"|工作量|人手|(?:大家|我们|各[\u4e00-\u9fff]{1,3})都(?![要得须]|必须|需要|应)|快到|临近|来不及|不够|不足)"
)
IN_ADVANCE = re.compile(  # an event, and something to be done some time before it
    r"[,.;，。；、][^,.;，。；]{0,20}提前|[,.;][^.;]{0,40}(?<![A-Za-z])"
    r"(?:in\s+advance|beforehand|ahead\s+of\s+time|(?:days?|weeks?)\s+(?:before|earlier|ahead))(?![A-Za-z])",
    re.IGNORECASE,
)
EXPIRES = re.compile(r"到期(?:日期?|时间)?\s*(?:为|是|在)?\s*:?\s*$")
SAID_OF_THE_PAST = re.compile(
    r"\s*(?:会上|开会|会议)?(?:讨论|提出|提到|说|签订?|发生|通过|确定|决定|召开|布置|收到|发现|反映|下发|印发)"
    r"(?:过|好|下来)?的"
)
TAKES_PLACE = re.compile(
    r"(?<![A-Za-z-])(?:(?:starts|begins|opens|(?<=s\s)(?:expire|lapse|run\s+out)|goes\s+away|shuts\s+down|up\s+for\s+renewal|kicks\s+off|resumes|returns|arrives|lands|goes\s+live"
    r"|clocks\s+(?:change|go\s+(?:back|forward|fwd))|breaks\s+up)\s+(?:on\s+)?(?:the\s+)?$)"
    r"|(?<![A-Za-z-])(?:is|are|be|held|takes?\s+place|happens|starts|begins|opens|expires?|"
    r"(?<!report\s)(?<!reports\s)(?<!circle\s)(?<!circles\s)(?<!check\s)(?<!checks\s)back|away|off|(?<!goes\s)(?<!go\s)(?<!sent\s)out|closed"
    r"|available)\s+(?:(?:on|at)\s+|(?<=(?:\sis|are)\s))(?:the\s+)?$"
    r"|(?<![A-Za-z])(?:year|quarter|period|contract|lease|term|season|warranty|subscription|trial|licen[cs]e|probation|membership|sale|offer|promo(?:tion)?|discount|passport|visa"
    r"|insurance|policy|cert(?:ificate)?|domain|sprint|semester)\s+(?:ends|expires?|lapses|finishes|runs\s+out|is\s+up)"
    r"\s+(?:on\s+)?(?:the\s+)?$"
    r"|(?:['’](?:s|re|m)|\s(?:is|are|am))\s+(?:back|away|off|out|in|here)\s+(?:on\s+)?(?:the\s+)?$"
    r"|(?<![A-Za-z])(?:(?:public|bank|national)\s+hol(?:iday)?s?|RDO|PTO|WFH|A/L|(?:annual\s+|on\s+)leave|days?\s+off"
    r"|half\s+day|payday|birthday|anniversary|(?:inset|snow)\s+day|strike|delay|closure|early\s+(?:closing|finish|release|dismissal)"
    r"|late\s+(?:start|opening)|no\s+school)\s+(?:is\s+)?(?:on\s+)?(?:the\s+)?$"
    r"|(?<![A-Za-z])(?:has|have|got)\s+an?\s+(?:[a-z]+\s+)?(?:dentist|doctor|meeting|appointment|appt|exam|interview|hearing"
    r"|flight|train|call|visit|class|wedding|funeral|course|workshop|conference|session|party|day)\s+(?:on\s+)?(?:the\s+)?$"
    r"|(?<![A-Za-z])(?:closed|shut|offline|unavailable|OOO|visiting|landing|returning)\s+(?:the\s+)?$"
    r"|(?<=['’]s\s)(?:very\s+)?(?:first|last|final|leaving|start)\s+day\s+(?:is\s+)?(?:on\s+)?(?:the\s+)?$"
    r"|(?:\sis|\sare)\s+being\s+[a-z]+(?:ed|en|lt|ne|pt)(?:\s+(?!(?:by|to|that)\s)[a-z]+){0,2}?\s+(?:on\s+)?(?:the\s+)?$"
    r"|\((?:first|last|final|start)\s+day:?\s+(?:is\s+)?(?:on\s+)?(?:the\s+)?$"
    r"|(?<![A-Za-z])exp(?:\.|iry(?:\s+date)?|iring)\s*:?\s*(?:on\s+)?$"
    r"|(?<![A-Za-z-])(?:moves|shifts|slips|moved|postponed|preponed|rescheduled|shifted|delayed)(?:\s+(?:up|back|forward|out|on))?\s+(?:to|until|till)\s+(?:the\s+)?$"
    r"|(?<![A-Za-z-])(?:move|shift|push|postpone|prepone|reschedule|bring|pull)\s[^,.;:!?]{1,40}\sto\s+(?:the\s+)?$"
    r"|(?:航班|班机|车次|列车|高铁|火车|手术|比赛|婚礼|典礼|考试|体检|直播|答辩|彩排|演出|开庭|集合点?)\s*[A-Z]{0,2}\d{0,5}(?:的?时间)?"
    r"(?:推迟|延迟|提前|调整?|改|延期?|挪)[到至]\s*$"
    r"|[由从][^,.;，。、；]{1,16}(?:推迟|延迟|延期|延后|顺延|提前|调整?|变更|更改|改|延|挪|移)[到至为]\s*$"
    r"|(?:(?<![体机社学委误约])会议?|开会|活动|培训|面试|开始|开标|举办|召开)(?:时间|日期)?(?:为|是|改?在|定?于|定在|改到|安排[在于]|放在)?\s*:?\s*$",
    re.IGNORECASE,
)
AWAY = re.compile(
    r"(?<![A-Za-z-])(?:closed|leave|away|vacation|holiday|off|absent|travelling|conference)(?![A-Za-z])"
    r"|休假|请假|放假|出差|年假",
    re.IGNORECASE,
)
RESCHEDULED = re.compile(
    r"(?<![A-Za-z])(?:mov|push|shift|slip|postpon|prepon|reschedul|delay|defer|bring|brought|pull|chang)"
    r"[a-z]*(?:\s[^.;:!?]{0,40})?\sfrom\s[^.;:!?]{1,30}\sto\s+(?:the\s+)?$",
    re.IGNORECASE,
)
