"""Taking consent back in the middle of a talk, and giving it again; the talk itself goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.conversation import asking, opening, place, safety
from bot.conversation.turn import Turn
from bot.conversation.unkeeping import gives_again, takes_back


def change_of_consent(turn: Turn) -> Callable[[Turn], None] | None:
    """The handler of a message that changes what may be kept; ``None`` for any other message."""
    consent, awaited = turn.place.consent, turn.place.awaited
    if takes_back(turn.text):
        if consent or (awaited == place.OPENING and turn.shelf.agreed()):
            return withdraw
        if consent is False:
            return say_unkept
        return opening.refuse if awaited == place.CONSENT else None
    return agree_again if consent is False and gives_again(turn.text) else None


def withdraw(turn: Turn) -> None:
    """Keep nothing from this message on; what was kept before is the person's to decide."""
    turn.journal = turn.shelf.withdraw(turn.message_id, turn.now)
    turn.place.consent = False
    if turn.place.awaited == place.OPENING:
        turn.place.awaited = place.NAME
    _carry_over(turn)
    turn.say("withdrawn")
    if turn.place.awaited == place.SAFETY:
        safety.stay(turn)
        return
    turn.place.interrupt(place.ERASE)
    turn.say("withdrawn_earlier", "erase_yes", "leave_it")


def say_unkept(turn: Turn) -> None:
    """Nothing was being kept already."""
    turn.say("unkept_already")
    asking.way_back(turn)


def agree_again(turn: Turn) -> None:
    """Keep from here on; what was said meanwhile passes."""
    names = {c.id: c.name for c in turn.journal.caregivers()}
    turn.agree()
    known = {c.name: c.id for c in turn.journal.caregivers()}
    if turn.place.partnership:
        here = turn.journal.partnership(turn.place.caregiver, turn.now)
        known[here.name] = turn.place.partnership = here.id
    turn.place.harmed = [known[names[i]] for i in turn.place.harmed if names.get(i) in known]
    turn.say("kept_again")
    asking.way_back(turn)


def _carry_over(turn: Turn) -> None:
    """Take the talk so far along, in memory alone, so that it goes on as it was."""
    kept, passing = turn.shelf.kept, turn.shelf.passing
    for caregiver in kept.caregivers():
        here = passing.partnership(caregiver.name, turn.now)
        passing.note(here.id, caregiver.rhythm, caregiver.appointment)
        for entry in kept.entries(caregiver.id):
            passing.keep(replace(entry, partnership=here.id))
        turn.place.harmed = [here.id if i == caregiver.id else i for i in turn.place.harmed]
        if turn.place.partnership == caregiver.id:
            turn.place.partnership = here.id
