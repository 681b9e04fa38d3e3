"""The verb that makes links for a clinic's own reminders."""

from __future__ import annotations

import csv
import sys
from datetime import datetime

import click

from bot.cli.group import guide
from bot.clock import utc_now
from bot.settings import load_settings

COLUMNS = ("caregiver", "appointment")
MINUTE = "%Y-%m-%dT%H:%M"


@guide.command()
@click.option("--caregiver", help='How the person calls the caregiver: "my physio", "Dr. Osei".')
@click.option("--appointment", default="", help="The clinic's local time: 2026-12-01T15:00.")
@click.option("--days", default=14, type=click.IntRange(1, 400), help="How long a link works.")
@click.option(
    "--csv",
    "file",
    type=click.File("r", encoding="utf-8-sig"),
    help="A list with the columns caregiver and appointment; others stay as they are.",
)
def invite(caregiver: str | None, appointment: str, days: int, file: click.utils.LazyFile) -> None:
    """Print links that begin a reflection before an appointment.

    Nothing about a patient is asked or kept. A link works for the first person who opens it.
    """
    if bool(caregiver) == bool(file):
        raise click.UsageError("Give --caregiver, or --csv with a list.")
    if caregiver:
        click.echo(link_for(caregiver, appointment, days))
    else:
        add_links(file, days)


def link_for(caregiver: str, appointment: str, days: int) -> str:
    """One link. Raises ``click.ClickException`` for what cannot be in one."""
    from bot.rasa_parts.invites import PATH, InviteError, Invites, ending
    from bot.rasa_parts.sessions import session_secret

    settings = load_settings()
    now = utc_now()
    try:
        when = datetime.strptime(appointment.strip(), MINUTE) if appointment.strip() else None
    except ValueError:
        message = f"An appointment is written like 2026-12-01T15:00, not '{appointment}'."
        raise click.ClickException(message) from None
    try:
        token = Invites(session_secret(settings.data_dir)).token(
            caregiver, when, ending(when, days, now)
        )
    except InviteError as error:
        raise click.ClickException(str(error)) from None
    return f"{settings.address}{PATH}{token}"


def add_links(file: click.utils.LazyFile, days: int) -> None:
    """Print a CSV list again with a column more, ``link``; a bad line prints nothing at all."""
    rows = csv.DictReader(file)
    names = list(rows.fieldnames or [])
    if missing := [name for name in COLUMNS if name not in names]:
        raise click.ClickException(f"The list has no column '{missing[0]}' in its first line.")
    done = []
    for row in rows:
        try:
            link = link_for(row["caregiver"] or "", row["appointment"] or "", days)
        except click.ClickException as error:
            raise click.ClickException(f"Line {rows.line_num}: {error.message}") from None
        done.append({**{name: row[name] for name in names}, "link": link})
    out = csv.DictWriter(sys.stdout, [*names, "link"], lineterminator="\n")
    out.writeheader()
    out.writerows(done)
