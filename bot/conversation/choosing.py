"""Chooses the reflection and the follow-up that fit what was said, and says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.conversation.pacing import may_ask
from bot.conversation.unusual import is_long, is_silent, is_unknown
from bot.conversation.voice import token

if TYPE_CHECKING:
    from bot.conversation.turn import Turn

MOST_WORDS = 60  # in one message


@dataclass(frozen=True)
class Pool:
    """Texts that would fit, and why: "theme rushed, absent" or "general, absent"."""

    why: str
    texts: list[str]


def reflection(turn: Turn, stance: str) -> str:
    """The words that answer what was said: about its themes if it has any, else its quality."""
    general = _quality(turn)["reflections"][stance]
    pools = [*_by_theme(turn, _heard(turn), stance), Pool(f"general, {stance}", general)]
    return _composed(turn, pools)


def deepening(turn: Turn, stance: str) -> str:
    """The same after a follow-up: a theme that is new in this visit goes first."""
    told = turn.place.themes
    fresh = [(t, p) for t, p in _heard(turn) if t not in told]
    general = _quality(turn)["deepenings"][stance]
    return _composed(turn, [*_by_theme(turn, fresh, stance), Pool(f"deepens, {stance}", general)])


def followup(turn: Turn, stance: str) -> str:
    """What opens the next step: a question, or an invitation where enough was asked."""
    general = _quality(turn)["followups"][stance]
    if not may_ask(turn.place):
        turn.reasons.append("enough asked, invites")
        invitations = [text for text in general if "?" not in text]
        return turn.pick([*invitations, *turn.content.voice["invitation"]])
    about = [Pool(f"asks on about {t}", parts["followups"]) for t, parts in _heard(turn)]
    return turn.pick(_first_fresh(turn, [*about, Pool(f"asks on, {stance}", general)]))


def linked(turn: Turn) -> dict[str, str]:
    """Two themes of different qualities in this visit, the newest last; {} if there are none."""
    told = turn.place.themes
    before = [t for t in told[:-1] if t.partition("/")[0] != told[-1].partition("/")[0]]
    if not before or turn.place.linked == told[-1]:
        return {}
    turn.place.linked = told[-1]
    return {"theme_before": _called(turn, before[-1]), "theme": _called(turn, told[-1])}


def _composed(turn: Turn, pools: list[Pool]) -> str:
    """A lead for the mood where it is plain, the reflection, and a second theme if there is one."""
    turn.place.reflections += 1
    unusual = _unusual(turn)
    body = turn.pick(_first_fresh(turn, unusual or pools), quote=turn.reading.quote)
    if unusual:
        return body
    text = " ".join([*_lead(turn), body])
    second = _second_theme(turn)
    _remember_themes(turn)
    return f"{text} {second}" if second and len(f"{text} {second}".split()) <= MOST_WORDS else text


def _unusual(turn: Turn) -> list[Pool]:
    words = turn.content.surprises
    if is_silent(turn.text):
        return [Pool("silence", words["silence"])]
    if is_unknown(turn.text) and not turn.reading.themes:
        return [Pool("does not know", words["unknown"])]
    return []


def _lead(turn: Turn) -> list[str]:
    kind = turn.reading.mood or ("long" if is_long(turn.text) else "")
    if not kind:
        return []
    turn.reasons.append(f"lead, {kind}")
    return [turn.pick(turn.content.surprises[kind])]


def _second_theme(turn: Turn) -> str:
    """A sentence that names the other theme of an answer that has two."""
    heard = _heard(turn)
    if len(heard) < 2:
        return ""
    turn.reasons.append(f"also {heard[1][0]}")
    return turn.pick(turn.content.surprises["two"], theme=heard[1][1]["called"])


def _first_fresh(turn: Turn, pools: list[Pool]) -> list[str]:
    """The texts of the first pool that still has something fresh to say, else of the last."""
    for pool in pools:
        if any(token(text) not in turn.place.said for text in pool.texts):
            break
    turn.reasons.append(pool.why)
    return pool.texts


def _by_theme(turn: Turn, heard: list[tuple[str, Any]], stance: str) -> list[Pool]:
    return [Pool(f"theme {t}, {stance}", parts["reflections"][stance]) for t, parts in heard]


def _heard(turn: Turn) -> list[tuple[str, Any]]:
    """The themes that the answer speaks of, likeliest first: those of the quality in hand, or else
    those of the one that it belongs to."""
    here = [f"{turn.place.quality}/{theme}" for theme in turn.reading.themes]
    named = [name.partition("/") for name in here or turn.reading.elsewhere]
    known = turn.content.themes
    return [(f"{q}/{t}", known[q][t]) for q, _, t in named if t in known.get(q, {})]


def _remember_themes(turn: Turn) -> None:
    told = turn.place.themes
    told += [theme for theme, _ in _heard(turn) if theme not in told]


def _called(turn: Turn, name: str) -> str:
    quality, _, theme = name.partition("/")
    return str(turn.content.themes[quality][theme]["called"])


def _quality(turn: Turn) -> Any:
    return turn.content.qualities[turn.place.quality or ""]
