"""A page for showing to the caregiver, from which the person leaves out what they like."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.content import Content
from bot.conversation.voice import fill
from bot.journal.entries import Entry
from bot.keepsakes.page import Line, Page, Section
from bot.keepsakes.visit_page import gathering_page


def sharing_page(
    entries: list[Entry],
    caregiver: str,
    content: Content,
    language: str,
    left_out: Collection[str] = (),
) -> Page:
    """The gathering without the answers whose message ids are in ``left_out``.

    What is left out goes before anything is built, so that no trace of it, its heading or its
    quality is in whatever is made of the page. Sharing is the person's own act; for a caregiver
    who crossed a line this page is not offered at all.
    """
    words = content.keepsakes["sharing"]
    shown = [entry for entry in entries if entry.message_id not in left_out]
    page = gathering_page(shown, caregiver, content, language)
    empty = Section("", (Line("", words["nothing"]),))
    return replace(
        page,
        title=fill(words["title"], {"caregiver": caregiver}),
        sections=page.sections if any(e.quality for e in shown) else (empty,),
        foot=words["foot"],
    )
