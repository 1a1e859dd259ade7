"""What comes in over HTTP from outside: refused unless Slack sent it, and then done once."""

import json
import time
from collections.abc import Awaitable, Callable, Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import select

from bot import manifest
from storage.database import Database
from storage.tables import METADATA
from tests.office import CHANNEL, SIGNING_SECRET, Office

OpenOffice = Callable[..., Awaitable[Office]]

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
SIX_MINUTES = 6 * 60
OTHER_TEAM = "T0OTHER"


class Outside:
    """Somebody who can reach the bot's address, and may know the secret or not."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.team = office.sandbox.workspace.team.id

    async def post(
        self, body: str, kind: str = FORM, *, secret: str = SIGNING_SECRET, age: float = 0
    ) -> tuple[int, str]:
        """Post a body, signed `age` seconds ago; gives back the status and the answer."""
        moment = str(int(time.time() - age))
        signature = SignatureVerifier(secret).generate_signature(timestamp=moment, body=body)
        headers = {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": str(signature)}
        return await self.send(body, headers | {"Content-Type": kind})

    async def send(self, body: str, headers: Mapping[str, str]) -> tuple[int, str]:
        """Post a body with these headers."""
        assert self.office.bot is not None
        async with (
            ClientSession() as http,
            http.post(
                self.office.bot.url + manifest.PATH, data=BytesIO(body.encode()), headers=headers
            ) as answer,
        ):
            return answer.status, await answer.text()

    def command(self, text: str, **changes: str) -> str:
        """The body of `/followup` with that text, typed by Anna in the channel."""
        fields = {
            "command": "/followup",
            "text": text,
            "team_id": self.team,
            "channel_id": CHANNEL,
            "user_id": "U0ANNA",
            "trigger_id": f"{time.time()}.1",
            "response_url": f"{self.office.sandbox.url}/nowhere",
        }
        return urlencode(fields | changes)

    def press(self, action_id: str, value: str, **changes: Any) -> str:
        """The body of a button that Wang pressed in the channel."""
        payload = {
            "type": "block_actions",
            "team": {"id": self.team},
            "user": {"id": "U0WANG"},
            "channel": {"id": CHANNEL},
            "trigger_id": f"{time.time()}.2",
            "actions": [
                {"type": "button", "action_id": action_id, "block_id": "b", "value": value}
            ],
        }
        return urlencode({"payload": json.dumps(payload | changes)})

    async def stored(self) -> dict[str, list[Any]]:
        """Everything that is in the database."""
        database = Database.open(self.office.database_url)
        with database.reading_session() as session:
            rows = {
                table.name: [tuple(row) for row in session.connection().execute(select(table))]
                for table in METADATA.sorted_tables
            }
        database.close()
        return rows


@pytest.fixture
async def outside(open_office: OpenOffice) -> Outside:
    """The office that Slack calls over HTTP, with one follow-up of Wang's."""
    office = await open_office(http=True)
    await office.anna.command("/followup", "<@U0WANG> sort the client list by Friday", CHANNEL)
    await office.settle()
    return Outside(office)


async def test_what_slack_did_not_sign_changes_nothing(
    outside: Outside, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another secret, no signature, an old one, one from the future; nothing secret is logged."""
    body = outside.command("do something")
    before = await outside.stored()
    capsys.readouterr()

    statuses = [
        (await outside.post(body, secret="guessed"))[0],
        (await outside.send(body, {"Content-Type": FORM}))[0],
        (await outside.post(body, age=SIX_MINUTES))[0],
        (await outside.post(body, age=-SIX_MINUTES))[0],
    ]

    assert statuses == [401] * 4
    assert await outside.stored() == before
    logged = capsys.readouterr().out
    assert SIGNING_SECRET not in logged
    assert "do something" not in logged


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("{", JSON),
        ("[]", JSON),
        ("null", JSON),
        ('"team_id"', JSON),
        ('{"event": []}', JSON),
        ('{"team_id": {"id": 1}, "event": {"type": []}}', JSON),
        ("", JSON),
        ("", FORM),
        ("payload=%7B", FORM),
        ("payload=[]", FORM),
        ('payload={"type":"block_actions","actions":"x","team":"T","user":[],"view":1}', FORM),
        ("\ufffd%ff", FORM),
    ],
)
async def test_what_cannot_be_read_is_refused(outside: Outside, body: str, kind: str) -> None:
    """Signed or not, and without an incident."""
    before = await outside.stored()

    status, _ = await outside.post(body, kind)

    assert 400 <= status < 500
    assert await outside.stored() == before


async def test_a_body_of_ten_megabytes_is_not_even_read(outside: Outside) -> None:
    """And the bot goes on answering."""
    before = await outside.stored()

    status, _ = await outside.post(outside.command("x" * 10_000_000))
    answered, words = await outside.post(outside.command("list"))

    assert (status, answered) == (413, 200)
    assert json.loads(words)["text"]
    assert await outside.stored() == before


async def test_what_nobody_handles_is_refused(outside: Outside) -> None:
    """A button that never was, a command of somebody else, a form without a name."""
    before = await outside.stored()

    statuses = [
        (await outside.post(body))[0]
        for body in (
            outside.press("followups.destroy", "1"),
            outside.press("followups.act", "1"),
            outside.command("", command="/destroy"),
            urlencode(
                {"payload": json.dumps({"type": "view_submission", "team": {"id": outside.team}})}
            ),
        )
    ]

    assert statuses == [404] * 4
    assert await outside.stored() == before


async def test_another_workspace_is_refused(outside: Outside) -> None:
    """By command, button and event, though Slack has signed it."""
    before = await outside.stored()
    event = {"type": "message", "channel": CHANNEL, "user": "U0ANNA", "text": "hi", "ts": "1.0"}

    statuses = [
        (await outside.post(outside.command("theirs", team_id=OTHER_TEAM)))[0],
        (await outside.post(outside.press("followups.finish", "1", team={"id": OTHER_TEAM})))[0],
        (await outside.post(json.dumps({"team_id": OTHER_TEAM, "event": event}), JSON))[0],
    ]

    assert statuses == [404] * 3
    assert await outside.stored() == before


@pytest.mark.parametrize("value", ["999", "0", "-1", "99999999999999999999", "x", "", "1; DROP"])
async def test_a_button_about_something_that_is_not_there_changes_nothing(
    outside: Outside, value: str
) -> None:
    """Another workspace's number, or none at all."""
    before = await outside.stored()

    status, _ = await outside.post(outside.press("followups.finish", value))

    assert status == 200
    assert _without(await outside.stored(), "receipts") == _without(before, "receipts")


async def test_a_request_that_is_sent_again_counts_once(outside: Outside) -> None:
    """Even with the very same signature, within the five minutes in which it is good."""
    body = outside.command("buy one lamp tomorrow")

    answers = [await outside.post(body), await outside.post(body)]

    followups = (await outside.stored())["followups"]
    assert [status for status, _ in answers] == [200, 200]
    assert ["buy one lamp" in map(str, row) for row in followups].count(True) == 1


def _without(stored: dict[str, list[Any]], table: str) -> dict[str, list[Any]]:
    return {name: rows for name, rows in stored.items() if name != table}
