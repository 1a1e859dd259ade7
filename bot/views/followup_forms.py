"""The dialogues of follow-ups: adding, changing, and what needs a reason, a date or a person."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Final

from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.followups import FollowupCard, line

SAVE_NEW: Final = "followups.save_new"
SAVE_CHANGE: Final = "followups.save_change"
SAVE_BLOCK: Final = "followups.save_block"
SAVE_CANCEL: Final = "followups.save_cancel"
SAVE_RETURN: Final = "followups.save_return"
SAVE_EXTENSION: Final = "followups.save_extension"
SAVE_HANDOVER: Final = "followups.save_handover"

TEXT: Final = "text"
OWNERS: Final = "owners"
DUE_ON: Final = "due_on"
DUE_TIME: Final = "due_time"
REASON: Final = "reason"
OWNER: Final = "owner"

MOST_TEXT: Final = 2000
MOST_REASON: Final = 1000
MOST_OWNERS: Final = 20


@dataclass(frozen=True, slots=True)
class FollowupForm:
    """What is filled in about a follow-up; date and time are on the clocks of whoever fills."""

    text: str = ""
    owners: tuple[str, ...] = field(default=())
    due_on: date | None = None
    due_time: time | None = None


def add_modal(reader: Reader, form: FollowupForm, metadata: str) -> dict[str, Any]:
    """Return the form of a new follow-up."""
    return kit.modal(
        reader.t,
        title=reader.t("followups.form.add"),
        submit=reader.t("common.button.add"),
        callback_id=SAVE_NEW,
        private_metadata=metadata,
        blocks=_fields(reader, form),
    )


def change_modal(reader: Reader, form: FollowupForm, metadata: str) -> dict[str, Any]:
    """Return the form filled with what a follow-up is now."""
    return kit.modal(
        reader.t,
        title=reader.t("followups.form.change"),
        submit=reader.t("common.button.save"),
        callback_id=SAVE_CHANGE,
        private_metadata=metadata,
        blocks=_fields(reader, form),
    )


def reason_modal(
    reader: Reader, card: FollowupCard, callback_id: str, metadata: str
) -> dict[str, Any]:
    """Return the question for a reason: why it is blocked, cancelled or sent back."""
    names = {SAVE_BLOCK: "block", SAVE_CANCEL: "cancel", SAVE_RETURN: "send_back"}
    name = names[callback_id]
    return kit.modal(
        reader.t,
        title=reader.t(f"followups.form.{name}"),
        submit=reader.t("common.button.confirm"),
        callback_id=callback_id,
        private_metadata=metadata,
        blocks=[
            kit.section(line(reader, card)),
            _reason(reader, f"followups.form.{name}_hint", optional=callback_id == SAVE_RETURN),
        ],
    )


def extension_modal(reader: Reader, card: FollowupCard, metadata: str) -> dict[str, Any]:
    """Return the question until when more time is needed, and why."""
    t = reader.t
    return kit.modal(
        t,
        title=t("followups.form.extend"),
        submit=t("common.button.send"),
        callback_id=SAVE_EXTENSION,
        private_metadata=metadata,
        blocks=[
            kit.section(line(reader, card)),
            kit.field(t("followups.form.new_due"), kit.date_picker(), block_id=DUE_ON),
            _reason(reader, "followups.form.extend_hint"),
        ],
    )


def handover_modal(reader: Reader, card: FollowupCard, metadata: str) -> dict[str, Any]:
    """Return the question who is to take a follow-up over."""
    t = reader.t
    return kit.modal(
        t,
        title=t("followups.form.reassign"),
        submit=t("common.button.send"),
        callback_id=SAVE_HANDOVER,
        private_metadata=metadata,
        blocks=[
            kit.section(line(reader, card)),
            kit.field(t("followups.form.new_owner"), kit.users_select(), block_id=OWNER),
            _reason(reader, "followups.form.reassign_hint", optional=True),
        ],
    )


def _fields(reader: Reader, form: FollowupForm) -> list[kit.Block]:
    t = reader.t
    typed = kit.text_input(initial=form.text, multiline=True, most=MOST_TEXT)
    people = kit.multi_users_select(initial=form.owners, most=MOST_OWNERS)
    return [
        kit.field(t("followups.form.text"), typed, block_id=TEXT),
        kit.field(
            t("followups.form.owners"),
            people,
            block_id=OWNERS,
            hint=t("followups.form.owners_hint"),
            optional=True,
        ),
        kit.field(
            t("followups.form.due_on"),
            kit.date_picker(initial=form.due_on),
            block_id=DUE_ON,
            optional=True,
        ),
        kit.field(
            t("followups.form.due_time"),
            kit.time_picker(initial=form.due_time, zone=reader.zone),
            block_id=DUE_TIME,
            hint=t("followups.form.due_time_hint"),
            optional=True,
        ),
    ]


def _reason(reader: Reader, hint: str, *, optional: bool = False) -> kit.Block:
    typed = kit.text_input(multiline=True, most=MOST_REASON)
    label = reader.t("followups.form.reason")
    return kit.field(label, typed, block_id=REASON, hint=reader.t(hint), optional=optional)
