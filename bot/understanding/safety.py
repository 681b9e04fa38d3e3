"""The safety net: reads every message, by rules and by a classifier together."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

RULES = Path(__file__).resolve().parent / "safety_rules.yml"
SAFETY_KINDS = ("crisis", "medical_emergency", "report_harm", "unsafe_at_home")
# A rule and a little doubt raise the alarm; without a rule the classifier alone has to be surer.
WITH_RULE = 0.10
ALONE = 0.50
CALMED = 0.85


def safety_of(text: str, probabilities: dict[str, float]) -> str | None:
    """The kind of danger in ``text``, or ``None``.

    ``probabilities`` are the classifier's, over the four kinds and "safe".
    """
    plain = normalised(text)
    weights = {kind: _weight(kind, plain, probabilities.get(kind, 0.0)) for kind in SAFETY_KINDS}
    kind = max(weights, key=lambda name: weights[name])
    return kind if weights[kind] > 0 else None


def normalised(text: str) -> str:
    """``text`` in lower case, with plain apostrophes and single spaces."""
    return " ".join(text.lower().replace("’", "'").replace("`", "'").split())


def alarmed(kind: str, plain: str) -> bool:
    """Whether a rule of that kind matches."""
    return any(rule.search(plain) for rule in _rules("alarms")[kind])


def calmed(kind: str, plain: str) -> bool:
    """Whether the text itself takes such an alarm back: long past, negated, a story."""
    return any(rule.search(plain) for rule in _rules("calm")[kind])


def _weight(kind: str, plain: str, probability: float) -> float:
    if calmed(kind, plain):
        return probability if probability > CALMED else 0.0
    if alarmed(kind, plain):
        return 1.0 + probability if probability > WITH_RULE else 0.0
    return probability if probability > ALONE else 0.0


@lru_cache(maxsize=2)
def _rules(side: str) -> dict[str, list[re.Pattern[str]]]:
    rules = YAML(typ="safe").load(RULES)[side]
    return {kind: [re.compile(r) for r in rules[kind]] for kind in SAFETY_KINDS}
