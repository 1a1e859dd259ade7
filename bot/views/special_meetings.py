"""How a special meeting is called: topic, time, place and attendees, settled beforehand."""

from dataclasses import dataclass
from datetime import date, time

from bot.domain.mrkdwn import Mrkdwn
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.series import time_fields, where

SAVE = "special_meetings.save"


@dataclass(frozen=True, slots=True)
class SpecialMeetingForm:
    """What the form asks for; day and time are on the clocks of the team."""

    title: str
    day: date
    at: time
    length_minutes: int = 60
    place: str = ""
    facilitator_id: str | None = None
    recorder_id: str | None = None
    attendees: tuple[str, ...] = ()


def modal(
    reader: Reader,
    form: SpecialMeetingForm,
    channel_id: str,
    zone: str,
    *,
    note: Mrkdwn | None = None,
) -> dict[str, object]:
    """The form for one meeting; `zone` is the team's, `note` says what was understood of words."""
    t = reader.t
    return kit.modal(
        t,
        title=t("special_meetings.modal"),
        callback_id=SAVE,
        submit=t("special_meetings.submit"),
        private_metadata=channel_id,
        blocks=[
            where(reader, channel_id),
            *([kit.context(note)] if note else []),
            kit.field(
                t("special_meetings.field.topic"),
                kit.text_input(initial=form.title, most=150),
                block_id="title",
            ),
            kit.field(
                t("special_meetings.field.day"), kit.date_picker(initial=form.day), block_id="day"
            ),
            *time_fields(reader, form.at, form.length_minutes, zone),
            kit.field(
                t("special_meetings.field.place"),
                kit.text_input(initial=form.place, most=150),
                block_id="place",
                optional=True,
            ),
            kit.field(
                t("series.field.attendees"),
                kit.multi_users_select(initial=form.attendees),
                block_id="attendees",
            ),
            kit.field(
                t("series.field.facilitator"),
                kit.users_select(initial=form.facilitator_id),
                block_id="facilitator",
                optional=True,
            ),
            kit.field(
                t("series.field.recorder"),
                kit.users_select(initial=form.recorder_id),
                block_id="recorder",
                optional=True,
            ),
        ],
    )
