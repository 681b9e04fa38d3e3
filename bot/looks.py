"""Strict checks of what a clinic sets for its page: colours, addresses, a logo."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

# The ground, light or dark, on which an accent colour is hardest to read (bot/web/static/page.css).
GROUNDS = {"accent": "#dfece4", "accent_dark": "#2c4438"}
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, for text of ordinary size
LOGO_KINDS = (".png", ".svg", ".jpg", ".webp")
LOOPBACK = ("localhost", "127.0.0.1")


def trouble_with(values: Mapping[str, object], folder: Path) -> str:
    """What is wrong with the page's settings, as a sentence, or "" if all can be used.

    ``values`` holds any of ``accent accent_dark leave_to address allowed_origins logo``; ``folder``
    is where the clinic's file stands.
    """
    for key, value in values.items():
        problem = ""
        if key in GROUNDS:
            problem = _colour(str(value), GROUNDS[key])
        elif key in ("leave_to", "address") and value and not _address(str(value)):
            problem = "wants an address such as 'https://www.example.org/'"
        elif key == "allowed_origins" and isinstance(value, tuple):
            problem = _origins(value)
        elif key == "logo" and value:
            problem = _logo(folder / str(value))
        if problem:
            return f"'{key}' {problem}."
    return ""


def contrast(one: str, other: str) -> float:
    """The contrast ratio (1 to 21) of two colours such as "#2f6650"; WCAG 2.2, 1.4.3."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colour(value: str, ground: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        return "wants a colour such as '#2f6650'"
    if contrast(value, ground) < LEAST_CONTRAST:
        return f"is too close to {ground} to be read; choose another shade"
    return ""


def _address(value: str) -> bool:
    """Whether an address can be put into a page: https, or plain http on this machine."""
    parts = urlsplit(value)
    safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    return safe and bool(parts.hostname) and not re.search(r"[\s;,'\"<>\\@*]", value)


def _origins(values: tuple[object, ...]) -> str:
    for value in values:
        if not isinstance(value, str) or not _address(value) or urlsplit(value)[2:] != ("",) * 3:
            return f"wants origins such as 'https://www.example.org', not '{value}'"
    return ""


def _logo(path: Path) -> str:
    if path.suffix not in LOGO_KINDS:
        return f"wants a file that ends in {', '.join(LOGO_KINDS)}"
    return "" if path.is_file() else f"names a file that is not there: {path.name}"
