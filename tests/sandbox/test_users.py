"""users.*, usergroups.*, team.info and dnd.*: what the app learns of people."""

from sandbox.client import Person
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import ANA, WEI, ZOE


async def test_a_user_has_a_time_zone_and_a_language(bolt: Bolt) -> None:
    """users.info gives tz, its offset now, and the locale when asked for it."""
    user = (await bolt.web.users_info(user=WEI, include_locale=True))["user"]
    without = (await bolt.web.users_info(user=WEI))["user"]

    assert (user["tz"], user["tz_offset"], user["locale"]) == ("Asia/Shanghai", 28800, "zh-CN")
    assert user["profile"]["real_name"] == "王伟"
    assert "locale" not in without


async def test_a_deactivated_user_has_no_time_zone(bolt: Bolt, ana: Person) -> None:
    """As in Slack, `deleted` users lose what is of no use any more."""
    await ana.do("update_user", user=WEI, deleted=True)

    user = (await bolt.web.users_info(user=WEI))["user"]

    assert (user["deleted"], "tz" in user, "is_admin" in user) == (True, False, False)


async def test_all_users_are_listed_with_the_bot(bolt: Bolt, sandbox: Sandbox) -> None:
    """users.list without a limit gives everybody; the bot is marked."""
    members = (await bolt.web.users_list())["members"]

    bots = [member["id"] for member in members if member["is_bot"]]
    assert {member["id"] for member in members} == {ANA, WEI, ZOE, *bots}
    assert bots == [sandbox.workspace.bot.user_id]


async def test_an_unknown_user_is_refused(bolt: Bolt) -> None:
    """user_not_found for anybody who is not there."""
    assert (await refused(bolt.web.users_info(user="U0NOBODY")))["error"] == "user_not_found"


async def test_a_user_is_found_by_address(bolt: Bolt, sandbox: Sandbox) -> None:
    """users.lookupByEmail finds active users."""
    sandbox.workspace.add_user("U0MAIL", name="mail", email="mail@example.com")

    found = await bolt.web.users_lookupByEmail(email="Mail@example.com")
    missing = await refused(bolt.web.users_lookupByEmail(email="no@example.com"))

    assert (found["user"]["id"], missing["error"]) == ("U0MAIL", "users_not_found")


async def test_user_groups_are_listed_with_their_users(bolt: Bolt, sandbox: Sandbox) -> None:
    """usergroups.list and usergroups.users.list agree."""
    group = sandbox.workspace.add_usergroup("planners", [ANA, WEI])

    [listed] = (await bolt.web.usergroups_list(include_users=True))["usergroups"]
    users = (await bolt.web.usergroups_users_list(usergroup=group.id))["users"]
    unknown = await refused(bolt.web.usergroups_users_list(usergroup="S0NONE"))

    assert (listed["handle"], listed["users"], listed["user_count"]) == ("planners", users, 2)
    assert unknown["error"] == "no_such_subteam"


async def test_the_workspace_names_itself(bolt: Bolt, sandbox: Sandbox) -> None:
    """team.info, bots.info, profile, presence and do-not-disturb answer."""
    team = (await bolt.web.team_info())["team"]
    bot = (await bolt.web.bots_info())["bot"]
    profile = (await bolt.web.users_profile_get(user=ANA))["profile"]
    presence = await bolt.web.users_getPresence(user=ANA)
    dnd = await bolt.web.dnd_info(user=ANA)

    assert (team["domain"], bot["user_id"]) == ("sandbox", sandbox.workspace.bot.user_id)
    assert (profile["first_name"], profile["last_name"]) == ("Ana", "Lima")
    assert (presence["presence"], dnd["dnd_enabled"]) == ("active", False)
