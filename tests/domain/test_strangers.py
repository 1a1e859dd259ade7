"""Names that are nobody's: where a sentence says that somebody is named as its owner."""

from collections.abc import Sequence

import pytest

from bot.domain.names import aliases
from bot.domain.owner_doubts import Named
from bot.domain.owners import Known, resolve
from bot.domain.tasks import followup_text

KNOWN = {
    called: [Known(user_id, whole, near=True)]
    for user_id, name in (("UANA", "Ana García"), ("UWANG", "王芳"))
    for called, whole in aliases([name]).items()
}


def named(text: str) -> Named:
    """What is understood when only Ana and 王芳 are known."""
    return resolve(text, KNOWN)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dave to send the deck by Friday", ["Dave"]),
        ("Dave: the deck by Friday", ["Dave"]),
        ("Dave will call the bank", ["Dave"]),
        ("Dave needs to call the bank", ["Dave"]),
        ("Dave, please send the deck", ["Dave"]),
        ("Dave Miller to send the deck", ["Dave Miller"]),
        ("Nakamura to review the contract", ["Nakamura"]),
        ("Zoë to review", ["Zoë"]),
        ("O'Brien to call the client", ["O'Brien"]),
        ("Dr Okafor to circulate the rota", ["Dr Okafor"]),
        ("Anabel to send it", ["Anabel"]),
        ("Dave and Rita to send the deck", ["Dave", "Rita"]),
        ("owner: Dave, the deck", ["Dave"]),
        ("李雷周五前交报告", ["李雷"]),
        ("李雷 周五前 交报告", ["李雷"]),
        ("李雷明天交报告", ["李雷"]),
        ("李雷交报告", ["李雷"]),
        ("李雷：交报告", ["李雷"]),
        ("李雷把合同发给客户", ["李雷"]),
        ("韩梅梅整理名单", ["韩梅梅"]),
        ("欧阳娜娜12月1日前提交名单", ["欧阳娜娜"]),
        ("陳偉整理名單", ["陳偉"]),
        ("请李雷周五前交报告", ["李雷"]),
        ("安排李雷周五前交报告", ["李雷"]),
        ("由李雷负责整理", ["李雷"]),
        ("责任人：李雷", ["李雷"]),
        ("Dave周五前交报告", ["Dave"]),
        ("Dave 整理名单", ["Dave"]),
    ],
)
def test_a_name_that_is_nobody_s_is_asked_about_where_an_owner_is_named(
    text: str, names: Sequence[str]
) -> None:
    """Nobody is called so; the sentence says that somebody is named."""
    found = named(text)

    assert found.text == text
    assert [one.words for one in found.doubts] == names
    assert all(one.is_name and not one.candidates for one in found.doubts)


@pytest.mark.parametrize(
    "text",
    """
    Team to send the deck|Marketing to send the deck|Everyone to fill in the form|Friday to review
    Plan to send the deck|Need to send it|Sales will send the numbers|All: send the deck
    TODO: send the deck|Details to follow|Legal to review it|HR to confirm|Vendor to deliver it
    Try to fix the build|Remember to send it|Budget will cover it|Server will run on Friday
    Website: fix the header|Jira: close old tickets|Berlin to confirm|Talk to Bob|Report to Bob
    Product Marketing to send it|Customer Success to call|Slides to be finished|Bill to follow
    Access to export files|Next steps: send it|Phase two to start|Treasurer to pay|Jan to March
    Owner: Finance|owner: TBD|dave to be told|Dave's deck to be sent|Will it run|Caretaker to call
    张贴公告|周报周五前交|高温补贴|方案周五前交|程序周五前上线|金额核对|钱款结算|任务周五前完成
    时间周五前确认|马上整理名单|马上周五前交|高峰期测试|周三整理名单|周四前交报告|许可周五前申请
    于是整理名单|何时提交|方向周五前确定|徐州项目周五前交|沈阳办事处周五前提交|白天提交|付清尾款
    文明办周五前提交|马路整理|高强度测试|雷达测试周五前完成|万科项目周五前交|平安保险续签
    李雷12月总结归档|何晓明天天迟到|李明后天性听力障碍补助|Jan 3月报表|
    国庆安排|陈列整理|何止提交|由财务负责|由高峰期引起|责任人：待定|给李雷周五前交报告
    """.replace("\n", "|").split("|"),
)
def test_a_team_a_thing_and_a_word_are_no_name_that_is_nobody_s(text: str) -> None:
    """A wrong question is an annoyance."""
    assert named(text.strip()) == Named(text.strip())


def test_a_known_name_beside_one_that_is_nobody_s_is_an_owner() -> None:
    """Whichever comes first."""
    for text in ("Ana and Dave to send it", "Dave and Ana to send it"):
        found = named(text)
        assert found.text == text.replace("Ana", "<@UANA>")
        assert [one.words for one in found.doubts] == ["Dave"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王芳和李雷周五前交报告", ["李雷"]),
        ("李雷和王芳周五前交报告", ["李雷"]),
        ("王芳、李雷、韩梅梅整理名单", ["李雷", "韩梅梅"]),
        ("李雷、王芳与韩梅梅下周一前交方案", ["李雷", "韩梅梅"]),
        ("王芳及李雷负责整理", ["李雷"]),
        ("由王芳和李雷负责", ["李雷"]),
        ("责任人：王芳、李雷", ["李雷"]),
        ("王芳和陳偉整理名單", ["陳偉"]),
    ],
)
def test_a_row_of_names_in_chinese_holds_both_sorts(text: str, names: Sequence[str]) -> None:
    """Who is known is an owner, and of the others it is asked who they are."""
    found = named(text)

    assert found.text == text.replace("王芳", "<@UWANG>")
    assert [one.words for one in found.doubts] == names


@pytest.mark.parametrize(
    "text",
    ["王芳和市场部周五前对齐", "王芳和客户周五前签合同", "王芳和金融部周五前对账",
     "王芳，于明天前交报告", "王芳、何时交", "王芳与高管周五前沟通"],
)  # fmt: skip
def test_what_is_no_name_behind_a_known_one_is_not_asked_about(text: str) -> None:
    """A department, a client, or another word."""
    assert named(text) == Named(text.replace("王芳", "<@UWANG>"))


@pytest.mark.parametrize("ahead", ["让", "请", "由", "安排", "麻烦", "讓", "請"])
def test_who_is_asked_in_chinese_is_the_owner(ahead: str) -> None:
    """But 给: she receives it."""
    assert named(f"{ahead}王芳周五前交报告").text == f"{ahead}<@UWANG>周五前交报告"
    assert followup_text(f"{ahead}<@UWANG>交报告") == "交报告"
    assert named("给王芳周五前交报告") == Named("给王芳周五前交报告")


def test_what_is_arranged_for_somebody_keeps_its_words() -> None:
    """安排 means both."""
    assert named("安排王芳的面试") == Named("安排王芳的面试")
    assert followup_text("安排<@UWANG>的面试") == "安排<@UWANG>的面试"
