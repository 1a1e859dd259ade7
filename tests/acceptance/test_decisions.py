"""`/decision` through the sandbox: recorded, found, shown and replaced, in both languages."""

import pytest

from sandbox.client import Person
from tests.office import CHANNEL, PRIVATE, Office, shown


async def say(office: Office, who: Person, text: str, expected: str, channel: str = CHANNEL) -> str:
    """What `/decision text` answers, once the answer has these words."""
    await who.command("/decision", text, channel)
    return shown(await office.private_answer(who, expected, channel))


async def test_a_decision_is_recorded_found_and_shown_in_english(office: Office) -> None:
    """By its number, and by its words in any order."""
    await say(office, office.anna, "We keep the price list & more <@U0LI|li>", "Recorded as *D-1*")

    found = await say(office, office.anna, "search LIST price", "Decisions with")
    assert "We keep the price list &amp; more <@U0LI>" in found
    details = await say(office, office.anna, "d-1", "*History*")
    assert "<@U0ANNA> recorded it" in details
    assert "D-1" in await say(office, office.anna, "", "Decisions")


async def test_a_decision_is_recorded_found_and_replaced_in_chinese(office: Office) -> None:
    """Chinese words for the subcommands; 取代 names the one whose place is taken."""
    await say(office, office.wang, "沿用现行价目表", "已记录为 *D-1*")
    await say(office, office.wang, "取代 D-1：五月起提价", "取代 D-1")

    assert "沿用现行价目表" in await say(office, office.wang, "搜索 价目表", "包含")
    details = await say(office, office.wang, "详情 1", "*历史*")
    assert "已被 D-2 取代" in details


async def test_a_decision_of_a_private_channel_is_shown_only_inside(office: Office) -> None:
    """For Wang, who is not in it, there is no such decision."""
    await say(office, office.anna, "We buy the building", "Recorded as *D-1*", PRIVATE)

    assert "building" in await say(office, office.li, "search building", "building")
    assert "D-1" in await say(office, office.wang, "D-1", "没有您可查看的")
    nothing = await say(office, office.wang, "search building", "没有找到")
    assert "We buy" not in nothing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("show", "such as: /decision show D-7"),
        ("retract", "such as: /decision show D-7"),
        ("retract D-9", "no D-9 that you can see"),
        ("replace D-9 something", "no D-9 that you can see"),
        ("search", "It needs words"),
        ("…", "It needs words"),
        ("x" * 10_000, "at most 3000 characters"),
        ("help", "is the register of decisions"),
    ],
)
async def test_what_cannot_be_done_is_answered_with_what_works(
    office: Office, text: str, expected: str
) -> None:
    """Privately, in the language of whoever typed it."""
    assert expected in await say(office, office.anna, text, expected)


async def test_whatever_is_typed_is_recorded_as_it_is(office: Office) -> None:
    """Nobody is mentioned, nothing is linked by accident."""
    await say(office, office.anna, "<!channel> שלום 👩‍👩‍👧 <b> & _x_ 决定", "Recorded as *D-1*")

    details = await say(office, office.anna, "D-1", "*History*")
    assert "<!channel>" not in details
    assert "שלום" in details
