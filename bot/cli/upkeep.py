"""Verbs that look whether all is well: the words, and the installation."""

from __future__ import annotations

import sys

import click

from bot.cli.group import guide
from bot.content.check import check_content
from bot.settings import load_settings


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
