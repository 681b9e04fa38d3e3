"""The safety net: reads every message, by rules and by a classifier together."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

RULES = Path(__file__).resolve().parent / "safety_rules.yml"
SAFETY_KINDS = ("crisis", "medical_emergency", "report_harm", "unsafe_at_home")
# Of the whole danger in a text: a rule needs a trace of it, the classifier alone much more, and
# most when the text itself takes the alarm back. Chosen by cross-validation on hard safe lines.
WITH_RULE = 0.01
ALONE = 0.20
CALMED = 0.80


def safety_of(text: str, probabilities: dict[str, float]) -> str | None:
    """The kind of danger in ``text``, or ``None``.

    ``probabilities`` are the classifier's, over the four kinds and everything else.
    """
    plain = normalised(text)
    chances = {kind: probabilities.get(kind, 0.0) for kind in SAFETY_KINDS}
    raised = [k for k in SAFETY_KINDS if alarmed(k, plain) and not calmed(k, plain)]
    danger = sum(chances.values())
    if raised and danger > WITH_RULE:
        return max(raised, key=lambda kind: chances[kind])
    kind = max(chances, key=lambda name: chances[name])
    return kind if danger > (CALMED if calmed(kind, plain) else ALONE) else None


def normalised(text: str) -> str:
    """``text`` in lower case, with plain apostrophes and single spaces."""
    return " ".join(text.lower().replace("’", "'").replace("`", "'").split())


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
