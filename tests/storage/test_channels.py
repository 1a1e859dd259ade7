"""Channels: who is in them decides who may see what was recorded there."""

from storage import channels
from tests import factories
from tests.units import Works


def test_a_private_channel_hides_its_records_from_others(work: Works) -> None:
    """Members see them; people outside, and nobody in particular, do not."""
    unit = work()
    factories.channel(unit, "C1", "U1")
    factories.channel(unit, "C2", "U1", is_private=True)
    factories.channel(unit, "C3", "U2", is_private=True)

    hidden = {user: channels.hidden_from(unit.session, "T1", user) for user in ("U1", "U2", None)}

    assert hidden == {"U1": {"C3"}, "U2": {"C2"}, None: {"C2", "C3"}}


def test_another_workspace_is_another_world(work: Works) -> None:
    """A channel of the same id elsewhere hides nothing here."""
    factories.channel(work(workspace_id="T2"), "C1", is_private=True)

    assert channels.hidden_from(work().session, "T1", "U1") == set()


def test_the_members_become_those_that_are_named(work: Works) -> None:
    """Who came is added, who left is removed."""
    factories.channel(work(), "C1", "U1", "U2")

    channels.set_members(work().session, "T1", "C1", ["U2", "U3"])

    assert channels.member_ids(work().session, "T1", "C1") == ["U2", "U3"]


def test_a_channel_is_what_slack_said_last(work: Works) -> None:
    """It is written down once and then changed."""
    for name in ("old", "new"):
        channels.remember(
            work().session,
            "T1",
            "C1",
            name=name,
            is_private=False,
            is_archived=name == "new",
            bot_is_member=True,
        )

    channel = channels.get(work().session, "T1", "C1")
    assert channel is not None
    assert (channel.name, channel.is_archived) == ("new", True)
