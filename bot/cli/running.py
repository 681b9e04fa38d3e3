"""Verbs that start the guide: on the page, or in the terminal."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
import uuid
import webbrowser

import click

from bot import supervisor
from bot.cli.group import guide
from bot.cli.ready import fitting_model, open_journal
from bot.settings import load_settings


@guide.command()
@click.option("--open/--no-open", "open_page", default=True, help="Open the page in a browser.")
def serve(open_page: bool) -> None:
    """Start the page, Rasa and the action server; Ctrl-C stops them all."""
    settings = load_settings()
    supervisor.check_port(settings.host, settings.port)
    model = fitting_model()
    open_journal(settings)
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
    model = fitting_model()
    open_journal(settings)
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
