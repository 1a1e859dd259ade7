"""What is written in the thread of an open meeting, and how the meeting is closed."""

from collections.abc import Sequence
from datetime import date

from bot.views import closing, meetings, minutes_answers
from sandbox.demo.player import Player
from sandbox.demo.watch import DidNotHappenError, Sight
from sandbox.elements import elements
from sandbox.model import Json


class Thread:
    """The thread below the message `opening`, as people write in it."""

    def __init__(self, player: Player, opening: Json) -> None:
        self._player = player
        self._watch = player.watch
        self._opening = opening
        self._channel = str(opening["channel"])

    async def write(self, who: str, text: str, *, captured: bool) -> str:
        """Write a message; when its lines are minutes, the bot answers with a reaction. Its ts."""
        mark = self._watch.mark()
        words = self._player.encoded(text)
        ts = await self._player.person(who).say(self._channel, words, self._opening["ts"])
        if captured:
            what = f"a reaction to {who}'s “{text}”"
            await self._watch.until(mark, lambda sight: _is_reaction(sight, ts), what)
        return ts

    async def fill_gap(self, who: str, mark: int, due: date) -> None:
        """Pick the due date that the bot asks for privately, since nobody said one."""
        question = await self._player.privately(who, mark, "the question for the due date")
        again = self._watch.mark()
        await self._player.press(
            who, question.message, minutes_answers.DUE, selected_date=due.isoformat()
        )
        await self._player.changed(again, question.message, f"{who} is told that it is complete")

    async def rewrite(self, who: str, ts: str, after: str) -> None:
        """Edit a message of one's own; the entry follows."""
        self._player.show()
        mark, words = self._watch.mark(), self._player.encoded(after)
        await self._player.person(who).edit(self._channel, ts, words)
        self._player.audience.changed(self._player.department.person(who), words)
        await self._watch.until(mark, lambda sight: _is_about(sight, ts), f"{who}'s edit shows")

    async def take_back(self, who: str, ts: str) -> None:
        """Delete a message of one's own; the entry is withdrawn."""
        self._player.show()
        mark = self._watch.mark()
        await self._player.person(who).delete(self._channel, ts)
        self._player.audience.changed(self._player.department.person(who), None)
        await self._watch.until(mark, lambda sight: _is_about(sight, ts), f"{who}'s line goes")

    async def close(self, who: str, shown: Sequence[str], gone: Sequence[str]) -> None:
        """Close the meeting after a last look, in which `shown` stand and `gone` do not."""
        mark = self._watch.mark()
        await self._player.press(who, self._opening, meetings.CLOSE)
        view = await self._player.opened(who, mark, closing.PUBLISH)
        _compare(view, [self._player.encoded(words) for words in shown], gone)
        mark = self._watch.mark()
        await self._player.send(who, view, {})
        await self._watch.until(mark, self._is_minutes, "the minutes are published")
        await self._watch.until(mark, self._is_closed, "the meeting shows that it is closed")

    def _is_minutes(self, sight: Sight) -> bool:
        message = sight.message
        in_channel = sight.kind == "message" and message["channel"] == self._channel
        return in_channel and "bot_id" in message and "thread_ts" not in message

    def _is_closed(self, sight: Sight) -> bool:
        if sight.kind != "message_changed" or sight.message["ts"] != self._opening["ts"]:
            return False
        found = {element["action_id"] for _, element in elements(sight.message["blocks"])}
        return meetings.CLOSE not in found


def _compare(view: Json, shown: Sequence[str], gone: Sequence[str]) -> None:
    content = "\n".join(
        block["text"]["text"] for block in view["blocks"] if block["type"] == "section"
    )
    for words in shown:
        if words not in content:
            raise DidNotHappenError(f"the preview of the minutes does not show “{words}”")
    for words in gone:
        if words in content:
            raise DidNotHappenError(f"the preview of the minutes still shows “{words}”")


def _is_reaction(sight: Sight, ts: str) -> bool:
    return sight.kind == "reaction" and sight.frame["ts"] == ts


def _is_about(sight: Sight, ts: str) -> bool:
    if sight.kind == "message_deleted":
        return bool(sight.frame["ts"] == ts)
    return sight.kind == "message_changed" and sight.message["ts"] == ts
