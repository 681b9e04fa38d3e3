"""Medians, tails and ratios of times taken in one run."""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One thing measured on both sides, round by round, in ``unit``; less is better."""

    name: str
    unit: str
    guide: list[float]
    stock: list[float]

    @property
    def ratios(self) -> list[float]:
        """The guide's value over the stock bot's, for each round."""
        return [g / s for g, s in zip(self.guide, self.stock, strict=True)]

    def row(self) -> tuple[str, ...]:
        """Name, both medians, the median ratio and its spread, as text."""
        if not self.stock:
            return (self.name, _shown(self.guide, self.unit), "", "", "")
        spread = f"{min(self.ratios):.2f} to {max(self.ratios):.2f}"
        ratio = f"{statistics.median(self.ratios):.2f}"
        both = (_shown(self.guide, self.unit), _shown(self.stock, self.unit))
        return (self.name, *both, ratio, spread)

    def held(self) -> dict[str, Any]:
        """JSON-ready."""
        return asdict(self)


def percentile(values: list[float], percent: int) -> float:
    """The value under which ``percent`` of 100 lie."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def _shown(values: list[float], unit: str) -> str:
    return f"{statistics.median(values):.1f} {unit}"
