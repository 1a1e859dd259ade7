"""`/decision` through the sandbox: recorded, found, shown and replaced, in both languages."""

import pytest

from bot.i18n import translator
from sandbox.client import Person
from tests.office import CHANNEL, PRIVATE, Office, shown

ENGLISH, CHINESE = translator("en"), translator("zh-CN")


async def say(office: Office, who: Person, text: str, expected: str, channel: str = CHANNEL) -> str:
    """What `/decision text` answers, once the answer has these words."""
    await who.command("/decision", text, channel)
    return shown(await office.private_answer(who, expected, channel))


async def test_a_decision_is_recorded_found_and_shown_in_english(office: Office) -> None:
    """By its number, and by its words in any order."""
    await say(
        office,
        office.anna,
        "We keep the price list & more <@U0LI|li>",
        ENGLISH("decisions.added", number=1),
    )

    found = await say(
        office, office.anna, "search LIST price", ENGLISH("decisions.search", words="LIST price")
    )
    assert "We keep the price list &amp; more <@U0LI>" in found
    details = await say(office, office.anna, "d-1", ENGLISH("decisions.history"))
    assert "<@U0ANNA>" in details
    assert "D-1" in await say(office, office.anna, "", ENGLISH("decisions.hint"))


async def test_a_decision_is_recorded_found_and_replaced_in_chinese(office: Office) -> None:
    """Chinese words for the subcommands; 取代 names the one whose place is taken."""
    await say(office, office.wang, "沿用现行价目表", CHINESE("decisions.added", number=1))
    await say(
        office,
        office.wang,
        "取代 D-1：五月起提价",
        CHINESE("decisions.replaced", number=2, before=1),
    )

    searched = CHINESE("decisions.search", words="价目表")
    assert "沿用现行价目表" in await say(office, office.wang, "搜索 价目表", searched)
    details = await say(office, office.wang, "详情 1", CHINESE("decisions.history"))
    assert CHINESE("decisions.superseded_by", number=2) in details


async def test_a_decision_of_a_private_channel_is_shown_only_inside(office: Office) -> None:
    """For Wang, who is not in it, there is no such decision."""
    await say(
        office, office.anna, "We buy the building", ENGLISH("decisions.added", number=1), PRIVATE
    )

    assert "building" in await say(office, office.li, "search building", "building")
    await say(office, office.wang, "D-1", CHINESE("decisions.error.not_found", number=1))
    nothing = CHINESE("decisions.search.empty", words="building")
    assert "We buy" not in await say(office, office.wang, "search building", nothing)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("show", ENGLISH("decisions.error.number")),
        ("retract", ENGLISH("decisions.error.number")),
        ("retract D-9", ENGLISH("decisions.error.not_found", number=9)),
        ("replace D-9 something", ENGLISH("decisions.error.not_found", number=9)),
        ("search", ENGLISH("decisions.error.nothing_sought")),
        ("…", ENGLISH("decisions.error.text")),
        ("x" * 10_000, "3000"),
        ("help", ENGLISH("decisions.help")),
    ],
)
async def test_what_cannot_be_done_is_answered_with_what_works(
    office: Office, text: str, expected: str
) -> None:
    """Privately, in the language of whoever typed it."""
    assert expected in await say(office, office.anna, text, expected)


async def test_whatever_is_typed_is_recorded_as_it_is(office: Office) -> None:
    """Nobody is mentioned, nothing is linked by accident."""
    await say(
        office,
        office.anna,
        "<!channel> שלום 👩‍👩‍👧 <b> & _x_ 决定",
        ENGLISH("decisions.added", number=1),
    )

    details = await say(office, office.anna, "D-1", ENGLISH("decisions.history"))
    assert "<!channel>" not in details
    assert "שלום" in details


async def test_a_word_alone_is_no_decision_until_it_is_said_to_be(office: Office) -> None:
    """A slip of the keyboard records nothing."""
    await office.anna.command("/decision", "lsit", CHANNEL)
    question = await office.private_answer(office.anna, "no command of /decision")
    await office.anna.click(question, "decisions.record")

    assert "D-1" in shown(await office.private_answer(office.anna, "D-1"))
