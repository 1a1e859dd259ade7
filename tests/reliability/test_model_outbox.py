"""The outbox and its deliverer, against a list of what was to be said."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, MultipleResults, initialize, multiple, rule
from sqlmodel import col, select

from storage import outbox
from storage.outbox import OutboxMessage, Priority
from storage.work import Work
from tests.outbox import Words
from tests.reliability import model_databases
from tests.reliability.model_databases import OpenDatabase
from tests.reliability.model_slack import conversation
from tests.reliability.model_world import TO_FIND_OUT, World, hold
from tests.units import WORKSPACE

LANES: Final = ("C1", "C2", "U1")
TS: Final = "1795424400.000100"
"""Somebody's message in C1, to which the bot reacts."""

BOOLEANS: Final = st.booleans()


@dataclass(eq=False)
class Said:
    """A message that was to be posted: what it shows in the end, and what may come between."""

    key: str
    lane: str
    text: str
    parent: "Said | None" = None
    is_deleted: bool = False
    may_be_left_out: bool = False


class OutboxModel(World):
    """People have messages posted, changed, replaced and removed; nothing else happens."""

    ONLY = "outbox"
    said = Bundle("said")

    def __init__(self, open_database: OpenDatabase) -> None:
        super().__init__(open_database)
        self.all: list[Said] = []
        self.reaction: bool = False

    @initialize(target=said, lanes=st.lists(st.sampled_from(LANES), min_size=2, max_size=5))
    def begin(self, lanes: list[str]) -> MultipleResults[Said]:
        """There is something to be posted from the beginning."""
        return multiple(*(self._post(lane, None, Priority.NORMAL) for lane in lanes))

    @rule(target=said, lane=st.sampled_from(LANES), priority=st.sampled_from(Priority))
    def say(self, lane: str, priority: Priority) -> Said:
        """Something is to be posted."""
        return self._post(lane, None, priority)

    @rule(parent=said)
    def reply(self, parent: Said) -> None:
        """Something is to be posted in the thread of another message."""
        self._post(parent.lane, parent, Priority.NORMAL)

    @rule(message=said)
    def say_again(self, message: Said) -> None:
        """The same is to be said once more, in other words: it was said already."""
        self._do(outbox.post, message.key, message.lane, Words("again"))

    @rule(message=said, again=BOOLEANS)
    def change(self, message: Said, again: bool) -> None:
        """A message is to show something else, and again something else when Slack is called."""
        self._change(message)
        if again:
            self.slack.meanwhile.append(lambda: self._change(message))

    @rule(message=said)
    def replace(self, message: Said) -> None:
        """A newer message takes the place of one, which need not come any more."""
        message.text, message.may_be_left_out = f"{message.text}-", True
        self._do(outbox.supersede, message.key, Words(message.text))

    @rule(message=said)
    def delete(self, message: Said) -> None:
        """A message is to be gone."""
        message.is_deleted = message.may_be_left_out = True
        self._do(outbox.delete, message.key)

    @rule(present=BOOLEANS)
    def react(self, present: bool) -> None:
        """The bot's reaction to somebody's message is to be there, or not."""
        self.reaction = present
        self._do(outbox.react, "C1", TS, "eyes", present=present)

    @rule(channel=st.sampled_from(["C1", "C2"]), is_archived=BOOLEANS)
    def archive(self, channel: str, is_archived: bool) -> None:
        """A channel takes nothing any more, or does again."""
        change = self.slack.archived.add if is_archived else self.slack.archived.discard
        change(channel)

    def compare(self) -> None:
        """Everything stands in Slack as it should, in the order in which it was said."""
        for lane in LANES:
            said = [one.key for one in self.all if one.lane == lane]
            posted = self.slack.keys(conversation(lane))
            assert posted == [key for key in said if key in posted]
        for message in self.all:
            self._compare(message)
        if TS not in self.slack.refused:
            assert self.slack.reactions.get(("C1", TS, "eyes"), False) == self.reaction

    def waits(self) -> bool:
        """Whether anything is still to be sent."""
        with self.database.session() as session:
            unsent = select(OutboxMessage).where(col(OutboxMessage.next_attempt_at).isnot(None))
            return session.exec(unsent).first() is not None

    def _change(self, message: Said) -> None:
        message.text = f"{message.text}'"
        self._do(outbox.update, message.key, Words(message.text))

    def _compare(self, message: Said) -> None:
        posted = self.slack.posted(message.key)
        if not posted:
            assert self._may_be_missing(message), f"{message} is lost"
            return
        shown, parent = posted[0], message.parent
        parents = self.slack.posted(parent.key) if parent else []
        assert ([shown.thread_ts] if parent else []) == [one.ts for one in parents]
        if shown.ts not in self.slack.refused:
            wanted = None if message.is_deleted else message.text
            assert (shown.text if shown.is_there else None) == wanted

    def _may_be_missing(self, message: Said) -> bool:
        parent = message.parent
        is_orphan = parent is not None and not self.slack.posted(parent.key)
        return message.may_be_left_out or is_orphan or message.key in self.slack.refused

    def _post(self, lane: str, parent: Said | None, priority: Priority) -> Said:
        key = f"m{len(self.all)}"
        message = Said(key, lane, key, parent)
        thread = parent.key if parent else None
        words = Words(message.text)
        self._do(outbox.post, key, lane, words, thread_key=thread, priority=priority)
        self.all.append(message)
        return message

    def _do(self, verb: Callable[..., Any], *args: Any, **given: Any) -> None:
        with self.database.session() as session:
            verb(Work(session, self.clock.now(), WORKSPACE), *args, **given)
            session.commit()


@pytest.mark.timeout(TO_FIND_OUT)
def test_what_is_to_be_said_is_said_once_and_in_order(
    sqlite_template: Path, tmp_path: Path
) -> None:
    """Whatever fails or dies meanwhile, Slack shows in the end what was wanted."""
    hold(OutboxModel, model_databases.on_sqlite(sqlite_template, tmp_path), count=50)


@pytest.mark.timeout(TO_FIND_OUT)
def test_the_same_holds_on_postgresql(postgresql_url: str) -> None:
    """Fewer examples: a server has more to do for each."""
    hold(OutboxModel, model_databases.on_postgresql(postgresql_url), count=10)
