"""The appointment card: one page, at most three prompts in the person's words, room to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.content import Content
from bot.conversation.voice import fill
from bot.journal.entries import Caregiver, Entry
from bot.keepsakes.page import Line, Page, Section, shortened
from bot.keepsakes.prompts import MOST_PROMPTS, chosen
from bot.understanding.times import spoken, time_in

LONGEST_QUOTE = 160  # characters
LONGEST_PROMPT = 320
LONGEST_NAME = 80
ROOM = 2  # ruled lines under each prompt
ROOM_AT_THE_END = 5


@dataclass(frozen=True)
class Prompt:
    """One line to bring, and the words it came from where it does not hold them itself."""

    text: str
    quote: str = ""


@dataclass(frozen=True)
class Card:
    """An appointment card; the person may change its prompts before it is printed.

    ``caregiver`` as the person calls them; ``when`` in the clinic's zone, at midnight where no
    hour was named, ``None`` where no day was; ``key`` tells one partnership from another.
    """

    key: str
    caregiver: str
    prompts: tuple[Prompt, ...]
    when: datetime | None = None


def appointment_card(
    entries: list[Entry], caregiver: Caregiver, content: Content, now: datetime, month_first: bool
) -> Card:
    """The card made from what stands in the journal; no entries make a card with room alone.

    ``now`` is aware of the clinic's zone; ``month_first`` reads 12/01 as the first of December.
    """
    when = time_in(caregiver.appointment, now, month_first) if caregiver.appointment else None
    prompts = tuple(_prompt(entry, content) for entry in chosen(entries))
    return Card(caregiver.id, shortened(caregiver.name, LONGEST_NAME), prompts, when)


def card_page(card: Card, content: Content, language: str) -> Page:
    """The card as a page of one sheet."""
    words = content.keepsakes["card"]
    lines = tuple(
        Line(str(n), shortened(p.text, LONGEST_PROMPT), _said(p, words["said"]))
        for n, p in enumerate(card.prompts[:MOST_PROMPTS], 1)
    )
    first = (
        Section(words["prompts"], lines, ROOM)
        if lines
        else Section("", (Line("0", words["nothing"]),))
    )
    when = spoken(card.when) if card.when else "_" * 24
    return Page(
        title=fill(words["title"], {"caregiver": card.caregiver}),
        under=f"{words['when']}: {when}",
        language=language,
        sections=(first, Section(words["room"], room=ROOM_AT_THE_END)),
        foot=words["foot"],
        missing=content.keepsakes["page"]["missing"],
        numbered=bool(lines),
        one_page=True,
    )


def _prompt(entry: Entry, content: Content) -> Prompt:
    """The variant that quotes the person, else the first with the words beneath it."""
    variants = content.qualities[entry.quality or ""]["prompts"][entry.stance]
    quote = shortened(entry.quote, LONGEST_QUOTE)
    quoting = next((v for v in variants if "{quote}" in v), "")
    if quoting:
        return Prompt(fill(quoting, {"quote": quote}))
    return Prompt(variants[0], quote)


def _said(prompt: Prompt, words: str) -> str:
    return fill(words, {"quote": prompt.quote}) if prompt.quote else ""
