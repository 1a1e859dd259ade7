"""The register: decisions listed, searched, shown, and recorded outside a meeting."""

from collections.abc import Sequence
from typing import ClassVar, Final

from bot.domain.decisions import DecisionStatusError
from bot.domain.errors import GavelError
from bot.services import decisions, followup_cards, followup_records, readers, teams
from bot.views import decisions as views
from bot.views import kit
from bot.views.commands import Slip
from bot.views.commands import ask_meant as ask
from bot.views.decisions import Details, Happening
from storage import audit, channels, followups
from storage import decisions as stored
from storage.audit import Audit
from storage.decisions import Decision
from storage.work import Work

_MOST: Final = 60
_MOST_TEXT: Final = 3000
_SHOWN: Final = 200
_EVENTS: Final = frozenset({"recorded", "changed", "retracted", "superseded"})


class TextMissingError(GavelError):
    """A decision needs words."""

    key: ClassVar[str] = "decisions.error.text"


class NothingSoughtError(GavelError):
    """A search needs words."""

    key: ClassVar[str] = "decisions.error.nothing_sought"


class TooLongError(GavelError):
    """The text has more than `most` characters; `typed` is how it begins."""

    key: ClassVar[str] = "decisions.error.too_long"


class NotFoundError(GavelError):
    """There is no decision D-`number`, or the actor may not see it."""

    key: ClassVar[str] = "decisions.error.not_found"


class NumberMissingError(GavelError):
    """The command wants the number of a decision."""

    key: ClassVar[str] = "decisions.error.number"


class NoChannelError(GavelError):
    """Decisions are recorded where their team can see them, in a channel with Gavel in it."""

    key: ClassVar[str] = "decisions.error.no_channel"


class NotAllowedError(GavelError):
    """D-`number` is for whoever took it, and for the team's managers, to change."""

    key: ClassVar[str] = "decisions.error.not_allowed"


def listing(work: Work, channel_id: str) -> kit.Message:
    """The latest decisions of the team at home in the channel; elsewhere all one may see."""
    reader = readers.actor(work)
    team = teams.of_channel(work, channel_id)
    found = _found(work, team.id if team else None, ())
    if not found:
        return views.nothing(reader, reader.t.md("decisions.list.empty"))
    title = reader.t("decisions.list.of", team=team.name) if team else reader.t("decisions.list")
    return views.listing(reader, title, decisions.cards(work, found))


def search(work: Work, words: str) -> kit.Message:
    """The decisions that hold all these words, the latest first, whichever team's they are.

    Raises NothingSoughtError.
    """
    if not words.strip():
        raise NothingSoughtError
    reader = readers.actor(work)
    found = _found(work, None, words.split())
    if not found:
        return views.nothing(reader, reader.t.md("decisions.search.empty", words=words[:_SHOWN]))
    title = reader.t("decisions.search", words=words[:_SHOWN])
    return views.listing(reader, title, decisions.cards(work, found))


def show(work: Work, number: int) -> kit.Message:
    """Everything about one decision; NotFoundError when the actor may see no such one."""
    decision, reader = _named(work, number), readers.actor(work)
    tasks = followups.of_decisions(work.session, [decision.id or 0])
    visible = followup_records.visible(work, tasks)
    history = audit.of_subject(work.session, work.workspace_id, decisions.subject(decision))
    replaced = stored.replaced_by(work.session, decision.id)
    details = Details(
        card=decisions.cards(work, [decision])[0],
        followups=followup_cards.cards(work, reader, visible),
        replaced=[one.number for one in replaced if readers.may_see(work, one.channel_id)],
        history=[happening for row in history for happening in _happenings(row)],
    )
    return views.details(reader, details)


def add(work: Work, channel_id: str, text: str) -> kit.Message:
    """Record a decision outside a meeting; one that it says it replaces is superseded.

    Raises TextMissingError, TooLongError, NoChannelError.
    """
    decision = _record(work, channel_id, text)
    decisions.supersede_named(work, decision)
    return _told(work, "decisions.added", decision)


def retract(work: Work, number: int) -> kit.Message:
    """Withdraw a decision; it keeps its number. DecisionStatusError when it stands no longer."""
    decision = _changeable(work, number)
    decisions.retract(work, decision)
    return _told(work, "decisions.retracted", decision)


def replace(work: Work, number: int, channel_id: str, text: str) -> kit.Message:
    """Record a decision that takes the place of another one."""
    before = _changeable(work, number)
    if not decisions.stands(before):
        raise DecisionStatusError
    decision = _record(work, channel_id, text)
    decisions.supersede(work, before, decision)
    return _told(work, "decisions.replaced", decision, before=number)


def ask_meant(work: Work, typed: str, meant: str) -> kit.Message:
    """What to do with words that are hardly a decision; `meant` is a command like them, or ""."""
    reader = readers.actor(work)
    return ask(reader, Slip("/decision", typed, meant), "decisions", reader.t("decisions.record"))


def help_(work: Work) -> kit.Message:
    """What `/decision` can do."""
    return views.help_(readers.actor(work))


def _record(work: Work, channel_id: str, text: str) -> Decision:
    words = text.strip()
    if not any(char.isalnum() for char in words):
        raise TextMissingError
    if len(words) > _MOST_TEXT:
        raise TooLongError(most=_MOST_TEXT, typed=words)
    # Of a channel that nobody described it is not known who may see what is recorded there.
    if channels.get(work.session, work.workspace_id, channel_id) is None:
        raise NoChannelError(typed=words)
    team = teams.of_channel(work, channel_id)
    return decisions.record(
        work, text=words, decided_by=work.actor or "", channel_id=channel_id, team=team
    )


def _found(work: Work, team_id: int | None, words: Sequence[str]) -> Sequence[Decision]:
    hidden = channels.hidden_from(work.session, work.workspace_id, work.actor)
    return stored.latest(
        work.session, work.workspace_id, but_in=hidden, team_id=team_id, words=words, limit=_MOST
    )


def _named(work: Work, number: int) -> Decision:
    found = decisions.by_number(work, number)
    if found is None:
        raise NotFoundError(number=number)
    return found


def _changeable(work: Work, number: int) -> Decision:
    decision = _named(work, number)
    team = teams.get(work, decision.team_id) if decision.team_id else None
    if work.actor != decision.decided_by and not (team and teams.may_manage(work, team)):
        raise NotAllowedError(number=number)
    return decision


def _told(work: Work, key: str, decision: Decision, **params: object) -> kit.Message:
    work.session.flush()
    reader = readers.actor(work)
    words = reader.t.md(key, number=decision.number, **params)
    return views.told(reader, words, decisions.cards(work, [decision])[0])


def _happenings(row: Audit) -> list[Happening]:
    kind = row.action.removeprefix("decision.")
    if kind not in _EVENTS:
        return []
    was, by = str(row.details.get("was", "")), int(row.details.get("by", 0))
    return [Happening(kind, row.at, row.actor, was, by)]
