"""What there is to try on the page: a walk through the round, ticked off as it is done."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from bot.domain import capture
from bot.views import closing, followups, meetings, updates
from sandbox.model import Json

Seen = Callable[[Json], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to try; `seen` recognises it in the traffic between the sandbox and the bot."""

    id: str
    title: str
    detail: str
    seen: Seen

    @property
    def item(self) -> dict[str, str]:
        """The step as the page shows it."""
        return {"id": self.id, "title": self.title, "detail": self.detail}


def _sent(entry: Json) -> Json:
    sent: Json = entry.get("sent") or {}
    return sent


def _submitted(callback_id: str, user: str | None = None) -> Seen:
    """Whether a form with that id was sent, by that user if named, and not refused."""

    def seen(entry: Json) -> bool:
        sent = _sent(entry)
        return (
            entry["name"] == "view_submission"
            and sent["view"]["callback_id"] == callback_id
            and user in (None, sent["user"]["id"])
            and not (entry["got"] or {}).get("errors")
        )

    return seen


def _pressed(action_id: str) -> Seen:
    def seen(entry: Json) -> bool:
        actions = _sent(entry).get("actions") or [{}]
        return bool(entry["name"] == "block_actions" and actions[0].get("action_id") == action_id)

    return seen


def _meeting_opened(entry: Json) -> bool:
    sent = _sent(entry)
    return entry["name"] == "chat.postMessage" and meetings.CLOSE in json.dumps(sent.get("blocks"))


def _minutes_written(entry: Json) -> bool:
    sent = _sent(entry)
    is_written = entry["name"] == "message" and "bot_id" not in sent and "thread_ts" in sent
    return is_written and bool(capture.parse(sent.get("text", "")))


def _edited(entry: Json) -> bool:
    sent = _sent(entry)
    message = sent.get("message") or {}
    is_edit = entry["name"] == "message" and sent.get("subtype") == "message_changed"
    return is_edit and "bot_id" not in message and "edited" in message and "thread_ts" in message


def _typed(command: str) -> Seen:
    return lambda entry: entry["kind"] == "interaction" and entry["name"] == command


def _acted(user: str) -> Seen:
    def seen(entry: Json) -> bool:
        sent = _sent(entry)
        acting = (sent.get("user") or {}).get("id") if entry["kind"] == "interaction" else None
        return user in (acting, sent.get("user_id"))

    return seen


STEPS: Final = (
    Step(
        "1-update",
        "Give Anna’s update",
        "Act as Anna Müller (top right). Apps › Gavel holds the prompt of the last workday and "
        "this morning’s reminder: press Give update, fill in the form, Send.",
        _submitted(updates.SAVE, "U0ANNA"),
    ),
    Step(
        "2-meeting",
        "Let the weekly meeting begin",
        "Press Next event in the clock bar, or wait a quarter of an hour. Gavel opens the meeting "
        "in #operations: what is carried over, the agenda, who has reported; the updates are in "
        "its thread.",
        _meeting_opened,
    ),
    Step(
        "3-minutes",
        "Write minutes in the thread",
        "Act as 李伟 Li Wei and reply in the thread of the meeting, such as “decision: The pilot "
        "goes on”, “action: @Anna Müller send the offer by Friday” or “待办：@王芳 Wang Fang "
        "下周三前提交计划第二稿”. Gavel answers with a reaction; talk is left alone.",
        _minutes_written,
    ),
    Step(
        "4-edit",
        "Change your mind",
        "Point at one of those messages and choose Edit message, or delete it. The entry follows.",
        _edited,
    ),
    Step(
        "5-close",
        "Close the meeting",
        "Still as 李伟 Li Wei, press Close meeting on the message that opened it. Look the minutes "
        "over and publish them: they appear in #operations and in #sales, and the owners get a "
        "message each.",
        _submitted(closing.PUBLISH),
    ),
    Step(
        "6-followups",
        "Look at what is to be done",
        "Type /followup team in #operations: all that is open, red first. Apps › Gavel › Home "
        "shows everybody his own.",
        _typed("/followup"),
    ),
    Step(
        "7-done",
        "Finish something from a nudge",
        "Press +1 day: whatever happens on the way happens. Act as Lukas Schneider, open Apps › "
        "Gavel and press Done in the newest nudge: it changes in place.",
        _pressed(followups.FINISH),
    ),
    Step(
        "8-digest",
        "Read the manager’s digest",
        "Act as 李伟 Li Wei. Apps › Gavel holds the digest of every Monday: meetings, decisions, "
        "who is late, and the on-time rate as a chart. Type /digest to see it as of now.",
        _typed("/digest"),
    ),
    Step(
        "9-chinese",
        "看看中文界面 · See it in Chinese",
        "Act as 王芳 Wang Fang: the same Gavel in Chinese. Type /followup 列表 or "
        "/update 完成第二稿, or press a button in Apps › Gavel.",
        _acted("U0WANGFANG"),
    ),
)


def done_in(entries: Iterable[Json]) -> set[str]:
    """The ids of the steps that these entries of the sandbox's journal show."""
    return {step.id for entry in entries for step in STEPS if step.seen(entry)}
