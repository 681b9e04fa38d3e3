"""The geometry of the nine petals."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Any
from xml.etree.ElementTree import Element

from bot.keepsakes.svg import shape

HEART = 0.13  # of a petal's length: the open middle of the flower
SLENDER = 0.3  # how wide the core of a thin petal is, of the whole


def patterns() -> Element:
    """Stripes and dots, for the petals that are some of both, and those that are a question."""
    stripe = shape("path", d="M-1 1 L1 -1 M0 8 L8 0 M7 9 L9 7", class_="mixed-line", stroke_width=3)
    dot = shape("circle", cx=4, cy=4, r=2.2, class_="unsure-fill")
    return shape(
        "defs",
        shape("pattern", stripe, id="stripes", width=8, height=8, patternUnits="userSpaceOnUse"),
        shape("pattern", dot, id="dots", width=8, height=8, patternUnits="userSpaceOnUse"),
    )


def flower(kinds: list[str], centre: tuple[float, float], length: float) -> Element:
    """Petals of ``kinds`` (of ``tints.KINDS``) clockwise from the top, ``length`` long."""
    step = 360 / len(kinds)
    petals = [petal(kind, centre, length, at * step) for at, kind in enumerate(kinds)]
    return shape("g", *petals)


def petal(kind: str, foot: tuple[float, float], length: float, angle: float) -> Element:
    """One petal that grows from ``foot``, turned ``angle`` degrees clockwise from upright."""
    parts = [shape("path", d=outline(length, 1.0), **_look(kind, length))]
    if kind == "absent":
        parts.append(shape("path", d=outline(length * 0.9, SLENDER), class_="absent-fill"))
    placed = f"translate({foot[0]:.1f} {foot[1]:.1f}) rotate({angle:.1f})"
    return shape("g", *parts, transform=placed)


def outline(length: float, width: float) -> str:
    """The path of an upright petal, ``width`` between 0 and 1 of a full one."""
    side, low, high = 0.25 * length * width, -0.52 * length, -length
    points = (-side, low, -side, high, 0, -length, side, high, side, low, 0, -HEART * length)
    near, far = points[:6], points[6:]
    curves = " ".join("C" + " ".join(f"{p:.1f}" for p in part) for part in (near, far))
    return f"M0 {-HEART * length:.1f} {curves} Z"


def around(centre: tuple[float, float], distance: float, angle: float) -> tuple[float, float]:
    """The point ``distance`` from ``centre`` at ``angle`` degrees clockwise from upright."""
    turned = radians(angle)
    return centre[0] + distance * sin(turned), centre[1] - distance * cos(turned)


def _look(kind: str, length: float) -> dict[str, Any]:
    look: dict[str, Any] = {
        "class_": f"{kind}-line",
        "fill": {"mixed": "url(#stripes)", "unsure": "url(#dots)"}.get(kind, "none"),
        "stroke_width": max(1.2, length / 75),
    }
    if kind == "present":
        look |= {"class_": "present-fill present-line"}
        del look["fill"]
    if kind == "untouched":
        look |= {"stroke_dasharray": f"{length / 28:.1f} {length / 28:.1f}"}
    return look
