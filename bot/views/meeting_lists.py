"""The list of a channel's meetings: what is planned, and by which rules."""

from collections.abc import Sequence

from bot.domain.mrkdwn import Mrkdwn, mention
from bot.i18n import Translator
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views import series as series_views
from bot.views import teams as team_views
from bot.views.meetings import MARKS, MeetingCard
from bot.views.teams import zone_in_words


def listing(
    reader: Reader,
    meetings: Sequence[MeetingCard],
    series: Sequence[series_views.SeriesCard],
    *,
    team_of: str | None = None,
) -> kit.Message:
    """The channel's meetings: open ones, those to come, and the rules by which they recur.

    `team_of` is the channel when the reader may change the team whose home it is.
    """
    t = reader.t
    team = [_team_button(t, team_of)] if team_of else []
    if not meetings and not series:
        return kit.Message(
            text=t("meetings.list.empty"),
            blocks=[kit.section(t.md("meetings.list.empty")), *team],
        )
    rows = [[kit.section(_listed(reader, card))] for card in meetings]
    rules = [[_rule(reader, card)] for card in series]
    return kit.Message(
        text=t("meetings.list.title"),
        blocks=[
            kit.header(t("meetings.list.title")),
            *kit.fit(t, rows, most_blocks=25),
            kit.divider(),
            *kit.fit(t, rules, most_blocks=20),
            *team,
        ],
    )


def _team_button(t: Translator, channel_id: str) -> kit.Block:
    return kit.actions(kit.button(t("meetings.button.team"), team_views.EDIT, value=channel_id))


def _listed(reader: Reader, card: MeetingCard) -> Mrkdwn:
    return reader.t.md(
        "meetings.list.row",
        mark=MARKS[card.state],
        title=card.title,
        when=reader.datetime(card.starts_at),
        facilitator=mention(card.facilitator_id),
        state=reader.t(f"meetings.state.{card.state.value}"),
    )


def _rule(reader: Reader, card: series_views.SeriesCard) -> kit.Block:
    said = reader.t.md(
        "meetings.list.rule",
        title=card.title,
        rule=series_views.rule_in_words(reader, card),
        zone=zone_in_words(reader, card.zone),
    )
    change = kit.button(reader.t("common.button.edit"), series_views.EDIT, value=str(card.id))
    return kit.section(said, accessory=change)
