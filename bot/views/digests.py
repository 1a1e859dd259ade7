"""The weekly digest: what managers see of their teams, and what they can do about it there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final, Self

from bot.domain.mrkdwn import Mrkdwn, channel_link
from bot.i18n.reader import Reader
from bot.views import digest_rates, digest_sections, kit
from bot.views.digest_cards import DigestCard, First
from bot.views.followup_lists import row
from bot.views.followups import FollowupCard

OVERDUE: Final = "digests.overdue"
UNFINISHED: Final = "digests.unfinished"
TIME: Final = "digests.time"

_MOST_IN_SECTION: Final = 2800
_MOST_IN_LIST: Final = 12_000
_MOST_ROWS: Final = 46  # of a list, beside its header


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """When the digest may come.

    `is_said`: the weekday was typed, else it is as it was; `is_time_said` the same of the time.
    """

    weekday: int
    at: time
    is_said: bool = True
    is_time_said: bool = True

    def encoded(self) -> str:
        """Return the value that a button carries."""
        said = f"{int(self.is_said)} {int(self.is_time_said)}"
        return f"{self.weekday} {self.at.isoformat()} {said}"

    @classmethod
    def decoded(cls, value: str) -> Self:
        """Read the value of a button."""
        weekday, at, is_said, *is_time_said = value.split(" ")
        return cls(int(weekday), time.fromisoformat(at), is_said == "1", is_time_said != ["0"])


def digest(reader: Reader, card: DigestCard) -> list[kit.Message]:
    """Return the digest: one message, or several when there is much to tell."""
    if card.is_quiet:
        return [_quiet(reader, card)]
    t = reader.t
    blocks = [
        kit.header(t("digests.title", team=card.team)),
        kit.context(*_about(reader, card)),
        kit.fields(_figures(reader, card)),
        *digest_rates.chart(reader, card.weeks),
        *_overdue(reader, card),
        *_buttons(reader, card),
        *digest_sections.meetings(reader, card),
        *digest_sections.register(reader, card),
        *digest_sections.groups(reader, card),
        *digest_sections.people(reader, card),
        kit.context(_when(reader, card)),
    ]
    return kit.paginate(t, _summary(reader, card), blocks)


def listing(reader: Reader, team: str, found: First[FollowupCard], *, overdue: bool) -> kit.Message:
    """Return a team's unfinished follow-ups, or the overdue ones, each with its menu."""
    t = reader.t
    name = "overdue" if overdue else "unfinished"
    title = t(f"digests.list.{name}", team=team)
    if not found.total:
        nothing = t.md(f"digests.list.no_{name}", team=team)
        return kit.said(nothing)
    rows = [[row(reader, one)] for one in found.shown]
    shown = kit.fit(
        t, rows, most_blocks=_MOST_ROWS, most_characters=_MOST_IN_LIST, total=found.total
    )
    return kit.Message(title, [kit.header(title), *shown])


def more_teams(reader: Reader, count: int) -> kit.Message:
    """Say that there are more teams than an answer takes."""
    return kit.said(reader.t.md_n("digests.more_teams", count))


def time_changed(
    reader: Reader, teams: Sequence[tuple[str, int, time]], comes_at: datetime | None
) -> kit.Message:
    """Repeat when the digest of each team (name, weekday, time) comes, and when the reader's."""
    t = reader.t
    lines = [
        t.md("digests.time.changed", team=team, weekday=t.weekday(weekday), time=at)
        for team, weekday, at in teams
    ]
    words = kit.lines(t, lines, most=_MOST_IN_SECTION)
    if comes_at:
        words = kit.joined([words, t.md("digests.time.next", when=reader.datetime(comes_at))])
    return kit.said(words)


def ask_time(reader: Reader, choices: Sequence[TimeChoice], date_typed: str = "") -> kit.Message:
    """Return the question which of these times was meant.

    `date_typed`: it was a date, and a digest comes every week.
    """
    t = reader.t
    buttons = [
        kit.button(
            t("digests.time.choice", weekday=t.weekday(choice.weekday), time=choice.at),
            f"{TIME}.{place}",
            value=choice.encoded(),
        )
        for place, choice in enumerate(choices)
    ]
    said = t.md("digests.time.which")
    if date_typed:
        said = t.md("digests.time.weekly", text=date_typed)
    return kit.said(said, kit.actions(*buttons))


def help_text(reader: Reader) -> kit.Message:
    """What `/digest` can do, with examples that work."""
    return kit.said(reader.t.md("digests.help"))


def _quiet(reader: Reader, card: DigestCard) -> kit.Message:
    since = reader.datetime(card.since)
    words = reader.t.md("digests.quiet", team=card.team, since=since)
    if card.figures.unfinished:
        on_schedule = reader.t.md_n("digests.quiet.unfinished", card.figures.unfinished)
        words = reader.t.md("common.sentences", first=words, second=on_schedule)
    return kit.said(words)


def _about(reader: Reader, card: DigestCard) -> list[Mrkdwn]:
    t = reader.t
    since, until = reader.datetime(card.since), reader.datetime(card.until)
    parts = [t.md("digests.period", since=since, until=until), channel_link(card.channel_id)]
    return [*parts, t.md_n("digests.groups", card.groups)] if card.groups else parts


def _summary(reader: Reader, card: DigestCard) -> str:
    figures = card.figures
    return reader.t(
        "digests.summary",
        team=card.team,
        opened=figures.opened,
        done=figures.done,
        overdue=figures.overdue,
    )


def _figures(reader: Reader, card: DigestCard) -> list[Mrkdwn]:
    t, figures = reader.t, card.figures
    return [
        t.md("digests.figure.opened", number=t.number(figures.opened)),
        t.md("digests.figure.done", number=t.number(figures.done)),
        t.md("digests.figure.unfinished", number=t.number(figures.unfinished)),
        t.md("digests.figure.overdue", number=t.number(figures.overdue)),
        *digest_rates.fields(reader, card.weeks),
    ]


def _overdue(reader: Reader, card: DigestCard) -> list[kit.Block]:
    if not card.overdue.total:
        return []
    title = kit.section(reader.t.md_n("digests.overdue", card.overdue.total))
    return [title, *(row(reader, one) for one in card.overdue.shown)]


def _buttons(reader: Reader, card: DigestCard) -> list[kit.Block]:
    t, team = reader.t, str(card.team_id)
    buttons = []
    if card.overdue.total:
        buttons.append(kit.button(t("digests.button.overdue"), OVERDUE, value=team))
    if card.figures.unfinished:
        buttons.append(kit.button(t("digests.button.unfinished"), UNFINISHED, value=team))
    return [kit.actions(*buttons)] if buttons else []


def _when(reader: Reader, card: DigestCard) -> Mrkdwn:
    weekday = reader.t.weekday(card.weekday)
    return reader.t.md("digests.when", weekday=weekday, time=card.at)
