"""How a special meeting is called: topic, time, place and attendees, settled beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final, Self

from bot.domain.mrkdwn import Mrkdwn
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.dates import DateChoice
from bot.views.series import time_fields, where

SAVE = "special_meetings.save"
DAY: Final = "special_meetings.day"

_MOST_TOPIC: Final = 1000  # characters that a button carries; the field takes fewer


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


@dataclass(frozen=True, slots=True)
class Offer:
    """A day that may be meant, with the topic; None for another one, chosen in the form."""

    topic: str
    choice: DateChoice | None = None

    def encoded(self) -> str:
        """Return the value that a button carries."""
        return f"{self.choice.encoded() if self.choice else ''}\n{self.topic[:_MOST_TOPIC]}"

    @classmethod
    def decoded(cls, value: str) -> Self:
        """Read the value of a button."""
        choice, _, topic = value.partition("\n")
        return cls(topic, DateChoice.decoded(choice) if choice else None)


def ask_day(reader: Reader, said: Mrkdwn, offers: Sequence[Offer]) -> kit.Message:
    """The question which day was meant; each answer opens the form, filled with it."""
    buttons = [
        kit.button(_offered(reader, offer), f"{DAY}.{place}", value=offer.encoded())
        for place, offer in enumerate(offers)
    ]
    return kit.said(said, kit.actions(*buttons))


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


def _offered(reader: Reader, offer: Offer) -> str:
    if offer.choice is None:
        return reader.t("special_meetings.other_day")
    return offer.choice.in_words(reader)
