"""The settings: read once from the environment and `.env`, passed down, never a global.

Whoever starts the program calls `load` and hands the result on. A setting that is missing or wrong
is named in one line that says what to put there; the values of secrets are never repeated.
"""

import re
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

LogFormat = Literal["console", "json"]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"]

DEFAULT_DATABASE_URL = "sqlite:///gavel.db"
SLACK_API_URL = "https://slack.com/api/"

NO_WAY_IN = "no_way_in"
NOT_REPLACED = "not_replaced"
PLACEHOLDER = "replace-me"  # what stands after the prefix of each token in .env.example
ENV_FILE = Path(".env")
SECRET_FIELDS = frozenset({"slack_bot_token", "slack_app_token", "slack_signing_secret"})


class SettingsError(Exception):
    """Some settings are missing or wrong; `lines` has one line for each, fit to be printed."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _one_of_our_databases(url: str) -> str:
    """Return the URL with the driver that is installed; other databases are refused."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise ValueError("not the URL of a database") from None
    return _with_driver(parsed).render_as_string(hide_password=False)


def _with_driver(url: URL) -> URL:
    match url.drivername:
        case "sqlite" if url.database and url.database != ":memory:":
            return url
        case "postgresql" | "postgres" | "postgresql+psycopg":
            return url.set(drivername="postgresql+psycopg")
        case _:
            raise ValueError("neither a SQLite file nor PostgreSQL")


def _a_web_address(url: str) -> str:
    """Return the URL with a slash at its end, to which names of methods can be added."""
    if not url.startswith(("https://", "http://")):
        raise ValueError("not a web address")
    return url if url.endswith("/") else url + "/"


def _beginning_with(prefix: str) -> AfterValidator:
    pattern = re.compile(re.escape(prefix) + r"[\w.-]+", re.ASCII)

    def check(token: SecretStr) -> SecretStr:
        if token.get_secret_value() == prefix + PLACEHOLDER:
            raise PydanticCustomError(NOT_REPLACED, "the placeholder of .env.example")
        if not pattern.fullmatch(token.get_secret_value()):
            raise ValueError(f"not {prefix} and what follows it")
        return token

    return AfterValidator(check)


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


class LocalSettings(BaseSettings):
    """What concerns this machine only: enough for work on the database, without Slack."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        str_strip_whitespace=True,
    )

    database_url: Annotated[str, AfterValidator(_one_of_our_databases)] = Field(
        default=DEFAULT_DATABASE_URL,
        repr=False,  # it may hold a password
        description="It is sqlite:///path/to/file.db or postgresql://user:password@host/database.",
    )
    log_level: Annotated[LogLevel, BeforeValidator(_upper)] = Field(
        default="INFO", description="It is DEBUG, INFO, WARNING, ERROR or CRITICAL."
    )
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = Field(
        default="console", description="It is console or json."
    )


class Settings(LocalSettings):
    """Everything that `gavel run` needs. Frozen; secrets do not show in `repr` or logs."""

    slack_bot_token: Annotated[SecretStr, _beginning_with("xoxb-")] = Field(
        description="Copy it from your Slack app's page, OAuth & Permissions, "
        "Bot User OAuth Token. It begins with xoxb-.",
    )
    slack_app_token: Annotated[SecretStr, _beginning_with("xapp-")] | None = Field(
        default=None,
        description="Copy it from your Slack app's page, Basic Information, App-Level Tokens; "
        "its scope is connections:write. It begins with xapp-. For HTTP leave it empty.",
    )
    slack_signing_secret: SecretStr | None = Field(
        default=None,
        validate_default=True,
        description="Copy it from your Slack app's page, Basic Information, Signing Secret.",
    )
    slack_api_url: Annotated[str, AfterValidator(_a_web_address)] = Field(
        default=SLACK_API_URL, description=f"Leave it out for Slack's own, {SLACK_API_URL}."
    )
    host: str = Field(
        default="127.0.0.1", description="It is the address to listen on, such as 127.0.0.1."
    )
    port: int = Field(
        default=3000,
        ge=0,
        le=65535,
        description="It is a whole number from 1 to 65535, or 0 for any port that is free.",
    )
    tick_seconds: float = Field(
        default=5, gt=0, le=60, description="It is a number of seconds, at most 60."
    )

    @field_validator("slack_signing_secret")
    @classmethod
    def _some_way_in(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        """Demand one of the two ways in; an app token that is wrong has been named already."""
        if secret is None and info.data.get("slack_app_token", "wrong") is None:
            raise PydanticCustomError(NO_WAY_IN, "neither is set")
        return secret

    @property
    def socket_mode(self) -> bool:
        """Whether Slack is reached by Socket Mode; otherwise it calls us over HTTP."""
        return self.slack_app_token is not None

    @property
    def secrets(self) -> tuple[str, ...]:
        """Return the secret values, for the logs to blot out."""
        tokens = (self.slack_bot_token, self.slack_app_token, self.slack_signing_secret)
        return tuple(token.get_secret_value() for token in tokens if token is not None)


AnySettings = TypeVar("AnySettings", bound=LocalSettings)


def load(kind: type[AnySettings], env_file: Path | None = ENV_FILE) -> AnySettings:
    """Return settings of that kind from the environment, then from `env_file` if it is there.

    Raises SettingsError, which names all that is missing or wrong.
    """
    try:
        return kind(_env_file=env_file)  # type: ignore[call-arg]  # mypy sees fields only
    except ValidationError as error:
        raise SettingsError([_line(kind, fault) for fault in error.errors()]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError([f"{env_file}: cannot be read ({error})."]) from None


def _line(kind: type[LocalSettings], fault: ErrorDetails) -> str:
    """Return one fault in a line: the setting, what is wrong, what to put there."""
    field = str(fault["loc"][0])
    name, help_text = field.upper(), kind.model_fields[field].description
    if fault["type"] == NO_WAY_IN:
        return (
            "SLACK_APP_TOKEN: is missing, and so is SLACK_SIGNING_SECRET. "
            "The first is for Socket Mode, the second for HTTP; one of the two is needed."
        )
    if fault["type"] == "missing":
        return f"{name}: is missing. {help_text}"
    if fault["type"] == NOT_REPLACED:
        return f"{name}: is still the placeholder of .env.example. {help_text}"
    return f"{name}: is wrong{_shown(kind, field, fault['input'])}. {help_text}"


def _shown(kind: type[LocalSettings], field: str, value: object) -> str:
    is_open = kind.model_fields[field].repr and field not in SECRET_FIELDS
    return f" ({value!r})" if is_open else ""
