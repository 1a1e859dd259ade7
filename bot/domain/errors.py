"""What can go wrong in a way the user is told about; every such error names a text of its own."""

from typing import ClassVar


class GavelError(Exception):
    """Base of everything a user is told kindly, in his own language, by one error handler.

    A subclass sets `key`, a key of the catalogues such as `followups.error.not_yours`. The keyword
    arguments are the placeholders of that text, as plain values (str, int, date, …): whoever shows
    the text escapes and formats them.
    """

    key: ClassVar[str] = "common.error.refused"

    def __init__(self, **params: object) -> None:
        super().__init__(self.key)
        self.params = params

    def __str__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.key}({said})"


class FieldError(GavelError):
    """One field of what was filled in cannot be used.

    `field` names it, so that a modal shows the text beside that input and keeps what was typed.
    `form_key` is the text there, when the other one speaks of a command.
    """

    key: ClassVar[str] = "common.error.field"
    form_key: ClassVar[str] = ""
    field: ClassVar[str] = ""
