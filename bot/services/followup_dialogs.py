"""What the dialogues of follow-ups hold and what submitting them does."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Final, Self

from bot.domain.due import Due
from bot.domain.errors import FieldError
from bot.domain.localtime import local
from bot.i18n.reader import Reader
from bot.services import followup_delays as delays
from bot.services import followup_records as records
from bot.services import followup_rights as rights
from bot.services import followup_words as words
from bot.services import followups, form_dates, readers
from bot.services.followup_answers import added, answer_blocked
from bot.services.followup_buttons import shown
from bot.services.followup_cards import card
from bot.services.followup_schedule import due_day
from bot.services.followups import KEEP
from bot.views import followup_forms as forms
from bot.views import kit
from bot.views.followup_forms import DUE_ON, OWNER, OWNERS, FollowupForm
from bot.views.followups import Act, Pressed
from bot.views.nudges import NUDGE
from storage.followups import Followup
from storage.work import Work

NEEDS_DIALOG: Final = frozenset(
    {Act.BLOCK, Act.EXTEND, Act.CHANGE, Act.REASSIGN, Act.CANCEL, Act.SEND_BACK}
)
_REASONS: Final = {
    Act.BLOCK: forms.SAVE_BLOCK,
    Act.CANCEL: forms.SAVE_CANCEL,
    Act.SEND_BACK: forms.SAVE_RETURN,
}
_NOWHERE: Final = "-"


class DateMissingError(FieldError):
    """A time was given, but no day."""

    key: ClassVar[str] = "followups.error.date_missing"
    field: ClassVar[str] = DUE_ON


class OverError(FieldError):
    """The day is over."""

    key: ClassVar[str] = "followups.error.over"
    field: ClassVar[str] = DUE_ON


class NotLaterError(FieldError):
    """More time means a later day."""

    key: ClassVar[str] = "followups.error.not_later"
    field: ClassVar[str] = DUE_ON


class OwnersMissingError(FieldError):
    """Somebody has to be responsible."""

    key: ClassVar[str] = "followups.error.owners_missing"
    field: ClassVar[str] = OWNERS


class SameOwnerError(FieldError):
    """It is his already."""

    key: ClassVar[str] = "followups.error.same_owner"
    field: ClassVar[str] = OWNER


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a dialogue was opened: about which follow-up (0: a new one), in which place.

    `channel_id` None stands for a private conversation; `response_url` is where the answer goes.
    """

    followup_id: int = 0
    place: str = ""
    channel_id: str | None = None
    response_url: str = ""

    def encoded(self) -> str:
        """Return what the dialogue carries."""
        parts = (self.followup_id, self.place, self.channel_id, self.response_url)
        return " ".join(str(part or _NOWHERE) for part in parts)

    @classmethod
    def decoded(cls, metadata: str) -> Self:
        """Read what a dialogue carried."""
        parts = ["" if part == _NOWHERE else part for part in metadata.split(" ")]
        followup_id, place, channel_id, response_url = parts
        return cls(int(followup_id or 0), place, channel_id or None, response_url)


def new_dialog(work: Work, origin: Origin) -> dict[str, Any]:
    """The form of a new follow-up, for the actor himself unless he says otherwise."""
    reader = readers.actor(work)
    return forms.add_modal(reader, FollowupForm(owners=(work.actor or "",)), origin.encoded())


def dialog(work: Work, pressed: Pressed, origin: Origin) -> dict[str, Any]:
    """The dialogue that an act needs, when the actor may do it."""
    followup = records.get(work, pressed.followup_id)
    act = Act(pressed.act)
    rights.demand(work, followup, act)
    reader = readers.actor(work)
    if act is Act.CHANGE:
        return forms.change_modal(reader, _form(work, reader, followup), origin.encoded())
    about = card(work, reader, followup)
    if act is Act.EXTEND:
        return forms.extension_modal(reader, about, origin.encoded())
    if act is Act.REASSIGN:
        return forms.handover_modal(reader, about, origin.encoded())
    return forms.reason_modal(reader, about, _REASONS[act], origin.encoded())


def save_new(work: Work, origin: Origin, form: FollowupForm) -> kit.Message | None:
    """Record what was filled in; nobody named means the actor himself.

    A date and owners in the words count where their fields say nothing.
    """
    reader = readers.actor(work)
    said = _said(work, reader, form, origin.channel_id)
    owners = words.checked_owners(work, said.form.owners) or [work.actor or ""]
    followup = followups.create(
        work,
        text=words.checked_text(said.form.text, form.text),
        owners=owners,
        due=said.due or _picked(reader, form, before=None),
        timezone=reader.zone,
        team=records.team_for(work, origin.channel_id, owners),
        channel_id=records.recorded_in(work, origin.channel_id),
        notify=True,
    )
    return added(work, followup)


def save_change(work: Work, origin: Origin, form: FollowupForm) -> kit.Message | None:
    """Change a follow-up to what was filled in; a date in the words counts without another."""
    followup = _for(work, origin, Act.CHANGE)
    reader = readers.actor(work)
    before = _form(work, reader, followup)
    picked = _picked(reader, form, before=before.due_on)
    if not form.owners:
        raise OwnersMissingError
    if form.text != before.text and not form.due_on:
        said = _said(work, reader, form, followup.channel_id)
        form, picked = said.form, said.due
    day_and_time = (picked.day, picked.at) if picked else (None, None)
    is_same = day_and_time == (before.due_on, before.due_time)
    followups.change(
        work,
        followup,
        text=words.checked_text(form.text),
        owners=words.checked_owners(work, form.owners),
        due=KEEP if is_same else picked and words.on_clock_of(followup, reader, picked),
        notify=True,
    )
    return shown(work, followup, Act.CHANGE, origin.place, origin.channel_id)


def save_block(work: Work, origin: Origin, reason: str) -> kit.Message | None:
    """Say why it cannot go on, and whether a meeting will talk about it."""
    followup = _for(work, origin, Act.BLOCK)
    meeting = followups.block(work, followup, words.checked_reason(reason))
    if origin.place == NUDGE or not origin.place:
        return answer_blocked(work, followup, meeting)
    return shown(work, followup, Act.BLOCK, origin.place, origin.channel_id)


def save_cancel(work: Work, origin: Origin, reason: str) -> kit.Message | None:
    """Give it up."""
    followup = _for(work, origin, Act.CANCEL)
    followups.cancel(work, followup, words.checked_reason(reason), notify=True)
    return shown(work, followup, Act.CANCEL, origin.place, origin.channel_id)


def save_return(work: Work, origin: Origin, reason: str) -> kit.Message | None:
    """Say that it is not done yet."""
    followup = _for(work, origin, Act.SEND_BACK)
    followups.send_back(work, followup, words.checked_note(reason))
    return shown(work, followup, Act.SEND_BACK, origin.place, origin.channel_id)


def save_extension(work: Work, origin: Origin, day: date | None, reason: str) -> kit.Message | None:
    """Ask for more time."""
    followup = _for(work, origin, Act.EXTEND)
    reader = readers.actor(work)
    if day is None:
        raise DateMissingError
    if day < reader.today:
        raise OverError
    if followup.due_on and day <= followup.due_on:
        raise NotLaterError(due=followup.due_on)
    reason = words.checked_reason(reason)
    delays.ask_extension(work, followup, words.chosen(day), reason)
    return shown(work, followup, Act.EXTEND, origin.place, origin.channel_id)


def save_handover(work: Work, origin: Origin, to: str | None, reason: str) -> kit.Message | None:
    """Offer it to somebody else."""
    followup = _for(work, origin, Act.REASSIGN)
    if to is None or to in records.owner_ids(work, followup):
        raise SameOwnerError
    delays.offer(work, followup, words.checked_taker(work, to), words.checked_note(reason))
    return shown(work, followup, Act.REASSIGN, origin.place, origin.channel_id)


def _for(work: Work, origin: Origin, act: Act) -> Followup:
    followup = records.get(work, origin.followup_id)
    rights.demand(work, followup, act)
    return followup


def _form(work: Work, reader: Reader, followup: Followup) -> FollowupForm:
    due_time = None
    if followup.due_time and followup.due_at:
        due_time = local(followup.due_at, reader.zone).time()
    return FollowupForm(
        text=followup.text,
        owners=tuple(records.owner_ids(work, followup)),
        due_on=due_day(followup, reader.zone),
        due_time=due_time,
    )


def _picked(reader: Reader, form: FollowupForm, before: date | None) -> Due | None:
    """The date of the form's fields, when it makes sense: not over, and a time has its day."""
    if form.due_time and form.due_on is None:
        raise DateMissingError
    if form.due_on and form.due_on < reader.today and form.due_on != before:
        raise OverError
    return words.chosen(form.due_on, form.due_time) if form.due_on else None


@dataclass(frozen=True, slots=True)
class _Said:
    """A form after its words were understood: without the date and the names that they said."""

    form: FollowupForm
    due: Due | None = None


def _said(work: Work, reader: Reader, form: FollowupForm, channel_id: str | None) -> _Said:
    """What the words of a form say where its fields say nothing."""
    said = words.understand_words(work, reader, form.text, channel_id)
    due = None if form.due_on or form.due_time else form_dates.settled(reader, said.due)
    nobody_picked = set(form.owners) <= {work.actor or ""}
    if not (due or (nobody_picked and said.owners)):
        return _Said(form)
    owners = said.owners if nobody_picked and said.owners else form.owners
    return _Said(replace(form, text=said.text or form.text, owners=owners), due)
