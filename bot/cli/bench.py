"""The verb that measures the guide beside a stock Rasa bot."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import click

from bot import supervisor
from bot.cli.group import guide
from bot.cli.ready import fitting_model, open_journal
from bot.columns import aligned
from bot.settings import Settings, load_settings

HEADINGS = ("", "guide", "stock bot", "ratio", "over the rounds")


@guide.command()
@click.option("--rounds", default=5, help="How often the two bots take turns.")
@click.option("--turns", default=60, help="Turns a round.")
@click.option("--quick", is_flag=True, help="Whole turns only: no long conversation, no crowd.")
@click.option("--out", type=click.Path(path_type=Path), help="Save the figures as JSON.")
def bench(rounds: int, turns: int, quick: bool, out: Path | None) -> None:
    """Measure the guide beside the bot of `rasa init`, on this machine, in one run."""
    from bot.bench.bots import GuideBot, StockBot
    from bot.bench.run import measure

    model = fitting_model()
    with tempfile.TemporaryDirectory() as folder:
        settings = _apart(Path(folder))
        open_journal(settings)
        stock = StockBot(Path(folder))
        click.echo("Making and training the stock bot (some minutes) ...", err=True)
        stock.make()
        figures = measure(GuideBot(model, settings), stock, rounds, turns, quick)
    click.echo("\n".join(aligned([HEADINGS, *(figure.row() for figure in figures)])))
    if out:
        out.write_text(json.dumps([figure.held() for figure in figures], indent=1), "utf-8")


def _apart(folder: Path) -> Settings:
    """Settings for a guide beside the clinic's own: another journal, another port."""
    os.environ["GUIDE_DATA_DIR"] = str(folder)
    os.environ["GUIDE_PORT"] = str(supervisor.free_port())
    os.environ.pop("GUIDE_DATABASE_URL", None)
    return load_settings()
