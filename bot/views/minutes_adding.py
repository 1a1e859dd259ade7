"""The form of *Add to minutes*: what kind of entry a message is, who does it, until when."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from bot.domain.capture import EntryKind
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.minutes import ORDER

SHORTCUT: Final = "minutes.add"
SAVE: Final = "minutes.save"
KIND: Final = "kind"
TEXT: Final = "text"
OWNERS: Final = "owners"
DUE_ON: Final = "due_on"

MOST_TEXT: Final = 3000
_MOST_KEPT: Final = 1500  # characters of a text that go into the form's metadata, escaped or not


@dataclass(frozen=True, slots=True)
class Picked:
    """The message that is added; `text` is plain text, empty when it is too long to carry."""

    channel_id: str
    thread_ts: str
    ts: str
    text: str

    def encoded(self) -> str:
        """Return what the form carries with it."""
        short = self.text if len(json.dumps(self.text)) <= _MOST_KEPT else ""
        return json.dumps({**asdict(self), "text": short})

    @classmethod
    def decoded(cls, metadata: str) -> "Picked":
        """Read what the form carries with it."""
        return cls(**json.loads(metadata))


@dataclass(frozen=True, slots=True)
class AddForm:
    """What was filled in."""

    kind: EntryKind
    text: str
    owners: tuple[str, ...] = ()
    due_on: date | None = None


def modal(reader: Reader, picked: Picked, shown: AddForm, title: str) -> dict[str, Any]:
    """Return the form, filled with what the message says; `title` is that of the meeting."""
    t = reader.t
    kinds = [kit.Choice(kind.value, t(f"minutes.kind.{kind}")) for kind in ORDER]
    text = kit.text_input(initial=shown.text, multiline=True, most=MOST_TEXT)
    owners = kit.multi_users_select(initial=shown.owners, most=20)
    return kit.modal(
        t,
        title=t("minutes.add.title"),
        submit=t("common.button.add"),
        callback_id=SAVE,
        private_metadata=picked.encoded(),
        blocks=[
            kit.context(t.md("minutes.add.for", title=title)),
            kit.field(
                t("minutes.add.kind"), kit.radio(kinds, initial=shown.kind.value), block_id=KIND
            ),
            kit.field(t("minutes.add.text"), text, block_id=TEXT),
            kit.field(
                t("minutes.add.owners"),
                owners,
                block_id=OWNERS,
                hint=t("minutes.add.followups_only"),
                optional=True,
            ),
            kit.field(
                t("minutes.add.due_on"),
                kit.date_picker(initial=shown.due_on),
                block_id=DUE_ON,
                hint=t("minutes.add.followups_only"),
                optional=True,
            ),
        ],
    )
