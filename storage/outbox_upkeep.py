"""The outbox as its operators see it: what is not sent, and having it sent again or never."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session, col, func, or_, select

from storage.delivery import PARENT_NOT_SENT
from storage.outbox import IS_PARKED, Kind, OutboxMessage, State
from storage.work import Work

UNSENT = (State.WAITING, State.SENDING, State.PARKED)
DROPPED_BY_HAND = "dropped_by_operator"


class Verdict(StrEnum):
    """What became of a wish about one message."""

    DONE = "done"
    UNKNOWN = "unknown"
    ON_ITS_WAY = "on its way"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict on the message with that id."""

    id: int
    verdict: Verdict


def counts(work: Work) -> dict[State, int]:
    """How many messages are waiting, being sent and parked, in all workspaces."""
    waiting = select(OutboxMessage.state, func.count()).group_by(col(OutboxMessage.state))
    unsent = waiting.where(col(OutboxMessage.next_attempt_at).isnot(None))
    found = dict.fromkeys(UNSENT, 0)
    found.update((State(state), count) for state, count in work.session.exec(unsent))
    return found | {State.PARKED: parked(work.session)}


def parked(session: Session) -> int:
    """How many messages were given up, in all workspaces."""
    given_up = select(func.count()).select_from(OutboxMessage).where(IS_PARKED)
    return session.exec(given_up).one()


def listed(
    work: Work, states: Collection[State], limit: int
) -> tuple[Sequence[OutboxMessage], int]:
    """The `limit` oldest messages in these states, in all workspaces, and how many there are."""
    wanted = col(OutboxMessage.state).in_(states)
    total = select(func.count()).select_from(OutboxMessage).where(wanted)
    rows = select(OutboxMessage).where(wanted).order_by(col(OutboxMessage.id)).limit(limit)
    return work.session.exec(rows).all(), work.session.exec(total).one()


def retry(work: Work, ids: Iterable[int]) -> list[Answer]:
    """Have these messages sent as soon as possible, with those that were given up with them.

    What was sent, or is on its way, is left as it is.
    """
    return [Answer(id_, _retry(work, id_)) for id_ in ids]


def retry_parked(work: Work) -> int:
    """Have all parked messages sent as soon as possible; gives back how many."""
    given_up = select(OutboxMessage).where(IS_PARKED).order_by(col(OutboxMessage.id))
    rows = work.session.exec(given_up).all()
    for row in rows:
        _send_again(work, row)
    return len(rows)


def drop(work: Work, ids: Iterable[int]) -> list[Answer]:
    """Have these messages never sent; what was sent, or is on its way, is left as it is."""
    return [Answer(id_, _drop(work, id_)) for id_ in ids]


def _retry(work: Work, id_: int) -> Verdict:
    row = _locked(work, id_)
    verdict = _verdict(row, State.SENT)
    if row and verdict is Verdict.DONE:
        _send_again(work, row)
        for follower in list(_given_up_with(work, row)):
            _retry(work, follower)
    return verdict


def _drop(work: Work, id_: int) -> Verdict:
    row = _locked(work, id_)
    verdict = _verdict(row, State.SENT, State.DROPPED)
    if row and verdict is Verdict.DONE:
        row.state, row.next_attempt_at, row.error = State.DROPPED, None, DROPPED_BY_HAND
    return verdict


def _verdict(row: OutboxMessage | None, *over: State) -> Verdict:
    if row is None:
        return Verdict.UNKNOWN
    if row.state is State.SENDING:
        return Verdict.ON_ITS_WAY
    return Verdict.OVER if row.state in over else Verdict.DONE


def _send_again(work: Work, row: OutboxMessage) -> None:
    """Make the row due; a post that was tried may be there, so it is looked up before it is sent.

    That is what the deliverer does with a row that it finds being sent.
    """
    tried = row.attempts > 0 and row.kind is Kind.POST
    row.state = State.SENDING if tried else State.WAITING
    row.attempts, row.next_attempt_at = 0, work.now
    work.session.info["posted"] = True


def _given_up_with(work: Work, parent: OutboxMessage) -> Iterator[int]:
    """Ids of replies and updates that were put aside because `parent` was not sent."""
    followers = select(OutboxMessage.id).where(
        OutboxMessage.workspace_id == parent.workspace_id,
        or_(
            col(OutboxMessage.thread_key) == parent.key,
            col(OutboxMessage.target_key) == parent.key,
        ),
        col(OutboxMessage.state).in_((State.PARKED, State.DROPPED)),
        OutboxMessage.error == PARENT_NOT_SENT,
    )
    return (id_ for id_ in work.session.exec(followers) if id_ is not None)


def _locked(work: Work, id_: int) -> OutboxMessage | None:
    """The row, which nobody else changes until the transaction ends."""
    return work.session.get(OutboxMessage, id_, with_for_update=True)
