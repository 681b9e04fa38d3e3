"""The command ``guide``: each verb in a few lines, the work in the rooms below."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
import uuid
import webbrowser
from datetime import datetime, timezone
from pathlib import Path

import click
from sqlalchemy.engine import Engine

from bot import supervisor
from bot.content import ContentError, load_content
from bot.content.check import check_content
from bot.content.loader import QUALITY_IDS
from bot.journal.database import engine_for, migrate
from bot.journal.retention import remove_old
from bot.rehearsal.scripts import Script, Visit, read_scripts
from bot.settings import Settings, SettingsError, load_settings


@click.group()
def guide() -> None:
    """A gentle guide for reflecting on the partnership with a caregiver."""


@guide.command()
@click.option("--open/--no-open", "open_page", default=True, help="Open the page in a browser.")
def serve(open_page: bool) -> None:
    """Start the page, Rasa and the action server; Ctrl-C stops them all."""
    settings = load_settings()
    supervisor.check_port(settings.host, settings.port)
    model = _model()
    _open_journal(settings)
    actions = supervisor.action_server(settings)
    page = supervisor.page_server(settings, model)
    address = f"http://{settings.host}:{settings.port}/"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with supervisor.running([actions, page]):
        click.echo("Starting the guide ...", err=True)
        supervisor.wait_for_actions(actions)
        supervisor.wait_for(page, address + "health")
        click.echo(f"The guide is here: {address}   (Ctrl-C stops it)", err=True)
        if open_page and (os.environ.get("DISPLAY") or sys.platform == "darwin"):
            webbrowser.open(address)
        while True:
            time.sleep(0.5)
            for process in (actions, page):
                process.restart_if_gone(time.monotonic())


@guide.command()
@click.option("--person", default="", help="Whose journal to use; a new one without it.")
@click.option("--explain", is_flag=True, help="Say after each turn why its words were chosen.")
def chat(person: str, explain: bool) -> None:
    """Talk in the terminal; reads lines from standard input when it is no terminal."""
    settings = load_settings()
    if explain:
        os.environ["GUIDE_EXPLAIN"] = "1"
    model = _model()
    _open_journal(settings)
    actions = supervisor.action_server(settings)
    with supervisor.running([actions]):
        from bot.rasa_parts.terminal import talk

        supervisor.wait_for_actions(actions)
        asyncio.run(
            talk(
                model,
                f"chat-{person or uuid.uuid4().hex}",
                lambda: actions.restart_if_gone(time.monotonic()),
            )
        )


@guide.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="A folder for the transcripts.")
def rehearse(folder: Path, out: Path | None) -> None:
    """Play the scripts in FOLDER against the guide and measure how it speaks."""
    visits = asyncio.run(_rehearsed(_model(), read_scripts(folder)))
    if out:
        out.mkdir(parents=True, exist_ok=True)
        for visit in visits:
            (out / f"{visit.script.name}.txt").write_text(visit.as_text(), "utf-8")
    from bot.rehearsal.codes import known_texts
    from bot.rehearsal.measures import measure
    from bot.rehearsal.table import table

    known = known_texts(load_content(load_settings().clinic.language))
    click.echo(table([measure(visit, known) for visit in visits]))


@guide.command()
@click.option("--force", is_flag=True, help="Train even if nothing has changed.")
def train(force: bool) -> None:
    """Train the guide if its inputs have changed, and show how well it reads."""
    from bot.rasa_parts.report import table

    click.echo(table(_model(force)))


@guide.command()
@click.argument("text", required=False)
@click.option("--quality", default="", help="The quality whose question is open.")
@click.option("--batch", type=click.File("r", encoding="utf-8"), help="JSON Lines in, or -.")
def understand(text: str | None, quality: str, batch: click.utils.LazyFile | None) -> None:
    """Say what is understood of a text, as JSON."""
    lines = [json.loads(line) for line in batch if line.strip()] if batch else [{"text": text}]
    for line in lines:
        line.setdefault("quality", quality) if quality else None
        if line.get("quality") and line["quality"] not in QUALITY_IDS:
            known = ", ".join(QUALITY_IDS)
            click.echo(f"There is no quality '{line['quality']}'. Known: {known}.", err=True)
            sys.exit(2)
    if not batch and not text:
        raise click.UsageError("Give a text, or --batch with a file.")
    from bot.rasa_parts.understanding import understand_all

    for read in asyncio.run(understand_all(_model(), lines)):
        click.echo(json.dumps(read, ensure_ascii=False))


@guide.command()
@click.argument("person")
def export(person: str) -> None:
    """Print everything that is kept about PERSON, as Markdown."""
    from bot.journal.export import as_markdown

    click.echo(as_markdown(_open_journal(load_settings()), person))


@guide.command()
@click.argument("person")
@click.confirmation_option(prompt="This removes every word of this person for good. Go on?")
def erase(person: str) -> None:
    """Remove everything that is kept about PERSON."""
    from bot.journal.repository import SqlJournal

    SqlJournal(_open_journal(load_settings()), person).erase()
    click.echo("Everything about this person is erased.")


@guide.group()
def content() -> None:
    """The guide's words."""


@content.command()
def check() -> None:
    """Check every text: shape, placeholders, voice rules; names file and line."""
    findings = check_content(load_settings().clinic.language)
    for finding in findings:
        click.echo(str(finding))
    click.echo(f"{len(findings)} finding(s)." if findings else "Every text is in order.")
    sys.exit(1 if findings else 0)


@guide.command()
def doctor() -> None:
    """Say in plain words what is set up and what is missing."""
    from bot.doctor import examine

    findings = examine(load_settings())
    for fine, sentence in findings:
        click.echo(f"{'ok ' if fine else 'NO '} {sentence}")
    sys.exit(0 if all(fine for fine, _ in findings) else 1)


def _open_journal(settings: Settings) -> Engine:
    """The journal's database with its newest tables, without words past their time."""
    migrate(settings.journal_url)
    engine = engine_for(settings.journal_url)
    now = datetime.now(timezone.utc).replace(tzinfo=None)
    remove_old(engine, settings.clinic.retention_months, now)
    return engine


async def _rehearsed(model: Path, scripts: list[Script]) -> list[Visit]:
    from bot.rasa_parts.rehearsing import rehearse

    settings = load_settings()
    _open_journal(settings)
    actions = supervisor.action_server(settings)
    with supervisor.running([actions]):
        supervisor.wait_for_actions(actions)
        return [visit async for visit in rehearse(model, scripts)]


def _model(force: bool = False) -> Path:
    """The model that fits the files as they are, trained first if it is not there."""
    from bot.rasa_parts.fingerprint import model_file, readable

    model = model_file()
    if model.exists() and not force and readable(model):
        return model
    if model.exists() and not force:
        click.echo("The trained model cannot be read, so it is trained anew.", err=True)
    from bot.rasa_parts.train import train as train_guide

    return train_guide()


def main() -> None:
    """Run a verb; trouble is one plain sentence, not a traceback."""
    try:
        guide(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except (supervisor.StartError, SettingsError, ContentError, RuntimeError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
