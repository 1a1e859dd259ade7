"""The command line of whoever operates Gavel.

Its texts are English and stand here (docs/decisions/0004-operator-texts-in-english.md). What a
command needs is imported when it runs, so that `gavel --help` is quick and `gavel run` never loads
the sandbox.
"""

import contextlib
import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from bot.cli_queues import aside, outbox
from bot.console import PROBLEM, database_url, demand_current_schema, explained, fail

main = click.Group(
    "gavel",
    help="Gavel runs a department's meetings and sees that what was decided gets done.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
main.add_command(outbox)
main.add_command(aside)


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
    with _loading(), explained():
        from bot import logs
        from bot.settings import Settings, load

        settings = load(Settings)
        logs.configure(settings.log_level, settings.log_format, settings.secrets)
        demand_current_schema(settings.database_url)
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
    with explained():
        from storage import migrations

        migrations.upgrade(database_url())
        click.echo("The database is up to date.")


@db.command()
def check() -> None:
    """Say whether the database is whole and what this version needs."""
    with explained():
        from storage import soundness

        url = database_url()
        demand_current_schema(url)
        if faults := soundness.faults(url):
            fail(PROBLEM, *faults, "Restore a backup: gavel db restore FILE")
        click.echo("The database is whole and up to date.")


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Copy the SQLite database to FILE; the bot may be running."""
    with explained():
        from bot.backup import BackupError, back_up

        try:
            back_up(database_url(), file)
        except BackupError as error:
            fail(PROBLEM, str(error))
        click.echo(f"The database is in {file}.")


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put the backup FILE in the place of the SQLite database, which is kept; no bot may run."""
    with explained():
        from bot.backup import BackupError
        from bot.backup import restore as put_back

        url = database_url()
        try:
            kept = put_back(url, file)
        except BackupError as error:
            fail(PROBLEM, str(error))
        click.echo(f"The database is that of {file}.")
        if kept:
            click.echo(f"The one before is {kept}.")
        from storage import revisions

        if not revisions.is_current(url):
            click.echo("It is of an earlier version. Run: gavel db upgrade")


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


@contextlib.contextmanager
def _loading() -> Iterator[None]:
    """Look for no garbage, until `app.run` does so when all is loaded: what is imported stays.

    Otherwise the collector goes through all of it time and again, a sixth of the start.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
