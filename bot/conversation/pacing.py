"""How much the guide asks: two reflections to a question over a visit, and never an inquisition.

Both sides are counted by the codes of the content, as the voice check counts them: a text that
reflects is one reflection, a question mark or a "tell me more" is one question.
"""

from __future__ import annotations

from bot.conversation.place import Place

# Two to one is "good" in MITI 4.2.1; under this share of turns it would be dodging.
REFLECTIONS_TO_A_QUESTION = 2
LEAST_ASKED = 0.44
# So many reflections ahead, a question does no harm even where enough was asked.
FAR_AHEAD = 3


def may_ask(place: Place) -> bool:
    """Whether a question that could also be left as an invitation is asked."""
    ahead = place.reflections - REFLECTIONS_TO_A_QUESTION * (place.questions + 1)
    return ahead >= FAR_AHEAD or (ahead >= 0 and asks_little(place))


def asks_little(place: Place) -> bool:
    """Whether the guide has asked in too few turns."""
    return place.questions < LEAST_ASKED * place.paced


def owes_reflection(place: Place) -> bool:
    """Whether another reflection is due before the next question that comes by itself."""
    soon = max(place.questions + 1, LEAST_ASKED * place.paced)
    return place.reflections <= REFLECTIONS_TO_A_QUESTION * soon
