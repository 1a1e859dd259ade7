"""Names of owners in sentences: who is meant, who is asked about, and what is no name."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import aliases
from bot.domain.owner_doubts import Named, settle
from bot.domain.owners import Known, Namesakes, phrases, resolve

NEAR = {
    "UANA": "Ana García",
    "ULI": "Li Wei (李伟)",
    "ULIN": "Li Na",
    "UWANG": "王芳",
    "UWANGF": "王芳菲",
    "UZHANG": "张三",
    "UXM": "陈晓明",
    "UGUO": "张国庆",
    "UMAY": "May Chen",
    "UMARK": "Mark Weber",
    "UWILL": "Will Smith",
    "UJORDAN": "Jordan Blake",
    "UHE": "He Ping",
    "UBEN": "Ben",
}
FAR = {
    "USAM": "Sam Carter",
    "UANA2": "Ana Lopez",
    "UZHAO": "赵敏",
    "UTOM": "Tom Hill",
    "UTOM2": "Tom Lee",
}


def known() -> Namesakes:
    """Everybody's names: a team and the rest of the workspace."""
    found: dict[str, list[Known]] = {}
    for people, near in ((NEAR, True), (FAR, False)):
        for user_id, name in people.items():
            for called, whole in aliases([name], user_id[1:].lower()).items():
                found.setdefault(called, []).append(Known(user_id, whole, near))
    return found


KNOWN = known()


def named(text: str) -> Named:
    """What is understood when only what is looked up is known."""
    looked_up = phrases(text)
    return resolve(text, {phrase: KNOWN[phrase] for phrase in looked_up if phrase in KNOWN})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@Ana García send it", "<@UANA> send it"),
        ("@ana send it", "<@UANA> send it"),
        ("＠王芳 整理名单", "<@UWANG> 整理名单"),
        ("@王芳整理名单", "<@UWANG>整理名单"),
        ("@Li Wei send the report", "<@ULI> send the report"),
        ("@uben no", "@uben no"),
        ("@ben send it", "<@UBEN> send it"),
        ("ask @Ana about the figures", "ask <@UANA> about the figures"),
        ("@garcia send it", "<@UANA> send it"),
        ("@sam send it", "<@USAM> send it"),
        ("Ana to send the report by Friday", "<@UANA> to send the report by Friday"),
        ("Ana García to send it", "<@UANA> to send it"),
        ("ANA GARCIA will send it", "<@UANA> will send it"),
        ("ana send the report", "<@UANA> send the report"),
        ("Ana: send it", "<@UANA>: send it"),
        ("Ana - send it", "<@UANA> - send it"),
        ("Ana, please send it", "<@UANA>, please send it"),
        ("Ana needs to send it", "<@UANA> needs to send it"),
        ("Ana and Ben to send it", "<@UANA> and <@UBEN> to send it"),
        ("Ana, Ben and Li Wei: send it", "<@UANA>, <@UBEN> and <@ULI>: send it"),
        ("Ana/Ben to send it", "<@UANA>/<@UBEN> to send it"),
        ("<@U9> and Ana to send it", "<@U9> and <@UANA> to send it"),
        ("Ana and <@U9> to send it", "<@UANA> and <@U9> to send it"),
        ("Li Wei send the report", "<@ULI> send the report"),
        ("Wei to send it", "<@ULI> to send it"),
        ("May Chen to review it", "<@UMAY> to review it"),
        ("May to review the contract", "<@UMAY> to review the contract"),
        ("Mark: send it", "<@UMARK>: send it"),
        ("Will will send it", "<@UWILL> will send it"),
        ("Sam Carter to send it", "<@USAM> to send it"),
        ("张三 下周五前提交报告", "<@UZHANG> 下周五前提交报告"),
        ("张三下周五前提交报告", "<@UZHANG>下周五前提交报告"),
        ("王芳整理名单 周五前", "<@UWANG>整理名单 周五前"),
        ("王芳菲整理名单", "<@UWANGF>整理名单"),
        ("王芳、张三整理名单", "<@UWANG>、<@UZHANG>整理名单"),
        ("王芳和李伟负责整理名单", "<@UWANG>和<@ULI>负责整理名单"),
        ("请王芳整理名单", "请<@UWANG>整理名单"),
        ("请@王芳 整理名单", "请<@UWANG> 整理名单"),
        ("整理名单，由@王芳负责", "整理名单，由<@UWANG>负责"),
        ("由王芳负责整理名单", "由<@UWANG>负责整理名单"),
        ("请Ana提交报告", "请<@UANA>提交报告"),
        ("Ana负责提交报告", "<@UANA>负责提交报告"),
        ("国庆负责值班表", "<@UGUO>负责值班表"),
        ("晓明负责名单", "<@UXM>负责名单"),
        ("晓明，整理名单", "<@UXM>，整理名单"),
        ("小陈整理名单", "<@UXM>整理名单"),
        ("老陈 周五前提交报告", "<@UXM> 周五前提交报告"),
        ("陈经理、张三整理名单", "<@UXM>、<@UZHANG>整理名单"),
        ("陈总监下周五前定稿", "<@UXM>下周五前定稿"),
        ("请陈主任确认方案", "请<@UXM>确认方案"),
        ("由小陈负责整理名单", "由<@UXM>负责整理名单"),
        ("@小陈整理名单", "<@UXM>整理名单"),
        ("提交报告（陈工）", "提交报告（<@UXM>）"),
        ("提交报告，责任人：陈老师", "提交报告，责任人：<@UXM>"),
        ("张三经理整理名单", "<@UZHANG>整理名单"),
        ("陈晓明总结第三季度", "<@UXM>总结第三季度"),
        ("赵敏负责整理名单", "<@UZHAO>负责整理名单"),
        ("提交报告，王芳负责", "提交报告，<@UWANG>负责"),
        ("提交报告，由王芳完成", "提交报告，由<@UWANG>完成"),
        ("提交报告（王芳）", "提交报告（<@UWANG>）"),
        ("提交报告（责任人：王芳）", "提交报告（责任人：<@UWANG>）"),
        ("提交报告，责任人：王芳、张三，周五前", "提交报告，责任人：<@UWANG>、<@UZHANG>，周五前"),
        ("提交报告——王芳 周五前", "提交报告——<@UWANG> 周五前"),
        ("send the report (Ana)", "send the report (<@UANA>)"),
        ("send the report (Ana, Ben) by Friday", "send the report (<@UANA>, <@UBEN>) by Friday"),
        ("send the report - Ana", "send the report - <@UANA>"),
        ("send the report, owner: Ana", "send the report, owner: <@UANA>"),
        ("send the report, assigned to May", "send the report, assigned to <@UMAY>"),
    ],
)
def test_a_name_where_an_owner_stands_is_a_mention(text: str, expected: str) -> None:
    """In either language, whole or in part, whatever the case and width."""
    assert named(text).text == expected


@pytest.mark.parametrize(
    ("text", "words", "candidates"),
    [
        ("@Nobody send it", "@Nobody", ()),
        ("@李明 整理名单", "@李明", ()),
        ("@channel read this", "@channel", ()),
        ("@Li send it", "@Li", ("ULI", "ULIN")),
        ("@tom send it", "@tom", ("UTOM", "UTOM2")),
        ("Li to send it", "Li", ("ULI", "ULIN")),
        ("Li: send it", "Li", ("ULI", "ULIN")),
        ("Jordan contract signing", "Jordan", ("UJORDAN",)),
        ("May report", "May", ("UMAY",)),
        ("小王整理名单", "小王", ("UWANG", "UWANGF")),
        ("@王经理 整理名单", "@王经理", ("UWANG", "UWANGF")),
        ("王芳霏整理名单", "王芳", ("UWANG",)),
        ("Mark prepare the slides", "Mark", ("UMARK",)),
        ("May review the contract", "May", ("UMAY",)),
        ("Will send the report", "Will", ("UWILL",)),
        ("Ana figures for Q3", "Ana", ("UANA",)),
        ("晓明整理名单", "晓明", ("UXM",)),
        ("May to be reviewed", "May", ("UMAY",)),
    ],
)
def test_what_is_not_sure_is_asked(text: str, words: str, candidates: Sequence[str]) -> None:
    """Several are called so, nobody is, or it may be a word like others."""
    found = named(text)

    assert found.text == text
    assert [(one.words, one.candidates) for one in found.doubts] == [(words, tuple(candidates))]


NO_NAMES = [
    "send the report to Ana",
    "ask Ana about the figures",
    "Ana's slides need a review",
    "Ana said that the report is late",
    "Ana is on leave, find a stand-in",
    "Anabel was told to send it",
    "Banana supply to be checked",
    "May to August figures",
    "May the figures be sent",
    "may need a review",
    "mark the contract as signed",
    "Mark the contract as signed",
    "will send the report",
    "Will the report be ready?",
    "He will send it",
    "Jordan office lease renewal",
    "trip Berlin - Paris in March",
    "review the contract (draft)",
    "send the report - urgent",
    "send it to a@ana.de",
    "见王芳的报告",
    "王芳的报告需要更新",
    "把报告发给王芳",
    "和王芳核对名单",
    "报告理由王芳知道",
    "国庆值班表归档",
    "国庆前提交报告",
    "与供应商（王芳家）核对",
    "张总结下周工作",
    "张工作计划归档",
    "小陈列室布置完毕",
    "陈总的报告再改一版",
    "陈经理说过的事",
    "找小陈签字",
    "赵经理整理名单",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_what_is_no_owner_s_name_stays_a_word(text: str) -> None:
    """Nobody is given anything, nor asked about."""
    assert named(text) == Named(text)


def test_a_doubt_is_settled_by_whoever_is_picked() -> None:
    """The words that named somebody become his mention; others stay."""
    li, mark, nobody = named("Li to send it"), named("Mark prepare it"), named("x @Nobody send it")

    assert settle(li.text, li.doubts[0], "ULIN") == "<@ULIN> to send it"
    assert settle(mark.text, mark.doubts[0], "UANA") == "Mark prepare it"
    assert settle(nobody.text, nobody.doubts[0], "UANA") == "x <@UANA> send it"
    dave = named("Dave to send it")
    assert settle(dave.text, dave.doubts[0], "UANA") == "<@UANA> to send it"


def test_no_words_are_lost_with_an_unknown_name_that_nothing_ends() -> None:
    """It cannot be told where it ends."""
    found = named("@李小明整理客户名单 周五前")

    assert settle(found.text, found.doubts[0], "UXM") == "<@UXM>李小明整理客户名单 周五前"


def test_an_unknown_name_may_hold_digits() -> None:
    """As handles do."""
    found = named("@team4you and @r2d2: send it by Friday")

    assert [one.words for one in found.doubts] == ["@team4you", "@r2d2"]


def test_an_unknown_name_ends_where_it_is_said_to_be_responsible() -> None:
    """Chinese is written without spaces."""
    assert [one.words for one in named("整理名单，由@赵小明负责").doubts] == ["@赵小明"]


def test_doubts_stand_where_they_say_behind_names_that_were_sure() -> None:
    """The text has become longer by the mentions."""
    found = named("@Ana and @Nobody and @李四 send it")

    assert [found.text[one.start : one.end] for one in found.doubts] == ["@Nobody", "@李四"]


MARKS = [
    "@",
    "（",
    "）",
    "-",
    "to",
    "send",
    "和",
    "负责",
    "by Friday",
    "由",
    ",",
    "：",
    "<@U1>",
    "é",
]
WORDS = st.lists(st.sampled_from([*NEAR.values(), *FAR.values(), *MARKS]), max_size=12)


@given(WORDS.map(" ".join) | WORDS.map("".join))
def test_any_text_is_read_and_keeps_its_other_words(text: str) -> None:
    """Nothing crashes; only names are replaced, and doubts stand where they say."""
    found = named(text)

    assert all(found.text[one.start : one.end] == one.words for one in found.doubts)
    if not found.text.count("<@") - text.count("<@"):
        assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "—" * 40_000,
        "@" * 40_000,
        "由" * 40_000,
        "a, " * 5_000,
        "for" + " " * 9_000,
        "由" + "王芳、" * 9_000,
    ],
)
def test_long_noise_is_read_fast(text: str) -> None:
    """The suite's time limit would end what goes through it again and again."""
    assert resolve(text, {}).text == text
    assert isinstance(phrases(text), set)
