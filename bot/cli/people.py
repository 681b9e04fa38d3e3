"""Verbs about one person: what is kept of them, and erasing it."""

from __future__ import annotations

import click

from bot.cli.group import guide
from bot.cli.ready import open_journal
from bot.clock import utc_now
from bot.content import load_content
from bot.journal.export import as_json, kept_about
from bot.journal.repository import SqlJournal
from bot.keepsakes.copying import as_markdown
from bot.settings import load_settings


@guide.command()
@click.argument("person")
@click.option(
    "--format", "form", type=click.Choice(["md", "json"]), default="md", show_default=True
)
def export(person: str, form: str) -> None:
    """Print everything that is kept about PERSON, to read or for another program."""
    settings = load_settings()
    now = utc_now()
    kept = kept_about(open_journal(settings), person, now)
    content = load_content(settings.clinic.language)
    readable = as_json(kept) if form == "json" else as_markdown(kept, content, settings.clinic)
    click.echo(readable, nl=False)


@guide.command()
@click.argument("person")
@click.confirmation_option(prompt="This removes every word of this person for good. Go on?")
def erase(person: str) -> None:
    """Remove everything that is kept about PERSON."""
    SqlJournal(open_journal(load_settings()), person).erase()
    click.echo("Everything about this person is erased.")
