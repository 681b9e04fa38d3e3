"""What ties answers together: a second, short reflection, and the words between two questions."""

from __future__ import annotations

from bot.conversation import choosing, place
from bot.conversation.distance import another_day
from bot.conversation.pacing import owes_reflection
from bot.conversation.turn import Turn, together
from bot.conversation.unusual import is_remark, is_silent, is_unknown, wants_idea
from bot.journal.entries import Entry

# Words of a quotation that says something by itself, and still leaves room in a message.
FEWEST_WORDS, MOST_WORDS = 4, 14
BETWEEN = 3  # qualities from one such thought to the next
MOST_CARRIED = 60  # remembered: about three visits
FEWEST_HERE = 2  # what was said a moment ago needs fewer to be known again


def second(turn: Turn, stance: str) -> str:
    """A short reflection to go with the answer's own, where one is due; else ""."""
    if not owes_reflection(turn.place) or is_silent(turn.text) or is_remark(turn.text):
        return ""
    plain = choosing.is_plain(turn)
    link = linked(turn) if plain and not turn.place.harmed_here else {}
    if link:
        return turn.pick(turn.content.voice["link"], **link)
    earlier = None if turn.place.harmed_here else earlier_words(turn)
    if earlier:
        kind = _relation(earlier.stance, stance) if plain else "open"
        turn.reasons.append(f"beside an earlier answer, {kind}")
        return turn.pick(turn.content.threads[kind], earlier=carry(turn, earlier))
    heart = stance if plain else "unsure"
    turn.reasons.append(f"what may lie under it, {heart}")
    return turn.pick(turn.content.threads[f"heart_{heart}"])


def carried(turn: Turn) -> str:
    """Earlier words that come along when the talk turns, where a reflection is due; else ""."""
    earlier = earlier_words(turn) if owes_reflection(turn.place) else None
    if not earlier or turn.place.harmed_here:
        return ""
    return turn.pick(turn.content.threads["carried"], earlier=carry(turn, earlier))


def returning(turn: Turn) -> bool:
    """Point back to the quality in hand with what was said there; False if nothing is due."""
    here = told_here(turn)
    if not here or not owes_reflection(turn.place) or turn.place.harmed_here:
        return False
    turn.say_from(turn.content.threads["returning"], "rest", earlier=carry(turn, here[-1]))
    return True


def bridge(turn: Turn) -> None:
    """A sentence between two qualities, from the person's own words if they said any here."""
    said = told_here(turn)
    link = linked(turn)
    if link:
        words = turn.pick(turn.content.voice["link"], **link)
    elif said:
        words = turn.pick(turn.content.voice["bridge"], earlier=carry(turn, said[-1]))
    else:
        words = together(turn.pick(turn.content.voice["onward"]), carried(turn))
    turn.speak(together(words, _thought(turn)))


def _thought(turn: Turn) -> str:
    """On how care ebbs, flows and has many layers, now and then; else ""."""
    due = len(turn.place.trail) % BETWEEN == 0
    return turn.pick(turn.content.voice["between"]) if due else ""


def say_along(turn: Turn, variants: list[str]) -> None:
    """Say one of ``variants``, and let earlier words come along where a reflection is due."""
    turn.speak(together(turn.pick(variants), carried(turn)))


def linked(turn: Turn) -> dict[str, str]:
    """Two themes of different qualities in this visit, the newest last; {} if there are none."""
    told = turn.place.themes
    before = [t for t in told[:-1] if t.partition("/")[0] != told[-1].partition("/")[0]]
    if not before or turn.place.linked == told[-1]:
        return {}
    turn.place.linked = told[-1]
    return {"theme_before": _called(turn, before[-1]), "theme": _called(turn, told[-1])}


def told_here(turn: Turn) -> list[Entry]:
    """Earlier answers to the quality in hand whose quotation says something by itself."""
    return [e for e in _telling(turn, FEWEST_HERE) if e.quality == turn.place.quality]


def earlier_words(turn: Turn) -> Entry | None:
    """The answer to bring up again: one that did not come up yet, of another quality if there is
    one, the newest first; never the one before this, which was answered a moment ago."""
    told = _telling(turn)[:-1] if turn.place.awaited != place.ANSWER else _telling(turn)
    fresh = [e for e in told if e.message_id not in turn.place.carried]
    elsewhere = [e for e in fresh if e.quality != turn.place.quality]
    return next(reversed(elsewhere or fresh), None)


def _telling(turn: Turn, fewest: int = FEWEST_WORDS) -> list[Entry]:
    """Earlier answers about this caregiver whose quotation says something by itself.

    Someone who keeps nothing hears none of another day.
    """
    told = [e for e in turn.entries() if e.message_id != turn.message_id and _tells(e, fewest)]
    return [e for e in told if turn.journal.keeps or not another_day(turn, e.said_at)]


def _tells(entry: Entry, fewest: int) -> bool:
    fits = fewest <= len(entry.quote.split()) <= MOST_WORDS
    odd = any(test(entry.text) for test in (is_silent, is_unknown, is_remark, wants_idea))
    return bool(entry.quality) and fits and not odd


def carry(turn: Turn, entry: Entry) -> str:
    """The words of ``entry``, which come up again now, and not soon once more."""
    turn.place.carried = [*turn.place.carried, entry.message_id][-MOST_CARRIED:]
    return entry.quote


def _relation(before: str, now: str) -> str:
    if "present" not in (before, now) and "absent" not in (before, now):
        return "open"
    if before == now:
        return "alike"
    return "apart" if {before, now} == {"present", "absent"} else "open"


def _called(turn: Turn, name: str) -> str:
    quality, _, theme = name.partition("/")
    return str(turn.content.themes[quality][theme]["called"])
