"""Closing a meeting: the last look at its minutes, and the approver's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from bot.domain.capture import EntryKind
from bot.domain.mrkdwn import Mrkdwn, channel_link, mention
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views import minutes as minutes_views
from bot.views.minutes import ORDER, EntryCard, MinutesCard, line

PUBLISH: Final = "closing.publish"
ENTRY: Final = "closing.entry"
PAGE: Final = "closing.page"
SAVE_ENTRY: Final = "closing.save_entry"
APPROVE: Final = "closing.approve"
SEND_BACK: Final = "closing.send_back"
SAVE_RETURN: Final = "closing.save_return"

INFORMED: Final = "informed"
INFORMED_CHANNELS: Final = "informed_channels"
TEXT: Final = "text"
OWNERS: Final = "owners"
DUE_ON: Final = "due_on"
DUE_TIME: Final = "due_time"
REASON: Final = "reason"

EDIT: Final = "edit"
UP: Final = "up"
DOWN: Final = "down"
DROP: Final = "drop"
RESTORE: Final = "restore"

MOST_TEXT: Final = 3000
MOST_REASON: Final = 1000
_ON_A_PAGE: Final = 40
_IN_LINE: Final = 400


@dataclass(frozen=True, slots=True)
class Place:
    """Where the preview stands: which meeting, which page (from 0)."""

    meeting_id: int
    page: int = 0

    def encoded(self) -> str:
        """Return what a view carries with it."""
        return f"{self.meeting_id} {self.page}"

    @classmethod
    def decoded(cls, metadata: str) -> "Place":
        """Read what a view carries with it."""
        meeting_id, page, *_ = metadata.split(" ")
        return cls(int(meeting_id), int(page))


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was chosen beside an entry."""

    act: str
    entry_id: int

    def encoded(self) -> str:
        """Return the value of an option."""
        return f"{self.act} {self.entry_id}"

    @classmethod
    def decoded(cls, value: str) -> "Pressed":
        """Read the value of an option."""
        act, entry_id = value.split(" ")
        return cls(act, int(entry_id))


@dataclass(frozen=True, slots=True)
class EntryForm:
    """What is filled in about an entry; date and time are on the clocks of the meeting.

    A text of None was too long to be put into the form.
    """

    text: str | None
    owners: tuple[str, ...] = ()
    due_on: date | None = None
    due_time: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewCard:
    """The minutes before they are published; `informed` are user and channel ids.

    `is_private` says that the meeting is held in a private channel.
    """

    minutes: MinutesCard
    dropped: tuple[EntryCard, ...] = ()
    informed: tuple[str, ...] = ()
    approver_id: str | None = None
    is_private: bool = False
    page: int = 0


def preview(reader: Reader, card: PreviewCard) -> dict[str, Any]:
    """Return the last look at the minutes: each entry can be changed, moved and dropped."""
    t = reader.t
    place = Place(card.minutes.meeting_id, card.page)
    return kit.modal(
        t,
        title=t("closing.title"),
        submit=t("closing.for_approval" if card.approver_id else "closing.publish"),
        callback_id=PUBLISH,
        private_metadata=place.encoded(),
        blocks=[
            kit.section(t.md("closing.intro", title=card.minutes.title)),
            *_warnings(reader, card),
            *_page(reader, card),
            *_turning(reader, card),
            *_dropped(reader, card),
            kit.divider(),
            *_recipients(reader, card),
        ],
    )


def entry_modal(
    reader: Reader, entry: EntryCard, shown: EntryForm, metadata: str
) -> dict[str, Any]:
    """Return the form of one entry; a text that is too long for a field stays as it is."""
    t = reader.t
    return kit.modal(
        t,
        title=t(f"closing.entry.{entry.kind}"),
        submit=t("common.button.save"),
        close=t("common.button.back"),
        callback_id=SAVE_ENTRY,
        private_metadata=metadata,
        blocks=[*_text_field(reader, shown.text or ""), *entry_fields(reader, entry, shown)],
    )


def entry_fields(reader: Reader, entry: EntryCard, shown: EntryForm) -> list[kit.Block]:
    """Return the fields that only a follow-up has."""
    if entry.kind is not EntryKind.FOLLOWUP:
        return []
    t = reader.t
    people = kit.multi_users_select(initial=shown.owners, most=20)
    day = kit.date_picker(initial=shown.due_on)
    at = kit.time_picker(initial=shown.due_time, zone=entry.zone)
    return [
        kit.field(t("closing.field.owners"), people, block_id=OWNERS, optional=True),
        kit.field(t("closing.field.due_on"), day, block_id=DUE_ON, optional=True),
        kit.field(t("closing.field.due_time"), at, block_id=DUE_TIME, optional=True),
    ]


def review(reader: Reader, card: MinutesCard, by: str | None) -> list[kit.Message]:
    """Return what the approver gets: the request with its buttons, then the minutes."""
    t, value = reader.t, str(card.meeting_id)
    who = mention(by) if by else Mrkdwn(t.md("minutes.nobody"))
    said = t.md("closing.review", who=who, title=card.title)
    buttons = kit.actions(
        kit.button(t("closing.approve"), APPROVE, value=value, style="primary"),
        kit.button(t("closing.send_back"), SEND_BACK, value=value),
    )
    request = kit.said(said, buttons)
    return [request, *minutes_views.published(reader, card)]


def return_modal(reader: Reader, meeting_id: int, title: str) -> dict[str, Any]:
    """Return the question why minutes are sent back."""
    t = reader.t
    reason = kit.text_input(multiline=True, most=MOST_REASON)
    return kit.modal(
        t,
        title=t("closing.send_back"),
        submit=t("common.button.send"),
        callback_id=SAVE_RETURN,
        private_metadata=str(meeting_id),
        blocks=[
            kit.section(t.md("closing.return.for", title=title)),
            kit.field(t("closing.return.reason"), reason, block_id=REASON),
        ],
    )


def notice(reader: Reader, words: Mrkdwn) -> dict[str, Any]:
    """Return a modal that only says something."""
    return kit.modal(
        reader.t,
        title=reader.t("closing.title"),
        blocks=[kit.section(words)],
        callback_id="closing.notice",
    )


def _warnings(reader: Reader, card: PreviewCard) -> list[kit.Block]:
    t = reader.t
    lacking = [one for one in card.minutes.entries if one.lacks_owner or one.lacks_due]
    said = [t.md_n("closing.lacking", len(lacking))] if lacking else []
    if card.approver_id:
        said.append(t.md("closing.approver", approver=mention(card.approver_id)))
    if not card.minutes.entries:
        said.append(t.md("closing.empty"))
    return [kit.context(*said)] if said else []


def _page(reader: Reader, card: PreviewCard) -> list[kit.Block]:
    entries = [one for kind in ORDER for one in card.minutes.of_kind(kind)]
    start = card.page * _ON_A_PAGE
    shown = entries[start : start + _ON_A_PAGE]
    blocks: list[kit.Block] = []
    for kind in ORDER:
        of_kind = [one for one in shown if one.kind is kind]
        if of_kind:
            count = len(card.minutes.of_kind(kind))
            blocks.append(kit.section(reader.t.md_n(f"minutes.group.{kind}", count)))
        blocks += [_row(reader, one, (EDIT, UP, DOWN, DROP)) for one in of_kind]
    return blocks


def _row(reader: Reader, entry: EntryCard, acts: Sequence[str]) -> kit.Block:
    said = kit.text.mrkdwn(line(reader, entry), _IN_LINE)
    choices = [
        kit.Choice(Pressed(act, entry.id).encoded(), reader.t(f"closing.act.{act}")) for act in acts
    ]
    return kit.section(said, accessory=kit.overflow(choices, ENTRY), block_id=f"entry {entry.id}")


def _turning(reader: Reader, card: PreviewCard) -> list[kit.Block]:
    pages = -(-len(card.minutes.entries) // _ON_A_PAGE)
    if pages <= 1:
        return []
    t = reader.t
    buttons = [
        kit.button(t(f"closing.page.{name}"), f"{PAGE}.{name}", value=str(page))
        for name, page in (("previous", card.page - 1), ("next", card.page + 1))
        if 0 <= page < pages
    ]
    said = t.md("common.more.page", page=card.page + 1, pages=pages)
    return [kit.context(said), kit.actions(*buttons, block_id="pages")]


def _dropped(reader: Reader, card: PreviewCard) -> list[kit.Block]:
    if not card.dropped:
        return []
    rows = [[_row(reader, entry, (RESTORE,))] for entry in card.dropped]
    heading = kit.section(reader.t.md_n("closing.dropped", len(card.dropped)))
    return [heading, *kit.fit(reader.t, rows, most_blocks=20)]


def _recipients(reader: Reader, card: PreviewCard) -> list[kit.Block]:
    t = reader.t
    people = [one for one in card.informed if one.startswith(("U", "W"))]
    channels = [one for one in card.informed if not one.startswith(("U", "W"))]
    private = t.md("closing.private", channel=channel_link(card.minutes.channel_id))
    return [
        *([kit.context(private)] if card.is_private else []),
        kit.field(
            t("closing.field.informed"),
            kit.multi_users_select(initial=people),
            block_id=INFORMED,
            hint=t("closing.field.informed_hint"),
            optional=True,
        ),
        kit.field(
            t("closing.field.informed_channels"),
            kit.multi_conversations_select(initial=channels),
            block_id=INFORMED_CHANNELS,
            optional=True,
        ),
    ]


def _text_field(reader: Reader, text: str) -> list[kit.Block]:
    t = reader.t
    if kit.text.length(text) > MOST_TEXT:
        return [kit.section(t.md("closing.too_long"))]
    typed = kit.text_input(initial=text, multiline=True, most=MOST_TEXT)
    return [kit.field(t("closing.field.text"), typed, block_id=TEXT)]
