"""What is asked about a follow-up: who is to do it and until when, and what comes of the answers.

The questions keep nothing: what the words said is understood again from the text, in which a name
or a date that is not sure stays until it is settled.
"""

from collections.abc import Iterable
from datetime import date

from bot.domain.due import Ambiguous, Due
from bot.domain.followups import Snooze, snoozed_until
from bot.domain.mrkdwn import Mrkdwn, escape
from bot.domain.owner_doubts import Doubt, settle
from bot.domain.tasks import followup_text
from bot.i18n.reader import Reader
from bot.services import followup_delays as delays
from bot.services import followup_records as records
from bot.services import followup_rights, followup_words, followups, names, readers
from bot.services.followup_answers import added, changed
from bot.services.followup_answers import answer as answer_act
from bot.services.followup_cards import card
from bot.services.followup_requests import waiting_for
from bot.services.followup_words import Understood
from bot.views import followup_questions as views
from bot.views import kit
from bot.views.followup_questions import (
    Asking,
    DueChosen,
    DueQuestion,
    SnoozeChosen,
    Standing,
    WhoQuestion,
)
from bot.views.followups import Act, Asked
from storage.followups import Followup
from storage.work import Work


def answer(work: Work, followup: Followup, said: Understood, *, is_mine: bool) -> kit.Message:
    """What is said of a new follow-up; `is_mine`: nobody was named for sure."""
    due = None if said.settled else about_due(work, said.due, said.text)
    who = _about_names(work, said.doubts, is_mine=is_mine)
    return ask(work, followup, due=due, who=who) if due or who else added(work, followup)


def ask(
    work: Work,
    followup: Followup,
    *,
    due: DueQuestion | None = None,
    who: WhoQuestion | None = None,
    stands: Standing = Standing.RECORDED,
) -> kit.Message:
    """The questions, below what the follow-up is by now; `stands` says what came of it so far."""
    reader = readers.actor(work)
    return views.ask(reader, card(work, reader, followup), due, who, stands)


def ask_date(
    work: Work, followup: Followup, said: Due | Ambiguous | None, *, changed: bool = False
) -> kit.Message:
    """The question to which day a date is to move; `changed`: something else was already."""
    stands = Standing.CHANGED if changed else Standing.UNCHANGED
    return ask(work, followup, due=about_due(work, said), stands=stands)


def about_due(work: Work, due: Due | Ambiguous | None, text: str = "") -> DueQuestion:
    """The question until when, as the words give reason for it.

    `text` is what remains of them: without a deadline it may still name a day that is over.
    """
    reader = readers.actor(work)
    past = due.day if isinstance(due, Due) else None
    if due is None:
        past = followup_words.day_over(work, reader, text)
    return DueQuestion(followup_words.choices(work, reader, due), _why(reader, due, past))


def choose_due(work: Work, asked: Asking, chosen: DueChosen) -> kit.Message:
    """Give a follow-up the date that was chosen; somebody who may not moves it by a request."""
    followup = records.get(work, chosen.followup_id)
    reader = readers.actor(work)
    due = followup_words.chosen_for(followup, reader, chosen.on, chosen.at) if chosen.on else None
    if due and not is_free(work, followup) and asks_for_time(work, followup):
        delays.ask_extension(work, followup, due, "")
        return answer_act(work, followup, Act.EXTEND)
    if not (records.directs(work, followup) or is_free(work, followup)):
        followup_rights.demand(work, followup, Act.CHANGE)
    followups.change(work, followup, due=due)
    who = _about_names(work, _doubts(work, followup), is_mine=asked.is_mine) if asked.who else None
    if who:
        return ask(work, followup, who=who)
    return changed(work, followup) if asked.is_change else added(work, followup)


def choose_owner(work: Work, asked: Asking, user_id: str) -> kit.Message:
    """Give a follow-up to whoever was chosen for a name that was not sure."""
    followup = records.get(work, asked.followup_id)
    if not records.directs(work, followup):
        followup_rights.demand(work, followup, Act.CHANGE)
    text, before = followup.text, records.owner_ids(work, followup)
    for doubt in _doubts(work, followup)[:1]:
        text = followup_text(settle(text, doubt, user_id)) or text
    owners = followup_words.checked_owners(work, [*([] if asked.is_mine else before), user_id])
    followups.change(work, followup, text=text, owners=owners, notify=True)
    left = [doubt for doubt in _doubts(work, followup) if doubt.is_name]
    who = _about_names(work, left, is_mine=False)
    due = about_due(work, _said(work, followup).due, text) if asked.due else None
    return ask(work, followup, due=due, who=who) if due or who else added(work, followup)


def ask_snooze(work: Work, named: int, typed: str) -> kit.Message:
    """Ask for how long nudges are to rest, when it was `typed` in another way."""
    followup, reader = records.by_number(work, named), readers.actor(work)
    followup_rights.demand(work, followup, Act.SNOOZE)
    calendar = readers.workdays(work, work.actor or "")
    snoozes = delays.owner_row(work, followup, work.actor or "").snoozes
    choices = [
        (
            SnoozeChosen(records.id_of(followup), choice, snoozes),
            snoozed_until(choice, 0, reader.today, calendar),
        )
        for choice in Snooze
    ]
    return views.ask_snooze(reader, card(work, reader, followup), typed, choices)


def choose_snooze(work: Work, chosen: SnoozeChosen) -> kit.Message:
    """Put off the actor's nudges for as long as was chosen; nothing happens twice."""
    followup = records.get(work, chosen.followup_id)
    followup_rights.demand(work, followup, Act.SNOOZE)
    is_new = delays.owner_row(work, followup, work.actor or "").snoozes == chosen.snoozes
    if is_new and not waiting_for(work, followup, Asked.SNOOZE):
        delays.snooze(work, followup, chosen.choice)
    return answer_act(work, followup, Act.SNOOZE)


def is_free(work: Work, followup: Followup) -> bool:
    """Whether an owner may set the date himself: there is none yet."""
    return followup.due_on is None and records.owns(work, followup)


def asks_for_time(work: Work, followup: Followup) -> bool:
    """Whether the actor can only ask for another date."""
    return Act.EXTEND in followup_rights.offered_to_actor(work, followup)


def _about_names(work: Work, doubts: Iterable[Doubt], *, is_mine: bool) -> WhoQuestion | None:
    whose = names.whose(work, doubts)
    return WhoQuestion(whose, is_mine) if whose else None


def _doubts(work: Work, followup: Followup) -> tuple[Doubt, ...]:
    return _said(work, followup).doubts


def _said(work: Work, followup: Followup) -> Understood:
    reader = readers.actor(work)
    return followup_words.understand_words(work, reader, followup.text, followup.channel_id)


def _why(reader: Reader, due: Due | Ambiguous | None, past: date | None) -> Mrkdwn:
    if isinstance(due, Ambiguous):
        return reader.t.md("followups.ask_due.ambiguous")
    if past:
        return reader.t.md("followups.ask_due.past", date=escape(reader.date(past)))
    return reader.t.md("followups.ask_due.missing")
