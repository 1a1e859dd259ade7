"""What the commands of the command line share: what goes wrong is a line, and an exit code."""

import contextlib
from collections.abc import Iterator
from typing import NoReturn

import click

PROBLEM = 1
WRONG_SETTINGS = 2  # the same as click's for wrong arguments


def database_url() -> str:
    """The URL of the database; SettingsError when it is wrong."""
    from bot.settings import LocalSettings, load

    return load(LocalSettings).database_url


@contextlib.contextmanager
def on_current_database() -> Iterator[str]:
    """Do what is inside with the URL of a database that is what this version needs."""
    with explained():
        url = database_url()
        demand_current_schema(url)
        yield url


def report(what: str, ids: tuple[int, ...], refusals: list[str]) -> None:
    """Say for how many of these ids it was done, and why not for the others."""
    click.echo(f"{what}: {len(ids) - len(refusals)}.")
    if refusals:
        fail(PROBLEM, *refusals)


def demand_current_schema(database_url: str) -> None:
    """End with a line when the database is not what this version needs."""
    from storage import revisions

    if not revisions.exists(database_url):
        fail(PROBLEM, "There is no database yet. Run: gavel db upgrade")
    if not revisions.is_current(database_url):
        fail(PROBLEM, "The database is not what this version needs. Run: gavel db upgrade")


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Turn what can be expected to go wrong inside into a line, without a traceback."""
    from sqlalchemy.exc import DatabaseError

    from bot.domain.errors import GavelError
    from bot.settings import SettingsError

    try:
        yield
    except SettingsError as error:
        fail(WRONG_SETTINGS, *error.lines)
    except GavelError as error:
        from bot.i18n import translator

        fail(PROBLEM, translator("en")(error.key, **error.params))
    except DatabaseError as error:
        fail(PROBLEM, f"The database cannot be used: {error.orig}".splitlines()[0])


def fail(exit_code: int, *lines: str) -> NoReturn:
    """End with these lines on the error output."""
    for line in lines:
        click.echo(line, err=True)
    raise click.exceptions.Exit(exit_code)
