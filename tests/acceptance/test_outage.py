"""The database goes away under a running bot and comes back: nothing dies, nothing is lost."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.i18n import Translator, translator
from sandbox.client import Person
from tests.acceptance.conftest import START
from tests.office import CHANNEL, Office, shown
from tests.servers import Server

ENGLISH, CHINESE = translator("en"), translator("zh-CN")


@pytest.fixture
async def office(server: Server, tmp_path: Path) -> AsyncIterator[Office]:
    """The office on that server, with the weekly meeting open since Tuesday 10:00 in Shanghai."""
    office = Office(server.url, tmp_path, START)
    await office.open()
    await office.set_up_weekly(title="Weekly")
    await office.li.command("/followup", "<@U0WANG> 周五前整理客户名单", CHANNEL)
    await office.private_answer(office.li, "F-1")
    await office.advance(days=1, hours=1)
    yield office
    await office.close()


async def test_whoever_asks_is_told_in_every_language_and_can_go_on_later(
    server: Server, office: Office
) -> None:
    """A command, a form and a button in Home, while nobody knows who reads what."""
    await office.li.command("/meeting", "setup", CHANNEL)
    form = await office.li.view()
    await office.wang.command("/followup", "今天下班前整理会议室", CHANNEL)
    await office.private_answer(office.wang, "F-2")
    await office.wang.open_home()
    page = await office.client.wait_for(lambda: home_with(office.wang, "整理会议室"))
    await server.stop()

    await office.anna.command("/followup", "list", CHANNEL)
    told = shown(await office.private_answer(office.anna, said(ENGLISH)))
    filled = {"title": "Special", "weekdays": ["3"]}
    refused = await office.li.submit(form, filled)
    await office.wang.click(page, "followups.finish")
    modal = await office.wang.view()
    await server.start()
    accepted = await office.li.submit(form, filled)

    assert said(CHINESE) in told
    assert said(CHINESE) in shown(modal)
    (words,) = refused["errors"].values()
    assert (refused["response_action"], said(ENGLISH) in words) == ("errors", True)
    assert accepted.get("response_action") is None
    await office.private_answer(office.li, "Special")


async def test_what_is_written_meanwhile_is_in_the_minutes_as_soon_as_it_can_be(
    server: Server, office: Office
) -> None:
    """An event waits for the database; the writer sees the reaction, and hears of nothing else."""
    thread = str((await office.posted("Weekly"))["ts"])
    private = await private_words(office.anna, thread)
    await server.stop()
    ts = await office.anna.say(CHANNEL, "decision: take the new price list", thread)
    await asyncio.sleep(1)
    before = await reactions(office, ts, thread)
    await server.start()

    async def noted() -> bool:
        return await reactions(office, ts, thread) == ["white_check_mark"]

    await office.client.wait_for(noted, timeout=30)
    assert before == []
    assert await private_words(office.anna, thread) == private


async def test_an_event_does_not_wait_for_ever(
    server: Server, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given up, it is told to who wrote to the bot itself, and to nobody who talks in a channel."""
    monkeypatch.setattr("handlers.desk.PAUSES", (0.1,))
    thread = str((await office.posted("Weekly"))["ts"])
    direct = await office.anna.dm_with_app()
    private = await private_words(office.anna, thread)
    await server.stop()

    await office.anna.say(CHANNEL, "decision: take the new price list", thread)
    await office.anna.say(direct, "I finished the price list")
    await office.anna.wait_for_message(direct, lambda message: said(ENGLISH) in shown(message))

    assert await private_words(office.anna, thread) == private


async def test_what_is_due_meanwhile_is_sent_afterwards_once(
    server: Server, office: Office
) -> None:
    """Jobs and deliveries wait; the bot says that it is not ready, and then that it is."""
    direct = await office.wang.dm_with_app()
    before = await words_in(office.wang, direct)
    await server.stop()
    office.clock.move_to(datetime(2026, 3, 5, 2, tzinfo=UTC))  # a workday before F-1 is due
    await office.settle()
    status, meanwhile = await readiness(office), await words_in(office.wang, direct)
    await server.start()
    await office.settle()

    nudges = [words for words in await words_in(office.wang, direct) if words not in before]
    assert (status, meanwhile, await readiness(office)) == (503, before, 200)
    assert ["F-1" in words for words in nudges] == [True]


async def test_a_message_that_slack_took_while_the_database_went_away_is_not_sent_again(
    server: Server, office: Office
) -> None:
    """What became of it is written down when the database is back."""
    rule = {"kind": "timeout_after", "method": "chat.postMessage", "times": 1, "hold_seconds": 2.0}
    await office.client.faults(rules=[rule])
    await office.li.command("/followup", "<@U0WANG> 周四前打电话给客户", CHANNEL)
    await office.client.wait_for(lambda: has_words(office.wang, "打电话给客户"))

    await server.stop()
    await asyncio.sleep(3)
    await server.start()
    await asyncio.sleep(2)
    await office.settle()

    found = [words for words in await direct_words(office.wang) if "打电话给客户" in words]
    assert len(found) == 1


def said(t: Translator) -> str:
    """The beginning of what is said about the outage."""
    return t("common.error.database_away", incident="|").split("|")[0]


async def home_with(person: Person, words: str) -> dict[str, Any] | None:
    """Somebody's Home when it shows these words."""
    view = await person.home()
    return view if view and words in shown(view) else None


async def reactions(office: Office, ts: str, thread: str) -> list[str]:
    """The reactions of a message in a thread."""
    messages = await office.li.messages(CHANNEL, thread)
    message = next(one for one in messages if one["ts"] == ts)
    return [one["name"] for one in message.get("reactions", [])]


async def private_words(person: Person, thread: str) -> list[str]:
    """What was said privately to somebody in the channel and in a thread."""
    messages = [*await person.messages(CHANNEL), *await person.messages(CHANNEL, thread)]
    return [shown(message) for message in messages if message.get("ephemeral")]


async def words_in(person: Person, channel: str) -> list[str]:
    """What somebody can read in a channel."""
    return [shown(message) for message in await person.messages(channel)]


async def direct_words(person: Person) -> list[str]:
    """What the bot said to somebody directly."""
    return await words_in(person, await person.dm_with_app())


async def has_words(person: Person, words: str) -> bool:
    """Whether the bot said these words to somebody directly."""
    return any(words in told for told in await direct_words(person))


async def readiness(office: Office) -> int:
    """The status that the bot answers to those who ask whether it is ready."""
    assert office.bot is not None
    async with ClientSession() as http, http.get(f"{office.bot.url}/readyz") as answer:
        return answer.status
