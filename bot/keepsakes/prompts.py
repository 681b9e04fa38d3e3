"""At most three lines to bring to an appointment, made from the person's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.journal.entries import Entry

if TYPE_CHECKING:
    from bot.conversation.turn import Turn

MOST_PROMPTS = 3
WEIGHT = {"absent": 0, "mixed": 1, "unsure": 2, "present": 3}


def appointment_prompts(turn: Turn) -> list[str]:
    """Up to three prompts: what was marked to bring, then what felt thin, then the rest.

    One prompt a quality; the newest words of a quality speak for it.
    """
    return [_prompt(turn, entry) for entry in chosen(turn.entries())]


def chosen(entries: list[Entry]) -> list[Entry]:
    """The answers, at most three, that the prompts are made from, the weightiest first."""
    newest = {entry.quality: entry for entry in entries if entry.quality}
    ranked = sorted(newest.values(), key=lambda e: (not e.to_bring, WEIGHT[e.stance]))
    return ranked[:MOST_PROMPTS]


def _prompt(turn: Turn, entry: Entry) -> str:
    prompts = turn.content.qualities[entry.quality or ""]["prompts"]
    return turn.pick(prompts[entry.stance], quote=entry.quote)
