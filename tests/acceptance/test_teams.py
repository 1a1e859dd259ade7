"""Teams through the sandbox: set up in both languages, kept true by events, never orphaned."""

from typing import Any

from sandbox.client import Person
from tests.office import CHANNEL, OTHER, PRIVATE, Office, shown


async def opened(office: Office, person: str = "li", channel: str = CHANNEL) -> dict[str, Any]:
    """The form that `/meeting team` opens, above whatever is open already."""
    who = office.person(person)
    before = {view["id"] for view in await who.views()}
    await who.command("/meeting", "team", channel)
    await office.client.wait_for(lambda: _another(who, before))
    return await who.view()


async def saved(office: Office, containing: str = "✅", **state: Any) -> str:
    """What Li is answered after changing the team so."""
    answer = await office.li.submit(await opened(office), state)
    assert answer.get("response_action") is None, answer
    return shown(await office.private_answer(office.li, containing))


async def test_a_team_is_set_up_and_the_answer_repeats_it_in_chinese(office: Office) -> None:
    """With the defaults of its channel, its founder and his country."""
    await office.li.command("/meeting", "团队", CHANNEL)
    await office.li.submit(await office.li.view(), {"name": "运营管理部", "deputies": ["U0ANNA"]})

    answer = shown(await office.private_answer(office.li, "✅"))
    for words in (
        "*运营管理部* 已设置",
        "3 人 · 频道全体成员",
        "上海（UTC+8）",
        "中国（含调休上班日）",
        "<@U0ANNA>",
        "周一 09:00",
    ):
        assert words in answer


async def test_a_team_is_changed_in_english_by_its_deputy(office: Office) -> None:
    """Anna sees what Li chose, and types another zone by its city."""
    await saved(office, name="Operations", deputies=["U0ANNA"])

    view = await opened(office, "anna")
    await office.anna.submit(
        view, {"other_zone": "Berlin", "country": "DE", "reviews": ["reviews"], "language": "en"}
    )

    answer = shown(await office.private_answer(office.anna, "✅"))
    for words in ("*Operations*", "Berlin (UTC+1)", "Germany", "“Done” needs a manager’s yes"):
        assert words in answer


async def test_others_are_told_who_may(office: Office) -> None:
    """Wang is a member; as an admin of the workspace he may."""
    await saved(office, name="Operations")
    await office.wang.command("/meeting", "team", CHANNEL)
    assert "“Operations”的经理" in shown(await office.private_answer(office.wang))

    await office.li.do("update_user", user="U0WANG", is_admin=True)
    await office.client.wait_for(lambda: _may_change(office.wang))
    listed = await office.private_answer(office.wang, "团队设置")
    await office.wang.click(listed, "teams.edit")

    assert "Operations" in str(await office.wang.view())


async def test_what_cannot_be_is_refused_beside_its_field(office: Office) -> None:
    """And everything else that was typed is kept."""
    view = await opened(office)

    for state, field, words in (
        ({"name": " "}, "name", "运营管理部"),
        ({"name": "运营", "other_zone": "火星"}, "other_zone", "火星"),
        ({"other_zone": "", "other_country": "<!channel>" * 6}, "other_country", "CN"),
        ({"other_country": "", "work_start": "18:00", "work_end": "09:00"}, "work_end", "09:00"),
    ):
        answer = await office.li.submit(view, state)
        assert answer["response_action"] == "errors", field
        assert list(answer["errors"]) == [field]
        assert words in answer["errors"][field]


async def test_a_group_of_a_department_cannot_stand_above_it(office: Office) -> None:
    """It is not offered any more, and a form that was open all the while is refused."""
    await saved(office, name="Department", deputies=["U0ANNA"])
    await office.li.submit(await opened(office, channel=OTHER), {"name": "Group"})
    await office.private_answer(office.li, "Group", channel=OTHER)
    stale = await opened(office, "anna")
    form = await opened(office, channel=OTHER)
    await office.li.submit(form, {"parent": _option(form, "parent", "Department")})
    await office.private_answer(office.li, "Department", channel=OTHER)

    answer = await office.anna.submit(stale, {"parent": _option(stale, "parent", "Group")})
    assert list(answer["errors"]) == ["parent"]
    assert "Group" not in str(await opened(office))


async def test_a_private_team_is_offered_as_parent_only_to_its_people(office: Office) -> None:
    """Sam, who is not in #board, does not learn its name."""
    await office.li.submit(await opened(office, channel=PRIVATE), {"name": "董事会"})
    await office.private_answer(office.li, "✅", channel=PRIVATE)

    assert "董事会" in str(await opened(office))
    assert "董事会" not in str(await opened(office, "sam", OTHER))


async def test_a_user_group_says_who_is_in_the_team(office: Office) -> None:
    """Chosen by its handle; whoever comes into it is in the team."""
    group = office.sandbox.workspace.add_usergroup("operations", ["U0WANG"], id="S0OPS")
    answer = await saved(office, "2 人", source="usergroup", usergroup="S0OPS", name="Operations")
    assert "用户组 @operations" in answer

    await office.li.do("update_usergroup", usergroup=group.id, users=["U0WANG", "U0SAM"])
    await office.client.wait_for(lambda: _has(office, "U0SAM"))
    await office.li.do("update_usergroup", usergroup=group.id, users=["U0SAM"])
    await office.client.wait_for(lambda: _has_not(office, "U0WANG"))


async def test_who_comes_into_the_channel_comes_into_its_team(office: Office) -> None:
    """And who leaves it leaves the team; the manager stays and his deputy is told."""
    await saved(office, name="Operations", deputies=["U0ANNA"])

    await office.sam.do("join", channel=CHANNEL)
    await office.client.wait_for(lambda: _has(office, "U0SAM"))
    await office.sam.do("leave", channel=CHANNEL)
    await office.client.wait_for(lambda: _has_not(office, "U0SAM"))

    await office.li.do("leave", channel=CHANNEL)
    message = await office.dm(office.anna, "has left its channel")
    assert "<@U0LI> manages *Operations*" in shown(message)


async def test_when_the_manager_is_deactivated_his_deputy_takes_over(office: Office) -> None:
    """One DM, whose button opens the form; its answer stands in the DM."""
    await saved(office, name="Operations", deputies=["U0ANNA"])

    await office.sam.do("update_user", user="U0LI", deleted=True)
    message = await office.dm(office.anna, "has left Slack")
    await office.anna.click(message, "teams.edit")
    view = await office.anna.view()
    refused = await office.anna.submit(view, {"manager": None})
    assert list(refused["errors"]) == ["manager"]
    await office.anna.submit(view, {"manager": "U0WANG"})

    dm = await office.anna.dm_with_app()
    answer = await office.private_answer(office.anna, "✅", channel=dm)
    assert "*Manager*\n<@U0WANG>" in shown(answer)


async def test_another_zone_moves_the_weekly_meeting(office: Office) -> None:
    """Ten o'clock in Berlin is seventeen o'clock in Shanghai."""
    await office.set_up_weekly(title="Weekly")

    answer = await saved(office, "Weekly", other_zone="柏林")

    assert "3月3日 周二 17:00" in answer


async def test_it_is_set_up_where_the_bot_is(office: Office) -> None:
    """Elsewhere the answer says what to do."""
    office.sandbox.workspace.add_channel("C0NEW", "new", ["U0ANNA"])
    await office.anna.command("/meeting", "team", "C0NEW")
    answer = await office.private_answer(office.anna, channel="C0NEW")
    assert "/invite @Gavel" in shown(answer)

    dm = await office.anna.dm_with_app()
    await office.anna.command("/meeting", "team", dm)
    assert "Go to your team’s channel" in shown(
        await office.private_answer(office.anna, channel=dm)
    )


async def _may_change(who: Person) -> bool:
    """Whether the list of meetings offers to change the team, as soon as the bot knows of it."""
    await who.command("/meeting", "list", CHANNEL)
    seen = await who.messages(CHANNEL)
    return any("团队设置" in shown(message) for message in seen)


async def _another(who: Person, before: set[str]) -> bool:
    return any(view["id"] not in before for view in await who.views())


async def _has(office: Office, user_id: str) -> bool:
    return user_id in await _members(office)


async def _has_not(office: Office, user_id: str) -> bool:
    return user_id not in await _members(office)


async def _members(office: Office) -> list[str]:
    """The people whom the form of the team lists."""
    view = await opened(office)
    await office.li.close_view(view)
    block = next(block for block in view["blocks"] if block["block_id"] == "members")
    return list(block["element"].get("initial_users", []))


def _option(view: dict[str, Any], block_id: str, label: str) -> str:
    """The value of the option with this label."""
    block = next(block for block in view["blocks"] if block["block_id"] == block_id)
    return next(
        str(option["value"])
        for option in block["element"]["options"]
        if option["text"]["text"] == label
    )
