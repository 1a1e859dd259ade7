"""The weekly meetings of the department in the past eight weeks: what was said and written."""

from collections.abc import Sequence
from typing import Final

from bot.domain.followups import Snooze
from sandbox.demo import workload
from sandbox.demo.script import How, Line, Series, Sitting, said, talk, todo

WEEKS: Final = 8

LINES: Final[Sequence[Sequence[Line]]] = (
    (
        talk("liwei", "大家好，我们开始。Good morning, Berlin."),
        said("liwei", "note: The quarterly figures went to the board; no questions came back."),
        said("anna", "decision: The data catalogue is kept by Data analysis from now on."),
        todo("anna", "lukas", "publish the first version of the data catalogue", 4),
        todo("chenjing", "zhaolei", "提交报销流程优化图", 3, done=-1),
        said("wangfang", "决定：年度计划本月内完成征求意见。"),
        talk("emily", "The scanner vendor asks for a deposit. I will find out whether we may."),
        todo("emily", "emily", "clear the deposit for the scanner vendor with Finance", 5, done=1),
        said("lukas", "risk: The supplier master data has 400 duplicates."),
    ),
    (
        said("liwei", "纪要：预算口径已与财务部达成一致，按上年实际加增长测算。"),
        todo("wangfang", "sunyue", "收齐各部门的年度重点工作", 4, done=0),
        said("lukas", "decision: On-time delivery is measured by the day of arrival."),
        todo("lukas", "liuyang", "按新口径重算准时交付率", 3, done=0, typed=True),
        talk("sofia", "Five interviews done. Nobody knew where the checklist is."),
        todo("sofia", "sofia", "send the onboarding findings to HR", 5, done=2),
        said("anna", "question: Do the branch offices take part in the annual plan?"),
        todo("liwei", "chenjing", "与人力资源部确认入职培训日期", 6, snoozed=Snooze.ONE_WORKDAY),
    ),
    (
        talk("chenjing", "供应商走访的照片已放在共享盘。"),
        said("liwei", "decision: Finance and Sales pilot the new expense process."),
        todo("zhaolei", "zhaolei", "培训两个试点部门的报销员", 4, done=0),
        todo("emily", "emily", "sign the statement of work for the scanners", 3, done=0),
        said("liuyang", "风险：投诉分类口径不一致，月报可能推迟。"),
        todo("liwei", "liuyang anna", "agree the complaint categories with Service", 5, done=3),
        said("wangfang", "纪要：三种产能方案下次会议讨论。"),
        said(
            "lukas",
            "note: Returns in the south rose by 12 percent.",
            edited="note: Returns in the south rose by 8 percent, not 12.",
        ),
    ),
    (
        said("liwei", "纪要：本次会议重点讨论试点问题和投诉报告。"),
        said("chenjing", "决定：报销单据可以拍照上传，原件按月归档。"),
        todo("chenjing", "zhaolei", "把拍照上传写进报销操作手册", 6, done=1),
        talk("emily", "First pilot in Newark: 212 pallets scanned, 3 defects."),
        said("emily", "decision: The pilot goes on until the three defects are fixed."),
        todo("emily", "emily", "fix the three scanner defects with the vendor", 5, done=0),
        todo("anna", "lukas", "document the refresh times of the delivery dashboard", 4, done=4),
        said("sunyue", "note: Meeting room 3 is out of order.", deleted=True),
        todo("wangfang", "wangfang", "发出年度计划征求意见稿", 5, done=-1),
    ),
    (
        talk("liwei", "先说两件急事：招聘和仓储合同。"),
        said("anna", "decision: We offer the analyst role to the candidate from Leipzig."),
        todo("anna", "anna", "send the offer for the analyst role", 2, done=0),
        said("chenjing", "待议：仓储合同续签还是招标？"),
        todo("wangfang", "sunyue", "整理仓储合同的历年价格", 4, done=0),
        todo("lukas", "lukas", "let the monthly sales report run by itself", 7, done=5),
        said("zhaolei", "纪要：操作手册已完成初稿，请大家提意见。"),
        todo("sofia", "sofia zhaolei", "compare approval times with last year", 8, done=2),
        said("emily", "risk: The vendor has only one engineer for all our sites."),
    ),
    (
        said("liwei", "决定：仓储合同续签一年，同时准备明年招标。"),
        todo("liwei", "chenjing", "完成仓储合同续签审批", 5, done=0),
        todo("chenjing", "wangfang", "列出仓储招标的时间表", 7, done=2),
        talk("lukas", "Pipeline tests found a wrong exchange rate. Fixed within the hour."),
        said("lukas", "note: All currency figures before last Monday were checked again."),
        todo("liwei", "liuyang", "核对库存看板与财务账的差异", 4, done=6),
        todo("emily", "emily", "update the risk register", 5, snoozed=Snooze.THREE_WORKDAYS),
        todo("anna", "sofia", "prepare the workshop on contract approvals", 6, unsaid=True),
    ),
    (
        talk("anna", "The steering group liked the portfolio page."),
        said("anna", "decision: Project status is reported in three colours from now on."),
        todo("anna", "emily", "show all projects in three colours on the portfolio page", 6),
        said("emily", "decision: The stocktaking comes first; scanners follow a week later."),
        todo("emily", "emily", "move the scanner rollout behind the stocktaking", 4),
        todo("liwei", "zhaolei", "访谈法务和采购并整理合同审批的堵点", 5, done=None),
        said("wangfang", "纪要：月度计划考核表已修订，下月起试用。"),
        todo("wangfang", "sunyue", "把新考核表发给各组并收集意见", 6, done=1),
        todo("lukas", "lukas", "explain the forecast errors of the ten products", 3, done=None),
    ),
    (
        said("liwei", "决定：滞销品由采购和销售共同负责，按月通报。"),
        todo("liwei", "liuyang", "编制滞销品月度通报模板", 3, done=None),
        said("zhaolei", "decision: Legal and Procurement review contracts in parallel."),
        todo("zhaolei", "zhaolei", "选两份合同试行并行审批", 4, done=0),
        todo("anna", "lukas", "move the dashboard to the new server", 5, done=None),
        talk("sofia", "Twelve people came to the workshop. The notes are in #ops-process."),
        todo("sofia", "sofia", "simplify the purchase order form", 6, done=None),
        said("emily", "note: Two sites use the scanners, 98 percent of scans are right at once."),
        todo("emily", "emily", "collect feedback from the shift leads", 5, done=None),
        todo("liwei", "wangfang chenjing", "完成年度计划第二稿", 6, done=None),
    ),
)  # fmt: skip


def department() -> Series:
    """The weekly meeting of the department; the last sitting is that of today."""
    return Series(
        room="operations",
        title="Operations weekly 部门例会",
        facilitator="liwei",
        recorder="chenjing",
        at="17:00",
        informed=("sales",),
        sittings=[_sitting(week) for week in range(WEEKS + 1)],
    )


def _sitting(week: int) -> Sitting:
    reports = workload.reports(week)
    here = [name for name, report in reports.items() if report.how is not How.AWAY]
    lines = LINES[week] if week < WEEKS else ()
    return Sitting(reports=reports, present=here[: 6 + week % 3], lines=lines)
