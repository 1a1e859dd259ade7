"""Reminding people of a meeting that nobody has closed, or whose minutes nobody has approved."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.mrkdwn import link
from bot.i18n.reader import Reader
from bot.views import closing, kit, meetings


@dataclass(frozen=True, slots=True)
class UnclosedCard:
    """A meeting whose minutes are not published.

    `is_in_review` means that they wait for an approver; `entries` counts what they hold. `link`
    leads to the meeting's thread.
    """

    id: int
    title: str
    starts_at: datetime
    is_in_review: bool
    entries: int
    link: str | None


def reminder(reader: Reader, card: UnclosedCard) -> kit.Message:
    """Ask for what is missing, with the buttons to do it."""
    t = reader.t
    key = "closing.reminder.in_review" if card.is_in_review else "closing.reminder.open"
    said = t.md(key, title=card.title, when=reader.datetime(card.starts_at))
    noted = t.md_n("closing.reminder.entries", card.entries)
    thread = t("closing.reminder.thread")
    shown = [noted, link(card.link, thread)] if card.link else [noted]
    blocks = [kit.section(said), kit.context(*shown), _buttons(reader, card)]
    return kit.Message(text=said, blocks=blocks)


def settled(reader: Reader, card: UnclosedCard) -> kit.Message:
    """What takes the place of a reminder when it was heeded."""
    when = reader.datetime(card.starts_at)
    return kit.said(reader.t.md("closing.reminder.settled", title=card.title, when=when))


def _buttons(reader: Reader, card: UnclosedCard) -> kit.Block:
    t, value = reader.t, str(card.id)
    if card.is_in_review:
        return kit.actions(
            kit.button(t("closing.approve"), closing.APPROVE, value=value, style="primary"),
            kit.button(t("closing.send_back"), closing.SEND_BACK, value=value),
        )
    close = t("meetings.button.close")
    return kit.actions(kit.button(close, meetings.CLOSE, value=value, style="primary"))
