"""Asking about a quality, and every way of moving between the questions."""

from __future__ import annotations

from bot.conversation import place, threads
from bot.conversation.pacing import asks_little, may_ask
from bot.conversation.turn import Turn, together


def next_quality(turn: Turn) -> str:
    """The quality to lead to: one never touched, else the one longest untouched."""
    visited = turn.place.trail
    touched = [e.quality for e in turn.entries() if e.quality]
    candidates = [q for q in turn.content.qualities if q not in visited]
    fresh = [q for q in candidates if q not in touched]
    if fresh or candidates:
        return (fresh or candidates)[0]
    return min(turn.content.qualities, key=lambda q: _last_index(visited, q))


def ask(turn: Turn, quality: str) -> None:
    """Introduce a quality and ask one open question."""
    turn.place.turn_to(quality)
    parts = turn.content.qualities[quality]
    introduction = turn.pick(parts["introductions"])
    turn.place.question = turn.pick(parts["questions"])
    turn.speak(f"{introduction} {turn.place.question}", "skip", "choose", "rest")
    turn.place.awaited = place.ANSWER


def lead_on(turn: Turn) -> None:
    """Go to the next quality, with a bridge of the person's own words when there are some."""
    if turn.place.awaited == place.ANSWER and not _answered(turn):
        repeat(turn)
        return
    if turn.place.looking_back:
        turn.say("onward")
    else:
        threads.bridge(turn)
    go_on(turn)


def go_on(turn: Turn) -> None:
    """To the question that stood open when they came back, or else to the next quality."""
    if turn.place.take_up():
        open_again(turn)
    else:
        ask(turn, next_quality(turn))


def skip(turn: Turn) -> None:
    """Leave this quality without a word of blame."""
    threads.say_along(turn, turn.content.voice["skipped"])
    go_on(turn)


def go_back(turn: Turn) -> None:
    """Return to the quality before this one, with what was said there."""
    if len(turn.place.trail) < 2:
        turn.say("no_way_back")
        ask_again(turn)
        return
    turn.place.trail.pop()
    turn.place.quality = turn.place.trail[-1]
    said = [e for e in turn.entries() if e.quality == turn.place.quality]
    turn.say("back_with_words" if said else "back", earlier=said[-1].quote if said else "")
    ask_again(turn, alone=bool(said))


def choose(turn: Turn) -> None:
    """Go to the quality asked for by name, or show them all."""
    if turn.reading.named:
        threads.say_along(turn, turn.content.voice["chosen"])
        ask(turn, turn.reading.named[0])
        return
    turn.say("which")
    turn.messages[-1].buttons = [
        {"title": parts["name"], "payload": f"choose_quality:{quality}"}
        for quality, parts in turn.content.qualities.items()
    ]
    turn.place.awaited = place.CHOICE


def repeat(turn: Turn) -> None:
    """Ask the same thing in other words."""
    if turn.place.awaited == place.FOLLOWUP or turn.place.looking_back:
        turn.say("again", question=turn.place.question)
        return
    if turn.place.quality:
        ask_again(turn)
        return
    way_back(turn)


def explain(turn: Turn) -> None:
    """Say what is meant, of the quality that was named or else of this one; the question stays."""
    _tell(turn, "explanations", turn.reading.named[0] if turn.reading.named else "")


def give_example(turn: Turn) -> None:
    """Give a small scene, and leave the question open."""
    _tell(turn, "examples")


def ask_again(turn: Turn, *, alone: bool = False) -> None:
    """The open question of the quality in hand, in words not used before; earlier words come along
    where a reflection is due, unless it is to stand ``alone``."""
    quality = turn.place.quality or next_quality(turn)
    turn.place.turn_to(quality)
    turn.place.question = turn.pick(turn.content.qualities[quality]["questions"])
    lead = "" if alone else threads.carried(turn)
    turn.speak(together(lead, turn.place.question), "skip", "choose", "rest")
    turn.place.awaited = place.ANSWER


def open_again(turn: Turn) -> None:
    """What was open is asked again."""
    if turn.place.awaited in (place.ANSWER, place.FOLLOWUP) and turn.place.quality:
        repeat(turn)
    elif turn.place.awaited == place.OFFER:
        offer_idea(turn)
    elif turn.place.awaited in (place.NAME, place.CONSENT) or not turn.place.quality:
        way_back(turn)
    else:
        ask_again(turn)


def way_back(turn: Turn) -> None:
    """After an aside: one sentence on where the two of them were."""
    awaited = turn.place.awaited
    if awaited == place.SAFETY:
        return  # the way back is the person's to ask for
    if awaited == place.CONSENT:
        turn.say("consent_again", "agree", "disagree")
    elif awaited == place.NAME:
        turn.say("who_waits")
    elif awaited in (place.ANSWER, place.FOLLOWUP) and turn.place.quality:
        _back_to_question(turn)
    elif awaited == place.OFFER:
        offer_idea(turn)
    else:
        turn.say("open_floor", "go_on", "choose")


def offer_idea(turn: Turn, lead: str = "") -> None:
    """Hold out an idea, going on and a rest, after ``lead``; asked where little was asked."""
    asked = may_ask(turn.place) and asks_little(turn.place)
    words = turn.pick(turn.content.voice["offer_asked" if asked else "offer"])
    turn.speak(together(lead, words), "idea", "go_on", "rest")


def _back_to_question(turn: Turn) -> None:
    if threads.returning(turn):
        return
    if turn.place.awaited == place.ANSWER and may_ask(turn.place) and asks_little(turn.place):
        ask_again(turn)
        return
    turn.speak(together(threads.carried(turn), turn.pick(turn.content.voice["way_back"])), "rest")


def _tell(turn: Turn, part: str, named: str = "") -> None:
    quality = named or turn.place.quality
    if not quality:
        turn.say("help")
        way_back(turn)
        return
    turn.say_from(turn.content.qualities[quality][part])
    asked = "?" in turn.place.question and turn.place.awaited in (place.ANSWER, place.FOLLOWUP)
    (repeat if asked else way_back)(turn)


def _answered(turn: Turn) -> bool:
    return turn.place.quality in {e.quality for e in turn.entries()}


def _last_index(visited: list[str], quality: str) -> int:
    return max((n for n, q in enumerate(visited) if q == quality), default=-1)
