"""What is set up and what is missing, in plain words."""

from __future__ import annotations

import sys

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.content.check import check_content
from bot.journal.database import engine_for, migrate
from bot.journal.keyring import WrongKey, key_file
from bot.journal.person_keys import check_master
from bot.rasa_parts.fingerprint import model_file
from bot.settings import Settings, load_settings
from bot.supervisor import StartError, check_port
from bot.understanding.encoder.weights import WeightsError, encoder_files

Finding = tuple[bool, str]


def examine(settings: Settings) -> list[Finding]:
    """Each part with whether it is fine and a sentence that says what to do if not."""
    return [
        _python(),
        _weights(),
        _model(),
        _journal(settings),
        _key(settings),
        _words(settings),
        _helplines(settings),
        _port(settings),
    ]


def _python() -> Finding:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return sys.version_info[:2] == (3, 10), f"Python is {version}; Rasa needs 3.10."


def _weights() -> Finding:
    try:
        encoder_files(load_settings().encoder_folder)
    except WeightsError as error:
        return False, str(error)
    return True, "The sentence encoder's files are there."


def _model() -> Finding:
    if model_file().exists():
        return True, "The trained model fits the files as they are."
    return False, "There is no model for these files yet: run `guide train`."


def _journal(settings: Settings) -> Finding:
    try:
        migrate(settings.journal_url)
        with engine_for(settings.journal_url).connect() as connection:
            connection.execute(text("select 1"))
    except SQLAlchemyError as error:
        return False, f"The journal's database does not answer ({type(error).__name__})."
    return True, "The journal's database answers, and its tables are up to date."


def _key(settings: Settings) -> Finding:
    try:
        check_master(engine_for(settings.journal_url))
    except (SQLAlchemyError, WrongKey) as error:
        return False, str(error)
    path = key_file()
    if path.exists() and path.stat().st_mode & 0o077:
        return False, f"Others on this machine may read {path}. Run: chmod 600 {path}"
    return True, "The master key opens the journal. Keep a copy of it somewhere safe."


def _words(settings: Settings) -> Finding:
    findings = check_content(settings.clinic.language)
    if findings:
        return False, f"{len(findings)} finding(s) in the guide's words: guide content check"
    return True, "The guide's words are in order."


def _helplines(settings: Settings) -> Finding:
    from bot.content import load_content

    lines = load_content(settings.clinic.language).helplines
    country = settings.clinic.country
    if country not in lines:
        return False, f"clinic.yml names country '{country}'. Known: {', '.join(lines)}."
    unchecked = sum(line["checked"] is None for line in lines[country]["lines"])
    if unchecked:
        return False, f"{unchecked} helpline(s) for '{country}' were never checked by the clinic."
    return True, f"The helplines for '{country}' carry a date of checking."


def _port(settings: Settings) -> Finding:
    try:
        check_port(settings.host, settings.port)
    except StartError as error:
        return False, str(error)
    return True, f"Port {settings.port} is free."
