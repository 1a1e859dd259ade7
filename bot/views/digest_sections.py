"""The parts of a digest below its figures: meetings, decisions, groups and people."""

from collections.abc import Sequence
from typing import Final

from bot.domain.mrkdwn import Mrkdwn, mention
from bot.i18n.reader import Reader
from bot.views import decisions, kit
from bot.views.digest_cards import DigestCard, Figures, First, HeldMeeting, OtherMeeting
from bot.views.people import in_a_row

_MOST_IN_SECTION: Final = 2800


def meetings(reader: Reader, card: DigestCard) -> list[kit.Block]:
    """Return the meetings that were held or missed or are not closed, and who gave no update."""
    t = reader.t
    held = [_held(reader, one) for one in card.meetings.shown]
    title = t.md_n("digests.meetings", card.meetings.total)
    return [
        *_section(reader, title, held, card.meetings.total),
        *_unclosed(reader, card.unclosed),
        *_missed(reader, card.missed),
        *_missing(reader, card.missing),
    ]


def _held(reader: Reader, one: HeldMeeting) -> Mrkdwn:
    when = reader.datetime(one.starts_at)
    if not one.asked:
        return reader.t.md("digests.meeting.special", title=one.title, when=when)
    return reader.t.md(
        "digests.meeting", title=one.title, when=when, given=one.given, asked=one.asked
    )


def _unclosed(reader: Reader, found: First[OtherMeeting]) -> list[kit.Block]:
    t = reader.t
    lines = [
        t.md(
            f"digests.unclosed.{'in_review' if one.is_in_review else 'open'}",
            title=one.title,
            when=reader.datetime(one.starts_at),
            who=mention(one.waits_for),
        )
        for one in found.shown
    ]
    return _section(reader, t.md_n("digests.unclosed", found.total), lines, found.total)


def _missed(reader: Reader, found: First[OtherMeeting]) -> list[kit.Block]:
    t = reader.t
    lines = [
        t.md("digests.meeting.special", title=one.title, when=reader.datetime(one.starts_at))
        for one in found.shown
    ]
    return _section(reader, t.md_n("digests.missed", found.total), lines, found.total)


def _missing(reader: Reader, missing: First[tuple[str, int]]) -> list[kit.Block]:
    if not missing.total:
        return []
    t = reader.t
    names = [
        mention(user_id)
        if times == 1
        else t.md("digests.missing.times", who=mention(user_id), n=times)
        for user_id, times in missing.shown
    ]
    people = in_a_row(reader, names, missing.total - len(names))
    return [kit.section(t.md("digests.missing", people=people))]


def register(reader: Reader, card: DigestCard) -> list[kit.Block]:
    """Return the decisions, each with how far it is carried out."""
    found = card.decisions
    lines = [decisions.line(reader, one) for one in found.shown]
    return _section(reader, reader.t.md_n("digests.decisions", found.total), lines, found.total)


def groups(reader: Reader, card: DigestCard) -> list[kit.Block]:
    """Return a line for each team, when there are several."""
    found = card.by_group
    lines = [_group(reader, name, figures) for name, figures in found.shown]
    title = reader.t.md_n("digests.by_group", len(card.weeks))
    return _section(reader, title, lines, found.total)


def _group(reader: Reader, name: str, figures: Figures) -> Mrkdwn:
    t = reader.t
    words = t.md(
        "digests.group",
        team=name,
        opened=figures.opened,
        done=figures.done,
        unfinished=figures.unfinished,
        overdue=figures.overdue,
    )
    if figures.rate is None:
        return words
    return kit.joined([words, t.md("digests.group.rate", rate=t.percent(figures.rate))], " · ")


def people(reader: Reader, card: DigestCard) -> list[kit.Block]:
    """Return the table of who has how much to do."""
    found = card.by_person
    if not found.shown:
        return []
    t = reader.t
    columns = ("person", "overdue", "unfinished", "done", "opened")
    table = kit.data_table(
        t("digests.by_person"),
        [t(f"digests.column.{column}") for column in columns],
        [
            [name, *(_number(reader, of) for of in (f.overdue, f.unfinished, f.done, f.opened))]
            for name, f in found.shown
        ],
    )
    rest = found.total - len(found.shown)
    return [table, kit.context(kit.more(t, rest))] if rest > 0 else [table]


def _number(reader: Reader, number: int) -> kit.Number:
    return kit.Number(number, reader.t.number(number))


def _section(reader: Reader, title: Mrkdwn, lines: Sequence[Mrkdwn], total: int) -> list[kit.Block]:
    if not lines:
        return []
    told = kit.lines(reader.t, lines, most=_MOST_IN_SECTION, total=total)
    return [kit.section(kit.joined([title, told]))]
