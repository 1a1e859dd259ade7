"""Two weeks of the round in a department that speaks Chinese: who they are, and what they say."""

from typing import Final

from bot.domain.followups import Snooze
from sandbox.demo.department import Colleague, Department, Room
from sandbox.demo.operations import BERLIN, CHINESE, NEW_YORK, SHANGHAI
from sandbox.demo.plot import Expected, Extra, Plot
from sandbox.demo.printer import Words
from sandbox.demo.script import How, Report, Series, Sitting, said, talk, todo

WORDS: Final = Words(
    locale="zh_Hans",
    direct="Gavel → {who}（私信）",
    to_bot="{who} → Gavel（私信）",
    thread="消息列",
    only="仅{who}可见",
    changes="消息已更新",
    above="……（同上）",
    presses="{who}点击 [{label}]",
    chooses="{who}在 [{label}] 中选择“{chosen}”",
    types="{who}在 #{room} 输入：{words}",
    fills="{who}填写“{title}”",
    edits="{who}修改消息：{after}",
    deletes="{who}删除消息",
    opens_home="{who}打开 Gavel 主页",
    abroad="（{city}时间 {time}）",
)

DEPARTMENT: Final = Department(
    people=(
        Colleague("liwei", "李伟", "部门经理", SHANGHAI, CHINESE, "#1f3a5f"),
        Colleague("chenjing", "陈静", "副经理", SHANGHAI, CHINESE, "#2b7a78"),
        Colleague("zhaolei", "赵磊", "流程优化组", SHANGHAI, CHINESE, "#6b5b95"),
        Colleague("wangfang", "王芳", "运营规划组", SHANGHAI, CHINESE, "#c05c20"),
        Colleague("liuyang", "刘洋", "数据分析组，驻柏林", BERLIN, CHINESE, "#8c6d1f"),
        Colleague("sunyue", "孙悦", "项目管理组", SHANGHAI, CHINESE, "#3d7ea6"),
        Colleague("zhoumin", "周敏", "销售部，驻纽约", NEW_YORK, CHINESE, "#5c5c5c"),
    ),
    rooms=(
        Room(
            "运营管理部", ("liwei", "chenjing", "zhaolei", "wangfang", "liuyang", "sunyue"), "运营"
        ),
        Room("销售部", ("zhoumin", "liwei"), "会议纪要抄送"),
    ),
)

FIRST: Final = Sitting(
    reports={
        "liwei": Report(How.FORM, "与财务部核对预算口径", "走访三家供应商"),
        "zhaolei": Report(How.REPLY, "完成报销流程调研", "画出优化流程图"),
        "wangfang": Report(How.FORM, "完成季度计划执行汇总", "起草年度计划", "预算口径何时确定？"),
        "liuyang": Report(How.REMINDED, "清洗客户投诉数据", "搭建投诉看板"),
        "chenjing": Report(How.COMMAND, "修订新员工入职清单", "与人力资源部确认培训安排"),
    },
    present=("liwei", "zhaolei", "wangfang", "liuyang", "chenjing"),
    topics=(("zhaolei", "报销单据能否拍照上传？"),),
    lines=(
        talk("liwei", "各位下午好，我们开始。"),
        said("liwei", "决定：报销单据可以拍照上传，原件保存一年。"),
        todo("liwei", "zhaolei", "把拍照规定写进报销手册", 3),
        said("wangfang", "纪要：预算口径按上年实际加增长测算。"),
        todo("wangfang", "wangfang", "完成年度计划意见稿", 2, 1, snoozed=Snooze.ONE_WORKDAY),
        todo("chenjing", "sunyue", "把扫描枪合同送交法务", 1, done=4),
        said("zhaolei", "纪要：试点每单省12分钟。", edited="纪要：试点每单省8分钟，不是12分钟。"),
        said("zhaolei", "纪要：三楼打印机坏了。", deleted=True),
        todo("chenjing", "chenjing", "预订面试会议室", 4, unsaid=True, typed=True),
        said("liuyang", "风险：供应商只有一名工程师。"),
    ),
)  # fmt: skip
SECOND: Final = Sitting(
    reports={
        "liwei": Report(How.FORM, "走访三家供应商", "审核年度计划"),
        "zhaolei": Report(How.LATE, "完成报销手册", "培训两个试点部门"),
        "wangfang": Report(How.FORM, "完成年度计划征求意见稿", "汇总各部门意见"),
        "liuyang": Report(How.FORM, "搭建投诉看板", "补充预警规则"),
        "chenjing": Report(How.SILENT),
        "sunyue": Report(How.REPLY, "完成扫描枪试点", "更新项目风险清单"),
    },
    present=("liwei", "zhaolei", "wangfang", "sunyue"),
    lines=(
        said("liwei", "决定：录用莱比锡的候选人。"),
        todo("liwei", "chenjing", "发出录用通知", 1, done=0),
        said("sunyue", "待议：试点结束后入职清单由谁维护？"),
        todo("zhaolei", "liuyang", "按新口径更新投诉看板", 2, done=None),
    ),
)

PLOT: Final = Plot(
    department=DEPARTMENT,
    words=WORDS,
    zone=SHANGHAI,
    series=Series(
        room="运营管理部",
        title="部门例会",
        facilitator="liwei",
        recorder="zhaolei",
        at="17:00",
        informed=("销售部",),
        sittings=(FIRST, SECOND),
    ),
    extras=(
        Extra(1, "09:40", "wangfang", "/meeting", "议题 部门培训计划"),
        Extra(1, "16:20", "sunyue", "/away", "周四"),
        Extra(4, "11:00", "liwei", "/followup", "@zhaolei 下周一前订好访客胸牌"),
        Extra(9, "09:50", "liwei", "/followup", "团队"),
        Extra(14, "10:30", "liwei"),
    ),
    expected=(
        Expected("liwei", "请提交 部门例会 的工作汇报"),
        Expected("liuyang", "尚未收到您的汇报"),
        Expected("sunyue", "会议纪要：部门例会"),
        Expected("zhoumin", "会议纪要：部门例会"),
        Expected("wangfang", "新待办"),
        Expected("sunyue", "等您处理"),
        Expected("liwei", "项逾期待办需要您关注"),
        Expected("liwei", "督办通报"),
    ),
)
