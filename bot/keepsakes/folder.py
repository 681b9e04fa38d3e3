"""Every keepsake of one partnership, as files by name."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from bot.content import Content
from bot.journal.entries import Caregiver, Entry
from bot.keepsakes.calendar_file import calendar_file
from bot.keepsakes.card import appointment_card, card_page
from bot.keepsakes.fhir import questionnaire, questionnaire_response
from bot.keepsakes.html_page import as_html
from bot.keepsakes.markdown_page import as_markdown
from bot.keepsakes.page import Page
from bot.keepsakes.pdf_page import as_pdf
from bot.keepsakes.petals import petals, petals_over_time
from bot.keepsakes.png import as_png
from bot.keepsakes.sharing import sharing_page
from bot.keepsakes.tints import LIGHT
from bot.keepsakes.visit_page import gathering_page, visits
from bot.settings import Clinic
from bot.understanding.times import clinic_now

MONTH_FIRST = ("us",)


@dataclass(frozen=True)
class Partnership:
    """What the keepsakes of one partnership are made from.

    ``entries`` stand in the order they were said; ``now`` is UTC without a zone; ``paper`` is "a4"
    or "letter"; ``harmed`` says that a caregiver crossed a line.
    """

    entries: list[Entry]
    caregiver: Caregiver
    content: Content
    clinic: Clinic
    now: datetime
    paper: str = "a4"
    harmed: bool = False


def keepsakes(of: Partnership) -> dict[str, bytes]:
    """File names and their bytes.

    Where a line was crossed nothing is made to bring or to show to that caregiver, and no petals.
    """
    last = visits(of.entries)[-1] if of.entries else []
    page = gathering_page(last, of.caregiver.name, of.content, of.clinic.language, of.harmed)
    files = {**_pages("gathering", page, of), "gathering.md": as_markdown(page).encode()}
    return files if of.harmed else {**files, **_card(of), **_petals(of), **_sharing(of)}


def _pages(name: str, page: Page, of: Partnership) -> dict[str, bytes]:
    pdf = as_pdf(page, of.now, of.paper)
    return {f"{name}.pdf": pdf, f"{name}.html": as_html(page).encode()}


def _card(of: Partnership) -> dict[str, bytes]:
    here = clinic_now(of.clinic.time_zone, of.now)
    month_first = of.clinic.country in MONTH_FIRST
    card = appointment_card(of.entries, of.caregiver, of.content, here, month_first)
    files = _pages("card", card_page(card, of.content, of.clinic.language), of)
    calendar = calendar_file(card, of.content, of.now)
    return {**files, "card.ics": calendar} if calendar else files


def _petals(of: Partnership) -> dict[str, bytes]:
    name, entries = of.caregiver.name, of.entries
    files = {
        "petals.svg": petals(entries, name, of.content, of.now).encode(),
        "petals.png": as_png(petals(entries, name, of.content, of.now, LIGHT)),
    }
    months = petals_over_time(entries, name, of.content)
    if months:
        files["months.svg"] = months.encode()
        files["months.png"] = as_png(petals_over_time(entries, name, of.content, LIGHT) or "")
    return files


def _sharing(of: Partnership) -> dict[str, bytes]:
    language = of.clinic.language
    page = sharing_page(of.entries, of.caregiver.name, of.content, language)
    asked = questionnaire(of.content, language)
    answered = questionnaire_response(of.entries, of.content, language, of.now)
    return {
        **_pages("sharing", page, of),
        "questionnaire.json": json.dumps(asked, ensure_ascii=False, indent=2).encode(),
        "response.json": json.dumps(answered, ensure_ascii=False, indent=2).encode(),
    }
