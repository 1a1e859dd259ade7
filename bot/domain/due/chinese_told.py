"""Chinese words around a date that tell of something, or that make it a deadline for sure."""

import re

from bot.domain.due.context_words import EVENT

CALLED = re.compile(
    r"(?:找|联系人?|联络|咨询|询问|请教|问|抄送|归|通知|叫上?|感谢|恭喜|欢迎|姓名|[负责经办]{2,3}人|对接人)\s*:?\s*$"
)
NAME_CHARACTER = re.compile(  # with which no word begins that is said behind a weekday
    r"[鸣帆丽伟芳娜磊勇艳杰娟涛霞鹏辉梅琴斌琳倩婷浩轩怡颖莹雯慧萍燕玲峰旭彬莉妮祥翔昊洋](?!会)"
    r"|[强军红华云波升生光](?=$|[\s,.;:!?，。；：的把])"
)
NAME_ENDS = re.compile(
    r"(?![前之后上下中早晚内起止至到再已未可能就才都去来要必须应请由和与及或等的是在还会将把被给让需每各全交发报开做写改看签送出班那这])"
    r"[\u4e00-\u9fff](?:$|[\s,.;!?()，。；、\d]|分机|电话|手机|邮箱)"
)
OF_A_FEATURE = re.compile(  # 断线5分钟内自动重连: how long something takes, or lasts
    r"\s*(?:(?:会|将|可以?|均可|就?能|能够|即可?|一律|系统|都)?(?:自动|免费|无理由|无条件|多次|连续|重复|累计|响应率?|有效|失效|过期|到账|可退|可取消|重连|重试)"
    r"|(?:如果?|若|仍|还|均|都)*(?:未|没有?|无(?!锡|需|论)|不(?!迟|晚|得|要|能))|[会可能超达]|即可)"
)
BEFORE_ITS_EVENT = re.compile(  # 周五例会前 is due on Friday; 周五例会前一天 is not
    rf"\s*(?:的|上午|下午)?(?:{EVENT}(?:召开|开始)?|开会|上会|会|评审|汇报)(?:之前|以前|前)"
    r"(?!的?\s*(?:[\d一二两三四五六七八九十几半]|夕))"
)
CONDITION = re.compile(  # 如果周五前, 是不是周五
    r"(?:如果|要是|假如|若是?|除非|万一|一旦|是不是|是否|会不会|能不能|行不行)[^,.;，。；]{0,8}$"
)
OR_ELSE = re.compile(
    r"[^,.;，。；]{0,8}[没不未][^,.;，。；]{0,8}[就则]|[^,.;，。；]{0,12}[,，]\s*否则"
)
TODAY_IS = re.compile(r"今[天儿日](?:是|都|已经?)*\s*(?:周|星期|礼拜|\d|[一二三四五六七八九十]).*")
OCCASION = re.compile(r"(?:会议?|活动|培训)\s*$")
DONE_THEN = re.compile(
    r"\s*(?:准时|正式|必须|务必|要)*(?:上线|提交|完成|交付|上架|下线|发布|定稿)(?!的)"
)
MUST = re.compile(r"\s*(?:务必|必须|一定要)")
TOLD_SO_FAR = re.compile(r"(?:数据|统计|余额|库存|口径|台账|账面)[^,.;，。；]{0,3}截[至止]到?\s*$")
