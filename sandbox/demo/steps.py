"""What there is to try on the page: a walk through the round, ticked off as it is done.

Labels in the texts are those that one reads there: in the language of the person acted as, and of
the team for what is in its channel.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Final

from bot.domain import capture
from bot.views import closing, followups, meetings, updates
from sandbox.model import Json

Seen = Callable[[Json], bool]


@dataclass(frozen=True, slots=True)
class Words:
    """What a step says, in one language."""

    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to try; `seen` recognises it in the traffic between the sandbox and the bot."""

    id: str
    en: Words
    zh: Words
    seen: Seen

    @property
    def item(self) -> Json:
        """The step as `Sandbox.set_try_this` takes it: English, with the Chinese beside it."""
        return {"id": self.id, **asdict(self.en), "zh": asdict(self.zh)}


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
        Words(
            "Give Anna’s update",
            "Act as Anna Müller (top right). Apps › Gavel holds the prompt of the last workday and "
            "this morning’s reminder: press Give update in the newest, fill in the form, Send.",
        ),
        Words(
            "替 Anna 提交汇报",
            "以 Anna Müller 的身份操作（右上角切换）。“应用 › Gavel”里有上个工作日的汇报通知和今早"
            "的提醒：在最新一条中点击 Give update（提交汇报），填好表单，点击 Send（提交）。",
        ),
        _submitted(updates.SAVE, "U0ANNA"),
    ),
    Step(
        "2-meeting",
        Words(
            "Let the weekly meeting begin",
            "Press Next event in the clock bar, or wait a quarter of an hour. Gavel opens the "
            "meeting in #operations: what is carried over, the agenda, who has reported; the "
            "updates are in its thread.",
        ),
        Words(
            "等例会开始",
            "点击时钟栏的“下一事件”，或等上一刻钟。Gavel 会在 #operations 召开例会，列出结转的待办"
            "、议程和已汇报的人员；各人的汇报在消息列里。",
        ),
        _meeting_opened,
    ),
    Step(
        "3-minutes",
        Words(
            "Write minutes in the thread",
            "Act as 李伟 Li Wei and reply in the thread of the meeting, such as “decision: The "
            "pilot goes on”, “action: @Anna Müller send the offer by Friday” or “待办：@王芳 Wang "
            "Fang 下周三前提交计划第二稿”. Gavel answers with a reaction; talk is left alone.",
        ),
        Words(
            "在消息列里记纪要",
            "以主持人李伟 Li Wei 的身份在会议的消息列中回复，例如“决定：试点继续”、“待办："
            "@王芳 Wang Fang 下周三前提交计划第二稿”，或用英文“action: @Anna Müller send the offer "
            "by Friday”。Gavel 记入后会添加表情回应；普通讨论不会记入。",
        ),
        _minutes_written,
    ),
    Step(
        "4-edit",
        Words(
            "Change your mind",
            "Point at one of those messages and choose Edit message, or delete it. The entry "
            "follows.",
        ),
        Words(
            "修改一条记录",
            "把鼠标移到刚才的某条消息上，在“更多操作”中选择“编辑消息”，也可以删除它。纪要会随之更新。",
        ),
        _edited,
    ),
    Step(
        "5-close",
        Words(
            "Close the meeting",
            "Still as 李伟 Li Wei, press Close meeting on the message that opened it. Look the "
            "minutes over and publish them: they appear in #operations and in #sales, and the "
            "owners get a message each.",
        ),
        Words(
            "结束会议，发布纪要",
            "仍以李伟 Li Wei 的身份，在会议开始的那条消息上点击 Close meeting（结束会议）。核对纪要"
            "后发布：纪要会出现在 #operations 和 #sales，各责任人会收到待办私信。",
        ),
        _submitted(closing.PUBLISH),
    ),
    Step(
        "6-followups",
        Words(
            "Look at what is to be done",
            "Type /followup team in #operations: all that is open, red first. Apps › Gavel › Home "
            "shows everybody his own.",
        ),
        Words(
            "查看待办",
            "在 #operations 输入 /followup 团队：所有未完成的待办，标红的在前。每个人自己的待办在"
            "“应用 › Gavel › 主页”。",
        ),
        _typed("/followup"),
    ),
    Step(
        "7-done",
        Words(
            "Finish something from a nudge",
            "Press +1 day: whatever happens on the way happens. Act as Lukas Schneider, open "
            "Apps › Gavel and press Done in the newest nudge: it changes in place.",
        ),
        Words(
            "在提醒中办结一项待办",
            "点击“+1 天”，其间该发生的都会发生。以 Lukas Schneider 的身份打开 Apps › Gavel"
            "（应用 › Gavel），在最新的待办提醒中点击 Done（完成）：这条消息会原地更新。",
        ),
        _pressed(followups.FINISH),
    ),
    Step(
        "8-digest",
        Words(
            "Read the manager’s digest",
            "Act as 李伟 Li Wei. Apps › Gavel holds the digest of every Monday: meetings, "
            "decisions, who is late, and the on-time rate as a chart. Type /digest to see it as "
            "of now.",
        ),
        Words(
            "阅读经理的督办通报",
            "以李伟 Li Wei 的身份操作。“应用 › Gavel”里有每周一的督办通报：会议、决议、逾期人员，以"
            "及按时完成率图表。输入 /digest 可查看截至此刻的通报。",
        ),
        _typed("/digest"),
    ),
    Step(
        "9-chinese",
        Words(
            "看看中文界面 · See it in Chinese",
            "Act as 王芳 Wang Fang: the same Gavel in Chinese. Type /followup 列表 or "
            "/update 完成第二稿, or press a button in Apps › Gavel.",
        ),
        Words(
            "看看中文界面",
            "以王芳 Wang Fang 的身份操作：同一个 Gavel，中文界面。输入 /followup 列表 或 "
            "/update 完成第二稿，也可以在“应用 › Gavel”中点击任一按钮。",
        ),
        _acted("U0WANGFANG"),
    ),
)


def done_in(entries: Iterable[Json]) -> set[str]:
    """The ids of the steps that these entries of the sandbox's journal show."""
    return {step.id for entry in entries for step in STEPS if step.seen(entry)}
