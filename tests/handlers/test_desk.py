"""The desk: when something that came in is acknowledged, and what becomes of it."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from http import HTTPStatus
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.absences import PastError
from bot.slack.directory import Directory
from bot.views.kit import Message
from handlers.desk import Desk
from handlers.interaction import Interaction, TooEarly
from handlers.payload import Payload
from storage import receipts
from storage.database import UnitOfWork
from storage.work import Work
from tests.units import WORKSPACE

Receive = Callable[[Callable[[Interaction], Awaitable[None]], dict[str, Any]], Awaitable[Any]]

EVENT = {"team_id": WORKSPACE, "event_id": "Ev1", "event": {"type": "message", "user": "U1"}}
COMMAND = {"team_id": WORKSPACE, "user_id": "U1", "command": "/followup", "trigger_id": "1.2"}
FORM = {
    "team": {"id": WORKSPACE},
    "user": {"id": "U1"},
    "type": "view_submission",
    "view": {"id": "V1", "hash": "1", "callback_id": "followups.save"},
}


@pytest.fixture
async def desk(uow: UnitOfWork) -> Desk:
    """A desk that knows U1, who acts here, and asks nobody."""

    async def client_for(_: str) -> AsyncWebClient:
        raise AssertionError("nobody is asked here")

    directory = Directory(uow, client_for)
    await directory.refresh_person(WORKSPACE, {"id": "U1"})
    return Desk(uow, directory)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack, waiting for a moment only."""
    monkeypatch.setattr("handlers.desk.ACKNOWLEDGED_WITHIN", 0.02)


@pytest.fixture
async def receive(desk: Desk) -> AsyncIterator[Receive]:
    """Hands the desk what came in."""

    async def received(handler: Callable[[Interaction], Awaitable[None]], body: Any) -> Any:
        return await desk.receive(handler, Payload(body), AsyncWebClient())

    yield received
    await desk.close()


def count(work: Work) -> None:
    """Leave a trace that can be counted: one more receipt."""
    receipts.first_time(work, f"trace {work.now.timestamp()} {id(work)}")


async def quick(i: Interaction) -> None:
    """Do something small."""
    await i.run(count)


class Slow:
    """A handler that takes until it is let go on, and counts how often it came to its end."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()
        self.done = 0

    async def __call__(self, i: Interaction) -> None:
        """Wait, then do something small."""
        await self.go_on.wait()
        await i.run(count)
        self.done += 1


async def test_an_event_is_acknowledged_when_it_is_written_down(receive: Receive) -> None:
    """Not before: what is acknowledged does not come again."""
    done = asyncio.Event()

    async def handler(i: Interaction) -> None:
        await asyncio.sleep(0.02)
        await i.run(count)
        done.set()

    answer = await receive(handler, EVENT)

    assert (done.is_set(), answer.status) == (True, HTTPStatus.OK)


@pytest.mark.usefixtures("impatient")
async def test_an_event_that_takes_long_comes_again_and_counts_once(
    receive: Receive, desk: Desk
) -> None:
    """The first attempt goes on meanwhile; the second finds that it was done."""
    slow = Slow()

    answers = [await receive(slow, EVENT), await receive(slow, EVENT)]
    slow.go_on.set()
    await desk.finish()

    assert [answer.status for answer in answers] == [HTTPStatus.SERVICE_UNAVAILABLE] * 2
    assert slow.done == 1


@pytest.mark.usefixtures("impatient")
async def test_a_command_that_takes_long_is_acknowledged_in_time(
    receive: Receive, desk: Desk
) -> None:
    """It goes on, and is answered later."""
    slow = Slow()

    answer = await receive(slow, COMMAND)
    before = slow.done
    slow.go_on.set()
    await desk.finish()

    assert (answer.status, answer.body) == (HTTPStatus.OK, "")
    assert (before, slow.done) == (0, 1)


@pytest.mark.usefixtures("impatient")
async def test_a_form_that_takes_long_stays_open_with_its_words(
    receive: Receive, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack says that it did not work; sent again it is a repetition, and closes."""
    slow = Slow()
    first = await receive(slow, FORM)
    slow.go_on.set()
    await desk.finish()
    monkeypatch.setattr("handlers.desk.ACKNOWLEDGED_WITHIN", 2.0)

    second = await receive(quick, FORM)

    assert (first.status, second.status) == (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.OK)


async def test_the_answer_to_a_command_is_that_to_slack(receive: Receive) -> None:
    """Private, and given while the rest goes on."""
    still = asyncio.Event()

    async def handler(i: Interaction) -> None:
        await i.answer(Message(text="Noted.", blocks=[]))
        await still.wait()

    answer = await receive(handler, COMMAND)
    still.set()

    said = json.loads(answer.body)
    assert (said["text"], said["response_type"]) == ("Noted.", "ephemeral")


async def test_an_event_that_overtook_another_is_handled_a_moment_later(receive: Receive) -> None:
    """It waits at the desk, and nobody notices."""
    attempts = 0

    async def handler(i: Interaction) -> None:
        nonlocal attempts
        attempts += 1
        if attempts == 1:
            raise TooEarly
        await i.run(count)

    answer = await receive(handler, EVENT)

    assert (answer.status, attempts) == (HTTPStatus.OK, 2)


async def test_what_fails_is_not_sent_again_by_slack(
    receive: Receive, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would fail again; it is in the log once, with an incident."""

    async def handler(_: Interaction) -> None:
        raise RuntimeError("a mistake")

    answer = await receive(handler, {**EVENT, "event": {"type": "user_change"}})

    assert answer.status == HTTPStatus.OK
    assert capsys.readouterr().out.count("RuntimeError: a mistake") == 1


async def test_a_form_is_told_of_its_fields_and_a_command_of_commands(receive: Receive) -> None:
    """Whoever chose days in a calendar did not type `/away`."""

    async def handler(_: Interaction) -> None:
        raise PastError(last=date(2026, 11, 20))

    fields: dict[str, dict[str, Any]] = {"first": {}, "last": {}}
    view = {"id": "V1", "callback_id": "absences.save", "state": {"values": fields}}
    answered = await receive(handler, {**FORM, "view": view})

    said = json.loads(answered.body)["errors"]
    assert list(said) == ["last"]
    assert "/away" not in said["last"]
    assert "is over already. Choose a day" in said["last"]
