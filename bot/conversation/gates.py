"""The gates that every turn passes before its handler."""

from __future__ import annotations

from collections.abc import Mapping

from bot.content.loader import SAFETY_KINDS
from bot.conversation import asking, meaning, opening, place, safety
from bot.conversation.meaning import KEEPS, Handler
from bot.conversation.turn import Turn
from bot.conversation.withdrawing import change_of_consent

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


def take(action: str, handlers: Mapping[str, Handler], turn: Turn) -> None:
    """Run the handler of ``action``, or what this moment asks for instead.

    Safety stands before consent, a wish about what is kept before any request, consent before
    the caregiver, the caregiver before a question.
    """
    if turn.place.last_turn != turn.message_id:
        turn.place.last_turn = turn.message_id
        turn.place.turn += 1
        turn.place.paced += turn.place.awaited != place.SAFETY
    _gated(action, handlers, turn)(turn)
    if turn.messages:
        turn.place.seen = turn.now.isoformat(timespec="seconds") if turn.place.partnership else ""


def _gated(action: str, handlers: Mapping[str, Handler], turn: Turn) -> Handler:
    if action in ENTERS_SAFETY:
        return handlers[action]
    changing = change_of_consent(turn)
    if changing:
        return changing
    if turn.place.awaited == place.SAFETY:
        return handlers[action] if action in DURING_SAFETY else _in_safety(action)
    first = opening.arrive if turn.invite else _before_questions(action, turn)
    return first or _meant(action, handlers, turn)


def _meant(action: str, handlers: Mapping[str, Handler], turn: Turn) -> Handler:
    meant = meaning.meant(action, handlers, turn)
    if meant and action == KEEPS:
        return _nothing  # what follows speaks, and a request is no answer to keep
    return meant or handlers[action]


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
