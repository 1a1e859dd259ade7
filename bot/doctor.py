"""`gavel doctor`: whether all that Gavel stands on is there, and what to do where it is not.

It only looks: nothing is changed, neither here nor in Slack.
"""

import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from bot import manifest, operating
from bot.operating import moment
from bot.settings import ENV_FILE, LocalSettings, Settings, SettingsError, load
from storage import asides_upkeep, outbox_upkeep, revisions, teams
from storage.database import Database

TIMEOUT = 10.0  # seconds; Slack answers in well under one
ATTEMPTS = 3  # how often a call is made when Slack says that there were too many
LONGEST_PAUSE = 60  # seconds; Slack counts by the minute

MOST_ASIDE = 5  # rows that are named; the others are counted
ASIDE = (
    "Look for incident {incident} in the log. Mended: gavel aside retry {id}. "
    "Not to be done: gavel aside drop {id}."
)
PASTE_MANIFEST = "paste the output of gavel manifest on the app's page, App Manifest"
INSTALL_AGAIN = "Reinstall the app if it was removed, and copy its bot token to SLACK_BOT_TOKEN."
CONNECT_AGAIN = (
    "Copy an app-level token with the scope connections:write to SLACK_APP_TOKEN, "
    f"and switch Socket Mode on (or {PASTE_MANIFEST})."
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; `remedy` is what to do about a problem, empty when all is well."""

    check: str
    text: str
    remedy: str = ""

    @property
    def is_fine(self) -> bool:
        """Whether there is nothing to do."""
        return not self.remedy

    def line(self) -> str:
        """Return the finding in one line."""
        verdict = "ok" if self.is_fine else "problem"
        return f"{verdict:8}{self.check:10}{self.text} {self.remedy}".rstrip()


def examine(env_file: Path | None = ENV_FILE) -> Iterator[Finding]:
    """Yield the findings as they are made; what rests on something broken is left out."""
    try:
        settings = load(Settings, env_file)
    except SettingsError as error:
        yield from (_wrong_setting(line) for line in error.lines)
        yield from _database_alone(env_file)
        return
    yield Finding("settings", "All that are needed are there.")
    has_database = yield from _database(settings.database_url)
    if has_database:
        yield from _parked(settings.database_url)
        yield from _set_aside(settings.database_url)
    home_channels = _home_channels(settings.database_url) if has_database else []
    try:
        with closing(_Slack(settings.slack_api_url)) as slack:
            yield from _slack(slack, settings, home_channels)
    except _UnreachableError as error:
        yield Finding("slack", str(error), "Check the network, the proxy and SLACK_API_URL.")


def _wrong_setting(line: str) -> Finding:
    fault, _, remedy = line.partition(". ")
    return Finding("settings", f"{fault}.", remedy or "Mend the file.")


def _database_alone(env_file: Path | None) -> Iterator[Finding]:
    try:
        url = load(LocalSettings, env_file).database_url
    except SettingsError:
        return  # it is among the settings that were named already
    yield from _database(url)


def _database(database_url: str) -> Generator[Finding, None, bool]:
    """Check that the database is there and has the schema of this version; return whether so."""
    url = make_url(database_url)
    name = url.database if url.get_backend_name() == "sqlite" else url.render_as_string()
    if not revisions.exists(database_url):
        yield Finding("database", f"There is none at {name} yet.", "Run: gavel db upgrade")
        return False
    try:
        is_current = revisions.is_current(database_url)
    except DatabaseError as error:
        fault = str(error.orig).strip().splitlines()[0]
        remedy = "Check DATABASE_URL, and that the server runs and lets us in."
        yield Finding("database", f"{name} cannot be opened: {fault}.", remedy)
        return False
    if not is_current:
        remedy = "Run: gavel db backup FILE, then: gavel db upgrade"
        yield Finding("database", f"{name} is not what this version needs.", remedy)
        return False
    yield Finding("database", f"{name} is what this version needs.")
    return True


def _parked(database_url: str) -> Iterator[Finding]:
    """Yield a problem when messages were given up; sent again, they may be too late by then."""
    with (
        closing(Database.open(database_url)) as database,
        closing(database.reading_session()) as session,
    ):
        count = outbox_upkeep.parked(session)
    if count:
        remedy = "See why: gavel outbox list --state parked. Then: gavel outbox retry, or drop."
        yield Finding("outbox", f"Messages that could not be sent: {count}.", remedy)


def _set_aside(database_url: str) -> Iterator[Finding]:
    """Yield a problem for each row that made its job fail, the longest first."""
    rows, total = operating.read(database_url, asides_upkeep.listed, MOST_ASIDE)
    for row in rows:
        text = (
            f"{row.job} fails at {row.identity} since {moment(row.since)} "
            f"({row.failures}×): {row.error}."
        )
        yield Finding("jobs", text, ASIDE.format(incident=row.incident, id=row.id))
    if total > len(rows):
        yield Finding("jobs", f"{total - len(rows)} more rows fail.", "See: gavel aside list")


def _home_channels(database_url: str) -> list[str]:
    with (
        closing(Database.open(database_url)) as database,
        closing(database.reading_session()) as session,
    ):
        return teams.home_channels(session)


def _slack(slack: "_Slack", settings: Settings, home_channels: list[str]) -> Iterator[Finding]:
    answer = slack.call("auth.test", settings.slack_bot_token)
    if answer.error:
        yield Finding("token", f"Slack says {answer.error}.", INSTALL_AGAIN)
    else:
        user, team = answer.body.get("user"), answer.body.get("team")
        yield Finding("token", f"It is that of {user} in {team}.")
        yield _scopes(answer.scopes)
    yield _way_in(slack, settings)
    if not answer.error:
        yield from _channels(slack, settings.slack_bot_token, home_channels)


def _scopes(granted: frozenset[str]) -> Finding:
    missing = sorted(manifest.bot_scopes() - granted)
    if not missing:
        return Finding("scopes", "The token has all that the manifest asks for.")
    remedy = f"Add them under OAuth & Permissions (or {PASTE_MANIFEST}), and reinstall the app."
    return Finding("scopes", f"The token lacks {', '.join(missing)}.", remedy)


def _way_in(slack: "_Slack", settings: Settings) -> Finding:
    """Check how Slack reaches us. A connection asked for here and never opened costs nothing."""
    if settings.slack_app_token is None:
        text = f"Slack signs its calls over HTTP; we listen on {settings.host}:{settings.port}."
        return Finding("events", text)
    answer = slack.call("apps.connections.open", settings.slack_app_token)
    if answer.error:
        text = f"Socket Mode does not work: Slack says {answer.error}."
        return Finding("events", text, CONNECT_AGAIN)
    return Finding("events", "Socket Mode works.")


def _channels(slack: "_Slack", token: SecretStr, home_channels: list[str]) -> Iterator[Finding]:
    """Yield what is wrong with the teams' home channels, or that all is well."""
    findings = [_channel(slack, token, channel) for channel in home_channels]
    problems = [finding for finding in findings if not finding.is_fine]
    if problems:
        yield from problems
    elif home_channels:
        yield Finding("channels", f"Gavel is in the home channels of all teams ({len(findings)}).")
    else:
        yield Finding("channels", "No team is set up yet; /meeting setup in a channel begins one.")


def _channel(slack: "_Slack", token: SecretStr, channel: str) -> Finding:
    answer = slack.call("conversations.info", token, channel=channel)
    about = answer.body.get("channel", {})
    name = f"#{about['name']}" if about.get("name") else channel
    match answer.error:
        case "":
            return _membership(name, about)
        case "channel_not_found":
            text = f"{name} is deleted, or private and Gavel is not in it."
            return Finding("channels", text, "Let a member of it write there: /invite @Gavel")
        case error:
            return Finding("channels", f"{name}: Slack says {error}.", "Mend that first.")


def _membership(name: str, about: Mapping[str, Any]) -> Finding:
    if about.get("is_archived"):
        remedy = "Unarchive it, or set the team up in another channel: /meeting setup"
        return Finding("channels", f"{name} is archived.", remedy)
    if not about.get("is_member"):
        return Finding("channels", f"Gavel is not in {name}.", "Write there: /invite @Gavel")
    return Finding("channels", f"Gavel is in {name}.")


class _UnreachableError(Exception):
    """What answers there, if anything, is not Slack's Web API; the text says what happened."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What Slack answered; `error` is its word for what is wrong, empty when all is well."""

    body: Mapping[str, Any]
    scopes: frozenset[str]

    @property
    def error(self) -> str:
        return "" if self.body.get("ok") else str(self.body.get("error", "nothing"))


class _Slack:
    """Slack's Web API, called one method at a time and without haste."""

    def __init__(self, api_url: str) -> None:
        self._http = httpx.Client(base_url=api_url, timeout=TIMEOUT)

    def call(self, method: str, token: SecretStr, **arguments: str) -> _Answer:
        """Call a method and return its answer. Raises _UnreachableError."""
        response = self._patiently(method, token, arguments)
        try:
            body = response.json()
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise _UnreachableError(
                f"{self._http.base_url} answers {response.status_code} and not as Slack does."
            )
        scopes = response.headers.get("x-oauth-scopes", "").split(",")
        return _Answer(body, frozenset(scope.strip() for scope in scopes))

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def _patiently(
        self, method: str, token: SecretStr, arguments: dict[str, str]
    ) -> httpx.Response:
        """Make the call, and again after the pause that Slack asks for."""
        for _ in range(ATTEMPTS - 1):
            response = self._post(method, token, arguments)
            if response.status_code != httpx.codes.TOO_MANY_REQUESTS:
                return response
            time.sleep(min(int(response.headers.get("retry-after", "1")), LONGEST_PAUSE))
        return self._post(method, token, arguments)

    def _post(self, method: str, token: SecretStr, arguments: dict[str, str]) -> httpx.Response:
        authorization = {"Authorization": f"Bearer {token.get_secret_value()}"}
        try:
            return self._http.post(method, data=arguments, headers=authorization)
        except httpx.HTTPError as error:
            raise _UnreachableError(f"{self._http.base_url} cannot be reached: {error}.") from error
