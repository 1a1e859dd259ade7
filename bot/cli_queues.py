"""The commands for what waits: messages that are not sent, rows whose job failed."""

import click

from bot.console import on_current_database, report


@click.group()
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
    with on_current_database() as database_url:
        from bot import outbox as messages

        click.echo("\n".join(messages.table(database_url, state, limit)))


@outbox.command("retry")
@click.argument("ids", metavar="[ID]...", nargs=-1, type=int)
@click.option("--all-parked", is_flag=True, help="All that were given up.")
def retry_outbox(ids: tuple[int, ...], all_parked: bool) -> None:
    """Have messages sent as soon as possible, parked ones too; nothing is posted twice."""
    if all_parked == bool(ids):
        raise click.UsageError("Give the ids of messages, or --all-parked.")
    with on_current_database() as database_url:
        from bot import outbox as messages

        if all_parked:
            click.echo(f"Sent again: {messages.retry_parked(database_url)}.")
            return
        report("Sent again", ids, messages.retry(database_url, ids))


@outbox.command("drop")
@click.argument("ids", metavar="ID...", nargs=-1, type=int, required=True)
@click.confirmation_option(prompt="These messages will never be sent. Drop them?")
def drop_outbox(ids: tuple[int, ...]) -> None:
    """Have messages never sent."""
    with on_current_database() as database_url:
        from bot import outbox as messages

        report("Dropped", ids, messages.drop(database_url, ids))


@click.group()
def aside() -> None:
    """See which rows made their job fail, have them tried again, or left undone."""


@aside.command("list")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1))
def list_asides(limit: int) -> None:
    """List rows that are set aside, the longest first: which, since when, and why."""
    with on_current_database() as url:
        from bot import asides

        click.echo("\n".join(asides.table(url, limit)))


@aside.command("retry")
@click.argument("ids", metavar="[ID]...", nargs=-1, type=int)
@click.option("--all", "everything", is_flag=True, help="All that is set aside.")
def retry_asides(ids: tuple[int, ...], everything: bool) -> None:
    """Have rows tried again at the next tick."""
    if everything == bool(ids):
        raise click.UsageError("Give the ids of rows, or --all.")
    with on_current_database() as url:
        from bot import asides

        if everything:
            click.echo(f"Tried again: {asides.retry_all(url)}.")
            return
        report("Tried again", ids, asides.retry(url, ids))


@aside.command("drop")
@click.argument("ids", metavar="ID...", nargs=-1, type=int, required=True)
@click.confirmation_option(prompt="What these rows wait for will not be done. Drop them?")
def drop_asides(ids: tuple[int, ...]) -> None:
    """Leave undone what failed; the rows stay, and wait again when somebody changes them."""
    with on_current_database() as url:
        from bot import asides

        report("Dropped", ids, asides.drop(url, ids))
