"""Every interaction, every answer to a submission and every fault of the table is really there."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from sandbox.coverage import EVENT_FAULTS, FAULTS, INTERACTIONS, RESPONSE_ACTIONS
from sandbox.faults import KINDS, EventFaults

if TYPE_CHECKING:
    from tests.sandbox.coverage.conftest import Desk
else:
    Desk = Any

Json = dict[str, Any]
ANA, TALK = "U0ANA", "C0TALK"
WORD = {"type": "plain_text", "text": "Word"}
MODAL: Json = {
    "type": "modal",
    "title": WORD,
    "submit": WORD,
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "answer",
            "label": WORD,
            "element": {"type": "plain_text_input", "action_id": "text"},
        }
    ],
}
ACTIONS: Json = {
    "type": "actions",
    "block_id": "row",
    "elements": [
        {"type": "button", "action_id": "go", "text": WORD},
        {"type": "external_select", "action_id": "pick"},
    ],
}
STATE = {"answer": {"text": {"type": "plain_text_input", "value": "Fine"}}}


async def opened(desk: Desk) -> str:
    """Open a modal as apps do: by the trigger of a command. Returns the view's id."""
    await desk.do("command", channel=TALK, command="/listen")
    trigger = desk.app.heard[-1].payload["trigger_id"]
    answer = await desk.web.views_open(trigger_id=trigger, view=MODAL)
    return str(answer["view"]["id"])


async def posted(desk: Desk) -> str:
    """Let the app post a message with a button and a menu. Returns its ts."""
    answer = await desk.web.chat_postMessage(channel=TALK, text="Choose", blocks=[ACTIONS])
    return str(answer["ts"])


async def _press(desk: Desk) -> Json:
    ts = await posted(desk)
    return await desk.do("action", channel=TALK, message_ts=ts, block_id="row", action_id="go")


async def _type(desk: Desk) -> Json:
    ts = await posted(desk)
    where = {"channel": TALK, "message_ts": ts, "block_id": "row"}
    return await desk.do("options", **where, action_id="pick", value="a")


async def _on_message(desk: Desk) -> Json:
    ts = await posted(desk)
    return await desk.do("shortcut", callback_id="hear", channel=TALK, ts=ts)


async def _submit(desk: Desk) -> Json:
    return await desk.do("submit", view_id=await opened(desk), state=STATE)


async def _dismiss(desk: Desk) -> Json:
    return await desk.do("close_view", view_id=await opened(desk))


DEEDS: dict[str, Callable[[Desk], Awaitable[Json]]] = {
    "block_actions": _press,
    "block_suggestion": _type,
    "message_action": _on_message,
    "shortcut": lambda desk: desk.do("shortcut", callback_id="open"),
    "slash_command": lambda desk: desk.do("command", channel=TALK, command="/listen"),
    "view_closed": _dismiss,
    "view_submission": _submit,
}


@pytest.mark.parametrize("kind", sorted(INTERACTIONS))
async def test_an_interaction_reaches_the_app(desk: Desk, kind: str) -> None:
    """What people press, type and submit comes to the app under the name of the table."""
    done = await DEEDS[kind](desk)

    assert done["ok"], done
    assert kind in desk.app.interactions()


ANSWERS: dict[str, Json | None] = {
    "(none)": None,
    "clear": {"response_action": "clear"},
    "errors": {"response_action": "errors", "errors": {"answer": "Not this"}},
    "push": {"response_action": "push", "view": MODAL},
    "update": {"response_action": "update", "view": {**MODAL, "blocks": [ACTIONS]}},
}
MODALS_LEFT = {"(none)": 0, "clear": 0, "errors": 1, "push": 2, "update": 1}


@pytest.mark.parametrize("action", sorted(RESPONSE_ACTIONS))
async def test_an_answer_to_a_submission_is_followed(desk: Desk, action: str) -> None:
    """The modal closes, stays with errors, changes, or gets another on top."""
    view_id = await opened(desk)
    desk.app.answer = ANSWERS[action]

    done = await desk.do("submit", view_id=view_id, state=STATE)

    assert done["ok"], done
    assert done["response_action"] == (None if action == "(none)" else action)
    assert len(desk.sandbox.parts.modals.stack(ANA)) == MODALS_LEFT[action]


def test_the_faults_of_the_table_are_those_there_are() -> None:
    """The table lists exactly the faults that can be switched on."""
    assert set(FAULTS) == set(KINDS)
    assert set(EVENT_FAULTS) == set(vars(EventFaults()))


STORED_ANYWAY = {"429": False, "500": False, "drop": False, "drop_after": True}


@pytest.mark.parametrize("kind", sorted(STORED_ANYWAY))
async def test_a_fault_strikes_once_and_leaves_what_the_table_says(desk: Desk, kind: str) -> None:
    """The call fails; whether the message is there is what the table says."""
    rule = {"method": "chat.postMessage", "kind": kind, "times": 1, "retry_after": 7}
    await desk.do("faults", rules=[rule])
    before = len(desk.sandbox.workspace.conversation(TALK).between(None, None, 100)[0])

    with pytest.raises((SlackApiError, aiohttp.ClientError)) as failure:
        await desk.web.chat_postMessage(channel=TALK, text="Hello")

    after = len(desk.sandbox.workspace.conversation(TALK).between(None, None, 100)[0])
    assert after - before == STORED_ANYWAY[kind]
    if isinstance(failure.value, SlackApiError) and kind == "429":
        assert failure.value.response.headers["Retry-After"] == "7"
    assert (await desk.web.chat_postMessage(channel=TALK, text="Again"))["ok"]


async def test_a_call_may_do_its_work_and_never_answer(desk: Desk) -> None:
    """The message is there, but the answer does not come in time."""
    rule = {"method": "*", "kind": "timeout_after", "times": 1, "hold_seconds": 0.3}
    await desk.do("faults", rules=[rule])
    started = time.monotonic()

    with pytest.raises(aiohttp.ClientError):
        await desk.web.chat_postMessage(channel=TALK, text="Hello")

    messages, _ = desk.sandbox.workspace.conversation(TALK).between(None, None, 100)
    assert time.monotonic() - started >= 0.3
    assert [message.text for message in messages] == ["Hello"]


@pytest.mark.parametrize(
    ("fault", "copies", "ids"), [("duplicate", 2, 1), ("duplicate_new_id", 2, 2)]
)
async def test_an_event_may_come_twice(desk: Desk, fault: str, copies: int, ids: int) -> None:
    """The same event comes again, under the same id or under another."""
    await desk.do("faults", events={fault: 1.0})

    await desk.do("send", channel=TALK, text="Hello")
    await desk.sandbox.parts.events.delivered()

    event_ids = [heard.payload["event_id"] for heard in desk.app.heard]
    assert (len(event_ids), len(set(event_ids))) == (copies, ids)


async def test_an_event_may_come_late(desk: Desk) -> None:
    """Nothing is heard before the delay is over."""
    await desk.do("faults", events={"delay_ms": 200})

    await desk.do("send", channel=TALK, text="Hello")
    await asyncio.sleep(0.05)
    heard_at_once = desk.app.events()
    await desk.sandbox.parts.events.delivered()

    assert heard_at_once == []
    assert desk.app.events() == ["message.channels"]


async def test_events_may_be_lost(desk: Desk) -> None:
    """With loss, the app never hears of what happened, and the workspace goes on."""
    await desk.do("faults", events={"lose": 1.0})
    await desk.do("send", channel=TALK, text="Hello")
    await desk.sandbox.parts.events.delivered()
    lost = desk.app.events()
    await desk.do("faults", events={})
    await desk.do("send", channel=TALK, text="Hello again")
    await desk.sandbox.parts.events.delivered()

    assert (lost, desk.app.events()) == ([], ["message.channels"])


async def test_events_may_overtake_each_other(desk: Desk) -> None:
    """With reordering, events do not come in the order in which they happened."""
    await desk.do("faults", events={"reorder": 1.0}, seed=1)
    texts = [str(number) for number in range(12)]

    for text in texts:
        await desk.do("send", channel=TALK, text=text)
    await desk.sandbox.parts.events.delivered()

    heard = [request.payload["event"]["text"] for request in desk.app.heard]
    assert sorted(heard) == sorted(texts)
    assert heard != texts
