"""The directory: whom and what Slack was asked about."""

import pytest

from bot.slack.directory import Directory
from sandbox.shapes import user_object
from storage import channels, people
from storage.people import Person
from tests import factories
from tests.slack.office import Office
from tests.units import Works


@pytest.fixture
def directory(office: Office) -> Directory:
    """A directory that asks the sandbox."""

    async def client_for(_: str) -> object:
        return office.clients.describing

    return Directory(office.uow, client_for)  # type: ignore[arg-type]  # only its calls are used


async def test_people_are_described_as_slack_does(office: Office, directory: Directory) -> None:
    """Name, time zone and locale are stored; who is a bot is known as one."""
    office.sandbox.workspace.add_user(
        "U3", real_name="Chen Wei", display_name="小陈", tz="Asia/Shanghai", locale="zh-CN"
    )

    await directory.ensure_people("T1", ["U3", office.sandbox.workspace.bot.user_id])

    chen, gavel = await found(office, "U3"), await found(office, gavel_id(office))
    assert (chen.name, chen.timezone, chen.locale) == ("小陈", "Asia/Shanghai", "zh-CN")
    assert (chen.is_bot, gavel.is_bot) == (False, True)


async def test_known_people_are_asked_about_once_a_day(
    office: Office, directory: Directory
) -> None:
    """Within a day nobody is asked about twice; after it, what changed is seen."""
    await directory.ensure_people("T1", ["U1", "U2"])
    await directory.ensure_people("T1", ["U1", "U2"])
    within_the_day = office.calls("users.info")
    office.sandbox.workspace.users["U1"].tz = "Europe/Berlin"
    office.advance(days=1, seconds=1)
    await directory.ensure_people("T1", ["U1"])

    assert (within_the_day, office.calls("users.info")) == (2, 3)
    assert (await found(office, "U1")).timezone == "Europe/Berlin"


async def test_nobody_waits_for_a_slack_that_is_asked_too_much(
    office: Office, directory: Directory
) -> None:
    """Whoever asks for a form gets it while it may be opened; the next to ask asks again."""
    office.fail("429", retry_after=3600)

    await directory.ensure_people("T1", ["U1"])
    await directory.ensure_people("T1", ["U1"])

    assert (await found(office, "U1")).name == "Ann"


async def test_somebody_whom_slack_does_not_know_is_left_out(
    office: Office, directory: Directory
) -> None:
    """The others are stored all the same."""
    await directory.ensure_people("T1", ["U1", "U404"])

    unknown = await office.work.read(
        lambda work: people.get(work.session, work.workspace_id, "U404")
    )
    assert unknown is None
    assert (await found(office, "U1")).name == "Ann"


async def test_an_event_about_somebody_is_taken_over(
    office: Office, directory: Directory, work: Works
) -> None:
    """Who was deactivated is known to be so; the language he chose stays his."""
    factories.person(work(), "U1", language="zh")
    work.commit()
    ann = office.sandbox.workspace.users["U1"]
    ann.deleted = True

    await directory.refresh_person("T1", user_object(office.sandbox.workspace, ann))

    person = await found(office, "U1")
    assert (person.deleted, person.language) == (True, "zh")


@pytest.mark.parametrize(
    ("tz", "offset", "expected"),
    [("Asia/Nowhere", 28800, "Etc/GMT-8"), ("Atlantic/Lost", -10800, "Etc/GMT+3")],
)
async def test_a_zone_that_we_do_not_know_becomes_its_offset(
    office: Office, directory: Directory, tz: str, offset: int, expected: str
) -> None:
    """Slack may know zones that our time zone data lacks."""
    user = {"id": "U9", "name": "dora", "tz": tz, "tz_offset": offset}

    await directory.refresh_person("T1", user)

    assert (await found(office, "U9")).timezone == expected


async def test_a_channel_is_learnt_with_its_members(office: Office, directory: Directory) -> None:
    """A private channel hides its records from those who are not in it."""
    await directory.ensure_channel("T1", "C3")

    members = await office.work.read(
        lambda work: channels.member_ids(work.session, work.workspace_id, "C3")
    )
    hidden = await office.work.read(
        lambda work: [
            channels.hidden_from(work.session, work.workspace_id, user) for user in ("U1", "U2")
        ]
    )
    assert members == sorted(["U1", gavel_id(office)])
    assert hidden == [set(), {"C3"}]


async def test_members_on_several_pages_are_all_read(office: Office, directory: Directory) -> None:
    """A channel of 450 people has 450 members."""
    crowd = [office.sandbox.workspace.add_user(f"UX{number:03}").id for number in range(450)]
    office.sandbox.workspace.add_channel("C9", "c9", [*crowd, gavel_id(office)])

    await directory.ensure_channel("T1", "C9")

    members = await office.work.read(
        lambda work: channels.member_ids(work.session, work.workspace_id, "C9")
    )
    assert members == sorted([*crowd, gavel_id(office)])
    assert office.calls("conversations.members") == 3


async def test_a_known_channel_is_asked_about_only_when_told(
    office: Office, directory: Directory
) -> None:
    """`ensure_channel` asks once; `refresh_channel` sees who left meanwhile."""
    await directory.ensure_channel("T1", "C1")
    office.sandbox.workspace.channels["C1"].members.remove("U2")
    await directory.ensure_channel("T1", "C1")
    asked = office.calls("conversations.info")
    await directory.refresh_channel("T1", "C1")

    members = await office.work.read(
        lambda work: channels.member_ids(work.session, work.workspace_id, "C1")
    )
    assert (asked, "U2" in members) == (1, False)


async def test_slack_being_away_stops_nobody(office: Office, directory: Directory) -> None:
    """Nothing is raised and what was known stays."""
    await directory.ensure_people("T1", ["U1"])
    office.advance(days=2)
    office.fail("429", "*", times=None, retry_after=0)

    await directory.ensure_people("T1", ["U1", "U2"])
    await directory.ensure_channel("T1", "C1")

    assert (await found(office, "U1")).name == "Ann"


async def found(office: Office, user_id: str) -> Person:
    """The person with that id."""
    person = await office.work.read(
        lambda work: people.get(work.session, work.workspace_id, user_id)
    )
    assert person is not None
    return person


def gavel_id(office: Office) -> str:
    """The user id of the bot."""
    return office.sandbox.workspace.bot.user_id
