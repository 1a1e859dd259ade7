"""How a meeting looks in its channel: the agenda, who reported, and what can be done there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.localtime import local
from bot.domain.meetings import MeetingState
from bot.domain.mrkdwn import Mrkdwn, keep_mentions, mention
from bot.i18n.reader import Reader
from bot.views import followups as followup_views
from bot.views import kit
from bot.views.followups import FollowupCard
from bot.views.people import called
from bot.views.teams import zone_in_words

ATTEND = "meetings.attend"
ADD_TOPIC = "meetings.add_topic"
TOPIC = "meetings.topic"
CLOSE = "meetings.close"
NEW = "meetings.new"
OPEN_LATE = "meetings.open_late"

_MOST_CARRIED = 15
_MOST_TOPICS = 20
_MOST_EARLIER = 8
MARKS = {
    MeetingState.PLANNED: "🗓️",
    MeetingState.OPEN: "📣",
    MeetingState.IN_REVIEW: "📝",
    MeetingState.PUBLISHED: "✅",
    MeetingState.CANCELLED: "🚫",
}


@dataclass(frozen=True, slots=True)
class TopicCard:
    """One thing to talk about; `text` is plain text, `kind` says where it came from."""

    kind: str
    text: str
    user_id: str | None


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """A meeting as it is shown. Times are aware UTC, `zone` is where it is held."""

    id: int
    title: str
    state: MeetingState
    starts_at: datetime
    zone: str
    length_minutes: int
    facilitator_id: str
    recorder_id: str
    place: str | None = None
    carried: tuple[FollowupCard, ...] = ()
    topics: tuple[TopicCard, ...] = ()
    reported: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    link: str | None = None
    entries: int = 0


def opening(reader: Reader, card: MeetingCard) -> kit.Message:
    """The message that opens a meeting; below it, in its thread, the minutes are written."""
    t = reader.t
    blocks = [
        kit.header(t("meetings.opening.header", mark=MARKS[card.state], title=card.title)),
        kit.context(_when(reader, card), _people(reader, card)),
        *_carried(reader, card),
        *_topics(reader, card),
        *_reports(reader, card),
        *_present(reader, card),
        kit.context(_how(reader, card)),
        *_buttons(reader, card),
    ]
    return kit.Message(text=t("meetings.opening.text", title=card.title), blocks=blocks)


def topic_added(reader: Reader, title: str, when: datetime, text: str) -> kit.Message:
    """The private answer to whoever queued a topic."""
    said = reader.t.md(
        "meetings.topic.added", text=keep_mentions(text), title=title, when=reader.datetime(when)
    )
    return kit.said(said)


def created(reader: Reader, card: MeetingCard) -> kit.Message:
    """The private answer to whoever called a special meeting."""
    said = reader.t.md(
        "meetings.created",
        title=card.title,
        when=reader.datetime(card.starts_at),
        zone=zone_in_words(reader, reader.zone),
    )
    return kit.said(said)


def missed(reader: Reader, card: MeetingCard, earlier: Sequence[datetime] = ()) -> kit.Message:
    """Tell the facilitator that the bot was not there to open the meeting, nor `earlier` ones."""
    t = reader.t
    said = t.md("meetings.missed", title=card.title, when=reader.datetime(card.starts_at))
    if earlier:
        days = [local(start, reader.zone).date() for start in earlier[-_MOST_EARLIER:]]
        dates = t.list([reader.date(day) for day in days])
        before = t.md_n("meetings.missed.earlier", len(earlier), dates=dates)
        said = kit.joined([said, before])
    button = kit.button(t("meetings.button.open_late"), OPEN_LATE, value=str(card.id))
    return kit.said(said, kit.actions(button))


def help_text(reader: Reader) -> kit.Message:
    """What `/meeting` can do, with examples that work."""
    said = reader.t.md("meetings.help")
    return kit.said(said)


def topic_modal(reader: Reader, meeting_id: int, title: str) -> dict[str, object]:
    """The form for one topic."""
    t = reader.t
    return kit.modal(
        t,
        title=t("meetings.topic.modal"),
        blocks=[
            kit.section(t.md("meetings.topic.for", title=title)),
            kit.field(
                t("meetings.topic.field"),
                kit.text_input(multiline=True, most=1000),
                block_id="topic",
            ),
        ],
        callback_id=TOPIC,
        submit=t("common.button.add"),
        private_metadata=str(meeting_id),
    )


def _when(reader: Reader, card: MeetingCard) -> Mrkdwn:
    length = reader.t.duration(timedelta(minutes=card.length_minutes))
    key = "meetings.opening.when_where" if card.place else "meetings.opening.when"
    return reader.t.md(
        key, when=reader.moment(card.starts_at), length=length, place=card.place or ""
    )


def _people(reader: Reader, card: MeetingCard) -> Mrkdwn:
    return reader.t.md(
        "meetings.opening.people",
        facilitator=mention(card.facilitator_id),
        recorder=mention(card.recorder_id),
    )


def _carried(reader: Reader, card: MeetingCard) -> list[kit.Block]:
    if not card.carried:
        return []
    title = reader.t.md_n("meetings.opening.carried", len(card.carried))
    shown = [followup_views.line(reader, item) for item in card.carried[:_MOST_CARRIED]]
    if left := len(card.carried) - len(shown):
        shown.append(kit.more(reader.t, left))
    return [kit.section(kit.joined([title, kit.lines(reader.t, shown, most=2800)]))]


def _topics(reader: Reader, card: MeetingCard) -> list[kit.Block]:
    t = reader.t
    if not card.topics:
        return [kit.section(t.md("meetings.opening.no_topics"))] if _is_open(card) else []
    shown = [_topic(reader, topic, card.names) for topic in card.topics[:_MOST_TOPICS]]
    if left := len(card.topics) - len(shown):
        shown.append(kit.more(t, left))
    title = t.md("meetings.opening.topics")
    return [kit.section(kit.joined([title, kit.lines(t, shown, most=2800)]))]


def _topic(reader: Reader, topic: TopicCard, names: Mapping[str, str]) -> Mrkdwn:
    text = kit.text.mrkdwn(keep_mentions(" ".join(topic.text.split())), 400)
    if not topic.user_id:
        return reader.t.md(f"meetings.topic.kind.{topic.kind}", text=text)
    return kit.joined(
        [
            reader.t.md(f"meetings.topic.kind.{topic.kind}", text=text),
            called(reader, [topic.user_id], names),
        ],
        " · ",
    )


def _reports(reader: Reader, card: MeetingCard) -> list[kit.Block]:
    t = reader.t
    parts: list[Mrkdwn] = []
    if card.reported:
        people = called(reader, card.reported, card.names)
        parts.append(t.md_n("meetings.opening.reported", len(card.reported), people=people))
    elif _is_open(card):
        parts.append(t.md("meetings.opening.nobody_reported"))
    if card.missing:
        key = "meetings.opening.missing" if _is_open(card) else "meetings.opening.no_update"
        parts.append(t.md(key, people=called(reader, card.missing, card.names)))
    if card.away:
        parts.append(t.md("meetings.opening.away", people=called(reader, card.away, card.names)))
    return [kit.section(kit.joined(parts))] if parts else []


def _present(reader: Reader, card: MeetingCard) -> list[kit.Block]:
    if not card.present:
        return []
    people = called(reader, card.present, card.names)
    return [kit.context(reader.t.md("meetings.opening.present", people=people))]


def _how(reader: Reader, card: MeetingCard) -> Mrkdwn:
    if _is_open(card):
        return reader.t.md("meetings.opening.how")
    return reader.t.md(f"meetings.over.{card.state.value}")


def _is_open(card: MeetingCard) -> bool:
    """Whether something can still be added; what was posted is shown until the meeting is over."""
    return card.state in (MeetingState.PLANNED, MeetingState.OPEN)


def _buttons(reader: Reader, card: MeetingCard) -> list[kit.Block]:
    if card.state is not MeetingState.OPEN:
        return []
    t, value = reader.t, str(card.id)
    return [
        kit.actions(
            kit.button(t("meetings.button.attend"), ATTEND, value=value),
            kit.button(t("meetings.button.add_topic"), ADD_TOPIC, value=value),
            kit.button(t("meetings.button.close"), CLOSE, value=value, style="primary"),
            block_id="meeting",
        )
    ]
