"""An answer: kept first, then reflected; one follow-up; an idea only when it is welcome."""

from __future__ import annotations

from bot.content.check import MOST_WORDS
from bot.conversation import asking, choosing, partnerships, place, returning, threads
from bot.conversation.turn import Turn, together

BRIEF_WORDS = 3
# A follow-up's own stance counts only when it is as plain as this.
SURE = 0.7


def keep_answer(turn: Turn) -> None:
    """Commit the person's words. Says nothing: what is said comes after what is kept."""
    turn.journal.keep(turn.entry(_quality_answered(turn), stance=_stance_told(turn)))
    turn.place.last_message = turn.message_id


def reflect(turn: Turn) -> None:
    """Answer what was said, and open the next step."""
    if not turn.journal.has(turn.message_id):
        keep_answer(turn)
    turn.place.last_message = turn.message_id
    step = {
        place.ANSWER: _first_reflection,
        place.FOLLOWUP: _deepen,
        place.OFFER: _deepen_and_go_on,
        place.FIT: _deepen_and_go_on,
    }
    step.get(_step(turn), _thank_for_loose_words)(turn)


def offer_possibility(turn: Turn) -> None:
    """The person wants an idea: give one, with the way out built in."""
    parts = turn.content.qualities[turn.place.quality or asking.next_quality(turn)]
    turn.say_from(parts["possibilities"][_stance_here(turn)], "fits", "fits_not")
    turn.place.awaited = place.FIT


def keep_possibility(turn: Turn) -> None:
    """The idea fits: what was said goes onto the list for the appointment."""
    turn.journal.bring(turn.place.last_message)
    threads.say_along(turn, turn.content.voice["idea_kept"])
    asking.go_on(turn)


def leave_possibility(turn: Turn) -> None:
    """No idea wanted, or not this one: leave it and go on."""
    if turn.place.awaited == place.FIT:
        threads.say_along(turn, turn.content.voice["idea_left"])
    else:
        threads.bridge(turn)
    asking.go_on(turn)


def let_rest(turn: Turn) -> None:
    """Nothing more is wanted here."""
    turn.say("enough_here")
    _hold_out_idea(turn)


def _first_reflection(turn: Turn) -> None:
    if turn.place.looking_back:
        returning.reflect_change(turn)
        return
    stance = _stance_said(turn)
    turn.place.plain = choosing.is_plain(turn)
    turn.speak(partnerships.beside(turn) or choosing.reflection(turn, stance))
    more = threads.second(turn, stance)
    turn.place.question = choosing.followup(turn, stance)
    turn.speak(together(more, turn.place.question), "enough")
    turn.place.awaited = place.FOLLOWUP


def _deepen(turn: Turn) -> None:
    if is_brief(turn):
        let_rest(turn)
        return
    stance = _stance_said(turn)
    turn.speak(_deeper(turn, stance))
    _hold_out_idea(turn, stance)


def _hold_out_idea(turn: Turn, stance: str = "") -> None:
    """Offer an idea, behind a second reflection where there was an answer of that stance."""
    if turn.place.harmed_here:  # no ideas for a partnership in which a line was crossed
        asking.go_on(turn)
        return
    asking.offer_idea(turn, threads.second(turn, stance) if stance else "")
    turn.place.awaited = place.OFFER


def _deepen_and_go_on(turn: Turn) -> None:
    stance = _stance_said(turn)
    deeper = _deeper(turn, stance)
    fits = len(deeper.split()) <= MOST_WORDS / 2
    turn.speak(together(deeper, threads.second(turn, stance) if fits else ""))
    asking.go_on(turn)


def _deeper(turn: Turn, stance: str) -> str:
    return partnerships.beside(turn) or choosing.deepening(turn, stance)


def _thank_for_loose_words(turn: Turn) -> None:
    turn.say("loose_words", quote=turn.reading.quote)
    turn.say("open_floor", "go_on", "choose", "summary")
    turn.place.awaited = place.NOTHING


def is_brief(turn: Turn) -> bool:
    """Whether the person declined to say more, with a bare yes or no."""
    bare = turn.reading.intent in ("affirm", "deny", "thank")
    return bare and len(turn.text.split()) <= BRIEF_WORDS


def _stance_said(turn: Turn) -> str:
    """The stance to answer: where a line was crossed, nothing is praised."""
    stance = _stance_told(turn)
    return "unsure" if turn.place.harmed_here and stance == "present" else stance


def _stance_told(turn: Turn) -> str:
    """What is kept as told: a follow-up is read in the light of the answer before it."""
    if turn.place.looking_back:
        return returning.stance_now(turn)
    if turn.place.awaited == place.FOLLOWUP and turn.reading.stance_confidence < SURE:
        return _stance_here(turn)
    return turn.reading.stance


def _stance_here(turn: Turn) -> str:
    """The stance of the newest answer to the quality in hand, but for the words being heard."""
    before = [e for e in turn.entries() if e.message_id != turn.message_id]
    here = [e.stance for e in before if e.quality == turn.place.quality]
    return here[-1] if here else "unsure"


def _step(turn: Turn) -> str:
    return turn.place.open_step if turn.place.quality else place.NOTHING


def _quality_answered(turn: Turn) -> str | None:
    return turn.place.quality if _step(turn) in place.ASKED else None
