"""Why a team cannot be set up as it was filled in; each refusal stands beside its field."""

from typing import ClassVar

from bot.domain.errors import FieldError, GavelError
from bot.views import team_forms as forms


class NotAChannelError(GavelError):
    """A team has its home in a channel, not in a direct message."""

    key: ClassVar[str] = "teams.error.not_a_channel"


class NotInChannelError(GavelError):
    """The bot is not in the channel `channel`."""

    key: ClassVar[str] = "common.error.not_in_channel"


class NameMissingError(FieldError):
    """A team has a name."""

    key: ClassVar[str] = "teams.error.name"
    field: ClassVar[str] = forms.NAME


class ManagerMissingError(FieldError):
    """A team has a manager."""

    key: ClassVar[str] = "teams.error.manager"
    field: ClassVar[str] = forms.MANAGER


class ManagerError(FieldError):
    """`user` (a name) is a bot or has left, and can manage nothing."""

    key: ClassVar[str] = "teams.error.person"
    field: ClassVar[str] = forms.MANAGER


class DeputyError(ManagerError):
    """`user` (a name) is a bot or has left, and can be no deputy."""

    field: ClassVar[str] = forms.DEPUTIES


class ParentError(FieldError):
    """The team chosen as parent is this one, or below it, or not to be seen; `team` is this one."""

    key: ClassVar[str] = "teams.error.parent"
    field: ClassVar[str] = forms.PARENT


class UsergroupMissingError(FieldError):
    """People are to come from a user group, but none is chosen, or Slack does not show it."""

    key: ClassVar[str] = "teams.error.usergroup"
    field: ClassVar[str] = forms.USERGROUP


class ChannelTooLargeError(FieldError):
    """The channel has `count` members, more than the `most` that can be meant as a team."""

    key: ClassVar[str] = "teams.error.channel_too_large"
    field: ClassVar[str] = forms.SOURCE


class ZoneError(FieldError):
    """`text` is no time zone that we know."""

    key: ClassVar[str] = "teams.error.zone"
    field: ClassVar[str] = forms.OTHER_ZONE


class CountryError(FieldError):
    """`text` is no country whose holidays we know."""

    key: ClassVar[str] = "teams.error.country"
    field: ClassVar[str] = forms.OTHER_COUNTRY


class HoursError(FieldError):
    """The working day ends before it begins."""

    key: ClassVar[str] = "teams.error.hours"
    field: ClassVar[str] = forms.WORK_END
