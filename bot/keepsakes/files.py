"""Keepsakes as files, names to bytes: one function each, for a channel or a folder."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.content import Content
from bot.journal.entries import Caregiver, Entry
from bot.keepsakes.calendar_file import calendar_file
from bot.keepsakes.card import appointment_card, card_page
from bot.keepsakes.fhir import questionnaire, questionnaire_response
from bot.keepsakes.html_page import as_html
from bot.keepsakes.markdown_page import as_markdown
from bot.keepsakes.page import Page
from bot.keepsakes.pdf_page import as_pdf
from bot.keepsakes.petals import in_words, petals, petals_over_time
from bot.keepsakes.png import as_png
from bot.keepsakes.sharing import sharing_page
from bot.keepsakes.supports import Support
from bot.keepsakes.tints import LIGHT
from bot.keepsakes.visit_page import gathering_page, telling, visits
from bot.keepsakes.web_picture import web_in_words, web_picture
from bot.settings import Clinic
from bot.understanding.times import clinic_now

MONTH_FIRST = ("us",)
Files = dict[str, bytes]


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

    @property
    def said(self) -> list[Entry]:
        """The answers that tell something on a page."""
        return telling(self.entries, self.content)


def all_files(of: Partnership) -> Files:
    """Every keepsake of a partnership."""
    return {**gathering_files(of), **card_files(of), **petal_files(of), **sharing_files(of)}


def gathering_files(of: Partnership) -> Files:
    """The last visit as PDF, HTML and Markdown."""
    last = visits(of.said)[-1] if of.said else []
    page = gathering_page(last, of.caregiver.name, of.content, of.clinic.language, of.harmed)
    return {**_pages("gathering", page, of), "gathering.md": as_markdown(page).encode()}


def card_files(of: Partnership) -> Files:
    """The appointment card as PDF and HTML, with a calendar file once a day is known.

    None where a line was crossed: the guide prepares nobody for that room.
    """
    if of.harmed:
        return {}
    here = clinic_now(of.clinic.time_zone, of.now)
    month_first = of.clinic.country in MONTH_FIRST
    card = appointment_card(of.said, of.caregiver, of.content, here, month_first)
    files = _pages("card", card_page(card, of.content, of.clinic.language), of)
    calendar = calendar_file(card, of.content, of.now)
    return {**files, "card.ics": calendar} if calendar else files


def petal_files(of: Partnership) -> Files:
    """The petals as SVG and PNG with their text; over the months too, once there were two visits.

    None where a line was crossed, since they show what is good beside what is not.
    """
    if of.harmed:
        return {}
    name, entries = of.caregiver.name, of.said
    files = {
        "petals.svg": petals(entries, name, of.content, of.now).encode(),
        "petals.png": as_png(petals(entries, name, of.content, of.now, LIGHT)),
        "petals.txt": in_words(entries, of.content).encode(),
    }
    months = petals_over_time(entries, name, of.content)
    if months:
        files["months.svg"] = months.encode()
        files["months.png"] = as_png(petals_over_time(entries, name, of.content, LIGHT) or "")
    return files


def sharing_files(of: Partnership, left_out: Collection[str] = ()) -> Files:
    """A page to show, and the same as FHIR, without the answers of the message ids ``left_out``.

    None where a line was crossed.
    """
    if of.harmed:
        return {}
    language = of.clinic.language
    page = sharing_page(of.said, of.caregiver.name, of.content, language, left_out)
    response = questionnaire_response(of.said, of.content, language, of.now, left_out)
    return {
        **_pages("sharing", page, of),
        "questionnaire.json": _json(questionnaire(of.content, language)),
        "response.json": _json(response),
    }


def web_files(supports: list[Support], content: Content) -> Files:
    """The web of support as SVG and PNG with its text."""
    return {
        "web.svg": web_picture(supports, content).encode(),
        "web.png": as_png(web_picture(supports, content, LIGHT)),
        "web.txt": web_in_words(supports, content).encode(),
    }


def _pages(name: str, page: Page, of: Partnership) -> Files:
    pdf = as_pdf(page, of.now, of.paper)
    return {f"{name}.pdf": pdf, f"{name}.html": as_html(page).encode()}


def _json(resource: dict[str, Any]) -> bytes:
    return json.dumps(resource, ensure_ascii=False, indent=2).encode()
