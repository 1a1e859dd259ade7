"""Whatever is sent, the sandbox answers in its own words and never breaks."""

import random
from typing import Any

import aiohttp
import pytest

from sandbox.acts import ACTS, LOOKS
from sandbox.methods import METHODS
from sandbox.server import Sandbox
from tests.sandbox.bolt import Bolt
from tests.sandbox.office import ANA, BOARD, ELSEWHERE, OPS, WEI, actions, button, field, modal

Json = dict[str, Any]

NAMES = [
    "action_id", "as", "block_id", "blocks", "broadcast", "callback_id", "channel", "channel_id",
    "command", "content_base64", "cursor", "done", "events", "external_id", "files", "filename",
    "hash", "include_all_metadata", "latest", "limit", "message_ts", "metadata", "name", "oldest",
    "private", "rules", "state", "text", "thread_ts", "timestamp", "to", "topic", "trigger_id",
    "ts", "types", "tz", "user", "user_id", "usergroup", "users", "value", "view", "view_id",
]  # fmt: skip
# These wait for an app that takes its time, or take the app away.
SLOW = {"disconnect", "faults", "clock"}


def values(known: list[str]) -> list[Any]:
    """Return values that are right somewhere and wrong elsewhere."""
    return [
        *known, "", " ", "x", "<!channel>", "你好", "x" * 5000, "1.000001", "U0NOBODY", "{", "[]",
        0, -1, 10**30, 1.5, True, None, [], {}, [1], ["U0ANA"], {"values": 1}, {"a": {"b": 1}},
        [actions(button("go"))], modal(field("f")), {"type": "home", "blocks": []}, [[]],
    ]  # fmt: skip


@pytest.fixture
async def known(bolt: Bolt) -> list[str]:
    """Names of things that are really there."""
    answer = await bolt.web.chat_postMessage(channel=OPS, text="t", blocks=[actions(button("go"))])
    home = {"type": "home", "blocks": [actions(button("go"))]}
    view = await bolt.web.views_publish(user_id=ANA, view=home)
    places = [OPS, BOARD, ELSEWHERE, ANA, WEI, "go", "row", "/file", "keep", "tidy"]
    return [*places, answer["ts"], view["view"]["id"]]


@pytest.mark.parametrize("seed", range(4))
async def test_every_act_answers(sandbox: Sandbox, known: list[str], seed: int) -> None:
    """People's acts and looks end in an answer with `ok`, and a sentence if refused."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    async with aiohttp.ClientSession() as http:
        for act in sorted(set(ACTS) - SLOW) * 4:
            body = draw(chance, known)
            async with http.post(f"{sandbox.url}/sandbox/api/{act}", json=body) as response:
                assert response.status == 200, (act, body)
                answer = await response.json()
            assert answer["ok"] or (answer["error"] and answer["message"]), (act, body)
        for look in sorted(LOOKS) * 4:
            query = {name: str(value)[:200] for name, value in draw(chance, known).items()}
            async with http.get(f"{sandbox.url}/sandbox/api/{look}", params=query) as response:
                assert response.status == 200, (look, query)


@pytest.mark.parametrize("seed", range(4))
async def test_every_method_answers(sandbox: Sandbox, known: list[str], seed: int) -> None:
    """The Web API answers with `ok` or `error`, as JSON and as a form."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    headers = {"Authorization": f"Bearer {sandbox.bot_token}"}
    async with aiohttp.ClientSession(headers=headers) as http:
        for method in sorted(METHODS) * 4:
            args = draw(chance, known)
            form = {name: str(value) for name, value in args.items()}
            for request in ({"json": args}, {"data": form}):
                async with http.post(f"{sandbox.api_url}{method}", **request) as response:
                    assert response.status == 200, (method, request)
                    answer = await response.json()
                assert answer["ok"] or answer["error"], (method, request)


def draw(chance: random.Random, known: list[str]) -> Json:
    """Return a request with some names and some values."""
    pool = values(known)
    drawn = {name: chance.choice(pool) for name in chance.sample(NAMES, 12)}
    # Mostly somebody who may, and a place where he may, so that the rest is looked at too.
    sensible = {"as": ANA, "channel": OPS}
    return drawn | {name: value for name, value in sensible.items() if chance.random() < 0.7}
