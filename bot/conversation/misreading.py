"""A line taken for danger that may have been meant otherwise: the doubt, and how it is put right.

A line is in doubt when no rule of the safety net spoke, only its reader, and nothing grave was
said before. What is plain danger is not in doubt, whatever is said afterwards.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation import asking, place
from bot.conversation.turn import Turn
from bot.understanding.plain import normalised
from bot.understanding.safety import SAFETY_KINDS, alarmed, calmed

CRISIS = "crisis"
# Ways of answering the first question after which nothing is in doubt any more.
NO_DOUBT = ("confirmed", "unsure", "hard_to_call")
ABOUT_OTHERS = ("report_harm", "unsafe_at_home")
MOST_WORDS = 30
CALM_TURNS = 2
MOST_ID = 58  # so that the new id fits where the old one did
SET_RIGHT = re.compile(
    r"\bfigures? of speech\b|\b(?:an?|the) (?:expression|saying|joke|idiom)\b|"
    r"\b(?:joking|kidding|joked|metaphor\w*)\b|\bnot literal\w*\b|"
    r"\bi (?:(?:only|really|actually|simply|just) )*meant\b(?! (?:it|that|this|what i|every)\b)|"
    r"\bi(?:'?m| was) (?:only |just )?(?:talking|speaking) (?:of|about)\b|"
    r"\b(?:did ?n'?t|do ?n'?t|did not|do not) mean (?:it |that |this )?"
    r"(?:like that|that way|in that way|so|it|that)\b|"
    r"\b(?:not|nothing|never) (?:like that|that way|in that way|of the (?:sort|kind))\b|"
    r"\bmis(?:understood|understanding|read|reading|heard|took|taken)\b|"
    r"\bgot (?:it|that|me|this) (?:all |totally |completely )?wrong\b|\bwrong end of the stick\b|"
    r"\bnot what i (?:meant|mean|said|was saying)\b|"
    r"\b(?:no|nah|nope|naw|not)\b.*\b(?:i'?m|i am|we'?re|all) (?:quite |totally |perfectly )?"
    r"(?:fine|ok(?:ay)?|safe|good|all ?right|well)\b|"
    r"\b(?:i'?m|i am|we'?re) (?:perfectly |completely |quite )?safe\b|"
    r"\b(?:i'?m|i am) not (?:suicidal|in (?:any )?danger|being \w+|thinking (?:of|about) that)\b|"
    r"\b(?:he|she|they|nobody|no ?one)(?:'d| would| has| have|'s)? "
    r"(?:does ?n'?t|did ?n'?t|do ?n'?t|never|is|are) (?:\w+ )?"
    r"(?:hurts?|hurting|hits?|hitting|harms?|harmed|touched|scares?|lovely|kind|gentle|wonderful)\b|"
    r"\b(?:lol|lmao|(?:ha)+h?)[\s,.!]+(?:no|nah|nope)\b|\b(?:no|nah|nope)[\s,.!]+(?:lol|lmao|(?:ha)+h?)\b",
)
# A correction that holds something back is none: it is met as any other reply.
HELD_BACK = re.compile(
    r"\b(?:but|except|though|any ?more|yet|sometimes|maybe|perhaps|wish|never ?mind|forget|promise|"
    r"if|used to|often|usually|much|hardly|tired|whatever|leave me|does ?n'?t matter|"
    r"(?:do ?n'?t|do not) (?:know|tell|care)|not sure|i guess|i suppose)\b|\?|"
    r"\b(?:not|no|was ?n'?t|is ?n'?t) (?:even |only |a |an |just )*(?:jok|kidd|expression|figure)"
)


def doubt(turn: Turn, kind: str) -> dict[str, str]:
    """The words just said if it is in doubt that they speak of danger, else {}."""
    if _is_grave(turn.text):
        return {}
    if turn.place.doubted and kind in ABOUT_OTHERS:
        return turn.place.doubted  # more words about the same person settle nothing
    spoken_of = turn.place.awake and kind == CRISIS
    known = turn.place.harmed_here and kind == "report_harm"
    if turn.place.safety or spoken_of or known:
        return {}
    text = "" if turn.place.partnership else turn.text
    return {"id": turn.message_id, "text": text, "quote": turn.reading.quote}


def sounds_calm(turn: Turn, way: str) -> bool:
    """Whether, after a line in doubt, ``CALM_TURNS`` answers in a row were of other things: then
    the guide asks whether it misread. It does not go on by itself."""
    calm = way == "other" and turn.place.doubted and turn.reading.is_answer
    turn.place.calm = turn.place.calm + 1 if calm else 0
    return bool(calm) and asked_whether(turn)


def asked_whether(turn: Turn) -> bool:
    """Whether the question of having misread is the one that stands; a yes to it goes on."""
    return turn.place.calm > 0 and turn.place.calm % CALM_TURNS == 0


def is_set_right(turn: Turn) -> bool:
    """Whether a line in doubt is said to have been meant otherwise, plainly and with no "but"."""
    return bool(turn.place.doubted) and sets_right(turn.text)


def sets_right(text: str) -> bool:
    """Whether ``text`` says that the words before it were meant otherwise."""
    plain = normalised(text)
    grave = any(alarmed(k, plain) and not calmed(k, plain) for k in SAFETY_KINDS)
    if grave or len(plain.split()) > MOST_WORDS:
        return False
    return bool(SET_RIGHT.search(plain)) and not HELD_BACK.search(plain)


def offer_ways_out(turn: Turn, denied: bool = False) -> None:
    """The buttons under a line in doubt: it was meant otherwise, and after a "no" also go on."""
    if turn.place.doubted:
        turn.offer("misread")
    if turn.place.doubted and denied:
        turn.offer("go_on")


def take_as_answer(turn: Turn, doubted: dict[str, str]) -> None:
    """What was misread is the answer to the question it was said to; from there it goes on."""
    if not turn.place.partnership:
        turn.place.first_words.append(doubted)
        asking.way_back(turn)
        return
    entry = next((e for e in turn.entries() if e.message_id == doubted["id"]), None)
    if entry is None or turn.place.open_step not in place.ASKED:
        asking.way_back(turn)
        return
    # Filed anew: the same words, now under the quality that was asked about.
    new = replace(
        entry, message_id=f"{entry.message_id[:MOST_ID]}-meant", quality=turn.place.quality
    )
    turn.journal.correct(entry.message_id, new)
    turn.place.last_message = new.message_id
    if turn.place.awaited == place.ANSWER:
        turn.place.awaited, turn.place.looking_back = place.FOLLOWUP, ""
    turn.say("kept_as_answer", "go_on", "rest", earlier=entry.quote)


def _is_grave(text: str) -> bool:
    return any(alarmed(kind, normalised(text)) for kind in SAFETY_KINDS)
