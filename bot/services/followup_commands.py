"""What `/followup` does: each verb takes what was typed and answers the person who typed it."""

from typing import ClassVar, Final

from bot.domain.due import Ambiguous, Due
from bot.domain.errors import GavelError
from bot.domain.followups import FollowupState, Snooze
from bot.domain.mrkdwn import Mrkdwn, escape
from bot.i18n.reader import Reader
from bot.services import followup_delays as delays
from bot.services import (
    followup_history,
    followup_rights,
    followup_words,
    followups,
    readers,
)
from bot.services import followup_records as records
from bot.services.followup_answers import added, answer, answer_blocked
from bot.services.followup_cards import card
from bot.services.followup_words import Understood
from bot.services.followups import KEEP
from bot.views import followup_answers as views
from bot.views import kit
from bot.views.followup_answers import DueChosen
from bot.views.followups import Act
from storage.followups import Followup
from storage.work import Work

# What is left of “change F-12 to Friday” when the date is taken out says nothing.
_EMPTY_WORDS: Final = frozenset(
    {"to", "due", "date", "the", "until", "till", "by", "on", "改到", "改为", "延到", "到", "改成"}
)


class NothingToChangeError(GavelError):
    """A change needs something new: words, a date, somebody (`number`, `typed`)."""

    key: ClassVar[str] = "followups.error.nothing_to_change"


def add(work: Work, words: str, channel_id: str | None) -> kit.Message:
    """Record a follow-up from plain words; asks for the date when it is not clear.

    `channel_id` is None for a private conversation. Raises what is wrong with the words.
    """
    reader = readers.actor(work)
    said = followup_words.understand_words(work, reader, words)
    text = followup_words.checked_text(said.text)
    owners = followup_words.checked_owners(work, said.owners) or [work.actor or ""]
    followup = followups.create(
        work,
        text=text,
        owners=owners,
        due=said.settled,
        timezone=reader.zone,
        team=records.team_for(work, channel_id, owners),
        channel_id=records.recorded_in(work, channel_id),
        notify=True,
    )
    return _answer_added(work, reader, followup, said)


def choose_due(work: Work, chosen: DueChosen) -> kit.Message:
    """Give a follow-up the date that was chosen below the question."""
    followup = records.get(work, chosen.followup_id)
    if not (records.directs(work, followup) or _is_free(work, followup)):
        followup_rights.demand(work, followup, Act.CHANGE)
    reader = readers.actor(work)
    due = None
    if chosen.on:
        due = followup_words.chosen_for(followup, reader, chosen.on, chosen.at)
    followups.change(work, followup, due=due)
    return added(work, followup)


def change(work: Work, named: int, words: str) -> kit.Message:
    """Change text, owners and date to what the words say; what they leave out stays.

    An owner who may not move the date himself asks for more time by this.
    """
    followup = records.by_number(work, named)
    reader = readers.actor(work)
    said = followup_words.understand_words(work, reader, words)
    text = "" if set(said.text.lower().split()) <= _EMPTY_WORDS else said.text
    if not (text or said.owners or said.due):
        raise NothingToChangeError(number=named, typed=words)
    only_date = said.settled and not text and not said.owners
    if only_date and said.settled and _asks_for_time(work, followup):
        delays.ask_extension(work, followup, said.settled, "")
        return answer(work, followup, Act.EXTEND)
    if not (only_date and _is_free(work, followup)):
        followup_rights.demand(work, followup, Act.CHANGE)
    return _changed(work, reader, followup, said, text)


def finish(work: Work, named: int, note: str) -> kit.Message:
    """Finish it; a manager finishes by this what waits for his review."""
    followup = records.by_number(work, named)
    if Act.CONFIRM in followup_rights.offered_to_actor(work, followup):
        followups.confirm(work, followup)
    else:
        followup_rights.demand(work, followup, Act.FINISH)
        followups.finish(work, followup, followup_words.checked_note(note))
    return answer(work, followup, Act.FINISH)


def start(work: Work, named: int) -> kit.Message:
    """Say that work on it has begun."""
    followup = _for(work, named, Act.START)
    followups.start(work, followup)
    return answer(work, followup, Act.START)


def block(work: Work, named: int, reason: str) -> kit.Message:
    """Say why it cannot go on."""
    followup = _for(work, named, Act.BLOCK)
    meeting = followups.block(work, followup, followup_words.checked_reason(reason))
    return answer_blocked(work, followup, meeting)


def cancel(work: Work, named: int, reason: str) -> kit.Message:
    """Give it up."""
    followup = _for(work, named, Act.CANCEL)
    followups.cancel(work, followup, followup_words.checked_reason(reason), notify=True)
    return answer(work, followup, Act.CANCEL)


def reopen(work: Work, named: int) -> kit.Message:
    """Take it up again; for one that is blocked, say that it can go on."""
    followup = records.by_number(work, named)
    if followup.state is FollowupState.BLOCKED:
        followup_rights.demand(work, followup, Act.UNBLOCK)
        followups.unblock(work, followup)
        return answer(work, followup, Act.UNBLOCK)
    followup_rights.demand(work, followup, Act.REOPEN)
    followups.reopen(work, followup)
    return answer(work, followup, Act.REOPEN)


def snooze(work: Work, named: int, choice: Snooze) -> kit.Message:
    """Put off the actor's nudges."""
    followup = _for(work, named, Act.SNOOZE)
    delays.snooze(work, followup, choice)
    return answer(work, followup, Act.SNOOZE)


def show(work: Work, named: int) -> kit.Message:
    """Everything about it, with its history."""
    return followup_history.details(work, records.by_number(work, named))


def help_(work: Work) -> kit.Message:
    """What `/followup` can do."""
    return views.help_(readers.actor(work))


def _for(work: Work, named: int, act: Act) -> Followup:
    followup = records.by_number(work, named)
    followup_rights.demand(work, followup, act)
    return followup


def _answer_added(work: Work, reader: Reader, followup: Followup, said: Understood) -> kit.Message:
    shown = card(work, reader, followup)
    if said.settled:
        return added(work, followup)
    why = _why(reader, said.due)
    return views.ask_due(reader, shown, followup_words.choices(work, reader, said.due), why=why)


def _changed(
    work: Work, reader: Reader, followup: Followup, said: Understood, text: str
) -> kit.Message:
    followups.change(
        work,
        followup,
        text=followup_words.checked_text(text) if text else KEEP,
        owners=followup_words.checked_owners(work, said.owners) or KEEP,
        due=followup_words.on_clock_of(followup, reader, said.settled) if said.settled else KEEP,
        notify=True,
    )
    shown = card(work, reader, followup)
    if said.due and not said.settled:
        asked = followup_words.choices(work, reader, said.due)
        return views.ask_due(reader, shown, asked, why=_why(reader, said.due))
    return views.changed(reader, shown)


def _why(reader: Reader, due: Due | Ambiguous | None) -> Mrkdwn:
    if isinstance(due, Ambiguous):
        return reader.t.md("followups.ask_due.ambiguous")
    if due:
        return reader.t.md("followups.ask_due.past", date=escape(reader.date(due.day)))
    return reader.t.md("followups.ask_due.missing")


def _is_free(work: Work, followup: Followup) -> bool:
    """Whether an owner may set the date himself: there is none yet."""
    return followup.due_on is None and records.owns(work, followup)


def _asks_for_time(work: Work, followup: Followup) -> bool:
    return Act.EXTEND in followup_rights.offered_to_actor(work, followup)
