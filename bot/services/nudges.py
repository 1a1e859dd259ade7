"""Private messages about follow-ups: sent when due, bundled, and kept up to date afterwards."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.domain.localtime import WorkingHours, local
from bot.services import followup_records as records
from bot.services import followup_schedule as schedule
from bot.services import readers, teams
from bot.services.followup_cards import card, cards
from bot.services.followup_history import happening
from bot.services.followup_records import id_of
from bot.services.followup_schedule import OwnDays
from bot.views import kit
from bot.views import nudges as views
from bot.views.followup_details import told
from bot.views.nudges import Kind
from storage import followups, nudges, outbox
from storage.followups import Followup, FollowupEvent
from storage.nudges import Nudge
from storage.teams import Team
from storage.work import Work

# A message further up is out of sight: its buttons still work, but it is left as it was.
_KEPT_UP_TO_DATE: Final = timedelta(days=14)


def send_due_nudges(work: Work, limit: int) -> int:
    """Remind owners of what is due: one message for each, with all of his items; gives a count.

    Whoever is absent or off work at the moment is left in peace until his next working morning.
    """
    claimed = followups.claim_due_nudges(work.session, work.now, limit)
    for workspace_id, user_id in dict.fromkeys((row.workspace_id, row.user_id) for row in claimed):
        _nudge(work.within(workspace_id), user_id)
    return len(claimed)


def send_due_escalations(work: Work, limit: int) -> int:
    """Report what stays overdue to managers: one message for each; gives how many were claimed.

    After the first term it is the team's manager, after the second the parent team's.
    """
    claimed = followups.claim_due_escalations(work.session, work.now, limit)
    reports: dict[tuple[str, str], list[int]] = {}
    for followup in claimed:
        for user_id in _escalate(work.within(followup.workspace_id), followup):
            reports.setdefault((followup.workspace_id, user_id), []).append(id_of(followup))
    for (workspace_id, user_id), ids in reports.items():
        _send(work.within(workspace_id), Kind.ESCALATION, user_id, ids)
    return len(claimed)


def tell_assigned(
    work: Work, followup: Followup, user_ids: Iterable[str], event: FollowupEvent
) -> None:
    """Tell people that somebody else gave them a follow-up, by that event of its history."""
    for user_id in user_ids:
        if user_id != work.actor:
            _send(work, Kind.ASSIGNED, user_id, [id_of(followup)], mark=str(event.id))


def tell_bundle(work: Work, user_id: str, followup_ids: Iterable[int], mark: str) -> None:
    """Tell somebody in one message what he owns now; `mark` names the occasion, once for ever."""
    _send(work, Kind.ASSIGNED, user_id, list(followup_ids), mark=mark)


def tell_owners(
    work: Work, followup: Followup, event: FollowupEvent, but: Iterable[str] = ()
) -> None:
    """Tell the owners, all `but` some, what somebody else did with their follow-up."""
    left_out = {work.actor, *but}
    for user_id in records.owner_ids(work, followup):
        if user_id not in left_out:
            reader = readers.person(work, user_id)
            words = told(reader, happening(event))
            message = views.changed(reader, words, card(work, reader, followup))
            outbox.post(work, f"changed:{event.id}:{user_id}", user_id, message)


def refresh(work: Work, followup: Followup, also: Iterable[str] = ()) -> None:
    """Bring the messages that show a follow-up up to date; `also` names former owners.

    Of the nudges of one person that is the last alone: it has taken the place of those before it.
    """
    people = {*records.owner_ids(work, followup), *also, *_managers(work, followup)}
    since = work.now - _KEPT_UP_TO_DATE
    for nudge in nudges.since(work.session, work.workspace_id, people, since):
        if followup.id in nudge.followup_ids and _is_live(work, nudge):
            outbox.update(work, nudge.key, _message(work, nudge))


def _nudge(work: Work, user_id: str) -> None:
    due = followups.due_of_owner(work.session, work.workspace_id, user_id, work.now)
    rows = [(row, records.get_any(work, row.followup_id)) for row in due]
    days = schedule.days_of(work, user_id)
    shown = [one for _, one in rows if _is_at_work(work, days, one)]
    if shown:
        _send(work, Kind.NUDGE, user_id, [id_of(one) for one in shown])
    for one in shown:
        records.record(work, one, "nudged", to=user_id)
    for row, one in rows:
        schedule.reschedule_owner(work, one, row, days)


def _is_at_work(work: Work, days: OwnDays, followup: Followup) -> bool:
    """Whether the owner's clock shows working time, and he is not away."""
    team = records.team_of(work, followup)
    hours = WorkingHours(team.work_start, team.work_end) if team else WorkingHours()
    return days.is_workday and hours.start <= local(work.now, days.zone).time() <= hours.end


def _escalate(work: Work, followup: Followup) -> list[str]:
    """Move on to the next term; gives the managers who are to be told of this one."""
    later = schedule.off_work_until(work, followup)
    if later:
        followup.next_escalation_at = later
        return []
    people = _managers_at(work, followup, followup.escalation_level)
    followup.escalation_level += 1
    schedule.reschedule_escalation(work, followup)
    schedule.leave_a_workday(work, followup)
    if people:
        records.record(work, followup, "escalated", to=people)
    return people


def _managers_at(work: Work, followup: Followup, level: int) -> list[str]:
    team = records.team_of(work, followup)
    if team is None:
        return []
    above = teams.get(work, team.parent_id) if level and team.parent_id else team
    owners = records.owner_ids(work, followup)
    found = records.manager_of(work, above)
    return [id_ for id_ in found if id_ not in owners and records.sees(work, id_, followup)]


def _managers(work: Work, followup: Followup) -> list[str]:
    team: Team | None = records.team_of(work, followup)
    if team is None:
        return []
    parent = teams.get(work, team.parent_id) if team.parent_id else None
    return [*teams.managers(work, team), *(teams.managers(work, parent) if parent else [])]


def _send(work: Work, kind: Kind, user_id: str, ids: Sequence[int], mark: str = "") -> None:
    """Send a message, or add to the one that was sent under the same key already.

    A new nudge takes the place of the one before it.
    """
    key = f"{kind}:{user_id}:{mark or readers.person(work, user_id).today}"
    nudge = nudges.by_key(work.session, work.workspace_id, key)
    if nudge:
        nudge.followup_ids = list(dict.fromkeys([*nudge.followup_ids, *ids]))
        outbox.update(work, key, _message(work, nudge))
        return
    before = nudges.latest(work.session, work.workspace_id, user_id, kind)
    nudge = _remember(work, key, user_id, ids, work.now)
    outbox.post(work, key, user_id, _message(work, nudge))
    if before and kind is Kind.NUDGE:
        _supersede(work, before, nudge)


def _supersede(work: Work, before: Nudge, newer: Nudge) -> None:
    """Take the buttons from a nudge in favour of a newer one, unless nothing in it is open."""
    reader = readers.person(work, before.user_id)
    found = followups.of_ids(work.session, work.workspace_id, before.followup_ids)
    shown = cards(work, reader, found)
    if any(views.is_open(reader, one) for one in shown):
        outbox.supersede(work, before.key, views.superseded(reader, shown, newer.followup_ids))


def _is_live(work: Work, nudge: Nudge) -> bool:
    """Whether a message may be acted on: all but a nudge that a newer one has replaced."""
    if _kind(nudge) is not Kind.NUDGE:
        return True
    return nudge == nudges.latest(work.session, work.workspace_id, nudge.user_id, Kind.NUDGE)


def _remember(work: Work, key: str, user_id: str, ids: Sequence[int], now: datetime) -> Nudge:
    nudge = Nudge(
        workspace_id=work.workspace_id,
        key=key,
        user_id=user_id,
        followup_ids=list(ids),
        created_at=now,
    )
    work.session.add(nudge)
    work.session.flush()
    return nudge


def _message(work: Work, nudge: Nudge) -> kit.Message:
    reader = readers.person(work, nudge.user_id)
    found = followups.of_ids(work.session, work.workspace_id, nudge.followup_ids)
    return views.message(reader, _kind(nudge), cards(work, reader, found))


def _kind(nudge: Nudge) -> Kind:
    return Kind(nudge.key.partition(":")[0])
