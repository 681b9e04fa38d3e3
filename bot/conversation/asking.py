"""Asking about a quality, and every way of moving between the questions."""

from __future__ import annotations

from bot.conversation import choosing, place
from bot.conversation.turn import Turn

BETWEEN = 3  # after so many qualities a thought on how care ebbs, flows and has many layers


def next_quality(turn: Turn) -> str:
    """The quality to lead to: one never touched, else the one longest untouched."""
    visited = turn.place.trail
    touched = [e.quality for e in turn.entries() if e.quality]
    return min(
        turn.content.qualities,
        key=lambda q: (_last_index(visited, q), _last_index(touched, q)),
    )


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
        bridge(turn)
    go_on(turn)


def go_on(turn: Turn) -> None:
    """To the question that stood open when they came back, or else to the next quality."""
    if turn.place.take_up():
        open_again(turn)
    else:
        ask(turn, next_quality(turn))


def bridge(turn: Turn) -> None:
    """A sentence between two qualities, from the person's own words if they said any here."""
    said = [e for e in turn.entries() if e.quality == turn.place.quality]
    link = choosing.linked(turn)
    turn.place.reflections += bool(link or said)
    if link:
        words = turn.pick(turn.content.voice["link"], **link)
    elif said:
        words = turn.pick(turn.content.voice["bridge"], earlier=said[-1].quote)
    else:
        words = turn.pick(turn.content.voice["onward"])
    if len(turn.place.trail) % BETWEEN == 0:
        words = f"{words} {turn.pick(turn.content.voice['between'])}"
    turn.speak(words)


def skip(turn: Turn) -> None:
    """Leave this quality without a word of blame."""
    turn.say("skipped")
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
    ask_again(turn)


def choose(turn: Turn) -> None:
    """Go to the quality asked for by name, or show them all."""
    if turn.reading.named:
        turn.say("chosen")
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


def ask_again(turn: Turn) -> None:
    """The open question of the quality in hand, in words not used before."""
    quality = turn.place.quality or next_quality(turn)
    turn.place.turn_to(quality)
    turn.place.question = turn.pick(turn.content.qualities[quality]["questions"])
    turn.speak(turn.place.question, "skip", "choose", "rest")
    turn.place.awaited = place.ANSWER


def open_again(turn: Turn) -> None:
    """What was open is asked again."""
    if turn.place.awaited in (place.ANSWER, place.FOLLOWUP) and turn.place.quality:
        repeat(turn)
    elif turn.place.awaited == place.OFFER:
        turn.say("offer", "idea", "go_on", "rest")
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
        turn.say("way_back", "rest")
    elif awaited == place.OFFER:
        turn.say("offer", "idea", "go_on", "rest")
    else:
        turn.say("open_floor", "go_on", "choose")


def _tell(turn: Turn, part: str, named: str = "") -> None:
    quality = named or turn.place.quality
    if not quality:
        turn.say("help")
        way_back(turn)
        return
    turn.say_from(turn.content.qualities[quality][part])
    repeat(turn)


def _answered(turn: Turn) -> bool:
    return turn.place.quality in {e.quality for e in turn.entries()}


def _last_index(among: list[str], quality: str) -> int:
    return max((n for n, q in enumerate(among) if q == quality), default=-1)
