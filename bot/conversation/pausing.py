"""Stopping, coming back, starting afresh, taking an answer back."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import asking, place, returning, threads
from bot.conversation.turn import Turn

LONG_CORRECTION = 8


def pause(turn: Turn) -> None:
    """Stop here; the place is kept."""
    rest(turn)
    turn.say("paused" if turn.journal.keeps else "paused_unkept")


def resume(turn: Turn) -> None:
    """Back in the same place, with the last words said there."""
    if turn.place.awaited == place.PAUSED:
        turn.place.resume_from(place.PAUSED)
    if _welcomed(turn):
        return
    said = turn.entries()
    if said:
        turn.say("welcome_back_words", earlier=threads.carry(turn, said[-1]))
    else:
        turn.say("welcome_back")
    asking.open_again(turn)


def greet(turn: Turn) -> None:
    """A hello: the first, or after a while."""
    if turn.place.awaited == place.PAUSED:
        resume(turn)
        return
    if _welcomed(turn):
        return
    turn.say("greeting")
    asking.way_back(turn)


def start_over(turn: Turn) -> None:
    """A fresh round with the same caregiver; earlier answers stay."""
    if not turn.place.partnership:
        asking.way_back(turn)
        return
    turn.journal.begin_round(turn.place.partnership, turn.now)
    turn.place.trail, turn.place.quality = [], None
    turn.say("fresh_start")
    asking.ask(turn, next(iter(turn.content.qualities)))


def correct(turn: Turn) -> None:
    """Ask what the last answer is to say instead."""
    awaited_here = turn.place.awaited == place.CORRECTION
    if awaited_here and len(turn.text.split()) >= LONG_CORRECTION:  # "what I meant is that ..."
        keep_correction(turn)
        return
    if not turn.entries():
        turn.say("nothing_to_correct")
        asking.way_back(turn)
        return
    turn.place.interrupt(place.CORRECTION)
    turn.say("correction", earlier=turn.entries()[-1].quote)


def keep_correction(turn: Turn) -> None:
    """The new words take the place of the last answer."""
    old = turn.entries()[-1]
    new = replace(turn.entry(old.quality), said_at=old.said_at, to_bring=old.to_bring)
    turn.journal.correct(old.message_id, new)
    turn.place.last_message = turn.message_id
    turn.place.resume_from(place.CORRECTION)
    turn.say("corrected", quote=turn.reading.quote)
    asking.way_back(turn)


def rest(turn: Turn) -> None:
    """Mark the place, so that a later visit begins where this one stopped."""
    turn.place.interrupt(place.PAUSED)


def _welcomed(turn: Turn) -> bool:
    """Whether someone who comes back on another day was asked about their words of then."""
    resting = turn.place.awaited in (*place.ASKED, place.CHOICE, place.NOTHING)
    return resting and returning.welcome(turn, returning.last_here(turn))
