"""Private remarks and files: what a channel keeps no metadata of arrives all the same."""

from typing import Any

import pytest

from sandbox.model import File, Message
from storage import outbox
from storage.contents import File as Attached
from storage.delivery import FRESH_FOR
from storage.outbox import State
from tests.outbox import Words
from tests.slack.office import Office

NAMES = "\ufeffNumber,What\r\nF-12,报表\r\n"
LIST = Attached("follow-ups-1a2b3c.csv", "Follow-ups", "All of them.", NAMES)
UNKNOWN = ("500", "drop", "drop_after", "timeout_after")


async def test_a_remark_is_seen_by_one_person(office: Office) -> None:
    """In the thread where it belongs."""
    ts = office.sandbox.workspace.add_message("C1", "U1", "todo: go").ts

    await whisper(office, thread_ts=ts)
    await office.deliverer().drain()

    (sent,) = remarks(office)
    assert (sent["user"], sent["thread_ts"], sent["text"]) == ("U1", ts, "Who?")
    row = await office.row("remark")
    assert (row.state, row.ts) == (State.SENT, None)


@pytest.mark.parametrize("kind", UNKNOWN)
async def test_a_remark_whose_outcome_is_unknown_is_made_again(office: Office, kind: str) -> None:
    """Nobody can look it up: rather asked twice than never."""
    deliverer = office.deliverer()
    office.fail(kind, "chat.postEphemeral")
    await whisper(office)

    for _ in range(2):
        await deliverer.drain()
        office.advance(seconds=10)

    was_stored = kind in ("drop_after", "timeout_after")
    assert len(remarks(office)) == (2 if was_stored else 1)
    assert (await office.row("remark")).state is State.SENT


async def test_a_remark_that_comes_too_late_is_not_made(office: Office) -> None:
    """After ten minutes it is about nothing any more; nothing is parked, the channel goes on."""
    await whisper(office)
    await office.post("next", "C1")
    office.advance(seconds=FRESH_FOR.total_seconds() + 1)

    await office.deliverer().drain()

    row = await office.row("remark")
    assert (row.state, row.error, remarks(office)) == (State.DROPPED, "too_late", [])
    assert office.texts("C1") == ["next"]


async def test_a_remark_that_slack_refuses_is_dropped(office: Office) -> None:
    """Its writer has left the channel: there is nothing to mend."""
    await office.work.run(outbox.whisper, "remark", "C3", "U2", Words("Who?"))

    await office.deliverer().drain()

    row = await office.row("remark")
    assert (row.state, row.error) == (State.DROPPED, "user_not_in_channel")


async def test_a_file_arrives_with_its_words_and_all_its_letters(office: Office) -> None:
    """In the person's direct messages; the outbox does not keep what it holds."""
    await office.work.run(outbox.send_file, "file", "U1", LIST)

    await office.deliverer().drain()

    (message,), row = direct(office), await office.row("file")
    (file,) = files(office, message)
    assert (message.text, file.name, file.title) == ("All of them.", LIST.name, "Follow-ups")
    assert content(office, file) == NAMES
    assert (row.state, row.content) == (State.SENT, {})
    assert office.hooked == [("sent", "file")]


@pytest.mark.parametrize("kind", ["429", *UNKNOWN])
@pytest.mark.parametrize(
    "method",
    ["conversations.open", "files.getUploadURLExternal", "files.completeUploadExternal"],
)
async def test_whatever_goes_wrong_a_file_arrives_once(
    office: Office, method: str, kind: str
) -> None:
    """What was uploaded and not seen is uploaded again; what may be seen is looked up by name."""
    deliverer = office.deliverer()
    office.fail(kind, method)
    await office.work.run(outbox.send_file, "file", "U1", LIST)

    for _ in range(3):
        await deliverer.drain()
        office.advance(minutes=1)

    (message,) = direct(office)
    assert [file.name for file in files(office, message)] == [LIST.name]
    assert (await office.row("file")).state is State.SENT


async def test_neither_is_sent_twice_under_one_key(office: Office) -> None:
    """As with messages."""
    for _ in range(2):
        await whisper(office)
        await office.work.run(outbox.send_file, "file", "U1", LIST)

    await office.deliverer().drain()

    assert (len(remarks(office)), len(direct(office))) == (1, 1)


async def test_a_remark_that_waits_can_be_taken_back(office: Office) -> None:
    """One that was made cannot: Slack keeps nothing to delete or change."""
    await whisper(office)
    await office.work.run(outbox.delete, "remark")
    await office.deliverer().drain()

    assert ((await office.row("remark")).state, remarks(office)) == (State.DROPPED, [])


async def whisper(office: Office, **options: Any) -> None:
    """Ask Ann something in C1."""
    await office.work.run(outbox.whisper, "remark", "C1", "U1", Words("Who?"), **options)


def remarks(office: Office) -> list[dict[str, Any]]:
    """What was asked for with chat.postEphemeral, and done."""
    entries = office.sandbox.journal.entries()
    made = [entry for entry in entries if entry["name"] == "chat.postEphemeral"]
    return [entry["sent"] for entry in made if entry["kind"] == "api" and entry["got"]["ok"]]


def direct(office: Office) -> list[Message]:
    """The direct messages of Ann and the bot."""
    found = office.sandbox.workspace.find_dm("U1", office.sandbox.workspace.bot.user_id)
    return office.messages(found.id) if found else []


def files(office: Office, message: Message) -> list[File]:
    """The files of a message."""
    return [office.sandbox.workspace.files[file_id] for file_id in message.files]


def content(office: Office, file: File) -> str:
    """What is in a file."""
    uploads = office.sandbox.parts.uploads
    return (uploads.content(file) or b"").decode()
