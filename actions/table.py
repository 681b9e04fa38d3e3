"""Which function answers for each action that Rasa may predict."""

from __future__ import annotations

from collections.abc import Callable

from bot.content.loader import SAFETY_KINDS
from bot.conversation import asides, asking, hearing, noting, opening, pausing, reflecting, safety
from bot.conversation.turn import Turn
from bot.keepsakes import showing

Handler = Callable[[Turn], None]

ACTIONS: dict[str, Handler] = {
    "action_open": opening.open_visit,
    "action_consent_given": opening.agree,
    "action_consent_refused": opening.refuse,
    "action_keep_name": opening.keep_name,
    "action_ask_who": opening.ask_who,
    "action_keep_answer": reflecting.keep_answer,
    "action_reflect": reflecting.reflect,
    "action_offer_possibility": reflecting.offer_possibility,
    "action_keep_possibility": reflecting.keep_possibility,
    "action_leave_possibility": reflecting.leave_possibility,
    "action_lead_on": asking.lead_on,
    "action_choose_quality": asking.choose,
    "action_skip": asking.skip,
    "action_go_back": asking.go_back,
    "action_repeat": asking.repeat,
    "action_explain": asking.explain,
    "action_give_example": asking.give_example,
    "action_pause": pausing.pause,
    "action_resume": pausing.resume,
    "action_greet": pausing.greet,
    "action_start_over": pausing.start_over,
    "action_say_goodbye": showing.say_goodbye,
    "action_correct": pausing.correct,
    "action_keep_correction": pausing.keep_correction,
    "action_show_summary": showing.show_summary,
    "action_prepare_appointment": showing.prepare_appointment,
    "action_note_appointment": noting.note_appointment,
    "action_note_rhythm": noting.note_rhythm,
    "action_show_support_web": showing.show_support_web,
    "action_tell_privacy": noting.tell_privacy,
    "action_export": showing.export,
    "action_ask_before_erasing": noting.ask_before_erasing,
    "action_erase": noting.erase,
    "action_keep_after_all": noting.keep_after_all,
    "action_thank": asides.aside("thanked"),
    "action_help": asides.aside("help"),
    "action_set_checkins": asides.aside("checkins_later"),
    "action_stop_checkins": asides.aside("checkins_none"),
    "action_medical_advice": asides.aside("medical_advice"),
    "action_find_practitioner": asides.aside("find_practitioner"),
    "action_say_what_it_is": asides.aside("what_it_is"),
    "action_human_contact": asides.aside("human_contact"),
    "action_apologise": asides.apologise,
    "action_out_of_scope": asides.aside("out_of_scope"),
    "action_hear": hearing.hear,
    **{f"action_{kind}": lambda turn, kind=kind: safety.enter(turn, kind) for kind in SAFETY_KINDS},
}
