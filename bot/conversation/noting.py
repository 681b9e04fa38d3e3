"""Notes beside the answers, what is told about privacy, and erasing."""

from __future__ import annotations

from bot.conversation import asking, place, seasons
from bot.conversation.turn import Turn
from bot.understanding.times import clinic_now, spoken, time_in

MONTH_FIRST = "us"


def note_appointment(turn: Turn) -> None:
    """Keep when the next appointment is, in the person's words, and offer to prepare."""
    turn.journal.note(turn.place.partnership or "", None, turn.text)
    now = clinic_now(turn.clinic.time_zone, turn.now)
    day = time_in(turn.text, now, month_first=turn.clinic.country == MONTH_FIRST)
    if day:
        turn.say("appointment_on", "prepare", "go_on", quote=turn.reading.quote, day=spoken(day))
    else:
        turn.say("appointment_noted", "prepare", "go_on", quote=turn.reading.quote)


def note_rhythm(turn: Turn) -> None:
    """Keep how life flows now, in the person's words."""
    turn.journal.note(turn.place.partnership or "", turn.text, None)
    noted = turn.pick(turn.content.voice["rhythm_noted"], quote=turn.reading.quote)
    turn.speak(" ".join([noted, *seasons.thought(turn, turn.text)]))
    asking.way_back(turn)


def tell_privacy(turn: Turn) -> None:
    """What is kept, who sees it, for how long."""
    if turn.place.consent is False:
        turn.say("privacy_withdrawn" if turn.shelf.holds() else "privacy_unkept")
    else:
        turn.say("privacy")
    asking.way_back(turn)
    if turn.place.consent is not None:
        turn.offer("unkeep" if turn.place.consent else "keep_again")


def ask_before_erasing(turn: Turn) -> None:
    """One confirmation before everything goes."""
    turn.place.interrupt(place.ERASE)
    turn.say("erase_question", "erase_yes", "erase_no")


def erase(turn: Turn) -> None:
    """Remove everything about this person; the conversation begins anew."""
    turn.shelf.erase()
    turn.place = place.Place(last_turn=turn.message_id)
    turn.say("erased")


def keep_after_all(turn: Turn) -> None:
    """Nothing was erased; back to where they were."""
    turn.place.resume_from(place.ERASE)
    turn.say("not_erased")
    asking.way_back(turn)
