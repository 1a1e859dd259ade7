"""What `/followup` answers to words that are not enough, through the sandbox."""

from bot.i18n import translator
from tests.acceptance.test_followup_words import say
from tests.office import Office

ENGLISH = translator("en")


async def test_several_are_finished_at_once_and_each_is_told_of(office: Office) -> None:
    """One that there is not does not keep the others from being done."""
    await say(office, office.anna, "add send the report by Friday", "F-1")
    await say(office, office.anna, "add call the bank by Friday", "F-2")

    said = await say(office, office.anna, "done F-1, F-9 and F-2", "F-9")

    for number in ("F-1", "F-2"):
        assert ENGLISH("followups.said.finish", number=f"*{number}*") in said
    assert ENGLISH("followups.error.not_found", number=9) in said
    assert "F-1 is done already" in await say(office, office.anna, "start F-1", "already")
    assert "F-2 is done already" in await say(office, office.anna, "unblock F-2", "F-2 is done")


async def test_a_refusal_has_an_example_of_its_own_command(office: Office) -> None:
    """With the number that was typed."""
    await say(office, office.anna, "add send the report by Friday", "F-1")

    assert "/followup cancel F-1 " in await say(office, office.anna, "cancel F-1", "reason")
    assert "/followup block F-1 " in await say(office, office.anna, "block F-1", "block F-1")
    nothing = await say(office, office.anna, "change F-1", "What should change?")
    assert "/followup change F-1 " in nothing
    assert "You wrote" not in nothing


async def test_a_refusal_repeats_what_was_typed_with_people_as_people(office: Office) -> None:
    """A name or a date alone is no follow-up; a mention is no raw id."""
    assert "“by Friday”" in await say(office, office.anna, "by Friday", "by Friday")
    assert "“<@U0WANG>”" in await say(office, office.anna, "<@U0WANG>", "“<@U0WANG>”")
    assert "list “<@U0WANG>”" in await say(office, office.anna, "list <@U0WANG>", "no list")
