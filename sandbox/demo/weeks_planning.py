"""The weekly meetings of the planning group 运营规划组, which speaks Chinese; today's is over."""

from collections.abc import Sequence
from typing import Final

from sandbox.demo.script import How, Line, Report, Series, Sitting, said, talk, todo

_PEOPLE: Final = ("wangfang", "chenjing", "sunyue")

LINES: Final[Sequence[Sequence[Line]]] = (
    (
        said("wangfang", "决定：规划组每周例会，会前一天提交汇报。"),
        todo("wangfang", "sunyue", "建立年度重点工作台账", 4),
    ),
    (
        talk("chenjing", "产能数据还差两个分厂。"),
        todo("wangfang", "sunyue", "补齐两个分厂的产能数据", 3, done=1),
        said("wangfang", "纪要：年度计划框架讨论通过。"),
    ),
    (
        said("chenjing", "决定：产能按三种方案测算，中方案为基准。"),
        todo("chenjing", "wangfang", "完成三种产能方案的测算表", 5),
    ),
    (
        said("sunyue", "风险：预算模板未定，明细可能返工。"),
        todo("wangfang", "sunyue", "与财务确认预算模板的字段", 4, done=2, typed=True),
    ),
    (
        said("wangfang", "纪要：征求意见稿已发各部门，本组负责汇总。"),
        todo("wangfang", "sunyue", "汇总各部门对征求意见稿的反馈", 6),
    ),
    (
        talk("sunyue", "目前收到七份反馈，还差销售部。"),
        todo("sunyue", "chenjing", "请销售部反馈年度计划意见", 3, done=3),
        said("chenjing", "待议：分公司是否单列计划？"),
    ),
    (
        said("wangfang", "决定：分公司计划并入各大区。"),
        todo("wangfang", "wangfang", "修改第二稿中的大区章节", 5),
    ),
    (
        said("wangfang", "纪要：合同到期清单已整理，共二十三份。"),
        todo("wangfang", "sunyue", "标出三个月内到期的供应商合同", 4, done=None),
    ),
    (
        said("wangfang", "纪要：第二稿还差大区章节，今日例会后定稿。"),
        todo("wangfang", "chenjing", "审阅年度计划第二稿的大区章节", 1, done=None),
    ),
)


_WORK: Final[Sequence[tuple[str, str, str]]] = (
    ("梳理年度计划框架", "汇总季度执行情况", "更新计划台账"),
    ("收集各组重点工作", "审阅产能数据", "核对分厂数据"),
    ("测算产能方案", "协调财务预算口径", "整理计划变更"),
    ("撰写征求意见稿", "检查试点情况", "准备预算资料"),
    ("对接预算模板", "汇总各部门意见", "催收部门反馈"),
    ("修订考核表", "组织续签评审", "制作进度表"),
    ("整理合同到期清单", "完善归档办法", "录入反馈意见"),
    ("编制年度计划第二稿", "安排流程培训", "标注到期合同"),
    ("准备计划评审会", "跟进手册修订", "整理评分材料"),
    ("组织计划评审会", "汇报半年成效", "归档会议纪要"),
)


def planning() -> Series:
    """The weekly meeting of the planning group; the last sitting is that of today."""
    return Series(
        room="ops-planning",
        title="规划组周会",
        facilitator="wangfang",
        recorder="sunyue",
        at="10:00",
        minutes=45,
        sittings=[_sitting(week) for week in range(len(LINES))],
    )


def _sitting(week: int) -> Sitting:
    done, plan = _WORK[week], _WORK[week + 1]
    reports = {
        name: Report(How.FORM, f"完成：{done[place]}", plan[place])
        for place, name in enumerate(_PEOPLE)
    }
    return Sitting(reports=reports, present=_PEOPLE, lines=LINES[week])
