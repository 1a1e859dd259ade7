"""How updates are asked for, given and shown: prompt, reminder, form, and the report itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.mrkdwn import Mrkdwn, channel_link, keep_mentions, mention
from bot.i18n.reader import Reader
from bot.views import followups as followup_views
from bot.views import kit
from bot.views.followups import FollowupCard

GIVE = "updates.give"
AWAY = "updates.away"
SAVE = "updates.save"
APPEND = "updates.append"
FREE = "free"

_MOST_FOLLOWUPS = 10
_MOST_ANSWER = 2800


@dataclass(frozen=True, slots=True)
class Answer:
    """One question as the reader sees it, and what was answered to it (plain text)."""

    key: str
    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class UpdateCard:
    """Somebody's update for a meeting, given or still to give."""

    meeting_id: int
    title: str
    channel_id: str
    starts_at: datetime
    user_id: str
    name: str
    answers: tuple[Answer, ...]
    given: bool = False
    late: bool = False
    away: bool = False
    followups: tuple[FollowupCard, ...] = ()
    invited_by: str | None = None
    place: str | None = None


def prompt(reader: Reader, card: UpdateCard, *, is_reminded: bool = False) -> kit.Message:
    """The DM that asks for an update; once it is given or declined, it says so instead.

    When a reminder stands below it, the buttons are there.
    """
    t = reader.t
    asked = kit.joined([t.md("updates.prompt.question", question=a.question) for a in card.answers])
    blocks = [
        kit.section(_title(reader, card)),
        kit.context(_when(reader, card)),
        *([_standing(reader, card)] if card.given or card.away else [kit.section(asked)]),
        *_own_followups(reader, card),
        *([] if is_reminded else [kit.actions(*_buttons(reader, card), block_id="update")]),
        *([] if card.given else [_hint(reader, is_reminded=is_reminded)]),
    ]
    words = "updates.invitation.text" if card.invited_by else "updates.prompt.text"
    return kit.Message(text=t(words, title=card.title), blocks=blocks)


def reminder(reader: Reader, card: UpdateCard) -> kit.Message:
    """The DM to somebody who has not answered yet; once he has, it says so instead."""
    buttons = kit.actions(*_buttons(reader, card), block_id="update")
    said = _still_missing(reader, card)
    if card.given or card.away:
        title = reader.t.md(
            "updates.modal.for", title=card.title, when=reader.datetime(card.starts_at)
        )
        return kit.Message(said, [kit.context(title), _standing(reader, card), buttons])
    return kit.said(said, buttons)


def modal(reader: Reader, card: UpdateCard) -> dict[str, object]:
    """The form with one field for each question."""
    t = reader.t
    return kit.modal(
        t,
        title=t("updates.modal.title"),
        callback_id=SAVE,
        submit=t("updates.modal.submit"),
        private_metadata=str(card.meeting_id),
        blocks=[
            kit.context(
                t.md("updates.modal.for", title=card.title, when=reader.datetime(card.starts_at))
            ),
            *(
                kit.field(
                    answer.question,
                    kit.text_input(initial=answer.answer, multiline=True, most=3000),
                    block_id=answer.key,
                    optional=True,
                )
                for answer in card.answers
            ),
        ],
    )


def report(reader: Reader, card: UpdateCard) -> kit.Message:
    """An update in the meeting's thread."""
    t = reader.t
    key = "updates.report.late" if card.late else "updates.report.title"
    title = t.md(key, user=card.name)
    return kit.said(title, *_answers(reader, card.answers))


def thanks(reader: Reader, card: UpdateCard) -> kit.Message:
    """The private answer to somebody who gave an update in words: what was understood."""
    t = reader.t
    key = "updates.thanks.late" if card.late else "updates.thanks"
    said = t.md(key, title=card.title, when=reader.datetime(card.starts_at))
    change = kit.button(t("updates.button.change"), GIVE, value=str(card.meeting_id))
    return kit.said(said, *_answers(reader, card.answers), kit.actions(change))


def ask_append(reader: Reader, title: str, meeting_id: int, ts: str) -> kit.Message:
    """Ask somebody who reported already whether what he wrote now belongs to it."""
    t = reader.t
    said = t.md("updates.append.ask", title=title)
    return _asking(said, t("updates.button.append"), meeting_id, ts)


def ask_late(reader: Reader, title: str, meeting_id: int, ts: str) -> kit.Message:
    """Ask whether what somebody wrote is his update for a meeting that has begun."""
    t = reader.t
    said = t.md("updates.late.ask", title=title)
    return _asking(said, t("updates.button.post"), meeting_id, ts)


def needs_slash(reader: Reader, command: str, meeting_id: int | None, ts: str) -> kit.Message:
    """Say how the command is typed; with a button in case the words are an update after all."""
    t = reader.t
    said = t.md("updates.direct.command", command=command)
    if meeting_id is None:
        return kit.said(said)
    return _asking(said, t("updates.button.append"), meeting_id, ts)


def direct_help(reader: Reader) -> kit.Message:
    """What somebody can write to the bot alone, with examples that work."""
    said = reader.t.md("updates.direct.help")
    return kit.said(said)


def _asking(said: Mrkdwn, label: str, meeting_id: int, ts: str) -> kit.Message:
    button = kit.button(label, APPEND, value=f"{meeting_id} {ts}")
    return kit.said(said, kit.actions(button))


def away_noted(reader: Reader, title: str) -> kit.Message:
    """The private answer to somebody who will not come."""
    said = reader.t.md("updates.away.noted", title=title)
    return kit.said(said)


def help_text(reader: Reader) -> kit.Message:
    """Return what `/update` can do, with examples that work."""
    said = reader.t.md("updates.help")
    return kit.said(said)


def nothing_waiting(reader: Reader) -> kit.Message:
    """The answer to a DM when no meeting waits for an update: what the bot can do here."""
    said = reader.t.md("updates.nothing_waiting")
    return kit.said(said)


def _still_missing(reader: Reader, card: UpdateCard) -> Mrkdwn:
    when = reader.t.relative(card.starts_at, reader.now)
    return reader.t.md("updates.reminder", title=card.title, when=when)


def _title(reader: Reader, card: UpdateCard) -> Mrkdwn:
    """What is asked; for a special meeting, who invites to it."""
    if card.invited_by is None:
        return reader.t.md("updates.prompt.title", title=card.title)
    who = mention(card.invited_by)
    return reader.t.md("updates.invitation.title", title=card.title, who=who)


def _when(reader: Reader, card: UpdateCard) -> Mrkdwn:
    when, channel = reader.datetime(card.starts_at), channel_link(card.channel_id)
    said = reader.t.md("updates.prompt.when", when=when, channel=channel)
    if not card.place:
        return said
    return kit.joined([said, reader.t.md("updates.prompt.place", place=card.place)], " · ")


def _standing(reader: Reader, card: UpdateCard) -> kit.Block:
    key = "updates.prompt.given" if card.given else "updates.prompt.away"
    return kit.section(reader.t.md(key))


def _hint(reader: Reader, *, is_reminded: bool) -> kit.Block:
    key = "updates.prompt.reminded" if is_reminded else "updates.prompt.hint"
    return kit.context(reader.t.md(key))


def _own_followups(reader: Reader, card: UpdateCard) -> list[kit.Block]:
    if not card.followups:
        return []
    t = reader.t
    shown = [followup_views.line(reader, item) for item in card.followups[:_MOST_FOLLOWUPS]]
    if left := len(card.followups) - len(shown):
        shown.append(kit.more(t, left))
    title = t.md("updates.prompt.followups")
    return [kit.section(kit.joined([title, kit.lines(t, shown, most=2800)]))]


def _buttons(reader: Reader, card: UpdateCard) -> list[kit.Element]:
    t, value = reader.t, str(card.meeting_id)
    if card.given:
        return [kit.button(t("updates.button.change"), GIVE, value=value)]
    give = kit.button(t("updates.button.give"), GIVE, value=value, style="primary")
    return [give] if card.away else [give, kit.button(t("updates.button.away"), AWAY, value=value)]


def _answers(reader: Reader, answers: Sequence[Answer]) -> list[kit.Block]:
    return [_answer(reader, answer) for answer in answers if answer.answer.strip()]


def _answer(reader: Reader, answer: Answer) -> kit.Block:
    words = kit.text.mrkdwn(keep_mentions(answer.answer), _MOST_ANSWER)
    if answer.key == FREE:
        return kit.section(words)
    return kit.section(kit.joined([_question(reader, answer), words]))


def _question(reader: Reader, answer: Answer) -> Mrkdwn:
    return reader.t.md("updates.report.question", question=answer.question)
