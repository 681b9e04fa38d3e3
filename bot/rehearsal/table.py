"""The figures of simulated visits as a small table."""

from __future__ import annotations

from collections.abc import Iterator

from bot.rehearsal.measures import Measures

HEADINGS = (
    "visit", "turns", "refl:quest", "complex", "quest/turn", "quoting", "grade", "words/sent",
    "longest", "broken",
)  # fmt: skip
FIGURES = ("ratio", "complex", "asked", "quoted", "grade", "sentence")


def table(measured: list[Measures]) -> str:
    """One line a visit, the means below, and then every broken rule."""
    rows = [HEADINGS, *map(_row, measured), _means(measured)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADINGS))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([*lines, *_broken(measured)])


def _row(m: Measures) -> tuple[str, ...]:
    figures = [f"{getattr(m, name):.2f}" for name in FIGURES]
    return (m.name, str(m.turns), *figures, str(m.longest), str(len(m.broken)))


def _means(measured: list[Measures]) -> tuple[str, ...]:
    many = max(len(measured), 1)
    means = [f"{sum(getattr(m, name) for m in measured) / many:.2f}" for name in FIGURES]
    longest = max((m.longest for m in measured), default=0)
    broken = sum(len(m.broken) for m in measured)
    return ("all", str(sum(m.turns for m in measured)), *means, str(longest), str(broken))


def _broken(measured: list[Measures]) -> Iterator[str]:
    for m in measured:
        yield from (f"{m.name}, {problem}" for problem in m.broken)
