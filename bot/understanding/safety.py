"""The safety net: reads every message, by rules and by a classifier together."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.understanding.plain import normalised

RULES = Path(__file__).resolve().parent / "safety_rules.yml"
SAFETY_KINDS = ("crisis", "medical_emergency", "report_harm", "unsafe_at_home")
# Of the danger in a text: a rule needs a trace of it, the reader by itself more, and most when the
# text itself takes the alarm back. Chosen on the first three voices of our test texts.
WITH_RULE = 0.01
ALONE = 0.22
CALMED = 0.80


def safety_of(text: str, chances: dict[str, float]) -> str | None:
    """The kind of danger in ``text``, or ``None``.

    ``chances`` are those of the four kinds, from a reader of dangerous texts, of ones that only
    look like them, and of ordinary ones.
    """
    plain = normalised(text)
    danger = sum(chances.get(kind, 0.0) for kind in SAFETY_KINDS)
    raised = [k for k in SAFETY_KINDS if alarmed(k, plain) and not calmed(k, plain)]
    if raised and danger > WITH_RULE:
        return max(raised, key=lambda kind: chances.get(kind, 0.0))
    kind = max(SAFETY_KINDS, key=lambda name: chances.get(name, 0.0))
    return kind if danger > (CALMED if calmed(kind, plain) else ALONE) else None


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
