"""Verbs about how the guide reads: training it, and trying it on a text."""

from __future__ import annotations

import asyncio
import json
import sys

import click

from bot.cli.group import guide
from bot.cli.ready import fitting_model
from bot.content.loader import QUALITY_IDS


@guide.command()
@click.option("--force", is_flag=True, help="Train even if nothing has changed.")
def train(force: bool) -> None:
    """Train the guide if its inputs have changed, and show how well it reads."""
    from bot.rasa_parts.report import table

    click.echo(table(fitting_model(force)))


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

    for read in asyncio.run(understand_all(fitting_model(), lines)):
        click.echo(json.dumps(read, ensure_ascii=False))
