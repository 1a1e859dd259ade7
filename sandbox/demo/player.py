"""The player: what people do in the sandbox, each act waiting for what has to come of it.

Every verb goes through the sandbox's own doors (HTTP), as a click on the page does. What should
appear and does not is a DidNotHappenError.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from bot.views import followups, meetings, series, special_meetings, updates
from sandbox.client import Person, SandboxClient
from sandbox.demo.audience import Audience
from sandbox.demo.department import Department
from sandbox.demo.script import Series
from sandbox.demo.watch import DidNotHappenError, Sight, Watch
from sandbox.elements import elements
from sandbox.model import Json

_NAME: Final = re.compile(r"@([a-z]+)\b")


class Player:
    """Plays the people of `department` at the sandbox of `client`, watched by `watch`."""

    def __init__(
        self, client: SandboxClient, watch: Watch, department: Department, audience: Audience
    ) -> None:
        self.client = client
        self.watch = watch
        self.department = department
        self.audience = audience
        self._unread: list[Sight] = []

    def person(self, name: str) -> Person:
        """What the colleague of that name can do."""
        return self.client.as_user(self.department.person(name).id)

    async def go_to(self, moment: datetime) -> datetime:
        """Move the clock to `moment` through all that happens on the way; the new time."""
        mark = self.watch.clock_mark()
        clock = await self.client.advance(to=moment.isoformat())
        await self.watch.caught_up(mark)
        now = datetime.fromisoformat(clock["now"])
        self.audience.moved(now)
        return now

    async def next_due(self) -> datetime | None:
        """When the bot does something next."""
        clock = (await self.client.look("clock"))["clock"]
        return datetime.fromisoformat(clock["next"]) if clock["next"] else None

    async def settle(self) -> None:
        """Wait until all that comes of what was done so far has appeared."""
        mark = self.watch.clock_mark()
        await self.client.advance(0)
        await self.watch.caught_up(mark)

    def show(self) -> None:
        """Let the audience see what has appeared by now."""
        sights = self.watch.take()
        self.audience.saw(sights)
        self._unread += sights

    def look_around(self) -> list[Sight]:
        """All that appeared since this was last asked; the audience has seen it."""
        self.show()
        sights, self._unread = self._unread, []
        return sights

    async def set_up(self, wanted: Series, weekday: int) -> None:
        """Let its facilitator set up a weekly meeting by `/meeting setup`; Monday is 0."""
        mark, who = self.watch.mark(), wanted.facilitator
        await self._type(who, wanted.room, "/meeting", "setup")
        view = await self.opened(who, mark, series.SAVE)
        await self.send(who, view, self._form(wanted, weekday))
        await self.privately(who, mark, "the meeting is set up")

    async def call(self, wanted: Series, day: date) -> None:
        """Let its facilitator call a special meeting by `/meeting new`."""
        mark, who = self.watch.mark(), wanted.facilitator
        await self._type(who, wanted.room, "/meeting", f"new {wanted.title}")
        view = await self.opened(who, mark, special_meetings.SAVE)
        recorder = self.department.person(wanted.recorder).id
        filled = {"day": day.isoformat(), "local_time": wanted.at, "recorder": recorder}
        await self.send(who, view, filled)
        await self.privately(who, mark, "the meeting is called")

    async def say(self, who: str, room: str, text: str) -> None:
        """Write a message in a channel, `@name` for mentions."""
        await self.person(who).say(self._channel(room), self.encoded(text))

    async def report_by_form(self, who: str, prompt: Json, answers: Mapping[str, str]) -> None:
        """Answer a prompt with its form; the prompt says so afterwards."""
        mark = self.watch.mark()
        await self.press(who, prompt, updates.GIVE)
        view = await self.opened(who, mark, updates.SAVE)
        asked = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
        await self.send(who, view, {key: answers.get(key, "") for key in asked})
        await self._changed_in(prompt["channel"], mark, f"{who}'s prompt thanks for the update")

    async def report_by_reply(self, who: str, prompt: Json, words: str) -> None:
        """Answer a prompt in plain words; the bot repeats what it understood."""
        mark = self.watch.mark()
        await self.person(who).say(prompt["channel"], words)
        await self.watch.until(
            mark, lambda sight: _is_answer(sight, prompt["channel"]), f"the bot thanks {who}"
        )

    async def report_by_command(self, who: str, room: str, words: str) -> None:
        """Report by `/update` and words; the bot repeats what it understood, privately."""
        mark = self.watch.mark()
        await self._type(who, room, "/update", words)
        await self.privately(who, mark, "reported by command")

    async def be_away(self, who: str, prompt: Json) -> None:
        """Answer a prompt with *I'm away*."""
        mark = self.watch.mark()
        await self.press(who, prompt, updates.AWAY)
        await self._changed_in(prompt["channel"], mark, f"{who}'s prompt notes the absence")

    async def attend(self, who: str, opening: Json) -> None:
        """Press *I'm here* on the message that opened a meeting."""
        mark = self.watch.mark()
        await self.press(who, opening, meetings.ATTEND)
        await self.changed(mark, opening, f"the meeting shows that {who} is here")

    async def add_topic(self, who: str, opening: Json, topic: str) -> None:
        """Put a topic on the agenda of an open meeting."""
        mark = self.watch.mark()
        await self.press(who, opening, meetings.ADD_TOPIC)
        view = await self.opened(who, mark, meetings.TOPIC)
        await self.send(who, view, {"topic": topic})
        await self.changed(mark, opening, f"the agenda shows {who}'s topic")

    async def finish(self, who: str, nudge: Json, value: str) -> None:
        """Press *Done* beside the follow-up of that button value; the message changes in place."""
        mark, shown = self.watch.mark(), await self._as_it_is(who, nudge)
        await self.press(who, shown, followups.FINISH, _block_of(shown, value))
        await self.changed(mark, shown, f"{who}'s message shows what is done")

    async def snooze(self, who: str, nudge: Json, value: str, option: str) -> None:
        """Choose an entry of *Snooze* beside *Done*; the message changes in place."""
        mark, shown = self.watch.mark(), await self._as_it_is(who, nudge)
        block = _block_of(shown, value)
        await self.press(who, shown, followups.SNOOZE, block, selected_option=option)
        await self.changed(mark, shown, f"{who}'s message shows that it is snoozed")

    async def command(self, who: str, room: str, command: str, words: str) -> None:
        """Type a command that is answered privately."""
        mark = self.watch.mark()
        await self._type(who, room, command, words)
        await self.privately(who, mark, f"{command} {words}")

    async def open_home(self, who: str) -> Json:
        """Open the Home tab, which the bot publishes anew."""
        mark, person = self.watch.mark(), self.person(who)
        await person.open_home()
        seen = await self.watch.until(
            mark,
            lambda sight: sight.kind == "home" and sight.viewer == person.id,
            f"{who}'s Home",
        )
        view: Json = seen.frame["view"]
        return view

    async def read_everything(self) -> None:
        """Let everybody have read everything so far."""
        for one in self.department.people:
            person = self.client.as_user(one.id)
            for channel in (await person.workspace())["channels"]:
                if channel["is_member"] and channel["unread"]:
                    await person.do("mark", channel=channel["id"])

    async def press(
        self, who: str, where: Json, action_id: str, block_id: str | None = None, **value: Any
    ) -> None:
        """Press a button, or choose `selected_option` of a menu."""
        self.show()
        label, chosen = _labels(where, action_id, block_id, value)
        self.audience.pressed(self.department.person(who), label, chosen)
        await self.person(who).click(where, action_id, block_id, **value)

    def encoded(self, text: str) -> str:
        """Text with `@name` as Slack sends it."""
        known = {one.name: one.id for one in self.department.people}
        return _NAME.sub(
            lambda found: f"<@{known[found[1]]}>" if found[1] in known else found[0], text
        )

    async def _changed_in(self, channel: str, mark: int, what: str) -> None:
        """Wait until some message of a conversation changes: a reminder lets its prompt change."""
        await self.watch.until(
            mark,
            lambda sight: sight.kind == "message_changed" and sight.message["channel"] == channel,
            what,
        )

    async def _as_it_is(self, who: str, message: Json) -> Json:
        """A message as it is now: it may have changed since it appeared."""
        seen = await self.person(who).messages(message["channel"])
        return next((one for one in seen if one["ts"] == message["ts"]), message)

    def _form(self, wanted: Series, weekday: int) -> Mapping[str, Any]:
        return {
            "title": wanted.title,
            "weekdays": [str(weekday)],
            "local_time": wanted.at,
            "length": str(wanted.minutes),
            "facilitator": self.department.person(wanted.facilitator).id,
            "recorder": self.department.person(wanted.recorder).id,
            "informed_channels": [self._channel(name) for name in wanted.informed],
        }

    def _channel(self, room: str) -> str:
        return self.department.room(room).id

    async def _type(self, who: str, room: str, command: str, words: str) -> None:
        self.show()
        said = self.encoded(words)
        self.audience.typed(self.department.person(who), room, f"{command} {said}")
        await self.person(who).command(command, said, self._channel(room))

    async def send(self, who: str, view: Json, given: Mapping[str, Any]) -> None:
        """Fill in a form and send it; DidNotHappenError when it is refused."""
        self.audience.filled(self.department.person(who), view, given)
        answer = await self.person(who).submit(view, dict(given))
        if answer.get("errors"):
            raise DidNotHappenError(f"{who}'s form was refused: {answer['errors']}")

    async def opened(self, who: str, mark: int, callback_id: str) -> Json:
        """The form of that callback id, once it has opened after `mark`."""
        user = self.department.person(who).id

        def fits(sight: Sight) -> bool:
            view = sight.frame.get("view") or {}
            is_new = sight.kind == "view_opened" and sight.viewer == user
            return is_new and view["callback_id"] == callback_id

        seen = await self.watch.until(mark, fits, f"{who}'s form {callback_id} opens")
        view: Json = seen.frame["view"]
        return view

    async def changed(self, mark: int, message: Json, what: str) -> Sight:
        """How a message looks after it has changed after `mark`."""

        def fits(sight: Sight) -> bool:
            return sight.kind == "message_changed" and sight.message["ts"] == message["ts"]

        return await self.watch.until(mark, fits, what)

    async def privately(self, who: str, mark: int, what: str) -> Sight:
        """What appeared after `mark` and only that person sees."""
        user = self.department.person(who).id

        def fits(sight: Sight) -> bool:
            is_his = sight.kind == "message" and sight.viewer == user
            return is_his and bool(sight.message.get("ephemeral"))

        return await self.watch.until(mark, fits, f"a private answer to {who}: {what}")


def _is_answer(sight: Sight, channel: str) -> bool:
    message = sight.message
    return sight.kind == "message" and message["channel"] == channel and "bot_id" in message


def _block_of(message: Json, value: str) -> str:
    """The block in which the button with that value stands."""
    for block, element in elements(message["blocks"]):
        if element.get("value") == value:
            return str(block["block_id"])
    raise DidNotHappenError(f"no button {value!r} in the message")


def _labels(
    where: Json, action_id: str, block_id: str | None, value: Mapping[str, Any]
) -> tuple[str, str]:
    for block, element in elements(where["blocks"]):
        if element["action_id"] == action_id and block_id in (None, block["block_id"]):
            label = element.get("text") or element.get("placeholder") or {"text": action_id}
            options = {option["value"]: option for option in element.get("options", ())}
            chosen = options.get(value.get("selected_option"))
            picked = str(chosen["text"]["text"]) if chosen else value.get("selected_date", "")
            return str(label["text"]), picked
    raise DidNotHappenError(f"no element {action_id} in the message")
