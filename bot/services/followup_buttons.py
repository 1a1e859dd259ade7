"""What the buttons and menus beside follow-ups do, wherever they stand."""

from typing import Final

from bot.domain.followups import Snooze
from bot.services import followup_delays as delays
from bot.services import followup_history, followup_lists, followup_requests, followups, readers
from bot.services import followup_records as records
from bot.services import followup_rights as rights
from bot.services.followup_answers import answer, said_of
from bot.views import kit
from bot.views.followup_lists import Scope
from bot.views.followup_requests import Answer
from bot.views.followups import Act, Asked, Pressed
from bot.views.home import PLACE as HOME
from bot.views.nudges import NUDGE
from storage.followups import Followup, FollowupEvent
from storage.work import Work

_VERBS: Final = {
    Act.START: followups.start,
    Act.FINISH: followups.finish,
    Act.CONFIRM: followups.confirm,
    Act.UNBLOCK: followups.unblock,
    Act.REOPEN: followups.reopen,
}


def press(work: Work, pressed: Pressed, channel_id: str | None) -> kit.Message | None:
    """Do what a button or a choice says, when the actor may; gives what is to be shown.

    None when the message in which it stood shows by itself what came of it.
    """
    followup = records.get(work, pressed.followup_id)
    if pressed.act == Act.SHOW:
        return followup_history.details(work, followup)
    act = Act.SNOOZE if pressed.act in list(Snooze) else Act(pressed.act)
    rights.demand(work, followup, act)
    if act is Act.SNOOZE:
        is_bare = pressed.act == Act.SNOOZE
        delays.snooze(work, followup, Snooze.ONE_WORKDAY if is_bare else Snooze(pressed.act))
    else:
        _VERBS[act](work, followup)
    return shown(work, followup, act, pressed.place, channel_id)


def shown(
    work: Work, followup: Followup, act: Act, place: str, channel_id: str | None
) -> kit.Message | None:
    """What is to be shown after an act: the list in which it was pressed, or an answer."""
    if place in (NUDGE, HOME):
        return None
    if place in list(Scope):
        note = said_of(work, readers.actor(work), followup, act)
        return followup_lists.listing(work, Scope(place), channel_id, note)
    return answer(work, followup, act)


def agree(work: Work, request_id: int) -> None:
    """Agree to a request, which brings about what it asked for."""
    event = followup_requests.open_one(work, request_id)
    followup = records.get_any(work, event.followup_id)
    if event.details["what"] == Asked.REVIEW:
        followups.confirm(work, followup)
        return
    followup_requests.settle(work, event, Answer(agreed=True, by=work.actor))
    _grant(work, followup, event)
    followup_requests.show(work, event, Answer(agreed=True, by=work.actor))


def refuse(work: Work, request_id: int) -> None:
    """Refuse a request: all stays as it was, but what was to be reviewed is not done yet."""
    event = followup_requests.open_one(work, request_id)
    followup = records.get_any(work, event.followup_id)
    if event.details["what"] == Asked.REVIEW:
        followups.send_back(work, followup)
        return
    followup_requests.settle(work, event, Answer(agreed=False, by=work.actor))
    followups.came_about(work, followup)


def _grant(work: Work, followup: Followup, event: FollowupEvent) -> None:
    asker = event.actor or ""
    match Asked(event.details["what"]):
        case Asked.SNOOZE:
            owner = delays.owner_row(work, followup, asker)
            choice = Snooze(event.details["choice"])
            delays.put_off(work, followup, owner, choice, agreed=True)
        case Asked.EXTENSION:
            delays.extend(work, followup, event.details["until"])
        case _:
            delays.hand_over(work, followup, asker, work.actor or "")
