"""Safety before all else: what is said first, how the guide stays, and the way back."""

from __future__ import annotations

from bot.conversation import asking, misreading, place
from bot.conversation.safety_replies import met_as, wants_back, wants_out
from bot.conversation.turn import Turn
from bot.conversation.voice import token

MOST_LINES = 3
# How a line can be reached: the words for it, and the field that holds the number or address.
WAYS = {"line_call": "call", "line_text": "text", "line_web": "web"}


def enter(turn: Turn, kind: str) -> None:
    """Pause the reflection and say what comes first for this kind."""
    if misreading.is_set_right(turn):
        _leave_misread(turn)
        return
    spoken_of = turn.place.awake and kind == misreading.CRISIS
    repeated = turn.place.safety == kind
    _begin(turn, kind)
    if repeated:
        _say_stay(turn, "other" if turn.place.doubted else "confirmed")
    elif spoken_of:
        turn.say_from(turn.content.safety[kind]["again"], **lines(turn, kind))
    else:
        for text in _fresh_first(turn, turn.content.safety[kind]["first"]):
            turn.say_from([text], **lines(turn, kind))
        misreading.offer_ways_out(turn)


def stay(turn: Turn) -> None:
    """Stay with the person; one "no" does not clear it. Asking for the way back, or for the way
    out of the page, is heard in plain words, and so is that a doubtful line was meant otherwise."""
    says_yes = turn.reading.intent == "affirm"
    if wants_back(turn):
        go_back(turn)
    elif misreading.is_set_right(turn) or (says_yes and misreading.asked_whether(turn)):
        _leave_misread(turn)
    elif turn.place.safety == "unsafe_at_home" and wants_out(turn.text):
        first = _fresh_first(turn, turn.content.safety["unsafe_at_home"]["first"])
        turn.say_from(first[:1])
    else:
        _say_stay(turn, _way_of_staying(turn))


def go_back(turn: Turn) -> None:
    """The person asks for the reflection again: their choice, the line stays in reach."""
    kind = _close(turn)
    turn.say_from(turn.content.safety[kind]["back"], **lines(turn, kind))
    if not turn.place.partnership:
        asking.way_back(turn)
    elif kind == "report_harm":
        asking.ask(turn, "web_of_support")
    else:
        asking.ask_again(turn)


def lines(turn: Turn, kind: str) -> dict[str, str]:
    """The clinic's country's emergency number and the lines for this kind, as text."""
    countries = turn.content.helplines
    country = countries.get(turn.clinic.country, countries["default"])
    fitting = [line for line in country["lines"] if kind in line["for"]]
    if not fitting:
        fitting = [line for line in countries["default"]["lines"] if kind in line["for"]]
    return {
        "lines": "\n".join(_line(turn, line) for line in fitting[:MOST_LINES]),
        "emergency": country["emergency"],
        "quote": turn.reading.quote,
    }


def _begin(turn: Turn, kind: str) -> None:
    """Keep the words and stop for them; what is plain danger stays so."""
    _keep_the_words(turn)
    turn.place.doubted, turn.place.calm = misreading.doubt(turn, kind), 0
    if kind == "report_harm" and turn.place.partnership:
        turn.place.harmed = sorted({*turn.place.harmed, turn.place.partnership})
    turn.place.safety = kind
    turn.place.interrupt(place.SAFETY)
    turn.journal.safety_shown(turn.message_id, kind, turn.now)


def _close(turn: Turn) -> str:
    """End the safety conversation; a crisis stays awake, so that a later word of it counts."""
    kind = turn.place.safety or misreading.CRISIS
    turn.place.awake = turn.place.awake or kind == misreading.CRISIS
    turn.place.safety, turn.place.doubted = None, {}
    turn.place.resume_from(place.SAFETY)
    if not turn.place.partnership:
        turn.place.awaited = place.CONSENT if turn.place.consent is None else place.NAME
    return kind


def _leave_misread(turn: Turn) -> None:
    """The line was meant otherwise: one sentence, the lines, and the choice of going on."""
    doubted = turn.place.doubted
    kind = _close(turn)
    if kind == "report_harm":
        turn.place.harmed = [p for p in turn.place.harmed if p != turn.place.partnership]
    turn.say_from(turn.content.safety[kind]["misread"], **lines(turn, kind))
    misreading.take_as_answer(turn, doubted)


def _line(turn: Turn, line: dict[str, str]) -> str:
    ways = [
        turn.content.voice[key][0].format(name=line[field])
        for key, field in WAYS.items()
        if line.get(field)
    ]
    return f"{line['name']}: {', '.join(ways)} ({line['hours']})"


def _fresh_first(turn: Turn, variants: list[list[str]]) -> list[str]:
    """One of the ways to begin, and one that was not used before while there is any."""
    fresh = [texts for texts in variants if token(texts[0]) not in turn.place.said]
    return turn.voice.random.choice(fresh or variants)


def _way_of_staying(turn: Turn) -> str:
    if misreading.sets_right(turn.text):
        return "denied"
    way = met_as(turn)
    if way == "denied" and misreading.asked_whether(turn):
        way = "silent"  # a no to going on is no answer to the first question
    return "calm" if misreading.sounds_calm(turn, way) else way


def _say_stay(turn: Turn, way: str) -> None:
    kind = turn.place.safety or misreading.CRISIS
    if way in misreading.NO_DOUBT:
        turn.place.doubted = {}
    turn.say_from(turn.content.safety[kind]["stay"][way], **lines(turn, kind))
    misreading.offer_ways_out(turn, denied=way in ("denied", "calm"))


def _keep_the_words(turn: Turn) -> None:
    if turn.place.partnership and turn.text:
        turn.journal.keep(turn.entry(None))
