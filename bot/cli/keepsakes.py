"""The verb that writes what a person takes away into a folder, for a clinic that tries it out."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.cli.group import guide
from bot.cli.ready import open_journal
from bot.clock import utc_now
from bot.content import load_content
from bot.journal.entries import Caregiver
from bot.journal.models import SafetyNotice
from bot.journal.repository import SqlJournal
from bot.settings import load_settings

HARM = "report_harm"


@guide.command()
@click.argument("person")
@click.option("--caregiver", default="", help="Which one, as the person calls them.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
def card(person: str, caregiver: str, paper: str, out: Path) -> None:
    """Write PERSON's appointment card, gathering, petals and page to share into a folder."""
    from bot.keepsakes.files import Partnership, all_files

    settings = load_settings()
    engine = open_journal(settings)
    journal = SqlJournal(engine, person)
    chosen = _chosen(journal.caregivers(), caregiver)
    files = all_files(
        Partnership(
            entries=journal.entries(chosen.id),
            caregiver=chosen,
            content=load_content(settings.clinic.language),
            clinic=settings.clinic,
            now=utc_now(),
            paper=paper,
            harmed=_harm_was_told(engine, person),
        )
    )
    out.mkdir(parents=True, exist_ok=True)
    for name, held in files.items():
        (out / name).write_bytes(held)
        click.echo(out / name)


def _chosen(caregivers: list[Caregiver], name: str) -> Caregiver:
    if not caregivers:
        raise click.ClickException("Nothing is kept about this person.")
    for caregiver in reversed(caregivers):
        if not name or caregiver.name.casefold() == name.casefold():
            return caregiver
    known = ", ".join(caregiver.name for caregiver in caregivers)
    raise click.ClickException(f"There is no caregiver '{name}'. Known: {known}.")


def _harm_was_told(engine: Engine, person: str) -> bool:
    """Notices do not say of whom it was told, so that after one no card is written for anyone."""
    mine = (SafetyNotice.person_id == person, SafetyNotice.kind == HARM)
    with Session(engine) as session:
        return bool(session.scalar(select(func.count()).where(*mine)))
