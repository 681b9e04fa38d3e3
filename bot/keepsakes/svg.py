"""A few lines over ElementTree for writing SVG; texts are escaped by it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element, tostring

from bot.keepsakes.fonts import FAMILY
from bot.keepsakes.tints import Theme, stylesheet

SPACE = "http://www.w3.org/2000/svg"


def shape(tag: str, *inside: Element, text: str = "", **attributes: Any) -> Element:
    """One element; ``stroke_width=2`` becomes ``stroke-width="2"``, numbers keep one decimal."""
    named = {name.rstrip("_").replace("_", "-"): _plain(v) for name, v in attributes.items()}
    element = Element(tag, named)
    element.text = text or None
    element.extend(inside)
    return element


def words(text: str, x: float, y: float, size: float, **attributes: Any) -> Element:
    """A line of text; ``y`` is its baseline. It finds its own direction."""
    held = {"class_": "ink", "text_anchor": "start", **attributes}
    return shape("text", text=text, x=x, y=y, font_size=size, unicode_bidi="plaintext", **held)


def document(
    size: tuple[float, float],
    title: str,
    description: str,
    inside: Iterable[Element],
    theme: Theme | None = None,
) -> str:
    """A whole SVG of ``size`` (width, height), named and described for those who do not see it.

    Without a ``theme`` the picture follows the reader's own light or dark.
    """
    width, height = size
    root = shape(
        "svg",
        shape("title", id="title", text=title),
        shape("desc", id="description", text=description),
        shape("style", text=stylesheet(theme)),
        shape("rect", class_="paper", width=width, height=height),
        xmlns=SPACE,
        viewBox=f"0 0 {_plain(width)} {_plain(height)}",
        width=width,
        height=height,
        role="img",
        aria_labelledby="title description",
        font_family=f"{FAMILY}, sans-serif",
    )
    root.extend(inside)
    return tostring(root, encoding="unicode")


def _plain(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, (int, float)) else str(value)
