"""What the person who acted is told about a follow-up."""

from typing import Final

from bot.domain.mrkdwn import Mrkdwn
from bot.i18n.reader import Reader
from bot.services import readers
from bot.services.followup_cards import card
from bot.services.followup_requests import waiting_for
from bot.views import followup_answers as views
from bot.views import kit
from bot.views.followups import Act, Asked, number
from storage.followups import Followup
from storage.meetings import Meeting
from storage.work import Work

# What is asked for when the actor cannot do it alone; a request of another kind may wait meanwhile.
_ASKED: Final = {
    Act.FINISH: Asked.REVIEW,
    Act.SNOOZE: Asked.SNOOZE,
    Act.EXTEND: Asked.EXTENSION,
}


def added(work: Work, followup: Followup) -> kit.Message:
    """What was recorded: the date as it was understood."""
    reader = readers.actor(work)
    return views.added(reader, card(work, reader, followup))


def changed(work: Work, followup: Followup) -> kit.Message:
    """What a change made of it: the date as it was understood."""
    reader = readers.actor(work)
    return views.changed(reader, card(work, reader, followup))


def answer(work: Work, followup: Followup, act: Act) -> kit.Message:
    """What came of an act, in words, and how the follow-up stands now."""
    reader = readers.actor(work)
    return views.told(reader, said_of(work, reader, followup, act), card(work, reader, followup))


def answer_blocked(work: Work, followup: Followup, meeting: Meeting | None) -> kit.Message:
    """What came of blocking: whether a meeting will talk about it."""
    reader = readers.actor(work)
    shown = card(work, reader, followup)
    name = number(reader, shown)
    if meeting is None:
        words = reader.t.md("followups.answer.blocked_no_meeting", number=name)
    else:
        words = reader.t.md(
            "followups.answer.blocked",
            number=name,
            meeting=meeting.title,
            when=reader.datetime(meeting.starts_at),
        )
    return views.told(reader, words, shown)


def said_of(work: Work, reader: Reader, followup: Followup, act: Act) -> Mrkdwn:
    """What came of an act in a sentence: it may wait for somebody else's yes."""
    asked = act in _ASKED and waiting_for(work, followup, _ASKED[act])
    waits = asked and asked.actor == work.actor
    return views.said(reader, f"{act}_asked" if waits else act.value, card(work, reader, followup))
