"""Verbs that put the journal aside and back, while the guide runs."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy.exc import DatabaseError

from bot.cli.group import guide
from bot.cli.ready import open_journal
from bot.clock import utc_now
from bot.journal import restore as restoring
from bot.journal.backup import BackupError, back_up
from bot.settings import load_settings

FILE = click.Path(path_type=Path, dir_okay=False)


@guide.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Write the journal to a new FILE, and the people's keys beside it."""
    keys = back_up(open_journal(load_settings()), file)
    click.echo(f"The journal is in {file}, the people's keys in {keys}.")
    click.echo("Keep the newest file of keys alone: older ones would open erased people's words.")


@guide.command()
@click.argument("file", type=FILE)
@click.confirmation_option(
    prompt="The journal goes back to when FILE was made; words since then are lost. Go on?"
)
def restore(file: Path) -> None:
    """Put the journal back as it was in FILE; who was erased since stays erased."""
    settings = load_settings()
    now = utc_now()
    try:
        engine = open_journal(settings)
    except DatabaseError:
        raise BackupError(
            "The journal that is there now cannot be read. Stop the guide, move it aside, and "
            "restore again."
        ) from None
    people = restoring.restore(engine, file, settings.clinic.retention_months, now)
    click.echo(f"The journal of {people} person(s) is back as it was in {file}.")
