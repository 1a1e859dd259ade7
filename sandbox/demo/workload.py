"""What everybody of Operations works on, week by week.

What somebody plans in one week he has done in the next: so each has one line of items, worded so
that they can be either.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sandbox.demo.script import How, Report

ITEMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "liwei": (
            "向管理层汇报了季度经营情况",
            "与财务部核对明年预算口径",
            "走访华东区三家供应商",
            "审核流程优化组的报销流程方案",
            "准备经营分析会材料",
            "与销售部约定客户投诉的处理时限",
            "主持年度计划启动会",
            "评审各组的绩效目标",
            "审定供应商准入标准",
            "向管理层提交年度计划初稿",
        ),
        "chenjing": (
            "梳理了规划组与流程组的季度目标",
            "修订新员工入职清单",
            "与人力资源部确认入职培训安排",
            "检查报销流程试点情况",
            "汇总各部门对年度计划的意见",
            "组织仓储合同续签评审",
            "完善会议纪要归档办法",
            "跟进流程手册第二章修订",
            "安排跨部门流程培训",
            "汇报流程优化半年成效",
        ),
        "anna": (
            "audit of the CRM migration closed",
            "data catalogue agreed with Finance",
            "review of the delivery dashboard with Lukas",
            "review of the project portfolio",
            "guideline on data retention",
            "interviews for the analyst role",
            "project calendar aligned with Sales",
            "portfolio presentation to the steering group",
            "licence renewal for the BI tool",
            "onboarding of the new analyst",
        ),
        "wangfang": (
            "完成了季度计划执行情况汇总",
            "起草年度计划框架",
            "向各组收集重点工作",
            "测算三种产能方案",
            "完成年度计划征求意见稿",
            "与财务部对接预算模板",
            "修订月度计划考核表",
            "整理供应商合同到期清单",
            "编制年度计划第二稿",
            "准备计划评审会",
        ),
        "lukas": (
            "supplier master data cleaned",
            "first version of the delivery dashboard",
            "on-time rate per warehouse on the dashboard",
            "analysis of the returns in the south",
            "automation of the monthly sales report",
            "tests for the data pipeline",
            "forecast against actuals for ten products",
            "new server for the dashboard",
            "BI training for two colleagues",
            "publication of the quarterly analysis",
        ),
        "zhaolei": (
            "完成了报销流程现状调研",
            "画出报销流程优化图",
            "选定两个部门试点",
            "收集试点问题并改进",
            "编写报销流程操作手册",
            "启动合同审批流程梳理",
            "访谈法务和采购的同事",
            "提出合同审批并行方案",
            "评估合同审批试点效果",
            "推广新的合同审批流程",
        ),
        "emily": (
            "closing report of the Denver move",
            "kick-off of the warehouse scanner project",
            "statement of work with the scanner vendor",
            "first scanner pilot in Newark",
            "the three defects of the pilot",
            "update of the project risk register",
            "milestone review",
            "scanner rollout to two sites",
            "feedback of the shift leads",
            "plan for the second phase of the rollout",
        ),
        "liuyang": (
            "完成了客户投诉数据清洗",
            "搭建投诉分类模型",
            "与客服部核对分类口径",
            "完成投诉月度分析报告",
            "制作库存周转看板",
            "校验库存数据与财务账",
            "补充看板的预警规则",
            "分析滞销品原因",
            "整理数据质量问题清单",
            "撰写季度数据质量报告",
        ),
        "sofia": (
            "map of the onboarding process in Berlin",
            "five interviews about onboarding",
            "a shorter onboarding checklist",
            "test of the checklist with HR",
            "figures on contract approval times",
            "map of purchase order approvals",
            "preparation of the workshop on approvals",
            "write-up of the workshop",
            "a simpler purchase order form",
            "handover of the form to Procurement",
        ),
        "sunyue": (
            "更新了月度计划台账",
            "整理各组计划变更申请",
            "核对合同付款计划",
            "准备预算讨论会数据",
            "录入年度重点工作清单",
            "制作计划执行进度表",
            "汇总各部门反馈意见",
            "整理供应商评分材料",
            "更新会议室与通讯录",
            "归档本季度会议纪要",
        ),
    }
)

DISCUSS: Final[Mapping[tuple[int, str], str]] = MappingProxyType(
    {
        (0, "emily"): "Who signs for the scanner vendor while Finance is on leave?",
        (1, "wangfang"): "年度计划征求意见的范围要不要包括分公司？",
        (2, "lukas"): "May I see the returns data of the south, or is it confidential?",
        (3, "zhaolei"): "试点部门希望报销单据可以拍照上传，是否同意？",
        (4, "anna"): "The analyst role: do we take the candidate from Leipzig?",
        (5, "chenjing"): "仓储合同是续签一年还是重新招标？",
        (6, "emily"): "Two sites want the scanners before the stocktaking. Is that realistic?",
        (7, "liuyang"): "滞销品的责任口径，采购和销售怎么划分？",
        (8, "lukas"): "Shall the quarterly analysis show the figures per sales region?",
        (8, "zhaolei"): "合同审批并行之后，法务的时限定几天合适？",
    }
)

# How somebody reports when it is not by the form.
WAYS: Final[Mapping[tuple[int, str], How]] = MappingProxyType(
    {
        (0, "lukas"): How.REPLY, (0, "emily"): How.COMMAND, (0, "sofia"): How.SILENT,
        (1, "sunyue"): How.REMINDED, (1, "anna"): How.REPLY, (1, "zhaolei"): How.AWAY,
        (2, "emily"): How.LATE, (2, "liuyang"): How.REPLY, (2, "sofia"): How.COMMAND,
        (3, "sofia"): How.AWAY, (3, "lukas"): How.SILENT, (3, "wangfang"): How.REMINDED,
        (4, "liuyang"): How.SILENT, (4, "emily"): How.REPLY, (4, "sunyue"): How.COMMAND,
        (5, "anna"): How.AWAY, (5, "sofia"): How.REPLY, (5, "lukas"): How.REMINDED,
        (6, "zhaolei"): How.LATE, (6, "sunyue"): How.SILENT, (6, "emily"): How.COMMAND,
        (7, "chenjing"): How.AWAY, (7, "lukas"): How.REPLY, (7, "liuyang"): How.REMINDED,
        (8, "emily"): How.COMMAND, (8, "liuyang"): How.REPLY, (8, "chenjing"): How.AWAY,
        (8, "anna"): How.SILENT, (8, "sofia"): How.SILENT, (8, "sunyue"): How.SILENT,
    }
)  # fmt: skip


def reports(week: int) -> dict[str, Report]:
    """Everybody's report of a week, the first being 0."""
    return {
        name: Report(
            WAYS.get((week, name), How.FORM),
            done=items[week],
            plan=items[week + 1],
            discuss=DISCUSS.get((week, name), ""),
        )
        for name, items in ITEMS.items()
    }
