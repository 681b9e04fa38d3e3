"""Verbs about one person: what is kept of them, and erasing it."""

from __future__ import annotations

import click

from bot.cli.group import guide
from bot.cli.ready import open_journal
from bot.journal.export import as_markdown
from bot.journal.repository import SqlJournal
from bot.settings import load_settings


@guide.command()
@click.argument("person")
def export(person: str) -> None:
    """Print everything that is kept about PERSON, as Markdown."""
    click.echo(as_markdown(open_journal(load_settings()), person))


@guide.command()
@click.argument("person")
@click.confirmation_option(prompt="This removes every word of this person for good. Go on?")
def erase(person: str) -> None:
    """Remove everything that is kept about PERSON."""
    SqlJournal(open_journal(load_settings()), person).erase()
    click.echo("Everything about this person is erased.")
