"""The Home tab: published, opened, acted on."""

from slack_bolt.async_app import AsyncAck

from sandbox.client import Person
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import ANA, actions, button, section


async def test_home_is_published_and_acted_on(bolt: Bolt, ana: Person) -> None:
    """views.publish shows a user's Home; its hash guards it; buttons work there."""

    @bolt.app.action("go")
    async def go(ack: AsyncAck) -> None:
        await ack()

    home = {"type": "home", "blocks": [actions(button("go"))]}
    first = (await bolt.web.views_publish(user_id=ANA, view=home))["view"]
    second = (await bolt.web.views_publish(user_id=ANA, view=home, hash=first["hash"]))["view"]
    stale = await refused(bolt.web.views_publish(user_id=ANA, view=home, hash=first["hash"]))

    shown = await ana.open_home()
    assert shown == second
    await ana.click(second, "go")
    assert (first["id"], stale["error"]) == (second["id"], "hash_conflict")
    assert (await bolt.hears("app_home_opened"))[0]["view"]["id"] == first["id"]


async def test_an_app_without_home_cannot_publish() -> None:
    """The manifest must switch the Home tab on."""
    async with Sandbox({"display_information": {"name": "Plain"}}) as sandbox:
        sandbox.workspace.add_user(ANA, name="ana")
        bolt = Bolt(sandbox, socket_mode=False)
        view = {"type": "home", "blocks": [section()]}
        answer = await refused(bolt.web.views_publish(user_id=ANA, view=view))

    assert answer["error"] == "not_enabled"
