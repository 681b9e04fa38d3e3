"""Beginning with the caregiver and the visit that a link from the clinic named."""

from __future__ import annotations

from bot.conversation import asking
from bot.conversation.turn import Turn


def begin(turn: Turn, leads: list[str]) -> None:
    """Go to the first question without asking again what the link said; ``leads`` come first."""
    said, turn.place.invited = turn.place.invited, {}
    turn_to(turn, said["caregiver"])
    when = said.get("appointment", "")
    if when:
        turn.journal.note(turn.place.partnership or "", None, when)
    about = turn.content.voice["before_visit" if when else "before_some_visit"]
    turn.speak(f"{turn.pick(leads)} {turn.pick(about, when=when)}")
    asking.ask(turn, asking.next_quality(turn))
    if turn.entries():
        turn.messages[-1].buttons.insert(0, dict(turn.content.buttons["prepare"]))


def turn_to(turn: Turn, name: str) -> None:
    """Put the caregiver of that name in hand, new or known, with nothing visited yet."""
    caregiver = turn.journal.partnership(name, turn.now)
    turn.place.partnership, turn.place.caregiver = caregiver.id, caregiver.name
    turn.place.trail, turn.place.quality = [], None
