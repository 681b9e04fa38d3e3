"""What a verb needs before it can begin: a model that fits, a journal with its tables."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy.engine import Engine

from bot.clock import utc_now
from bot.journal.database import engine_for, migrate
from bot.journal.person_keys import check_master
from bot.journal.retention import remove_old
from bot.settings import Settings


def open_journal(settings: Settings) -> Engine:
    """The journal's database with its newest tables, without words past their time.

    Raises ``WrongKey`` when the master key at hand does not open it.
    """
    migrate(settings.journal_url)
    engine = engine_for(settings.journal_url)
    check_master(engine)
    now = utc_now()
    remove_old(engine, settings.clinic.retention_months, now)
    return engine


def fitting_model(force: bool = False) -> Path:
    """The model that fits the files as they are, trained first if it is not there."""
    from bot.rasa_parts.fingerprint import model_file, readable

    model = model_file()
    if model.exists() and not force and readable(model):
        return model
    if model.exists() and not force:
        click.echo("The trained model cannot be read, so it is trained anew.", err=True)
    from bot.rasa_parts.train import train

    return train()
