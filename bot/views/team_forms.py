"""The form in which a team is set up."""

from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from bot.domain.teams import UserGroup
from bot.i18n import countries
from bot.i18n.catalogues import languages
from bot.i18n.reader import Reader
from bot.views import kit
from bot.views.teams import language_in_words, zone_in_words

SAVE: Final = "teams.save"

NAME, PARENT, MANAGER, DEPUTIES = "name", "parent", "manager", "deputies"
SOURCE, MEMBERS, USERGROUP = "source", "members", "usergroup"
ZONE, OTHER_ZONE, LANGUAGE = "zone", "other_zone", "language"
COUNTRY, OTHER_COUNTRY = "country", "other_country"
WORK_START, WORK_END, REVIEWS = "work_start", "work_end", "reviews"
DIGEST_WEEKDAY, DIGEST_TIME = "digest_weekday", "digest_time"

LISTED, CHANNEL, FROM_USERGROUP = "listed", "channel", "usergroup"
NONE: Final = "none"

MOST_NAME: Final = 80
_MOST_TYPED: Final = 60


@dataclass(frozen=True, slots=True)
class TeamForm:
    """What the form asks for. Local times are the team's; `other_…` is typed and goes first."""

    name: str
    manager_id: str | None
    deputies: tuple[str, ...] = ()
    parent_id: int | None = None
    source: str = CHANNEL
    members: tuple[str, ...] = ()
    usergroup_id: str | None = None
    zone: str = "UTC"
    other_zone: str = ""
    language: str = "en"
    country: str | None = None
    other_country: str = ""
    work_start: time = time(9)
    work_end: time = time(18)
    reviews_done: bool = False
    digest_weekday: int = 0
    digest_time: time = time(9)


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be chosen in the form: other teams by id and name, zones, user groups."""

    parents: tuple[tuple[int, str], ...] = ()
    zones: tuple[str, ...] = ()
    usergroups: tuple[UserGroup, ...] = ()


def modal(
    reader: Reader, form: TeamForm, offered: Offered, metadata: str, *, founding: bool
) -> dict[str, Any]:
    """The form of a team; `metadata` comes back with it."""
    t = reader.t
    return kit.modal(
        t,
        title=t("teams.modal.new") if founding else t("teams.modal.edit"),
        callback_id=SAVE,
        submit=t("common.button.save"),
        private_metadata=metadata,
        blocks=[
            *_head_fields(reader, form, offered),
            *_people_fields(reader, form, offered),
            *_place_fields(reader, form, offered),
            *_work_fields(reader, form),
        ],
    )


def _head_fields(reader: Reader, form: TeamForm, offered: Offered) -> list[kit.Block]:
    t = reader.t
    parents = [kit.Choice(str(id_), name) for id_, name in offered.parents]
    return [
        kit.field(
            t("teams.field.name"),
            kit.text_input(initial=form.name, most=MOST_NAME),
            block_id=NAME,
        ),
        kit.field(
            t("teams.field.parent"),
            kit.static_select(
                [kit.Choice(NONE, t("teams.no_parent")), *parents],
                initial=str(form.parent_id or NONE),
            ),
            block_id=PARENT,
            hint=t("teams.hint.parent"),
        ),
        kit.field(
            t("teams.field.manager"), kit.users_select(initial=form.manager_id), block_id=MANAGER
        ),
        kit.field(
            t("teams.field.deputies"),
            kit.multi_users_select(initial=form.deputies),
            block_id=DEPUTIES,
            optional=True,
            hint=t("teams.hint.deputies"),
        ),
    ]


def _people_fields(reader: Reader, form: TeamForm, offered: Offered) -> list[kit.Block]:
    t = reader.t
    sources = (CHANNEL, LISTED, *([FROM_USERGROUP] if offered.usergroups else []))
    fields = [
        kit.field(
            t("teams.field.source"),
            kit.radio(
                [kit.Choice(source, t(f"teams.source.{source}")) for source in sources],
                initial=form.source if form.source in sources else LISTED,
            ),
            block_id=SOURCE,
        ),
        kit.field(
            t("teams.field.members"),
            kit.multi_users_select(initial=form.members),
            block_id=MEMBERS,
            optional=True,
            hint=t("teams.hint.members"),
        ),
    ]
    if offered.usergroups:
        groups = [kit.Choice(group.id, f"@{group.handle}") for group in offered.usergroups]
        select = kit.static_select(groups, initial=form.usergroup_id)
        label, hint = t("teams.field.usergroup"), t("teams.hint.usergroup")
        fields.append(kit.field(label, select, block_id=USERGROUP, optional=True, hint=hint))
    return fields


def _place_fields(reader: Reader, form: TeamForm, offered: Offered) -> list[kit.Block]:
    t = reader.t
    known = list(
        dict.fromkeys([form.country, *countries.COMMON] if form.country else countries.COMMON)
    )
    return [
        kit.field(
            t("teams.field.zone"),
            kit.static_select(
                [kit.Choice(zone, zone_in_words(reader, zone)) for zone in offered.zones],
                initial=form.zone,
            ),
            block_id=ZONE,
        ),
        _typed(reader, OTHER_ZONE, form.other_zone),
        kit.field(
            t("teams.field.language"),
            kit.static_select(
                [kit.Choice(language, language_in_words(language)) for language in languages()],
                initial=form.language,
            ),
            block_id=LANGUAGE,
            hint=t("teams.hint.language"),
        ),
        kit.field(
            t("teams.field.country"),
            kit.static_select(
                [
                    kit.Choice(NONE, t("teams.calendar.none")),
                    *(kit.Choice(code, countries.name(t, code)) for code in known),
                ],
                initial=form.country or NONE,
            ),
            block_id=COUNTRY,
            hint=t("teams.hint.country"),
        ),
        _typed(reader, OTHER_COUNTRY, form.other_country),
    ]


def _work_fields(reader: Reader, form: TeamForm) -> list[kit.Block]:
    t = reader.t
    return [
        kit.field(
            t("teams.field.work_start"),
            kit.time_picker(initial=form.work_start),
            block_id=WORK_START,
        ),
        kit.field(
            t("teams.field.work_end"), kit.time_picker(initial=form.work_end), block_id=WORK_END
        ),
        kit.field(
            t("teams.field.reviews"),
            kit.checkboxes(
                [kit.Choice(REVIEWS, t("teams.reviews.on"))],
                initial=[REVIEWS] if form.reviews_done else [],
            ),
            block_id=REVIEWS,
            optional=True,
        ),
        kit.field(
            t("teams.field.digest_weekday"),
            kit.static_select(
                [kit.Choice(str(day), t.weekday(day)) for day in range(7)],
                initial=str(form.digest_weekday),
            ),
            block_id=DIGEST_WEEKDAY,
        ),
        kit.field(
            t("teams.field.digest_time"),
            kit.time_picker(initial=form.digest_time),
            block_id=DIGEST_TIME,
            hint=t("teams.hint.digest_time"),
        ),
    ]


def _typed(reader: Reader, name: str, initial: str) -> kit.Block:
    return kit.field(
        reader.t(f"teams.field.{name}"),
        kit.text_input(initial=initial, most=_MOST_TYPED),
        block_id=name,
        optional=True,
        hint=reader.t(f"teams.hint.{name}"),
    )
