"""The Home tab through the sandbox: it shows what waits, and changes where it is acted upon."""

from typing import Any

from bot.i18n import translator
from sandbox.client import Person
from tests.office import CHANNEL, OTHER, Office, shown

ENGLISH, CHINESE = translator("en"), translator("zh-CN")


async def home(person: Person, *words: str, without: str = "") -> dict[str, Any]:
    """Somebody's Home as soon as it shows these words (and no longer those)."""

    async def probe() -> dict[str, Any] | None:
        view = await person.home()
        told = shown(view) if view else ""
        fits = all(word in told for word in words) and not (without and without in told)
        return view if view and fits else None

    return await person.client.wait_for(probe)


async def add_followup(office: Office, person: Person, text: str) -> None:
    """Somebody records a follow-up in #ops and waits for the answer."""
    await person.command("/followup", text, CHANNEL)
    await office.private_answer(person, "F-1")


async def test_a_newcomer_learns_how_to_start(office: Office) -> None:
    """In his own language."""
    await office.sam.open_home()
    assert "/meeting setup" in shown(await home(office.sam, ENGLISH("home.start.title")))
    await office.wang.open_home()
    await home(office.wang, CHINESE("home.start.title"), "/meeting 设置")


async def test_done_in_home_is_seen_there_and_nowhere_else(office: Office) -> None:
    """No message is sent; the follow-up leaves the page."""
    await office.set_up_weekly()
    await add_followup(office, office.anna, "Audit the suppliers by today")
    await office.anna.open_home()
    view = await home(office.anna, "Audit the suppliers", ENGLISH.n("followups.group.yellow", 1))

    await office.anna.click(view, "followups.finish")

    await home(office.anna, ENGLISH("home.followups.none"))
    assert await office.anna.messages(await office.anna.dm_with_app()) == []


async def test_snoozed_and_blocked_from_home(office: Office) -> None:
    """The menu acts at once; the dialogue of a blocker brings Home up to date when submitted."""
    await office.set_up_weekly()
    await add_followup(office, office.anna, "Audit the suppliers by today")
    await office.anna.open_home()
    view = await home(office.anna, "Audit the suppliers")

    await office.anna.click(view, "followups.snooze", selected_option="one_workday 1 home")
    view = await home(office.anna, "💤")

    await office.anna.click(view, "followups.more", selected_option="block 1 home")
    await office.anna.submit(await office.anna.view(), {"reason": "No access"})
    await home(office.anna, "No access")


async def test_an_update_given_from_home_is_due_no_longer(office: Office) -> None:
    """The form opens over Home and is gone from it afterwards."""
    await office.set_up_weekly(title="Weekly")
    await office.anna.open_home()
    view = await home(office.anna, ENGLISH("home.updates"), "Weekly", "#C0OPS")

    await office.anna.click(view, "updates.give")
    await office.anna.submit(await office.anna.view(), {"done": "The audit"})

    await home(office.anna, "Weekly", without=ENGLISH("home.updates"))


async def test_details_open_above_home_and_act_there(office: Office) -> None:
    """What is done in the modal is seen in Home below it."""
    await office.set_up_weekly()
    await add_followup(office, office.anna, "Audit the suppliers by today")
    await office.anna.open_home()
    view = await home(office.anna, "Audit the suppliers")

    await office.anna.click(view, "followups.more", selected_option="show 1 home")
    details = await office.anna.view()
    assert "Audit the suppliers" in shown(details)
    await office.anna.click(details, "followups.act.finish")

    await home(office.anna, ENGLISH("home.followups.none"))
    assert len(await office.anna.views()) == 1


async def test_a_language_chosen_in_home_is_used_at_once_and_everywhere(office: Office) -> None:
    """Anna reads Slack in English and Gavel in Chinese, until she follows Slack again."""
    await office.set_up_weekly()
    await office.anna.open_home()
    view = await home(office.anna, ENGLISH("home.followups"))

    await office.anna.click(view, "home.language", selected_option="zh_Hans")
    view = await home(office.anna, CHINESE("home.followups"), without=ENGLISH("home.followups"))
    await office.anna.command("/digest", "help", CHANNEL)
    await office.private_answer(office.anna, "督办通报")

    await office.anna.click(view, "home.language", selected_option="slack")
    await home(office.anna, ENGLISH("home.followups"))


async def test_a_manager_sees_his_team_and_opens_its_list(office: Office) -> None:
    """The list opens above Home, where no message could stand."""
    await office.set_up_weekly(title="部门例会")
    await add_followup(office, office.li, "<@U0WANG> 周三前整理客户名单")
    await office.li.open_home()
    view = await home(
        office.li,
        CHINESE("home.teams"),
        CHINESE("home.team.counts", unfinished=1, overdue=0),
        "部门例会",
    )

    await office.li.click(view, "digests.unfinished")

    assert "整理客户名单" in shown(await office.li.view())


async def test_an_act_that_came_too_late_says_so_above_home(office: Office) -> None:
    """Somebody else finished it meanwhile: a modal tells it, and Home is true again."""
    await office.set_up_weekly()
    await add_followup(office, office.anna, "Audit the suppliers by today")
    await office.anna.open_home()
    view = await home(office.anna, "Audit the suppliers")
    await office.anna.command("/followup", "done F-1", CHANNEL)
    await office.private_answer(office.anna, "✅")

    await office.anna.click(view, "followups.finish")

    assert "F-1" in shown(await office.anna.view())
    await home(office.anna, ENGLISH("home.followups.none"))


async def test_home_does_not_show_what_others_do(office: Office) -> None:
    """Sam is in another team."""
    await office.set_up_weekly(title="Weekly")
    await add_followup(office, office.li, "<@U0WANG> 周三前整理客户名单")
    await office.sam.command("/followup", "Call the customer by Friday", OTHER)
    await office.private_answer(office.sam, "Call the customer", channel=OTHER)
    await office.sam.open_home()
    told = shown(await home(office.sam, "Call the customer"))
    assert "Weekly" not in told
    assert "整理客户名单" not in told
