"""A picture of the web of support: the person in the middle, what holds them around."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from bot.content import Content
from bot.keepsakes.fonts import width
from bot.keepsakes.supports import LAYERS, PARTS, Support
from bot.keepsakes.svg import document, shape, words
from bot.keepsakes.tints import Theme
from bot.keepsakes.web_layout import (
    LAYER_TYPE,
    LEADING,
    MARK,
    TYPE,
    WIDTH,
    Label,
    Layout,
    layout,
)

PERSON = 34.0  # the radius of the person's own place
BASELINE = 15.0  # from the top of a line
LEGEND_TYPE = 13.0


def web_picture(supports: list[Support], content: Content, theme: Theme | None = None) -> str:
    """The web as SVG; with no supports the person stands in an open space."""
    texts = content.keepsakes["web"]
    placed = layout(supports, texts["layers"])
    inside = [
        words(texts["title"], WIDTH / 2, 52, 24, text_anchor="middle"),
        *(_thread(label, placed) for label in placed.labels if label.support),
        *_person(texts["me"], placed),
        *(element for label in placed.labels for element in _label(label)),
    ]
    if supports:
        inside += _legend(texts, placed.height - 30)
    else:
        inside.append(words(texts["empty"], WIDTH / 2, placed.height - 60, 15,
                            text_anchor="middle", class_="soft"))  # fmt: skip
    size = (WIDTH, placed.height)
    return document(size, texts["title"], web_in_words(supports, content), inside, theme)


def web_in_words(supports: list[Support], content: Content) -> str:
    """The same web for those who read it: each layer and those in it, with what they touch."""
    texts = content.keepsakes["web"]
    said = []
    for layer in LAYERS:
        names = [_named(s, texts) for s in supports if s.layer == layer]
        if names:
            said.append(f"{texts['layers'][layer].capitalize()}: {', '.join(names)}.")
    return " ".join([texts["about"], *(said or [texts["empty"]])])


def _named(held: Support, texts: dict[str, dict[str, str]]) -> str:
    if not held.touches:
        return held.name
    touches = ", ".join(texts["parts"][part] for part in held.touches)
    return f"{held.name} ({touches})"


def _person(name: str, placed: Layout) -> list[Element]:
    x, y = placed.middle
    return [
        shape("circle", class_="present-line", fill="none", cx=x, cy=y, r=PERSON, stroke_width=1.6),
        words(name, x, y + 6, 18, text_anchor="middle"),
    ]


def _thread(label: Label, placed: Layout) -> Element:
    """A soft line from the person to where a label begins."""
    x, y = placed.middle
    end = label.y + LEADING / 2
    start = x + label.side * PERSON
    near = label.x - label.side * 5
    bend = start + (near - start) * 0.55
    path = f"M{start:.1f} {y:.1f} C{bend:.1f} {y:.1f} {bend:.1f} {end:.1f} {near:.1f} {end:.1f}"
    return shape("path", d=path, class_="thread", stroke_width=0.8, opacity="0.6")


def _label(label: Label) -> list[Element]:
    at = label.x + label.side * label.marks
    held = {"text_anchor": "start" if label.side > 0 else "end"}
    if not label.support:
        held["class_"] = "present-fill"
    size = TYPE if label.support else LAYER_TYPE
    lines = [
        words(line, at, label.y + BASELINE + LEADING * row, size, **held)
        for row, line in enumerate(label.lines)
    ]
    touches = label.support.touches if label.support else ()
    marks = [
        _mark(part, label.x + label.side * (MARK * place + 4), label.y + LEADING / 2)
        for place, part in enumerate(touches)
    ]
    return [*marks, *lines]


def _mark(part: str, x: float, y: float) -> Element:
    """A square for the body, a ring for the mind, a triangle for the spirit."""
    if part == "body":
        return shape("rect", x=x - 4, y=y - 4, width=8, height=8, class_="absent-fill")
    if part == "mind":
        return shape("circle", cx=x, cy=y, r=3.6, fill="none", class_="unsure-line", stroke_width=2)
    path = f"M{x:.1f} {y - 4.8:.1f} L{x + 5:.1f} {y + 4:.1f} L{x - 5:.1f} {y + 4:.1f} Z"
    return shape("path", d=path, class_="mixed-fill")


def _legend(texts: dict[str, dict[str, str]], y: float) -> list[Element]:
    heading = str(texts["touches"])
    parts = [texts["parts"][part] for part in PARTS]
    taken = [width(heading, LEGEND_TYPE), *(width(p, LEGEND_TYPE) + 18 for p in parts)]
    x = (WIDTH - sum(taken) - 24 * len(parts)) / 2
    legend = [words(heading, x, y, LEGEND_TYPE, class_="soft")]
    for part, name, before in zip(PARTS, parts, taken[:-1], strict=True):
        x += before + 24
        legend += [_mark(part, x + 4, y - 5), words(name, x + 16, y, LEGEND_TYPE, class_="soft")]
    return legend
