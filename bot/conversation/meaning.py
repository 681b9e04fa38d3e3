"""What plain words ask for though they were read as an answer, as thanks or as a small request."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.conversation import asides, opening, partnerships, place, reflecting
from bot.conversation.remarks import remark_in
from bot.conversation.turn import Turn
from bot.conversation.unusual import wants_idea

Handler = Callable[[Turn], None]

KEEPS = "action_keep_answer"
# The actions whose words are looked at once more.
HEARD = {
    KEEPS, "action_reflect", "action_hear", "action_give_example", "action_thank",
    "action_out_of_scope", "action_tell_privacy", "action_ask_who", "action_offer_possibility",
    "action_keep_possibility", "action_leave_possibility", "action_apologise", "action_pause",
    "action_help",
}  # fmt: skip
OPEN = (*place.ASKED, place.CHOICE, place.PAUSED, place.NOTHING)
# Remarks that have an action of their own, and those that are answered on the spot.
ACTIONS_MEANT = {
    "pass": "action_skip", "out_of_scope": "action_out_of_scope",
    "goodbye": "action_say_goodbye", "enough": "action_say_goodbye",
}  # fmt: skip
ANSWERED = {
    "remark_decides": asides.aside("remark_decides"),
    "remark_here": asides.aside("remark_here"),
    "remark_why": asides.aside("remark_why"),
    "remark_opinion": asides.aside("remark_opinion"),
    "remark_how": asides.aside("remark_how"),
}


def meant(action: str, handlers: Mapping[str, Handler], turn: Turn) -> Handler | None:
    """The handler of what the words ask for in place of ``action``; ``None`` where they do not."""
    if action not in HEARD or turn.place.awaited not in OPEN:
        return None
    step = turn.place.open_step
    if step in place.ASKED and wants_idea(turn.text):
        return reflecting.offer_possibility
    name = partnerships.goes_to(turn)
    if name:
        return lambda turn: opening.begin_with(turn, name)
    if partnerships.asks_to_compare(turn):
        return partnerships.set_side_by_side
    return _remarked(handlers, remark_in(turn.text), step)


def _remarked(handlers: Mapping[str, Handler], remark: str, step: str) -> Handler | None:
    if step == place.FOLLOWUP and remark in ("enough", "nothing_more"):
        return reflecting.let_rest
    if step in (place.OFFER, place.FIT) and remark == "nothing_more":
        return reflecting.leave_possibility
    if remark in ACTIONS_MEANT:
        return handlers[ACTIONS_MEANT[remark]]
    return ANSWERED.get(remark)
