"""The figures of simulated visits as a small table."""

from __future__ import annotations

from dataclasses import dataclass

from bot.columns import aligned
from bot.rehearsal.codes import Known
from bot.rehearsal.measures import Coded, Measures, measure
from bot.rehearsal.rules import broken_rules
from bot.rehearsal.scripts import Visit

HEADINGS = (
    "visit", "turns", "paced", "refl:quest", "one/turn", "complex", "quest/turn", "quoting",
    "grade", "words/sent", "longest", "broken",
)  # fmt: skip
FIGURES = ("ratio", "strict", "complex", "asked", "quoted", "grade", "sentence")


@dataclass(frozen=True)
class Judged:
    """A visit's name, its figures, and the rules that it breaks."""

    name: str
    figures: Measures
    broken: list[str]


def judge(visit: Visit, known: Known) -> Judged:
    """Hold one played visit against the voice rules."""
    coded = Coded(visit, known)
    figures = measure(coded)
    return Judged(visit.script.name, figures, broken_rules(coded, figures))


def table(judged: list[Judged]) -> str:
    """One line a visit, the means below, and then every broken rule."""
    rows = [HEADINGS, *map(_row, judged), _means(judged)]
    return "\n".join([*aligned(rows), *(f"{j.name}, {what}" for j in judged for what in j.broken)])


def _row(judged: Judged) -> tuple[str, ...]:
    m = judged.figures
    figures = [f"{getattr(m, name):.2f}" for name in FIGURES]
    counts = (str(m.turns), str(m.paced))
    return (judged.name, *counts, *figures, str(m.longest), str(len(judged.broken)))


def _means(judged: list[Judged]) -> tuple[str, ...]:
    measured = [j.figures for j in judged]
    many = max(len(measured), 1)
    means = [f"{sum(getattr(m, name) for m in measured) / many:.2f}" for name in FIGURES]
    counts = [str(sum(m.turns for m in measured)), str(sum(m.paced for m in measured))]
    longest = max((m.longest for m in measured), default=0)
    return ("all", *counts, *means, str(longest), str(sum(len(j.broken) for j in judged)))
