"""How the on-time rate is shown: in figures, and as a line over the weeks."""

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.digests import WeekRate, monday_of
from bot.domain.mrkdwn import Mrkdwn
from bot.i18n.reader import Reader
from bot.views import kit

_WEEK = timedelta(weeks=1)
_POINTS_OF_A_LINE = 2


def chart(reader: Reader, weeks: Sequence[WeekRate]) -> list[kit.Block]:
    """Return the chart of the weeks in which anything was due; none for fewer than two."""
    t, rates = reader.t, _rates(weeks)
    if len(rates) < _POINTS_OF_A_LINE:
        return []
    return [
        kit.chart(
            t("digests.chart.title"),
            [reader.date(week.monday) for week, _ in rates],
            {t("digests.chart.series"): [round(100 * rate) for _, rate in rates]},
            x_label=t("digests.chart.weeks"),
        )
    ]


def fields(reader: Reader, weeks: Sequence[WeekRate]) -> list[Mrkdwn]:
    """Return the rate of the latest week, and how it changed; nothing when nothing was due."""
    t, rates = reader.t, _rates(weeks)
    if not rates:
        return []
    week, rate = rates[-1]
    shown = [t.md("digests.figure.rate", rate=t.percent(rate), week=_week(reader, week))]
    if len(rates) > 1:
        shown.append(_change(reader, round(100 * rate) - round(100 * rates[-2][1])))
    return shown


def _rates(weeks: Sequence[WeekRate]) -> list[tuple[WeekRate, float]]:
    return [(week, week.rate) for week in weeks if week.rate is not None]


def _week(reader: Reader, week: WeekRate) -> str:
    this_monday = monday_of(reader.today)
    if week.monday == this_monday:
        return reader.t("digests.week.this")
    if week.monday == this_monday - _WEEK:
        return reader.t("digests.week.last")
    return reader.t("digests.week.of", date=reader.date(week.monday))


def _change(reader: Reader, points: int) -> Mrkdwn:
    if points == 0:
        return reader.t.md("digests.change.none")
    if points > 0:
        return reader.t.md_n("digests.change.up", points)
    return reader.t.md_n("digests.change.down", -points)
