"""block_actions: what the app learns when somebody uses an element."""

import asyncio
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncRespond

from sandbox.client import Person, RefusedError
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import (
    ANA,
    OPS,
    WEI,
    actions,
    button,
    field,
    impatient,
    modal,
    option,
    section,
)

Json = dict[str, Any]

SELECT: Json = {
    "type": "static_select",
    "action_id": "pick",
    "options": [option("a"), option("b")],
    "initial_option": option("a"),
}
DATE: Json = {"type": "datepicker", "action_id": "due"}


def acknowledge(bolt: Bolt, *action_ids: str) -> None:
    """Let the app take these actions."""

    async def take(ack: AsyncAck) -> None:
        await ack()

    for action_id in action_ids:
        bolt.app.action(action_id)(take)


def actions_heard(bolt: Bolt) -> list[Json]:
    """Return the block_actions payloads that came."""
    return [body for body in bolt.heard if body.get("type") == "block_actions"]


async def post(bolt: Bolt, *elements: Json, **fields: Any) -> Json:
    """Post a row of elements to #ops and return it as a person's page shows it."""
    answer = await bolt.web.chat_postMessage(
        channel=OPS, text="t", blocks=[section(), actions(*elements)], **fields
    )
    return {**answer["message"], "channel": OPS}


async def test_a_button_says_who_pressed_what_where(bolt: Bolt, ana: Person) -> None:
    """User, container, channel, message, the button's value: all is there."""
    acknowledge(bolt, "go")
    root = await ana.say(OPS, "root")
    message = await post(bolt, button("go", "42"), thread_ts=root)

    await ana.click(message, "go")

    [body] = actions_heard(bolt)
    [action] = body["actions"]
    assert (action["action_id"], action["block_id"], action["value"]) == ("go", "row", "42")
    assert (body["user"]["id"], body["channel"]["id"]) == (ANA, OPS)
    assert body["message"]["ts"] == message["ts"]
    assert body["container"] == {
        "type": "message",
        "message_ts": message["ts"],
        "channel_id": OPS,
        "is_ephemeral": False,
        "thread_ts": root,
    }
    assert {"trigger_id", "response_url"} <= set(body)


async def test_pickers_are_known_with_their_values(bolt: Bolt, ana: Person) -> None:
    """state.values holds every picker of the message: touched, remembered or initial."""
    acknowledge(bolt, "pick", "due", "go")
    message = await post(bolt, SELECT, DATE, button("go"))

    await ana.click(message, "due", selected_date="2026-12-01")
    await ana.click(message, "go")

    *_, body = actions_heard(bolt)
    assert body["state"]["values"]["row"] == {
        "pick": {"type": "static_select", "selected_option": option("a")},
        "due": {"type": "datepicker", "selected_date": "2026-12-01"},
    }


async def test_an_option_is_chosen_by_its_value(bolt: Bolt, ana: Person) -> None:
    """The app gets the whole option; one that is not offered is refused."""
    acknowledge(bolt, "pick")
    message = await post(bolt, SELECT)

    await ana.click(message, "pick", selected_option="b")
    with pytest.raises(RefusedError) as refusal:
        await ana.click(message, "pick", selected_option="z")

    [body] = actions_heard(bolt)
    assert body["actions"][0]["selected_option"] == option("b")
    assert refusal.value.code == "invalid_arguments"


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ({"type": "users_select"}, {"selected_user": WEI}),
        ({"type": "multi_users_select"}, {"selected_users": [WEI, ANA]}),
        ({"type": "conversations_select"}, {"selected_conversation": OPS}),
        ({"type": "channels_select"}, {"selected_channel": OPS}),
        ({"type": "timepicker"}, {"selected_time": "09:30"}),
        ({"type": "datetimepicker"}, {"selected_date_time": 1_800_000_000}),
        ({"type": "checkboxes", "options": [option("a")]}, {"selected_options": [option("a")]}),
        ({"type": "radio_buttons", "options": [option("a")]}, {"selected_option": option("a")}),
        ({"type": "overflow", "options": [option("a")]}, {"selected_option": option("a")}),
    ],
)
async def test_every_element_has_its_field(
    bolt: Bolt, ana: Person, element: Json, value: Json
) -> None:
    """What was chosen comes in the field that Slack uses for this element."""
    acknowledge(bolt, "x")
    accessory = {**element, "action_id": "x"}
    block = section(accessory=accessory, block_id="b")
    if element["type"] == "datetimepicker":
        block = actions(accessory, block_id="b")
    answer = await bolt.web.chat_postMessage(channel=OPS, text="t", blocks=[block])

    await ana.click({**answer["message"], "channel": OPS}, "x", **value)

    [body] = actions_heard(bolt)
    assert body["actions"][0] == body["actions"][0] | value


async def test_a_message_is_replaced_in_place(bolt: Bolt, ana: Person) -> None:
    """`respond(replace_original=True)` changes the message that the button is in."""

    @bolt.app.action("go")
    async def go(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond(text="done", replace_original=True)

    message = await post(bolt, button("go"))
    await ana.click(message, "go")

    changed = await ana.wait_for_message(OPS, lambda m: m["text"] == "done")
    assert (changed["ts"], "edited" in changed) == (message["ts"], False)


async def test_an_ephemeral_message_is_acted_on(bolt: Bolt, ana: Person) -> None:
    """The container says that it is ephemeral, and the message itself is not sent."""
    acknowledge(bolt, "go")
    await bolt.web.chat_postEphemeral(
        channel=OPS, user=ANA, text="t", blocks=[actions(button("go"))]
    )
    [message] = await ana.messages(OPS)

    await ana.click(message, "go")

    [body] = actions_heard(bolt)
    assert body["container"]["is_ephemeral"] is True
    assert "message" not in body


async def test_an_element_in_a_modal_knows_what_was_entered(bolt: Bolt, ana: Person) -> None:
    """The payload carries the view with its state; its trigger can push."""

    @bolt.app.command("/file")
    async def file(ack: AsyncAck, body: Json) -> None:
        await ack()
        view = modal(field("name"), actions(SELECT, button("more")))
        await bolt.web.views_open(trigger_id=body["trigger_id"], view=view)

    @bolt.app.action("more")
    async def more(ack: AsyncAck, body: Json) -> None:
        await ack()
        await bolt.web.views_push(trigger_id=body["trigger_id"], view=modal(section("more")))

    await ana.command("/file", "", OPS)
    view = await ana.view()
    state = {"name": {"name_in": {"value": "half"}}}
    await ana.click(view, "more", state=state)
    stack = await ana.client.wait_for(lambda: _stack(ana, 2))

    [body] = actions_heard(bolt)
    values = body["view"]["state"]["values"]
    assert values["name"]["name_in"] == {"type": "plain_text_input", "value": "half"}
    assert values["row"]["pick"]["selected_option"] == option("a")
    assert body["container"] == {"type": "view", "view_id": view["id"]}
    assert stack[1]["previous_view_id"] == stack[1]["root_view_id"] == view["id"]


async def _stack(person: Person, height: int) -> list[Json] | None:
    views = await person.views()
    return views if len(views) == height else None


async def test_a_select_asks_the_app_for_options(bolt: Bolt, ana: Person) -> None:
    """block_suggestion brings what was typed; the answer holds the options to choose from."""

    @bolt.app.options("find")
    async def find(ack: AsyncAck, payload: Json) -> None:
        await ack(options=[option(payload["value"] + "!")])

    acknowledge(bolt, "find")
    external = {"type": "external_select", "action_id": "find", "min_query_length": 0}
    message = await post(bolt, external)

    answer = await ana.options(message, "find", "abc")
    await ana.click(message, "find", selected_option=answer["options"][0])

    [body] = actions_heard(bolt)
    assert body["actions"][0]["selected_option"] == option("abc!")


@impatient
async def test_an_action_that_nobody_takes_is_told(bolt: Bolt, ana: Person) -> None:
    """No acknowledgement in time is an answer that a person understands."""
    message = await post(bolt, button("nobody"))

    with pytest.raises(RefusedError) as refusal:
        await ana.click(message, "nobody")

    assert refusal.value.code == "operation_timeout"


async def test_a_double_click_comes_twice(bolt: Bolt, ana: Person) -> None:
    """Slack does not hold back the second of two clicks."""
    acknowledge(bolt, "go")
    message = await post(bolt, button("go"))

    await asyncio.gather(ana.click(message, "go"), ana.click(message, "go"))

    assert len(actions_heard(bolt)) == 2


async def test_what_is_not_there_cannot_be_used(bolt: Bolt, ana: Person, wei: Person) -> None:
    """An element that is gone, a deleted message and somebody else's view are refused."""
    message = await post(bolt, button("go"))
    home = {"type": "home", "blocks": [actions(button("go"))]}
    view = (await bolt.web.views_publish(user_id=ANA, view=home))["view"]
    codes = []
    for person, where, action_id in ((ana, message, "x"), (wei, view, "go")):
        with pytest.raises(RefusedError) as refusal:
            await person.click(where, action_id)
        codes.append(refusal.value.code)
    await bolt.web.chat_delete(channel=OPS, ts=message["ts"])
    with pytest.raises(RefusedError) as refusal:
        await ana.click(message, "go")

    assert [*codes, refusal.value.code] == ["action_not_found", "not_found", "message_not_found"]


async def test_without_interactivity_nothing_is_sent(sandbox: Sandbox, ana: Person) -> None:
    """An app that did not declare interactivity gets none."""
    quiet = Sandbox({"display_information": {"name": "Quiet"}})
    assert (sandbox.manifest.interactivity, quiet.manifest.interactivity) == (True, False)
    async with quiet:
        quiet.workspace.add_user(ANA, name="ana")
        channel = quiet.workspace.add_channel(OPS, "ops", [ANA, quiet.workspace.bot.user_id])
        message = quiet.workspace.add_message(
            channel.id, quiet.workspace.bot.user_id, "t", blocks=[actions(button("go"))]
        )
        elsewhere = type(ana.client)(quiet.url)
        with pytest.raises(RefusedError) as refusal:
            await elsewhere.as_user(ANA).click({"channel": OPS, "ts": message.ts}, "go")
        await elsewhere.close()

    assert refusal.value.code == "interactivity_disabled"
