"""Visits played against the guide, and how it speaks in them."""

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
from bot.rehearsal.scripts import Script, Visit, read_scripts
from bot.rehearsal.table import Judged, judge, table
from bot.settings import load_settings

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@guide.command()
@click.argument("folder", type=FOLDER)
@click.option("--out", type=click.Path(path_type=Path), help="A folder for the transcripts.")
def rehearse(folder: Path, out: Path | None) -> None:
    """Play the scripts in FOLDER against the guide and measure how it speaks."""
    judged_visits(folder, out)


def judged_visits(folder: Path, out: Path | None = None) -> list[Judged]:
    """Play the scripts in ``folder``, print the table of the voice rules, and give what it says.

    Transcripts go into ``out``, if there is one. Raises ``RuntimeError`` for a folder without
    scripts.
    """
    scripts = read_scripts(folder)
    if not scripts:
        raise RuntimeError(f"{folder} holds no scripts: text files, one line a message.")
    visits = _played(fitting_model(), scripts)
    if out:
        out.mkdir(parents=True, exist_ok=True)
        for visit in visits:
            (out / f"{visit.script.name}.txt").write_text(visit.as_text(), "utf-8")
    known = known_texts(load_content(load_settings().clinic.language))
    judged = [judge(visit, known) for visit in visits]
    click.echo(table(judged))
    return judged


def _played(model: Path, scripts: list[Script]) -> list[Visit]:
    with tempfile.TemporaryDirectory() as journal:  # invented people stay out of the clinic's
        os.environ["GUIDE_DATA_DIR"] = journal
        os.environ.pop("GUIDE_DATABASE_URL", None)
        return asyncio.run(_play(model, scripts))


async def _play(model: Path, scripts: list[Script]) -> list[Visit]:
    from bot.rasa_parts.rehearsing import rehearse

    settings = load_settings()
    open_journal(settings)
    actions = supervisor.action_server(settings)
    with supervisor.running([actions]):
        supervisor.wait_for_actions(actions)
        return [visit async for visit in rehearse(model, scripts)]
