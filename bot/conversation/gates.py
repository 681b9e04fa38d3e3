"""The gates that every turn passes before its handler."""

from __future__ import annotations

from collections.abc import Callable

from bot.content.loader import SAFETY_KINDS
from bot.conversation import asking, opening, place, reflecting, safety
from bot.conversation.turn import Turn

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


def take(action: str, handler: Handler, turn: Turn) -> None:
    """Run the handler of ``action``, or what this moment asks for instead.

    Safety stands before consent, consent before the caregiver, the caregiver before a question.
    """
    if turn.place.last_turn != turn.message_id:
        turn.place.last_turn = turn.message_id
        turn.place.turn += 1
    elif turn.place.answered == turn.message_id:
        return  # one message, one answer, whatever else is predicted after it
    _gated(action, handler, turn)(turn)
    if turn.messages:
        turn.place.answered = turn.message_id


def _gated(action: str, handler: Handler, turn: Turn) -> Handler:
    if action in ENTERS_SAFETY:
        return handler
    if action == "action_give_example" and reflecting.asks_for_idea(turn):
        return reflecting.offer_possibility
    if turn.place.awaited == place.SAFETY:
        return handler if action in DURING_SAFETY else _in_safety(action)
    if turn.invite:
        return opening.arrive
    return _before_questions(action, turn) or handler


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
    if action == "action_keep_answer":
        return lambda turn: None  # the stay that follows speaks
    return safety.go_back if action in LEAVES_SAFETY else safety.stay
