"""What `/followup` does: each verb takes what was typed and answers the person who typed it."""

from collections.abc import Sequence
from typing import ClassVar

from bot.domain.errors import GavelError
from bot.domain.followups import FollowupState, Snooze
from bot.domain.mrkdwn import Mrkdwn
from bot.i18n.reader import Reader
from bot.services import followup_delays as delays
from bot.services import (
    followup_history,
    followup_rights,
    followup_words,
    followups,
    names,
    readers,
)
from bot.services import followup_questions as questions
from bot.services import followup_records as records
from bot.services.followup_answers import answer, answer_blocked
from bot.services.followup_cards import card
from bot.services.followup_words import Understood
from bot.services.followups import KEEP
from bot.views import followup_answers as views
from bot.views import kit
from bot.views.commands import Slip
from bot.views.commands import ask_meant as ask
from bot.views.followups import Act
from storage.followups import Followup
from storage.work import Work


class BlockReasonMissingError(GavelError):
    """Why F-`number` cannot go on was not said."""

    key: ClassVar[str] = "followups.error.block_reason"


class CancelReasonMissingError(GavelError):
    """Why F-`number` is given up was not said."""

    key: ClassVar[str] = "followups.error.cancel_reason"


class NothingNewError(GavelError):
    """Nothing stands behind the `number` of what is to be changed."""

    key: ClassVar[str] = "followups.error.nothing_new"


class NothingToChangeError(GavelError):
    """A change needs something new: words, a date, somebody (`number`, `typed`)."""

    key: ClassVar[str] = "followups.error.nothing_to_change"


class NotOnlyDateError(GavelError):
    """More than the new date was `typed` behind the `number` of what is to be postponed."""

    key: ClassVar[str] = "followups.error.not_only_date"


class NobodyNamedError(GavelError):
    """Nobody is called `name`, to whom F-`number` was to be given; `typed` is what was typed."""

    key: ClassVar[str] = "followups.error.nobody_named"


class SeveralNamedError(GavelError):
    """`people` are called `name`, to whom F-`number` was to be given; `typed` is what was typed."""

    key: ClassVar[str] = "followups.error.several_named"


def add(work: Work, words: str, channel_id: str | None) -> kit.Message:
    """Record a follow-up from plain words; asks for the date and the person when not clear.

    `channel_id` is None for a private conversation. Raises what is wrong with the words.
    """
    reader = readers.actor(work)
    said = followup_words.understand_words(work, reader, words, channel_id)
    text = followup_words.checked_text(said.text, words)
    named = followup_words.checked_said_owners(work, said)
    owners = named or [work.actor or ""]
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
    return questions.answer(work, followup, said, is_mine=not named)


def change(work: Work, named: int, words: str) -> kit.Message:
    """Change text, owners and date to what the words say; what they leave out stays.

    An owner who may not move the date himself asks for more time by this.
    """
    followup = records.by_number(work, named)
    reader = readers.actor(work)
    said = followup_words.understand_words(work, reader, words, followup.channel_id)
    text = said.new_text
    if not words.strip():
        raise NothingNewError(number=named)
    if not (text or said.owners or said.due):
        raise NothingToChangeError(number=named, typed=words)
    _refuse_doubts(work, named, said, words)
    if said.due and not text and not said.owners:
        return _moved(work, reader, followup, said)
    followup_rights.demand(work, followup, Act.CHANGE)
    return _changed(work, reader, followup, said, text)


def postpone(work: Work, named: int, words: str) -> kit.Message:
    """Move the date to what the words say; it is asked about when they say none or are not clear.

    An owner who may not move it himself asks for more time by this. NotOnlyDateError when the words
    say more than a date.
    """
    followup = records.by_number(work, named)
    reader = readers.actor(work)
    said = followup_words.understand_words(work, reader, words, followup.channel_id)
    if said.due and (said.new_text or said.owners):
        raise NotOnlyDateError(number=named, typed=words)
    return _moved(work, reader, followup, said)


def finish(work: Work, named: int, note: str) -> kit.Message:
    """Finish it; a manager finishes by this what waits for his review."""
    followup = records.by_number(work, named)
    if Act.CONFIRM in followup_rights.offered_to_actor(work, followup):
        followups.confirm(work, followup)
    else:
        followup_rights.demand(work, followup, Act.FINISH)
        followups.finish(work, followup, followup_words.checked_note(note))
    return answer(work, followup, Act.FINISH)


def finish_all(work: Work, named: Sequence[int], note: str) -> kit.Message:
    """Finish several; the answer tells of each what came of it, or why it could not be."""
    reader = readers.actor(work)
    told: list[Mrkdwn] = []
    for number in named:
        try:
            told.append(Mrkdwn(finish(work, number, note).text))
        except GavelError as refused:  # raised before anything of that one is changed
            told.append(reader.t.md(refused.key, **refused.params))
    return views.told_all(told)


def start(work: Work, named: int) -> kit.Message:
    """Say that work on it has begun."""
    followup = _for(work, named, Act.START)
    followups.start(work, followup)
    return answer(work, followup, Act.START)


def block(work: Work, named: int, reason: str) -> kit.Message:
    """Say why it cannot go on."""
    followup = _for(work, named, Act.BLOCK)
    if not reason.strip():
        raise BlockReasonMissingError(number=named)
    meeting = followups.block(work, followup, followup_words.checked_reason(reason))
    return answer_blocked(work, followup, meeting)


def cancel(work: Work, named: int, reason: str) -> kit.Message:
    """Give it up."""
    followup = _for(work, named, Act.CANCEL)
    if not reason.strip():
        raise CancelReasonMissingError(number=named)
    followups.cancel(work, followup, followup_words.checked_reason(reason), notify=True)
    return answer(work, followup, Act.CANCEL)


def reopen(work: Work, named: int) -> kit.Message:
    """Take it up again; for one that is blocked, say that it can go on."""
    followup = records.by_number(work, named)
    if followup.state is FollowupState.BLOCKED:
        return unblock(work, named)
    followup_rights.demand(work, followup, Act.REOPEN)
    followups.reopen(work, followup)
    return answer(work, followup, Act.REOPEN)


def unblock(work: Work, named: int) -> kit.Message:
    """Say that what was blocked can go on."""
    followup = _for(work, named, Act.UNBLOCK)
    followups.unblock(work, followup)
    return answer(work, followup, Act.UNBLOCK)


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


def ask_meant(work: Work, typed: str, meant: str) -> kit.Message:
    """What to do with words that are hardly a follow-up; `meant` is a command like them, or ""."""
    reader = readers.actor(work)
    return ask(reader, Slip("/followup", typed, meant), "followups", reader.t("followups.record"))


def _for(work: Work, named: int, act: Act) -> Followup:
    followup = records.by_number(work, named)
    followup_rights.demand(work, followup, act)
    return followup


def _moved(work: Work, reader: Reader, followup: Followup, said: Understood) -> kit.Message:
    """Move the date or ask for it; nothing happens before it is clear which."""
    asks = questions.asks_for_time(work, followup)
    if not (asks or questions.is_free(work, followup)):
        followup_rights.demand(work, followup, Act.CHANGE)
    if not said.settled:
        return questions.ask_date(work, followup, said.due)
    if asks:
        delays.ask_extension(work, followup, said.settled, "")
        return answer(work, followup, Act.EXTEND)
    return _changed(work, reader, followup, said, "")


def _changed(
    work: Work, reader: Reader, followup: Followup, said: Understood, text: str
) -> kit.Message:
    followups.change(
        work,
        followup,
        text=followup_words.checked_text(text) if text else KEEP,
        owners=followup_words.checked_said_owners(work, said) or KEEP,
        due=followup_words.on_clock_of(followup, reader, said.settled) if said.settled else KEEP,
        notify=True,
    )
    if said.due and not said.settled:
        return questions.ask_date(work, followup, said.due, changed=True)
    return views.changed(reader, card(work, reader, followup))


def _refuse_doubts(work: Work, named: int, said: Understood, words: str) -> None:
    """Change nothing when it is not sure to whom."""
    for doubt in said.doubts:
        if doubt.is_name or len(doubt.candidates) > 1:
            called_so = names.told_apart(work, doubt.candidates).values()
            error = SeveralNamedError if called_so else NobodyNamedError
            raise error(
                name=doubt.words,
                people=readers.actor(work).t.options(called_so),
                number=named,
                typed=words,
            )
