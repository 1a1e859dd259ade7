"""The command line of whoever operates Gavel.

Its texts are English and stand here (docs/decisions/0004-operator-texts-in-english.md). What a
command needs is imported when it runs, so that `gavel --help` is quick and `gavel run` never loads
the sandbox.
"""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import click

PROBLEM = 1
WRONG_SETTINGS = 2  # the same as click's for wrong arguments

main = click.Group(
    "gavel",
    help="Gavel runs a department's meetings and sees that what was decided gets done.",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@main.command()
@click.option(
    "--role",
    type=click.Choice(["all", "web", "worker"]),
    default="all",
    show_default=True,
    help="web: what people do in Slack comes in. worker: the clock and the outbox.",
)
def run(role: str) -> None:
    """Run the bot: Slack, the clock and the outbox, by default in one process."""
    with _explained():
        from bot import logs
        from bot.settings import Settings, load

        settings = load(Settings)
        logs.configure(settings.log_level, settings.log_format, settings.secrets)
        _demand_current_schema(settings.database_url)
        from bot import app

        with contextlib.suppress(KeyboardInterrupt):
            app.run(settings, app.Role(role))


@main.command()
@click.option("--port", default=8111, show_default=True, type=click.IntRange(0, 65535))
@click.option("--reset", is_flag=True, help="Begin anew instead of where it was left.")
@click.option("--story", is_flag=True, help="Play two weeks here in the terminal, then end.")
@click.option("--lang", type=click.Choice(["en", "zh"]), help="Language of the story.")
@click.option("--no-browser", is_flag=True, help="Only print the address of the page.")
@click.option(
    "--directory",
    default=".gavel-demo",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the demo keeps its data.",
)
@click.pass_context
def demo(
    context: click.Context,
    port: int,
    reset: bool,
    story: bool,
    lang: str | None,
    no_browser: bool,
    directory: Path,
) -> None:
    """Try Gavel in a Slack workspace on this machine, with a department in full swing."""
    if lang and not story:
        raise click.UsageError("--lang goes with --story; on the page everyone has his language.")
    if story:
        from sandbox.demo.story import main as play

        context.exit(play(lang or "en"))
    from sandbox.demo import main as open_demo

    context.exit(open_demo(port=port, reset=reset, browser=not no_browser, directory=directory))


@main.command()
@click.option("--http", "address", metavar="URL", help="For HTTP: where Slack reaches the bot.")
def manifest(address: str | None) -> None:
    """Print the app manifest to paste on api.slack.com/apps."""
    from bot import manifest as app_manifest

    try:
        content = app_manifest.for_http(address) if address else app_manifest.load()
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--http") from error
    click.echo(json.dumps(content, indent=2, ensure_ascii=False))


@main.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Check settings, token, scopes, database and channels, and say what to do."""
    from bot import doctor as examination

    faults = 0
    for finding in examination.examine():
        click.echo(finding.line())
        faults += not finding.is_fine
    context.exit(PROBLEM if faults else 0)


@main.group()
def db() -> None:
    """Look after the database."""


@db.command()
def upgrade() -> None:
    """Make the database, or bring it to what this version needs."""
    with _explained():
        from storage import migrations

        migrations.upgrade(_database_url())
        click.echo("The database is up to date.")


@db.command()
def check() -> None:
    """Say whether the database is whole and what this version needs."""
    with _explained():
        from storage import soundness

        database_url = _database_url()
        _demand_current_schema(database_url)
        if faults := soundness.faults(database_url):
            _fail(PROBLEM, *faults, "Restore a backup: gavel db restore FILE")
        click.echo("The database is whole and up to date.")


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Copy the SQLite database to FILE; the bot may be running."""
    with _explained():
        from bot.backup import BackupError, back_up

        try:
            back_up(_database_url(), file)
        except BackupError as error:
            _fail(PROBLEM, str(error))
        click.echo(f"The database is in {file}.")


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put the backup FILE in the place of the SQLite database, which is kept; no bot may run."""
    with _explained():
        from bot.backup import BackupError
        from bot.backup import restore as put_back

        database_url = _database_url()
        try:
            kept = put_back(database_url, file)
        except BackupError as error:
            _fail(PROBLEM, str(error))
        click.echo(f"The database is that of {file}.")
        if kept:
            click.echo(f"The one before is {kept}.")
        from storage import migrations

        if not migrations.is_current(database_url):
            click.echo("It is of an earlier version. Run: gavel db upgrade")


@main.group()
def outbox() -> None:
    """See what is not sent, have it sent again, or never; the bot may be running."""


@outbox.command("list")
@click.option(
    "--state",
    type=click.Choice(["waiting", "sending", "sent", "parked", "dropped"]),
    help="Only these; otherwise all that are not sent.",
)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1))
def list_outbox(state: str | None, limit: int) -> None:
    """List messages, oldest first: where they go and why they wait, not what they say."""
    with _on_current_database() as database_url:
        from bot import outbox as messages

        click.echo("\n".join(messages.table(database_url, state, limit)))


@outbox.command("retry")
@click.argument("ids", metavar="[ID]...", nargs=-1, type=int)
@click.option("--all-parked", is_flag=True, help="All that were given up.")
def retry_outbox(ids: tuple[int, ...], all_parked: bool) -> None:
    """Have messages sent as soon as possible, parked ones too; nothing is posted twice."""
    if all_parked == bool(ids):
        raise click.UsageError("Give the ids of messages, or --all-parked.")
    with _on_current_database() as database_url:
        from bot import outbox as messages

        if all_parked:
            click.echo(f"Sent again: {messages.retry_parked(database_url)}.")
            return
        _report("Sent again", ids, messages.retry(database_url, ids))


@outbox.command("drop")
@click.argument("ids", metavar="ID...", nargs=-1, type=int, required=True)
@click.confirmation_option(prompt="These messages will never be sent. Drop them?")
def drop_outbox(ids: tuple[int, ...]) -> None:
    """Have messages never sent."""
    with _on_current_database() as database_url:
        from bot import outbox as messages

        _report("Dropped", ids, messages.drop(database_url, ids))


@main.command()
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@click.option("--now", metavar="ISO", help="Read as of then, e.g. 2026-11-23T10:00.")
@click.option("--tz", default="UTC", show_default=True, metavar="ZONE", help="The writer's zone.")
@click.option("--country", metavar="CODE", help="Whose holidays count, e.g. CN.")
@click.option("--locale", default="en", show_default=True, help="The writer's, e.g. en-GB, zh-CN.")
@click.option("--file", "lines", type=click.File(encoding="utf-8-sig"), help="A text a line.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a text.")
def when(**given: Any) -> None:
    """Print the due date that Gavel understands in each TEXT.

    Put each text in quotes: gavel when "send the report by Friday" "下周五前提交报告"
    """
    from bot import when as reading

    reading.tell(**given)


@main.command()
def version() -> None:
    """Print the version."""
    from importlib.metadata import version as installed_version

    click.echo(installed_version("gavel-bot"))


def _database_url() -> str:
    from bot.settings import LocalSettings, load

    return load(LocalSettings).database_url


@contextlib.contextmanager
def _on_current_database() -> Iterator[str]:
    with _explained():
        database_url = _database_url()
        _demand_current_schema(database_url)
        yield database_url


def _report(what: str, ids: tuple[int, ...], refusals: list[str]) -> None:
    click.echo(f"{what}: {len(ids) - len(refusals)}.")
    if refusals:
        _fail(PROBLEM, *refusals)


def _demand_current_schema(database_url: str) -> None:
    from storage import migrations

    if not migrations.exists(database_url):
        _fail(PROBLEM, "There is no database yet. Run: gavel db upgrade")
    if not migrations.is_current(database_url):
        _fail(PROBLEM, "The database is not what this version needs. Run: gavel db upgrade")


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """Turn what can be expected to go wrong inside into a line, without a traceback."""
    from sqlalchemy.exc import DatabaseError

    from bot.domain.errors import GavelError
    from bot.i18n import translator
    from bot.settings import SettingsError

    try:
        yield
    except SettingsError as error:
        _fail(WRONG_SETTINGS, *error.lines)
    except GavelError as error:
        _fail(PROBLEM, translator("en")(error.key, **error.params))
    except DatabaseError as error:
        _fail(PROBLEM, f"The database cannot be used: {error.orig}".splitlines()[0])


def _fail(exit_code: int, *lines: str) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    raise click.exceptions.Exit(exit_code)
