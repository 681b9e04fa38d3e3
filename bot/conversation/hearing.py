"""Words that are not plainly a request, read against what the guide waits for."""

from __future__ import annotations

from bot.conversation import noting, opening, pausing, place, reflecting
from bot.conversation.turn import Turn


def hear(turn: Turn) -> None:
    """The answer to whatever is awaited; it is kept, and nothing is asked for again."""
    handler = {
        place.NAME: opening.keep_name,
        place.CORRECTION: pausing.keep_correction,
        place.ERASE: noting.keep_after_all,
    }.get(turn.place.awaited)
    chosen = CHOICES.get((turn.place.awaited, turn.reading.intent))
    (handler or chosen or reflecting.reflect)(turn)


CHOICES = {
    (place.OFFER, "affirm"): reflecting.offer_possibility,
    (place.OFFER, "deny"): reflecting.leave_possibility,
    (place.FIT, "affirm"): reflecting.keep_possibility,
    (place.FIT, "deny"): reflecting.leave_possibility,
}
