"""How much the guide asks: two reflections to a question over a visit, and never an inquisition."""

from __future__ import annotations

from bot.conversation.place import Place

# Two to one is "good" in MITI 4.2.1; under this share of turns it would be dodging.
REFLECTIONS_TO_A_QUESTION = 2
LEAST_ASKED = 0.42


def may_ask(place: Place) -> bool:
    """Whether a question that could also be left as an invitation is asked."""
    asked = place.questions + 1
    enough_heard = place.reflections >= REFLECTIONS_TO_A_QUESTION * asked
    return enough_heard or place.questions < LEAST_ASKED * place.turn
