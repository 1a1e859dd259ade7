"""Sentences that tell how it is on a day, with every way to write that day."""

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.due import Ambiguous, Due
from tests.mondays import read

DAYS: Final = (
    *("明天", "后天", "周一", "周五", "下周五", "下周", "12月12日", "12月3日", "15号"),
    *("周五下午三点", "12月3日上午", "明天晚上"),
)
STATEMENTS: Final = (
    "{day}开会时讨论过这个问题",
    "李伟{day}说过预算没问题",
    "{day}跟法务沟通过条款",
    "{day}食堂不开",
    "{day}打印机不能用",
    "{day}机房断网两小时",
    "{day}谁都没空",
    "陈静{day}请病假，由刘洋代班",
    "{day}气温降到零下",
    "李伟的航班{day}到",
    "货船{day}抵港",
    "客户{day}来厂参观",
    "客户计划{day}搬办公室",
    "油价{day}上调",
    "保修期{day}结束",
    "考试成绩{day}出来",
    "面试结果{day}公布",
    "{day}服务器为什么宕机？",
    "{day}怎么又停电了？",
    "谢谢王芳{day}帮忙",
    "王芳{day}入职新公司",
    "李伟{day}升任经理",
    "{day}销量创新高",
    "{day}客流比平时多两成",
    "如果{day}下雨就改期",
)
TASKS: Final = (
    "{day}完成停机检修",
    "{day}公布面试结果，人事负责",
    "{day}写完宕机原因分析",
    "王芳{day}把新人入职手续办完",
    "{day}前查清服务器为什么宕机",
    "{day}把停水通知贴出去",
    "{day}前更新价格表",
)
NAMED: Final = ("明天", "后天", "下周五", "12月12日", "12月3日", "下下周三")


@settings(max_examples=400)
@given(day=st.sampled_from(DAYS), sentence=st.sampled_from(STATEMENTS))
def test_a_statement_is_no_sure_date(day: str, sentence: str) -> None:
    """It may be asked about; nothing is due then for sure."""
    found = read(sentence.format(day=day), "zh-CN")

    assert found is None or isinstance(found, Ambiguous) or found.past


@settings(max_examples=100)
@given(day=st.sampled_from(NAMED), sentence=st.sampled_from(TASKS))
def test_a_task_with_the_same_words_stays_one(day: str, sentence: str) -> None:
    """Its day is read."""
    found = read(sentence.format(day=day), "zh-CN")

    assert isinstance(found, Due)
    assert found.words == (day,)
