"""Beginning with a caregiver, as the person names them or as a link from the clinic does."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import asking, partnerships
from bot.conversation.turn import Turn


def begin_invited(turn: Turn, leads: list[str]) -> None:
    """Go to the first question without asking again what the link said; ``leads`` come first."""
    said, turn.place.invited = turn.place.invited, {}
    turn_to(turn, said["caregiver"])
    when = said.get("appointment", "")
    if when:
        turn.journal.note(turn.place.partnership or "", None, when)
    first = keep_first_words(turn)
    about = turn.content.voice["before_visit" if when else "before_some_visit"]
    if first:  # what the person said goes before what the link said
        about = turn.content.voice["first_words"]
    turn.speak(f"{turn.pick(leads)} {turn.pick(about, when=when, first=first)}")
    asking.ask(turn, asking.next_quality(turn))
    if turn.entries():
        turn.messages[-1].buttons.insert(0, dict(turn.content.buttons["prepare"]))


def turn_to(turn: Turn, name: str) -> bool:
    """Put the caregiver of that name in hand, new or known; gives whether a question stood open."""
    caregiver = turn.journal.partnership(partnerships.known_as(turn, name), turn.now)
    return turn.place.change_thread(caregiver.id, caregiver.name)


def keep_first_words(turn: Turn) -> str:
    """Keep what was said before consent with the caregiver in hand; gives its first words or ""."""
    held, turn.place.first_words = turn.place.first_words, []
    for said in held:
        entry = turn.entry(None, said["text"])
        turn.journal.keep(replace(entry, message_id=said["id"], quote=said["quote"]))
    return held[0]["quote"] if held else ""
