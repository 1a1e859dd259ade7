"""The Web API's door: tokens, scopes, arguments, unknown methods, rate limits."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt, refused
from tests.sandbox.office import ANA, BOARD, MANIFEST, OPS, WEI, furnish, without_scopes

Json = dict[str, Any]


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    """A plain HTTP client."""
    async with aiohttp.ClientSession() as session:
        yield session


async def answer(http: aiohttp.ClientSession, sandbox: Sandbox, method: str, **request: Any) -> Any:
    """Return the JSON that a POST to a method gets."""
    async with http.post(f"{sandbox.api_url}{method}", **request) as response:
        return await response.json()


def bearer(token: str) -> Json:
    """Return the header that carries a token."""
    return {"headers": {"Authorization": f"Bearer {token}"}}


async def test_the_token_tells_who_calls(bolt: Bolt, sandbox: Sandbox) -> None:
    """auth.test answers for the bot of the token."""
    answer = await bolt.web.auth_test()

    app = sandbox.workspace.bot
    assert (answer["user_id"], answer["bot_id"], answer["user"]) == (
        app.user_id,
        app.bot_id,
        "clerk",
    )


async def test_without_a_right_token_nothing_is_answered(
    http: aiohttp.ClientSession, sandbox: Sandbox
) -> None:
    """No token, a wrong one, and one of the wrong kind are told apart."""
    none = await answer(http, sandbox, "auth.test")
    wrong = await answer(http, sandbox, "auth.test", **bearer("xoxb-wrong"))
    kind = await answer(http, sandbox, "auth.test", **bearer(sandbox.app_token))

    errors = [none["error"], wrong["error"], kind["error"]]
    assert errors == ["not_authed", "invalid_auth", "not_allowed_token_type"]


async def test_a_token_may_stand_in_the_form(http: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    """The old way of sending the token works too."""
    body = await answer(http, sandbox, "auth.test", data={"token": sandbox.bot_token})

    assert body["ok"] is True


async def test_an_unknown_method_is_named(http: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    """A method that is not there says so."""
    body = await answer(http, sandbox, "chat.sing", **bearer(sandbox.bot_token))

    assert body == {"ok": False, "error": "unknown_method", "req_method": "chat.sing"}


async def test_a_missing_scope_is_named(bolt: Bolt, sandbox: Sandbox) -> None:
    """The answer says what is needed and what is there."""
    sandbox.install_app(without_scopes("reactions:write"))

    body = await refused(bolt.web.reactions_add(channel=OPS, timestamp="1.1", name="eyes"))

    assert (body["error"], body["needed"]) == ("missing_scope", "reactions:write")
    assert "reactions:read" in body["provided"].split(",")


async def test_each_kind_of_channel_has_its_own_scope(bolt: Bolt, sandbox: Sandbox) -> None:
    """With channels:history alone a private channel's history stays closed."""
    sandbox.install_app(without_scopes("groups:history"))

    public = await bolt.web.conversations_history(channel=OPS)
    private = await refused(bolt.web.conversations_history(channel=BOARD))

    assert public["ok"] is True
    assert (private["error"], private["needed"]) == ("missing_scope", "groups:history")


async def test_the_scopes_stand_in_the_headers(bolt: Bolt, sandbox: Sandbox) -> None:
    """As Slack does, each answer names the scopes that the token has."""
    headers = (await bolt.web.auth_test()).headers

    assert headers["X-OAuth-Scopes"].split(",") == sandbox.workspace.bot.scopes


async def test_arguments_come_as_json_form_or_query(
    http: aiohttp.ClientSession, sandbox: Sandbox
) -> None:
    """All three ways that Slack takes mean the same."""
    token = bearer(sandbox.bot_token)
    as_json = await answer(http, sandbox, "users.info", json={"user": ANA}, **token)
    as_form = await answer(http, sandbox, "users.info", data={"user": ANA}, **token)
    async with http.get(f"{sandbox.api_url}users.info?user={ANA}", **token) as response:
        as_query = await response.json()

    assert as_json == as_form == as_query
    assert as_json["user"]["id"] == ANA


@pytest.mark.parametrize(("body", "error"), [("{", "invalid_json"), ("[]", "json_not_object")])
async def test_broken_json_is_refused(
    http: aiohttp.ClientSession, sandbox: Sandbox, body: str, error: str
) -> None:
    """A body that is not a JSON object gets Slack's error."""
    headers = {
        "Authorization": f"Bearer {sandbox.bot_token}",
        "Content-Type": "application/json",
    }
    said = await answer(http, sandbox, "users.info", data=body, headers=headers)

    assert said["error"] == error


async def test_a_missing_argument_is_named(bolt: Bolt) -> None:
    """invalid_arguments says which field is missing."""
    body = await refused(bolt.web.api_call("users.info"))

    assert body["error"] == "invalid_arguments"
    assert body["response_metadata"]["messages"] == ["[ERROR] missing required field: user"]


async def test_api_test_echoes(http: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    """api.test needs no token and gives back what was sent, as an error if asked for one."""
    fine = await answer(http, sandbox, "api.test", data={"foo": "bar"})
    wrong = await answer(http, sandbox, "api.test", data={"error": "my_error"})

    assert fine == {"ok": True, "args": {"foo": "bar"}}
    assert (wrong["ok"], wrong["error"]) == (False, "my_error")


async def test_pages_of_a_list_join_without_gap(bolt: Bolt, sandbox: Sandbox) -> None:
    """Following next_cursor gives every channel once."""
    for number in range(25):
        sandbox.workspace.add_channel(f"C0N{number}", f"n{number}", [ANA])

    seen: list[str] = []
    cursor = ""
    sizes = []
    while True:
        page = await bolt.web.conversations_list(limit=10, cursor=cursor)
        sizes.append(len(page["channels"]))
        seen += [channel["id"] for channel in page["channels"]]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break

    assert sizes == [10, 10, 7]
    assert len(set(seen)) == 27


@pytest.mark.parametrize("cursor", ["nonsense!", "bm9uc2Vuc2U=", "é"])
async def test_a_broken_cursor_is_refused(bolt: Bolt, cursor: str) -> None:
    """A cursor that Slack did not give is invalid_cursor."""
    listed = await refused(bolt.web.users_list(cursor=cursor))
    history = await refused(bolt.web.conversations_history(channel=OPS, cursor=cursor))

    assert (listed["error"], history["error"]) == ("invalid_cursor", "invalid_cursor")


async def test_rate_limits_are_enforced_on_request() -> None:
    """With the switch on, a burst into one channel is answered 429 with Retry-After."""
    async with Sandbox(MANIFEST, enforce_rate_limits=True) as sandbox:
        furnish(sandbox)
        bolt = Bolt(sandbox, socket_mode=False)
        for number in range(3):
            await bolt.web.chat_postMessage(channel=OPS, text=str(number))

        response = await refused(bolt.web.chat_postMessage(channel=OPS, text="too much"))
        elsewhere = await bolt.web.chat_postMessage(channel=WEI, text="another channel")

        tier_1 = AsyncWebClient(base_url=sandbox.api_url)
        await tier_1.apps_connections_open(app_token=sandbox.app_token)
        again = await refused(tier_1.apps_connections_open(app_token=sandbox.app_token))

    assert (response.status_code, response["error"]) == (429, "ratelimited")
    assert 59 <= int(again.headers["Retry-After"]) <= 60
    assert 1 <= int(response.headers["Retry-After"]) <= 3
    assert elsewhere["ok"] is True
