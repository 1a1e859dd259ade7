"""Errors for users carry a text's key and its values."""

from bot.domain.errors import GavelError


class LateError(GavelError):
    """Somebody came late."""

    key = "meetings.error.late"


def test_an_error_names_its_text_and_values() -> None:
    """The log shows key and values; the handler finds both."""
    error = LateError(minutes=5)
    assert (error.key, error.params, str(error)) == (
        "meetings.error.late",
        {"minutes": 5},
        "meetings.error.late(minutes=5)",
    )
