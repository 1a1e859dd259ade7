"""What somebody is told after he typed or pressed something about a follow-up."""

from collections.abc import Sequence
from typing import Final

from bot.domain.mrkdwn import Mrkdwn, escape
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.followup_lists import row
from bot.views.followups import FollowupCard, due, number

HELP: Final = ("add", "list", "done", "show", "change", "snooze", "block", "cancel", "reopen")


def added(reader: Reader, card: FollowupCard) -> kit.Message:
    """Return the answer to a follow-up that is complete: it repeats the date as understood."""
    said = _told(reader, "added", card)
    return kit.said(said, row(reader, card))


def changed(reader: Reader, card: FollowupCard) -> kit.Message:
    """Return the answer to a change: what the follow-up is now."""
    said = _told(reader, "changed", card)
    return kit.said(said, row(reader, card))


def said(reader: Reader, what: str, card: FollowupCard) -> Mrkdwn:
    """Return what came of an act in a sentence; `what` is an act, `snooze_asked` or the like."""
    name = number(reader, card)
    if what == "snooze" and card.snoozed_until:
        day = reader.date(card.snoozed_until)
        return reader.t.md("followups.answer.snooze", number=name, date=day)
    if what == "extend_asked" and card.waiting and card.waiting.until:
        day = reader.date(card.waiting.until)
        return reader.t.md("followups.answer.extend_asked", number=name, date=day)
    return reader.t.md(f"followups.said.{what}", number=name)


def told(reader: Reader, words: Mrkdwn, card: FollowupCard) -> kit.Message:
    """Return what came of an action, and how the follow-up stands now."""
    return kit.said(words, row(reader, card))


def told_all(words: Sequence[Mrkdwn]) -> kit.Message:
    """Return what came of an action with several follow-ups, a line for each."""
    said = kit.joined(words)
    return kit.said(said)


def help_(reader: Reader) -> kit.Message:
    """Return what `/followup` can do, an example for each."""
    t = reader.t
    lines = [t.md(f"followups.help.{part}") for part in HELP]
    return kit.Message(
        t("followups.help.title"),
        [
            kit.header(t("followups.help.title")),
            kit.section(kit.joined(lines)),
            kit.context(t.md("followups.help.dates")),
        ],
    )


def _told(reader: Reader, what: str, card: FollowupCard) -> Mrkdwn:
    said = number(reader, card)
    if card.due_on is None:
        return reader.t.md(f"followups.saved.{what}_undated", number=said)
    return reader.t.md(f"followups.saved.{what}", number=said, due=escape(due(reader, card)))
