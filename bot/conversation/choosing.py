"""Chooses the reflection and the follow-up that fit what was said, and says why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.content.check import MOST_WORDS
from bot.content.codes import QUESTIONS
from bot.conversation.pacing import may_ask
from bot.conversation.place import FOLLOWUP
from bot.conversation.turn import Turn
from bot.conversation.unusual import (
    is_long,
    is_remark,
    is_silent,
    is_unknown,
    tells_of_loss,
)
from bot.conversation.voice import token

# Below this the stance is a guess: in rehearsals as often wrong as right.
PLAIN = 0.55
LIGHT = ("joy", "humour")  # moods that hurt where they are met by mistake
ROOM_FOR_PARTS = 26  # words that a lead and a second theme can take beside a reflection


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
        pool = [*general, *turn.content.voice["invitation"]]
        return turn.pick([text for text in pool if not _asks(turn, text)])
    about = [Pool(f"asks on about {t}", parts["followups"]) for t, parts in _heard(turn)]
    return turn.pick(_first_fresh(turn, [*about, Pool(f"asks on, {stance}", general)]))


def _asks(turn: Turn, text: str) -> bool:
    codes = turn.content.utterances[text].codes
    return any(code in QUESTIONS for code in codes)


def _composed(turn: Turn, pools: list[Pool]) -> str:
    """A lead for the mood where it is plain, the reflection, and a second theme if there is one."""
    unusual = _unusual(turn)
    if unusual:
        return turn.pick(_first_fresh(turn, unusual), quote=turn.reading.quote)
    texts = _first_fresh(turn, pools if is_plain(turn) else _tentative(turn))
    heard = [parts["called"] for _, parts in _heard(turn)]
    body = turn.pick(texts, quote=turn.reading.quote, theme=heard[0] if heard else "")
    text = " ".join([*_lead(turn), body, *_second_theme(turn, len(body.split()))])
    _remember_themes(turn)
    return text


def _tentative(turn: Turn) -> list[Pool]:
    """Where it is not plain how the answer is meant: what it is about, and not how it is."""
    words = turn.content.surprises
    about = [Pool("not plain, has a theme", words["tentative_theme"])] if _heard(turn) else []
    return [*about, Pool("not plain", words["tentative"])]


def _unusual(turn: Turn) -> list[Pool]:
    words = turn.content.surprises
    if is_silent(turn.text):
        return [Pool("silence", words["silence"])]
    if is_unknown(turn.text) and not turn.reading.themes:
        return [Pool("does not know", words["unknown"])]
    if is_remark(turn.text):
        return [Pool("a remark", words["remark"])]
    return []


def is_plain(turn: Turn) -> bool:
    """Whether it is plain enough how the answer is meant for its stance to be spoken of; one after
    a follow-up is read in the light of the answer before it."""
    follows = turn.place.awaited == FOLLOWUP and turn.place.plain
    return (follows or turn.reading.stance_confidence >= PLAIN) and not is_remark(turn.text)


def _lead(turn: Turn) -> list[str]:
    kind = turn.reading.mood or ("long" if is_long(turn.text) else "")
    light = kind in LIGHT
    if not kind or (light and (tells_of_loss(turn.text) or not is_plain(turn))):
        return []
    turn.reasons.append(f"lead, {kind}")
    return [turn.pick(turn.content.surprises[kind])]


def _second_theme(turn: Turn, words: int) -> list[str]:
    """A sentence that names the other theme of an answer that has two, where there is room."""
    heard = _heard(turn)
    if len(heard) < 2 or words > MOST_WORDS - ROOM_FOR_PARTS:
        return []
    turn.reasons.append(f"also {heard[1][0]}")
    return [turn.pick(turn.content.surprises["two"], theme=heard[1][1]["called"])]


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


def _quality(turn: Turn) -> Any:
    return turn.content.qualities[turn.place.quality or ""]
