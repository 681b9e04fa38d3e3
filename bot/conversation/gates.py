"""The gates that every turn passes before its handler."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.content.loader import SAFETY_KINDS
from bot.conversation import asides, asking, opening, place, reflecting, safety, threads
from bot.conversation.remarks import remark_in
from bot.conversation.turn import Turn
from bot.conversation.unusual import wants_idea

Handler = Callable[[Turn], None]

PLAINLY = 0.7
ENTERS_SAFETY = {f"action_{kind}" for kind in SAFETY_KINDS}
LEAVES_SAFETY = {
    "action_lead_on", "action_resume", "action_choose_quality", "action_go_back", "action_skip",
}  # fmt: skip
AT_ANY_TIME = {
    "action_tell_privacy", "action_help", "action_say_what_it_is", "action_human_contact",
    "action_ask_before_erasing", "action_erase", "action_keep_after_all", "action_export",
    "action_say_goodbye",
}  # fmt: skip
ANSWERS_CONSENT = {"action_consent_given", "action_consent_refused"}
DURING_SAFETY = {
    "action_human_contact", "action_tell_privacy", "action_erase", "action_export",
    "action_ask_before_erasing", "action_keep_after_all", "action_show_summary",
}  # fmt: skip
WITHOUT_A_CAREGIVER = {"action_ask_who", "action_keep_name", "action_pause", "action_hear"}
KEEPS = "action_keep_answer"
# What words that mean something else were read as: an answer, thanks, a small request.
HEARD = {
    KEEPS, "action_reflect", "action_hear", "action_give_example", "action_thank",
    "action_out_of_scope", "action_tell_privacy", "action_ask_who", "action_offer_possibility",
    "action_keep_possibility", "action_leave_possibility", "action_apologise", "action_pause",
    "action_help",
}  # fmt: skip
OPEN = (*place.ASKED, place.CHOICE, place.PAUSED, place.NOTHING)
# Remarks that are an action of their own, and those that are answered on the spot.
ACTIONS_MEANT = {
    "pass": "action_skip", "out_of_scope": "action_out_of_scope",
    "goodbye": "action_say_goodbye", "enough": "action_say_goodbye",
}  # fmt: skip
ENOUGH_SAID = ("enough", "nothing_more")  # after a reflection
ANSWERED = {
    "remark_decides": asides.aside("remark_decides"),
    "remark_here": asides.aside("remark_here"),
    "remark_why": asides.aside("remark_why"),
    "remark_opinion": asides.aside("remark_opinion"),
    "remark_how": asides.aside("remark_how"),
}


def take(action: str, handlers: Mapping[str, Handler], turn: Turn) -> None:
    """Run the handler of ``action``, or what this moment asks for instead.

    Safety stands before consent, consent before the caregiver, the caregiver before a question.
    """
    if turn.place.last_turn != turn.message_id:
        turn.place.last_turn = turn.message_id
        turn.place.turn += 1
    elif turn.place.answered == turn.message_id:
        return  # one message, one answer, whatever else is predicted after it
    _gated(action, handlers, turn)(turn)
    if turn.messages:
        turn.place.answered = turn.message_id
        turn.place.seen = turn.now.isoformat(timespec="seconds") if turn.place.partnership else ""


def _gated(action: str, handlers: Mapping[str, Handler], turn: Turn) -> Handler:
    if action in ENTERS_SAFETY:
        return handlers[action]
    if turn.place.awaited == place.SAFETY:
        return handlers[action] if action in DURING_SAFETY else _in_safety(action)
    first = _before_questions(action, turn)
    if first or action not in HEARD or turn.place.awaited not in OPEN:
        return first or handlers[action]
    meant = _meant(handlers, turn)
    if meant and action == KEEPS:
        return _nothing  # what follows speaks, and a request is no answer to keep
    return meant or handlers[action]


def _meant(handlers: Mapping[str, Handler], turn: Turn) -> Handler | None:
    """What words ask for that were read as something else; ``None`` for an answer."""
    step = turn.place.open_step
    if step in (place.FOLLOWUP, place.OFFER) and wants_idea(turn.text):
        return reflecting.offer_possibility
    name = threads.goes_to(turn)
    if name:
        return lambda turn: opening.begin_with(turn, name)
    if threads.asks_to_compare(turn):
        return threads.set_side_by_side
    remark = remark_in(turn.text)
    if step == place.FOLLOWUP and remark in ENOUGH_SAID:
        return reflecting.let_rest
    if step in (place.OFFER, place.FIT) and remark == "nothing_more":
        return reflecting.leave_possibility
    if remark in ACTIONS_MEANT:
        return handlers[ACTIONS_MEANT[remark]]
    return ANSWERED.get(remark)


def _nothing(turn: Turn) -> None:
    """Says and keeps nothing."""


def _before_questions(action: str, turn: Turn) -> Handler | None:
    """What comes first while consent or a caregiver is missing; ``None`` once both are there."""
    if turn.place.awaited == place.PAUSED and not turn.place.partnership:
        turn.place.resume_from(place.PAUSED)
    awaited = turn.place.awaited
    if awaited == place.OPENING:
        return opening.open_visit
    if action in AT_ANY_TIME | ANSWERS_CONSENT:
        return None
    if awaited == place.CONSENT:
        return opening.ask_consent_again
    if awaited == place.NAME and _names_someone(action, turn):
        return opening.keep_name
    named = turn.place.partnership or action in WITHOUT_A_CAREGIVER
    return None if named else asking.way_back


def _names_someone(action: str, turn: Turn) -> bool:
    """Whether a short text is the name that was asked for, and not plainly a request."""
    plainly = turn.reading.intent_confidence >= PLAINLY and action != "action_ask_who"
    return bool(turn.reading.caregiver) and not plainly


def _in_safety(action: str) -> Handler:
    if action == KEEPS:
        return _nothing  # the stay that follows speaks
    return safety.go_back if action in LEAVES_SAFETY else safety.stay
