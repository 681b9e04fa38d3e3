"""Short replies to what lies beside the path, each with a way back to it."""

from __future__ import annotations

from collections.abc import Callable

from bot.conversation import asking
from bot.conversation.turn import Turn

OTHER_CLINICIAN = "another clinician"  # nobody is sent back to a caregiver who crossed a line


def aside(key: str) -> Callable[[Turn], None]:
    """A handler that says one variant of ``key`` and points back to where they were."""

    def handler(turn: Turn) -> None:
        turn.say(key, **({"caregiver": OTHER_CLINICIAN} if turn.place.harmed_here else {}))
        asking.way_back(turn)

    return handler


def apologise(turn: Turn) -> None:
    """The guide missed something: say so once, and give the choice back."""
    turn.say("sorry", "go_on", "summary", "rest")
