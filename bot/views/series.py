"""How a meeting series is set up: the modal, and the answer that repeats the rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.domain.meetings import MAX_DAYS_BEFORE
from bot.domain.mrkdwn import channel_link
from bot.domain.recurrence import Frequency, HolidayPolicy, Recurrence
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.teams import zone_in_words

SAVE = "series.save"
EDIT = "series.edit"
TIME, LENGTH = "local_time", "length"

RHYTHMS = {
    "weekly": (Frequency.WEEKLY, 1, None),
    "weeks.2": (Frequency.WEEKLY, 2, None),
    "weeks.3": (Frequency.WEEKLY, 3, None),
    "weeks.4": (Frequency.WEEKLY, 4, None),
    "monthly.1": (Frequency.MONTHLY, 1, 1),
    "monthly.2": (Frequency.MONTHLY, 1, 2),
    "monthly.3": (Frequency.MONTHLY, 1, 3),
    "monthly.4": (Frequency.MONTHLY, 1, 4),
    "monthly.last": (Frequency.MONTHLY, 1, -1),
}
LENGTHS = (15, 30, 45, 60, 90, 120, 180)
REMINDERS = (30, 60, 120, 240, 1440)
PROMPT_DAYS = (0, 1, 2, 3, MAX_DAYS_BEFORE // 2)
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class SeriesForm:
    """Everything that the modal asks for; local times are the team's wall-clock times."""

    title: str
    local_time: time
    weekdays: tuple[int, ...]
    rhythm: str = "weekly"
    length_minutes: int = 60
    facilitator_id: str | None = None
    recorder_id: str | None = None
    rotates_recorder: bool = False
    attendees: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    prompt_days_before: int = 1
    prompt_time: time = time(15)
    remind_minutes_before: int = 120
    approver_id: str | None = None
    informed: tuple[str, ...] = ()
    holiday_policy: HolidayPolicy = HolidayPolicy.SKIP


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A series as it is shown: its rule, and when it meets next."""

    id: int
    title: str
    rule: Recurrence
    local_time: time
    zone: str
    next_start: datetime | None
    facilitator_id: str
    attendees: int


def modal(
    reader: Reader, form: SeriesForm, channel_id: str, metadata: str, zone: str, *, editing: bool
) -> dict[str, object]:
    """The form for a series in a channel; `metadata` comes back with it, `zone` is the team's."""
    t = reader.t
    title = t("series.modal.edit") if editing else t("series.modal.new")
    blocks = [
        where(reader, channel_id),
        *_rule_fields(reader, form, zone),
        *_people_fields(reader, form),
        *_update_fields(reader, form),
        *_minutes_fields(reader, form),
    ]
    return kit.modal(
        t,
        title=title,
        blocks=blocks,
        callback_id=SAVE,
        submit=t("common.button.save"),
        private_metadata=metadata,
    )


def where(reader: Reader, channel_id: str) -> kit.Block:
    """The line that says in which channel the meeting of a form is held."""
    return kit.context(reader.t.md("series.modal.where", channel=channel_link(channel_id)))


def saved(reader: Reader, card: SeriesCard) -> kit.Message:
    """The private answer after saving: what was understood, and when it begins."""
    t = reader.t
    first = (
        t.md("series.saved.next", when=reader.datetime(card.next_start))
        if card.next_start
        else t.md("series.saved.never")
    )
    said = t.md(
        "series.saved.rule",
        title=card.title,
        rule=rule_in_words(reader, card),
        zone=zone_in_words(reader, card.zone),
    )
    return kit.Message(
        text=t("series.saved.text", title=card.title),
        blocks=[kit.section(kit.joined([said, first]))],
    )


def rule_in_words(reader: Reader, card: SeriesCard) -> str:
    """When a series meets, in the reader's words: every Monday at 10:00."""
    return reader.t.recurrence(card.rule, card.local_time)


def length_in_words(reader: Reader, minutes: int) -> str:
    """How long a meeting takes: 45 min, 1 hr, 30 min."""
    return reader.t.duration(timedelta(minutes=minutes))


def _rule_fields(reader: Reader, form: SeriesForm, zone: str) -> list[kit.Block]:
    t = reader.t
    return [
        kit.field(
            t("series.field.title"),
            kit.text_input(initial=form.title, most=150),
            block_id="title",
        ),
        kit.field(
            t("series.field.rhythm"),
            kit.static_select(
                [kit.Choice(value, t(f"series.rhythm.{value}")) for value in RHYTHMS],
                initial=form.rhythm,
            ),
            block_id="rhythm",
        ),
        kit.field(
            t("series.field.weekdays"),
            kit.multi_static_select(
                [kit.Choice(str(day), t.weekday(day)) for day in range(7)],
                initial=[str(day) for day in form.weekdays],
            ),
            block_id="weekdays",
        ),
        *time_fields(reader, form.local_time, form.length_minutes, zone),
        kit.field(
            t("series.field.holidays"),
            kit.static_select(
                [kit.Choice(p.value, t(f"series.holidays.{p.value}")) for p in HolidayPolicy],
                initial=form.holiday_policy.value,
            ),
            block_id="holidays",
        ),
    ]


def time_fields(reader: Reader, at: time, length_minutes: int, zone: str) -> list[kit.Block]:
    """When a meeting begins, on the clocks of `zone`, and how long it takes."""
    t = reader.t
    return [
        kit.field(
            t("series.field.time"),
            kit.time_picker(initial=at),
            block_id=TIME,
            hint=t("series.hint.time", zone=zone_in_words(reader, zone)),
        ),
        kit.field(
            t("series.field.length"),
            kit.static_select(
                [kit.Choice(str(n), length_in_words(reader, n)) for n in LENGTHS],
                initial=str(length_minutes),
            ),
            block_id=LENGTH,
        ),
    ]


def _people_fields(reader: Reader, form: SeriesForm) -> list[kit.Block]:
    t = reader.t
    return [
        kit.field(
            t("series.field.facilitator"),
            kit.users_select(initial=form.facilitator_id),
            block_id="facilitator",
            optional=True,
            hint=t("series.hint.facilitator"),
        ),
        kit.field(
            t("series.field.recorder"),
            kit.users_select(initial=form.recorder_id),
            block_id="recorder",
            optional=True,
            hint=t("series.hint.recorder"),
        ),
        kit.field(
            t("series.field.rotation"),
            kit.checkboxes(
                [kit.Choice("rotate", t("series.rotation.on"))],
                initial=["rotate"] if form.rotates_recorder else [],
            ),
            block_id="rotation",
            optional=True,
        ),
        _users(t("series.field.attendees"), "attendees", form.attendees),
        _users(t("series.field.optional"), "optional", form.optional, t("series.hint.optional")),
    ]


def _update_fields(reader: Reader, form: SeriesForm) -> list[kit.Block]:
    t = reader.t
    return [
        kit.field(
            t("series.field.questions"),
            kit.text_input(initial="\n".join(form.questions), multiline=True, most=2000),
            block_id="questions",
            optional=True,
            hint=t("series.hint.questions"),
        ),
        kit.field(
            t("series.field.prompt_days"),
            kit.static_select(
                [kit.Choice(str(n), _days_before(reader, n)) for n in PROMPT_DAYS],
                initial=str(form.prompt_days_before),
            ),
            block_id="days_before",
        ),
        kit.field(
            t("series.field.prompt_time"),
            kit.time_picker(initial=form.prompt_time),
            block_id="prompt_time",
            hint=t("series.hint.prompt_time"),
        ),
        kit.field(
            t("series.field.remind"),
            kit.static_select(
                [kit.Choice(str(n), _before_meeting(reader, n)) for n in REMINDERS],
                initial=str(form.remind_minutes_before),
            ),
            block_id="remind_before",
        ),
    ]


def _minutes_fields(reader: Reader, form: SeriesForm) -> list[kit.Block]:
    t = reader.t
    people = [target for target in form.informed if target[0] in "UW"]
    rooms = [target for target in form.informed if target[0] not in "UW"]
    return [
        kit.field(
            t("series.field.approver"),
            kit.users_select(initial=form.approver_id),
            block_id="approver",
            optional=True,
            hint=t("series.hint.approver"),
        ),
        _users(t("series.field.informed"), "informed", people, t("series.hint.informed")),
        kit.field(
            t("series.field.informed_channels"),
            kit.multi_conversations_select(initial=rooms),
            block_id="informed_channels",
            optional=True,
        ),
    ]


def _users(label: str, block_id: str, initial: Sequence[str], hint: str = "") -> kit.Block:
    return kit.field(
        label, kit.multi_users_select(initial=initial), block_id=block_id, optional=True, hint=hint
    )


def _days_before(reader: Reader, days: int) -> str:
    return reader.t.n("series.days_before", days) if days else reader.t("series.same_day")


def _before_meeting(reader: Reader, minutes: int) -> str:
    return reader.t("series.remind", ahead=length_in_words(reader, minutes))
