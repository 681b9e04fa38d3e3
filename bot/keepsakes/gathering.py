"""The gathering: what nourishes, what is thin, what to bring, in the person's own words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.journal.entries import Entry

if TYPE_CHECKING:
    from bot.conversation.turn import Turn

BRING = "gathering_bring"
MOST_WORDS = 40  # of quotations, so that the whole stays within one message
SECTIONS = {
    "gathering_present": ("present",),
    "gathering_absent": ("absent",),
    "gathering_open": ("mixed", "unsure"),
}


def gathering(entries: list[Entry], turn: Turn) -> str:
    """A few short lines, one a section, each quoting what was said; no totals, no ranking."""
    said = {
        key: [e.quote for e in entries if e.quality and e.stance in stances]
        for key, stances in SECTIONS.items()
        if not (key == "gathering_present" and turn.place.harmed_here)
    }
    said[BRING] = [e.quote for e in entries if e.to_bring]
    chosen = within_budget({key: quotes for key, quotes in said.items() if quotes})
    lines = [turn.pick(turn.content.voice[key], list=quoted(q)) for key, q in chosen.items()]
    return "\n".join(lines)


def within_budget(said: dict[str, list[str]]) -> dict[str, list[str]]:
    """The newest quotation of each section, and one more where ``MOST_WORDS`` leave room."""
    chosen = {key: quotes[-1:] for key, quotes in said.items()}
    for key, quotes in said.items():
        words = sum(len(q.split()) for qs in chosen.values() for q in qs)
        if len(quotes) > 1 and words + len(quotes[-2].split()) <= MOST_WORDS:
            chosen[key] = quotes[-2:]
    return chosen


def listing(entries: list[Entry], turn: Turn) -> str:
    """Every answer word for word under the name of its quality, in the order of the visit."""
    names = {q: parts["name"] for q, parts in turn.content.qualities.items()}
    lines: list[str] = []
    for quality in dict.fromkeys(e.quality for e in entries):
        heading = names.get(quality or "", turn.content.voice["also_said"][0])
        lines.append(heading[:1].upper() + heading[1:] + ":")
        lines += [f"- “{e.text}”" for e in entries if e.quality == quality]
    return "\n".join(lines)


def quoted(texts: Iterable[str]) -> str:
    """Texts in quotation marks with commas between."""
    return ", ".join(f"“{text}”" for text in dict.fromkeys(texts))
