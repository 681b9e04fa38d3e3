"""Verbs that look whether all is well: the words, and the installation."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from bot.cli.group import guide
from bot.cli.rehearsing import FOLDER, judged_visits
from bot.columns import aligned
from bot.content import load_content
from bot.content.check import check_content
from bot.content.helplines import stale_lines
from bot.settings import load_settings


@guide.group()
def content() -> None:
    """The guide's words."""


@content.command()
@click.option("--visits", type=FOLDER, help="Scripts of visits to play, and to measure.")
def check(visits: Path | None) -> None:
    """Check every text: shape, placeholders, voice rules; names file and line.

    With --visits, the scripts in that folder are played and held against the voice rules too.
    Helplines that nobody checked for half a year are named; they break nothing.
    """
    language = load_settings().clinic.language
    findings = check_content(language)
    for finding in findings:
        click.echo(str(finding))
    click.echo(f"{len(findings)} finding(s)." if findings else "Every text is in order.")
    if not findings:
        _warn_of_helplines(language)
    broken = judged_visits(visits) if visits and not findings else []
    sys.exit(1 if findings or any(visit.broken for visit in broken) else 0)


@content.command()
def codes() -> None:
    """Show every text with what it does, by the codes of MITI 4.2.1: code, place, text."""
    said = load_content(load_settings().clinic.language).utterances.values()
    rows = [("+".join(u.codes), u.place, " ".join(u.text.split())) for u in said]
    click.echo("\n".join(aligned(rows)))


def _warn_of_helplines(language: str) -> None:
    warnings = list(stale_lines(load_content(language).helplines, date.today()))
    for warning in warnings:
        click.echo(f"Helplines, {warning}", err=True)
    if warnings:
        click.echo("Before going live: docs/safety.md says how to check a helpline.", err=True)


@guide.command()
def doctor() -> None:
    """Say in plain words what is set up and what is missing."""
    from bot.doctor import examine

    findings = examine(load_settings())
    for fine, sentence in findings:
        click.echo(f"{'ok ' if fine else 'NO '} {sentence}")
    sys.exit(0 if all(fine for fine, _ in findings) else 1)
