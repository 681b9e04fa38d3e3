"""What invented people said, for the keepsakes to be made from."""

from __future__ import annotations

from datetime import datetime, timedelta

import pypdfium2

from bot.content import load_content
from bot.journal.entries import Caregiver, Entry
from bot.keepsakes.card import Card, appointment_card
from bot.understanding.times import clinic_now

CONTENT = load_content()
NOW = datetime(2026, 11, 22, 18, 0)
ZONE = "America/New_York"


def said(quality: str, stance: str, text: str, days_ago: int = 0, bring: bool = False) -> Entry:
    """An answer with an id of its own, said so many days before now."""
    at = NOW - timedelta(days=days_ago)
    return Entry(f"id-{quality}-{days_ago}", "p1", quality, "?", text, text, stance, at, bring)


HEARD = said("listening", "absent", "I never get to the end of it")
PRICE = said("expectations", "mixed", "I know the price, not how long", bring=True)
TOGETHER = said("horizontal_relationship", "present", "We decide like two people")
GIVING = said("ayni", "unsure", "I don't know what I give back")
SLEEP = said("lifestyle", "present", "He remembered my sleep")
ANSWERS = [HEARD, PRICE, TOGETHER, GIVING, SLEEP]
ARABIC = said("listening", "present", "أشعر أنها تسمعني")
LONG = "We talk, and then the quarter of an hour is over and I am out in the rain again. " * 40


def card(answers: list[Entry], name: str = "Dr. Osei", when: str | None = None) -> Card:
    """The card of those answers, made on a Sunday in New York."""
    caregiver = Caregiver("p1", name, None, when)
    return appointment_card(answers, caregiver, CONTENT, clinic_now(ZONE, NOW), month_first=True)


def printed(pdf: bytes) -> list[str]:
    """The text of each page of a PDF, as a reader would copy it."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
