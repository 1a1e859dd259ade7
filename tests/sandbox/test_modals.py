"""Modals: opening, stacking, submitting, and what Slack refuses."""

import asyncio
from functools import partial
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError

from sandbox.client import Person, RefusedError
from sandbox.delivery import Timings
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import OPS, actions, button, field, impatient, modal, option, section

Json = dict[str, Any]


async def opened(bolt: Bolt, person: Person, view: Json) -> Json:
    """Let a person run /file, which opens this modal; returns it as it is shown."""
    trigger = await trigger_of(bolt, person)
    return dict((await bolt.web.views_open(trigger_id=trigger, view=view))["view"])


async def trigger_of(bolt: Bolt, person: Person) -> str:
    """Let a person run /file and return its trigger."""
    bolt.app.command("/file")(_take)
    await person.command("/file", "", OPS)
    return str([body["trigger_id"] for body in bolt.heard if "command" in body][-1])


async def _take(ack: AsyncAck) -> None:
    await ack()


def answering(bolt: Bolt, **answer: Any) -> list[Json]:
    """Let the app answer submissions of `form`; returns where the submitted views appear."""
    submitted: list[Json] = []

    async def take(ack: AsyncAck, view: Json) -> None:
        submitted.append(view)
        await ack(**answer)

    bolt.app.view("form")(take)
    return submitted


async def test_a_modal_is_shown_to_who_pulled_the_trigger(
    bolt: Bolt, ana: Person, wei: Person, sandbox: Sandbox
) -> None:
    """It has what the app gave and what Slack adds."""
    view = await opened(bolt, ana, modal(field("name"), private_metadata="m"))

    [shown] = await ana.views()
    assert shown == view
    assert (view["private_metadata"], view["app_id"]) == ("m", sandbox.workspace.bot.id)
    assert (view["root_view_id"], view["previous_view_id"]) == (view["id"], None)
    assert await wei.views() == []


@pytest.mark.parametrize("timings", [Timings(trigger=0.3)])
async def test_a_trigger_works_soon_or_not_at_all(bolt: Bolt, ana: Person) -> None:
    """Late and invented triggers are told apart."""
    late = await trigger_of(bolt, ana)
    await asyncio.sleep(0.35)

    refusals = [
        await refused(bolt.web.views_open(trigger_id=trigger, view=modal(section())))
        for trigger in (late, "1.2.3")
    ]

    errors = [refusal["error"] for refusal in refusals]
    assert errors == ["expired_trigger_id", "invalid_trigger_id"]


async def test_a_trigger_that_was_used_is_exchanged(bolt: Bolt, ana: Person) -> None:
    """Within its time the second use is exchanged_trigger_id."""
    trigger = await trigger_of(bolt, ana)
    await bolt.web.views_open(trigger_id=trigger, view=modal(section()))

    answer = await refused(bolt.web.views_open(trigger_id=trigger, view=modal(section())))

    assert answer["error"] == "exchanged_trigger_id"


async def test_a_refused_view_leaves_the_trigger(bolt: Bolt, ana: Person) -> None:
    """A view with a fault does not use the trigger up."""
    trigger = await trigger_of(bolt, ana)
    wrong = modal(section("x" * 3001))

    answer = await refused(bolt.web.views_open(trigger_id=trigger, view=wrong))
    await bolt.web.views_open(trigger_id=trigger, view=modal(section()))

    assert answer["error"] == "invalid_arguments"
    assert any("/view/blocks/0/text" in m for m in answer["response_metadata"]["messages"])
    assert len(await ana.views()) == 1


async def test_what_was_entered_is_submitted(bolt: Bolt, ana: Person) -> None:
    """Each input comes with its type and value; what nobody touched comes as it began."""
    submitted = answering(bolt)
    choice: Json = {
        "type": "radio_buttons",
        "options": [option("a")],
        "initial_option": option("a"),
    }
    view = await opened(
        bolt, ana, modal(field("name"), field("note", optional=True), field("kind", **choice))
    )

    answer = await ana.submit(view, {"name": "Ana"})

    values = submitted[0]["state"]["values"]
    assert values["name"]["name_in"] == {"type": "plain_text_input", "value": "Ana"}
    assert values["note"]["note_in"]["value"] is None
    assert values["kind"]["kind_in"]["selected_option"] == option("a")
    assert (answer, await ana.views()) == ({"response_action": None}, [])


@pytest.mark.parametrize(
    ("block", "value", "complaint"),
    [
        (field("f"), None, "Please complete this required field."),
        (field("f", min_length=3), "ab", "Please enter at least 3 characters."),
        (field("f", max_length=3), "abcd", "Please enter at most 3 characters."),
        (
            field("f", type="number_input", is_decimal_allowed=False),
            "1.5",
            "Please enter a whole number.",
        ),
        (
            field("f", type="number_input", is_decimal_allowed=True, max_value="9"),
            "10",
            "Please enter a number no more than 9.",
        ),
    ],
)
async def test_slacks_own_checks_come_before_the_app(
    bolt: Bolt, ana: Person, block: Json, value: str | None, complaint: str
) -> None:
    """Required inputs and lengths are checked by Slack's client; the app never hears of it."""
    submitted = answering(bolt)
    view = await opened(bolt, ana, modal(block))

    answer = await ana.submit(view, {"f": value})

    assert answer == {"response_action": "errors", "errors": {"f": complaint}}
    assert submitted == []


async def test_errors_keep_the_modal_and_what_was_typed(bolt: Bolt, ana: Person) -> None:
    """response_action errors names inputs; the modal stays, filled in."""
    answering(bolt, response_action="errors", errors={"name": "Taken."})
    view = await opened(bolt, ana, modal(field("name")))

    answer = await ana.submit(view, {"name": "Ana"})

    [shown] = await ana.views()
    assert answer == {"response_action": "errors", "errors": {"name": "Taken."}}
    assert shown["state"]["values"]["name"]["name_in"]["value"] == "Ana"


async def test_an_error_at_no_input_is_trouble(bolt: Bolt, ana: Person) -> None:
    """Slack shows errors only beside inputs that are there."""
    answering(bolt, response_action="errors", errors={"elsewhere": "?"})
    view = await opened(bolt, ana, modal(field("name")))

    with pytest.raises(RefusedError) as refusal:
        await ana.submit(view, {"name": "Ana"})

    assert refusal.value.message.startswith("We had some trouble connecting. Try again?")
    assert len(await ana.views()) == 1


async def test_update_push_and_clear(bolt: Bolt, ana: Person) -> None:
    """An answer may change the modal, put another on it, or close all."""
    answering(bolt, response_action="push", view=modal(field("second"), callback_id="top"))
    view = await opened(bolt, ana, modal(field("first")))

    @bolt.app.view("top")
    async def top(ack: AsyncAck, body: Json) -> None:
        value = body["view"]["state"]["values"]["second"]["second_in"]["value"]
        if value == "clear":
            await ack(response_action="clear")
        else:
            changed = modal(field("second"), section(value), callback_id="top")
            await ack(response_action="update", view=changed)

    await ana.submit(view, {"first": "x"})
    first = [len(await ana.views())]
    await ana.submit((await ana.views())[-1], {"second": "changed"})
    shown = (await ana.views())[-1]
    await ana.submit(shown, {"second": "clear"})

    assert [*first, len(await ana.views())] == [2, 0]
    assert shown["blocks"][1]["text"]["text"] == "changed"
    assert shown["state"]["values"]["second"]["second_in"]["value"] == "changed"


async def test_three_modals_are_the_most(bolt: Bolt, ana: Person) -> None:
    """A fourth is push_limit_reached."""
    answers: list[str | None] = []

    @bolt.app.action("push")
    async def push(ack: AsyncAck, body: Json) -> None:
        await ack()
        view = modal(actions(button("push")))
        try:
            await bolt.web.views_push(trigger_id=body["trigger_id"], view=view)
            answers.append(None)
        except SlackApiError as error:
            answers.append(error.response["error"])

    await opened(bolt, ana, modal(actions(button("push"))))
    for number in (1, 2, 3):
        await ana.click(await ana.view(), "push")
        await bolt.until(partial(_has, answers, number))

    assert answers == [None, None, "push_limit_reached"]
    assert len(await ana.views()) == 3


def _has(answers: list[str | None], count: int) -> bool:
    return len(answers) == count


async def test_a_view_is_updated_by_its_id_or_name(bolt: Bolt, ana: Person) -> None:
    """views.update takes view_id or external_id; what was typed stays where the ids stay."""
    view = await opened(bolt, ana, modal(field("name"), external_id="ext"))
    await ana.submit(view, {"name": ""})
    named = await bolt.web.views_update(
        external_id="ext", view=modal(field("name"), section("more"), external_id="ext")
    )
    unknown = await refused(bolt.web.views_update(view_id="V0NONE", view=modal(section())))

    assert named["view"]["id"] == view["id"]
    assert unknown["error"] == "not_found"


async def test_a_stale_hash_is_a_conflict(bolt: Bolt, ana: Person) -> None:
    """Whoever updates what has changed meanwhile is told so."""
    view = await opened(bolt, ana, modal(section("one")))
    await bolt.web.views_update(view_id=view["id"], hash=view["hash"], view=modal(section("two")))

    answer = await refused(
        bolt.web.views_update(view_id=view["id"], hash=view["hash"], view=modal(section("three")))
    )

    assert answer["error"] == "hash_conflict"
    assert (await ana.view())["blocks"][0]["text"]["text"] == "two"


async def test_an_external_id_is_unique(bolt: Bolt, ana: Person, wei: Person) -> None:
    """Two open views cannot have one external_id; a closed one gives it back."""
    view = await opened(bolt, ana, modal(section(), external_id="ext"))
    trigger = await trigger_of(bolt, wei)

    twice = modal(section(), external_id="ext")
    answer = await refused(bolt.web.views_open(trigger_id=trigger, view=twice))
    await ana.close_view(view)
    await bolt.web.views_open(trigger_id=trigger, view=twice)

    assert answer["error"] == "duplicate_external_id"
    assert len(await wei.views()) == 1


async def test_closing_is_told_when_asked_for(bolt: Bolt, ana: Person) -> None:
    """view_closed comes for modals with notify_on_close, and says if all were cleared."""

    @bolt.app.view_closed("form")
    async def closed(ack: AsyncAck) -> None:
        await ack()

    quiet = await opened(bolt, ana, modal(section(), callback_id="quiet"))
    await ana.close_view(quiet)
    loud = await opened(bolt, ana, modal(section(), notify_on_close=True))
    await ana.close_view(loud, clear=True)

    heard = [body for body in bolt.heard if body.get("type") == "view_closed"]
    assert [(body["view"]["id"], body["is_cleared"]) for body in heard] == [(loud["id"], True)]
    assert await ana.views() == []


@impatient
async def test_an_app_that_fails_keeps_the_modal(bolt: Bolt, ana: Person) -> None:
    """No acknowledgement: the person may try again, nothing typed is lost."""
    view = await opened(bolt, ana, modal(field("name")))

    with pytest.raises(RefusedError) as refusal:
        await ana.submit(view, {"name": "Ana"})

    assert (refusal.value.code, refusal.value.message) == (
        "operation_timeout",
        "We had some trouble connecting. Try again?",
    )
    assert (await ana.view())["state"]["values"]["name"]["name_in"]["value"] == "Ana"
