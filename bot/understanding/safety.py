"""The safety net: reads every message, by rules and by a classifier together."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.understanding.plain import normalised

RULES = Path(__file__).resolve().parent / "safety_rules.yml"
SAFETY_KINDS = ("crisis", "medical_emergency", "report_harm", "unsafe_at_home")
# Of the danger in a text: a rule needs a trace of it, the readers by themselves much more, and most
# when the text itself takes the alarm back. Chosen on the first two voices of our test texts.
WITH_RULE = 0.01
ALONE = 0.40
CALMED = 0.80
TRACE = 0.001


def safety_of(text: str, intents: dict[str, float], alike: dict[str, float]) -> str | None:
    """The kind of danger in ``text``, or ``None``.

    ``intents`` are the chances of the four kinds and everything else, from a reader of all texts;
    ``alike`` those of the four kinds, from a reader of dangerous texts and of ones that only look
    like them. Both have to speak for danger: their odds are multiplied.
    """
    plain = normalised(text)
    chances = {k: intents.get(k, 0.0) * (alike.get(k, 0.0) + TRACE) for k in SAFETY_KINDS}
    odds = _odds(intents) * _odds(alike)
    danger = odds / (1 + odds)
    raised = [k for k in SAFETY_KINDS if alarmed(k, plain) and not calmed(k, plain)]
    if raised and danger > WITH_RULE:
        return max(raised, key=lambda kind: chances[kind])
    kind = max(chances, key=lambda name: chances[name])
    return kind if danger > (CALMED if calmed(kind, plain) else ALONE) else None


def _odds(chances: dict[str, float]) -> float:
    danger = sum(chances.get(kind, 0.0) for kind in SAFETY_KINDS)
    held = min(max(danger, TRACE), 1 - TRACE)
    return held / (1 - held)


def alarmed(kind: str, plain: str) -> bool:
    """Whether a rule of that kind matches."""
    return any(rule.search(plain) for rule in _rules("alarms")[kind])


def calmed(kind: str, plain: str) -> bool:
    """Whether the text itself takes such an alarm back: long past, negated, a story."""
    return any(rule.search(plain) for rule in _rules("calm")[kind])


@lru_cache(maxsize=2)
def _rules(side: str) -> dict[str, list[re.Pattern[str]]]:
    rules = YAML(typ="safe").load(RULES)[side]
    return {kind: [re.compile(r) for r in rules[kind]] for kind in SAFETY_KINDS}
