import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from bot import doctor, manifest
from bot.settings import Settings
from storage import asides, outbox
from storage.claims import Identity
from storage.outbox import State
from tests import factories
from tests.outbox import Words
from tests.units import Works

BOT_TOKEN, APP_TOKEN = "xoxb-good", "xapp-good"


@dataclass
class FakeSlack:
    """The three methods that the doctor asks, answered as Slack does (docs.slack.dev)."""

    channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    scopes: set[str] = field(default_factory=lambda: set(manifest.bot_scopes()))
    socket_mode: bool = True
    too_many: int = 0
    calls: list[str] = field(default_factory=list)
    url: str = ""

    def application(self) -> web.Application:
        """Return what serves it."""
        application = web.Application()
        application.router.add_post("/api/{method}", self._answer)
        application.router.add_post("/elsewhere/{path}", self._something_else)
        return application

    async def _answer(self, request: web.Request) -> web.Response:
        method, form = request.match_info["method"], await request.post()
        self.calls.append(method)
        if self.too_many:
            self.too_many -= 1
            body = {"ok": False, "error": "ratelimited"}
            return web.json_response(body, status=429, headers={"Retry-After": "0"})
        token = request.headers["Authorization"].removeprefix("Bearer ")
        body = self._body(method, token, str(form.get("channel")))
        return web.json_response(body, headers={"X-OAuth-Scopes": ",".join(self.scopes)})

    def _body(self, method: str, token: str, channel: str) -> dict[str, Any]:
        if token != (APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN):
            return {"ok": False, "error": "invalid_auth"}
        match method:
            case "auth.test":
                return {"ok": True, "user": "gavel", "team": "Acme", "team_id": "T1"}
            case "apps.connections.open" if self.socket_mode:
                return {"ok": True, "url": "wss://wss.slack.com/link/?ticket=1"}
            case "conversations.info" if channel in self.channels:
                return {"ok": True, "channel": {"id": channel, **self.channels[channel]}}
            case "conversations.info":
                return {"ok": False, "error": "channel_not_found"}
            case _:
                return {"ok": False, "error": "missing_scope"}

    async def _something_else(self, _: web.Request) -> web.Response:
        return web.Response(text="<p>Log in to the network first.</p>")


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    """A Slack in which all is well."""
    fake = FakeSlack()
    async with TestServer(fake.application()) as server:
        fake.url = str(server.make_url("/api/"))
        yield fake


@pytest.fixture(autouse=True)
def _all_is_set(slack: FakeSlack, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings with which all is well."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
    monkeypatch.setenv("SLACK_APP_TOKEN", APP_TOKEN)
    monkeypatch.setenv("SLACK_API_URL", slack.url)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)


@pytest.fixture
def home_channel(database_url: str, work: Works, monkeypatch: pytest.MonkeyPatch) -> str:
    """The home channel of a team, on either database."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    factories.team(work(), channel_id="C7")
    work.commit()
    return "C7"


async def examined() -> list[doctor.Finding]:
    """Return all findings, while the fake goes on answering."""
    return await asyncio.to_thread(lambda: list(doctor.examine(env_file=None)))


async def problems() -> dict[str, str]:
    """Return text and remedy of the findings that are problems, by check."""
    return {
        found.check: f"{found.text} {found.remedy}"
        for found in await examined()
        if not found.is_fine
    }


async def test_all_is_well(slack: FakeSlack, home_channel: str) -> None:
    """Each check is a line that says ok and what was found."""
    slack.channels[home_channel] = {"name": "ops", "is_member": True, "is_archived": False}

    findings = await examined()

    assert [found.line().split()[:2] for found in findings] == [
        ["ok", "settings"],
        ["ok", "database"],
        ["ok", "token"],
        ["ok", "scopes"],
        ["ok", "events"],
        ["ok", "channels"],
    ]
    assert findings[2].text == "It is that of gavel in Acme."
    assert findings[5].text == "Gavel is in the home channels of all teams (1)."


async def test_messages_that_were_given_up_are_a_problem(home_channel: str, work: Works) -> None:
    """They want somebody to look at them; the commands are named."""
    unit = work()
    outbox.post(unit, "prompt:1", home_channel, Words("prompt"))
    row = outbox.by_key(unit.session, unit.workspace_id, "prompt:1")
    assert row is not None
    row.state, row.next_attempt_at = State.PARKED, None
    work.commit()

    found = (await problems())["outbox"]

    assert found.startswith("Messages that could not be sent: 1. See why: gavel outbox list ")


async def test_what_makes_a_job_fail_is_a_problem(home_channel: str, work: Works) -> None:
    """Which row, which job, since when, how often, why, and what to do."""
    assert home_channel
    unit = work()
    for _ in range(2):
        row = Identity("meetings.open", (7,))
        asides.put(unit, "meetings open", [row], "ValueError: no", "1a2b3c4d")
        unit = work(now=unit.now + timedelta(hours=1))

    found = (await problems())["jobs"]

    assert found == (
        "meetings open fails at meetings.open(7) since 2026-11-23 09:00:00Z (2×): ValueError: no. "
        "Look for incident 1a2b3c4d in the log. Mended: gavel aside retry 1. "
        "Not to be done: gavel aside drop 1."
    )


async def test_not_all_that_fails_is_named(home_channel: str, work: Works) -> None:
    """A hundred rows that fail are most often one fault."""
    assert home_channel
    rows = [Identity("meetings.open", (number,)) for number in range(100)]
    asides.put(work(), "meetings open", rows, "ValueError: no", "1a2b3c4d")
    work.commit()

    found = [one for one in await examined() if one.check == "jobs"]

    assert len(found) == 6
    assert found[-1].line() == "problem jobs      95 more rows fail. See: gavel aside list"


async def test_a_problem_is_one_line_with_its_remedy() -> None:
    """Whoever reads the line knows what is wrong and what to do."""
    found = doctor.Finding("channels", "#ops is archived.", "Unarchive it.")

    assert found.line() == "problem channels  #ops is archived. Unarchive it."


async def test_without_teams_there_is_no_channel_to_check() -> None:
    """A fresh installation is well, and hears how to begin."""
    (*_, last) = await examined()

    assert (last.is_fine, last.check) == (True, "channels")
    assert "/meeting setup" in last.text


async def test_missing_settings_are_problems_and_the_database_is_checked_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is missing is named; what needs no Slack is examined."""
    monkeypatch.delenv("SLACK_BOT_TOKEN")
    monkeypatch.setenv("PORT", "x")

    lines = [found.line() for found in await examined()]

    assert lines[0].startswith("problem settings  SLACK_BOT_TOKEN: is missing. Copy it from")
    assert lines[1].startswith("problem settings  PORT: is wrong ('x'). It is a whole number")
    assert lines[2].startswith("ok      database")
    assert len(lines) == 3


async def test_placeholders_are_no_tokens(
    monkeypatch: pytest.MonkeyPatch, slack: FakeSlack
) -> None:
    """Slack is not asked about what .env.example says; what to put there is said."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-replace-me")

    (found,) = [one for one in await examined() if not one.is_fine]

    assert found.text == "SLACK_BOT_TOKEN: is still the placeholder of .env.example."
    assert found.remedy.startswith("Copy it from your Slack app's page")
    assert slack.calls == []


async def test_a_wrong_database_setting_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database is not examined where it is not known."""
    monkeypatch.setenv("DATABASE_URL", "mysql://db/x")

    (found,) = await examined()

    assert found.text == "DATABASE_URL: is wrong."


async def test_a_token_that_slack_does_not_know(
    slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scopes and channels are not asked for with a token that does not work."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-old")

    assert await problems() == {
        "token": "Slack says invalid_auth. Reinstall the app if it was removed, "
        "and copy its bot token to SLACK_BOT_TOKEN."
    }
    assert slack.calls == ["auth.test", "apps.connections.open"]


async def test_missing_scopes_are_named(slack: FakeSlack) -> None:
    """The scopes of the manifest that the token lacks, and where to add them."""
    slack.scopes -= {"reactions:write", "im:write"}
    slack.scopes |= {"files:read"}

    (text,) = (await problems()).values()

    assert text.startswith("The token lacks im:write, reactions:write. Add them under OAuth")


async def test_socket_mode_that_does_not_work(slack: FakeSlack) -> None:
    """The app token's fault is told apart from the bot token's."""
    slack.socket_mode = False

    assert list(await problems()) == ["events"]


async def test_http_needs_the_signing_secret_only(
    slack: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an app token no connection is asked for."""
    monkeypatch.delenv("SLACK_APP_TOKEN")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "8f74")

    assert await problems() == {}
    assert "apps.connections.open" not in slack.calls


async def test_a_database_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is missing is not made by looking for it; Slack is examined all the same."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/new.db")

    findings = await problems()

    assert list(findings) == ["database"]
    assert findings["database"].endswith("Run: gavel db upgrade")
    assert not (tmp_path / "new.db").exists()


async def test_a_database_without_our_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that is behind needs the upgrade, after a backup."""
    (tmp_path / "empty.db").touch()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")

    text = (await problems())["database"]

    assert "Run: gavel db backup FILE, then: gavel db upgrade" in text


async def test_a_database_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is named without the password."""
    url = f"postgresql://me:secret@127.0.0.1:{unused_port()}/gavel"
    monkeypatch.setenv("DATABASE_URL", url)

    text = (await problems())["database"]

    assert "cannot be opened" in text
    assert "Check DATABASE_URL" in text
    assert "secret" not in text


@pytest.mark.parametrize(
    ("about", "text", "remedy"),
    [
        ({"name": "ops", "is_member": False}, "Gavel is not in #ops.", "/invite @Gavel"),
        (
            {"name": "ops", "is_member": False, "is_archived": True},
            "#ops is archived.",
            "/meeting setup",
        ),
        (None, "C7 is deleted, or private and Gavel is not in it.", "/invite @Gavel"),
    ],
)
async def test_a_home_channel_that_gavel_cannot_use(
    slack: FakeSlack, home_channel: str, about: dict[str, Any] | None, text: str, remedy: str
) -> None:
    """The channel is named, with what to write there or what to do about it."""
    if about:
        slack.channels[home_channel] = about

    (found,) = [found for found in await examined() if not found.is_fine]

    assert found.text == text
    assert remedy in found.remedy


async def test_too_many_calls_are_made_again(slack: FakeSlack) -> None:
    """Slack's request to slow down is no problem of the installation."""
    slack.too_many = doctor.ATTEMPTS - 1

    assert await problems() == {}


async def test_slack_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    """When nothing answers it is the network, the proxy or the address."""
    monkeypatch.setenv("SLACK_API_URL", f"http://127.0.0.1:{unused_port()}/api/")

    text = (await problems())["slack"]

    assert "cannot be reached" in text
    assert "SLACK_API_URL" in text


async def test_something_else_answers(slack: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that asks to log in is not taken for Slack."""
    monkeypatch.setenv("SLACK_API_URL", slack.url.replace("/api/", "/elsewhere/"))

    text = (await problems())["slack"]

    assert "answers 200 and not as Slack does" in text
