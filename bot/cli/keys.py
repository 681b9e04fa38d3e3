"""Verbs about the clinic's master keys, which open every person's own key."""

from __future__ import annotations

from base64 import urlsafe_b64encode

import click

from bot.cli.group import guide
from bot.cli.ready import open_journal
from bot.journal import person_keys, sealing
from bot.settings import load_settings


@guide.group()
def keys() -> None:
    """The master keys that protect what is kept."""


@keys.command()
def new() -> None:
    """Print a fresh master key, for GUIDE_MASTER_KEY."""
    click.echo(urlsafe_b64encode(sealing.new_key()).decode())


@keys.command()
def rotate() -> None:
    """Change the master key while the guide runs; what is kept stays readable."""
    moved = person_keys.rotate(open_journal(load_settings()))
    click.echo(f"{moved} person(s) now under the newest master key.")
