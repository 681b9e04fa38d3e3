"""Where everything stands in the picture of a web of support; no label meets another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import sqrt

from bot.keepsakes.fonts import width
from bot.keepsakes.page import shortened
from bot.keepsakes.supports import LAYERS, Support

WIDTH = 960.0
TOP, FOOT = 120.0, 84.0  # room for the title, and for the legend
NEAR, FAR = 96.0, 176.0  # how far from the middle labels begin, at the top and beside the person
EDGE = 24.0
TYPE, LAYER_TYPE = 15.0, 13.0
LEADING = 19.0
BETWEEN, BETWEEN_LAYERS = 7.0, 16.0
MARK = 13.0  # the room of one mark of body, mind or spirit
MOST_LINES = 2
LONGEST_NAME = 120  # characters: more than two lines hold
LEAST_HEIGHT = 300.0


@dataclass(frozen=True)
class Label:
    """A label whose first line begins at ``x``, ``y`` (its top); ``side`` is 1 right, -1 left.

    On the left ``x`` is where it ends. ``support`` is ``None`` for the name of a layer.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    side: int
    support: Support | None = None

    @property
    def marks(self) -> float:
        """The room of the marks between where the label begins and its words."""
        return MARK * len(self.support.touches) if self.support else 0.0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the words and their marks."""
        size = TYPE if self.support else LAYER_TYPE
        long = self.marks + max(width(line, size) for line in self.lines)
        left = self.x if self.side > 0 else self.x - long
        return left, self.y, left + long, self.y + LEADING * len(self.lines)


@dataclass(frozen=True)
class Layout:
    """The labels, the middle where the person stands, and the height of the picture."""

    labels: tuple[Label, ...]
    middle: tuple[float, float]
    height: float


def layout(supports: list[Support], layer_names: dict[str, str]) -> Layout:
    """Two columns that bow around the person, each layer whole, both about as high as the other."""
    groups = [[s for s in supports if s.layer == layer] for layer in LAYERS]
    blocks = [_block(group, layer_names[group[0].layer]) for group in groups if group]
    left, right = _balanced(blocks)
    inner = max(LEAST_HEIGHT, _height(left), _height(right))
    middle = (WIDTH / 2, TOP + inner / 2)
    labels = [*_column(left, -1, middle, inner), *_column(right, 1, middle, inner)]
    return Layout(tuple(labels), middle, TOP + inner + FOOT)


Row = tuple[tuple[str, ...], Support | None]


def _block(group: list[Support], name: str) -> list[Row]:
    return [((name,), None), *((_wrapped(s), s) for s in group)]


def _balanced(blocks: list[list[Row]]) -> tuple[list[list[Row]], list[list[Row]]]:
    """The blocks on two sides, so that the higher side is as low as can be; at most 2**6 tries."""
    sides = [
        (
            [b for b, right in zip(blocks, choice, strict=True) if not right],
            [b for b, right in zip(blocks, choice, strict=True) if right],
        )
        for choice in product((True, False), repeat=len(blocks))
    ]
    return min(sides, key=lambda side: (max(map(_height, side)), len(side[0])))


def _height(blocks: list[list[Row]]) -> float:
    rows = [row for block in blocks for row in block]
    lines = sum(len(words) for words, _ in rows)
    return lines * LEADING + len(rows) * BETWEEN + len(blocks) * BETWEEN_LAYERS


def _column(
    blocks: list[list[Row]], side: int, middle: tuple[float, float], inner: float
) -> list[Label]:
    labels, y = [], middle[1] - _height(blocks) / 2
    for block in blocks:
        y += BETWEEN_LAYERS
        for words, held in block:
            tall = LEADING * len(words)
            x = middle[0] + side * _bow(y + tall / 2 - middle[1], inner)
            labels.append(Label(words, x, y, side, held))
            y += tall + BETWEEN
    return labels


def _bow(off: float, inner: float) -> float:
    """How far from the middle a label begins that stands ``off`` above or below the person."""
    return NEAR + (FAR - NEAR) * sqrt(max(0.0, 1 - (2 * off / inner) ** 2))


def _wrapped(held: Support) -> tuple[str, ...]:
    """A name in at most two lines that fit beside the bow, "…" for what is longer still."""
    room = WIDTH / 2 - FAR - EDGE - MARK * len(held.touches)
    lines: list[str] = []
    rest = shortened(held.name, LONGEST_NAME)
    while rest and len(lines) < MOST_LINES:
        last = len(lines) == MOST_LINES - 1
        line = _fitting(rest, room, whole=last)
        lines.append(line)
        rest = "" if last else rest[len(line) :].lstrip()
    return tuple(lines) or ("…",)


def _fitting(text: str, room: float, whole: bool) -> str:
    """As much of ``text`` as fits: whole words, or a shortened form where it is the last line."""
    most = len(text)
    while most > 1 and width(_cut(text, most, whole), TYPE) > room:
        most -= 1
    return _cut(text, most, whole)


def _cut(text: str, most: int, whole: bool) -> str:
    if len(text) <= most:
        return text
    if whole:
        return shortened(text, most)
    return text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[:most]
