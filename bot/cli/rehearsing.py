"""The verb that plays visits and measures how the guide speaks."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

import click

from bot import supervisor
from bot.cli.group import guide
from bot.cli.ready import fitting_model, open_journal
from bot.content import load_content
from bot.rehearsal.codes import known_texts
from bot.rehearsal.measures import measure
from bot.rehearsal.scripts import Script, Visit, read_scripts
from bot.rehearsal.table import table
from bot.settings import load_settings


@guide.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="A folder for the transcripts.")
def rehearse(folder: Path, out: Path | None) -> None:
    """Play the scripts in FOLDER against the guide and measure how it speaks."""
    scripts, model = read_scripts(folder), fitting_model()
    with tempfile.TemporaryDirectory() as journal:  # invented people stay out of the clinic's
        os.environ["GUIDE_DATA_DIR"] = journal
        os.environ.pop("GUIDE_DATABASE_URL", None)
        visits = asyncio.run(_played(model, scripts))
    if out:
        out.mkdir(parents=True, exist_ok=True)
        for visit in visits:
            (out / f"{visit.script.name}.txt").write_text(visit.as_text(), "utf-8")
    known = known_texts(load_content(load_settings().clinic.language))
    click.echo(table([measure(visit, known) for visit in visits]))


async def _played(model: Path, scripts: list[Script]) -> list[Visit]:
    from bot.rasa_parts.rehearsing import rehearse

    settings = load_settings()
    open_journal(settings)
    actions = supervisor.action_server(settings)
    with supervisor.running([actions]):
        supervisor.wait_for_actions(actions)
        return [visit async for visit in rehearse(model, scripts)]
