"""Which code each thing that the guide said carries, found again from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML

from bot.content import Content
from bot.content.check import texts_of
from bot.content.loader import HOME

INFORMATION = "give_information"
SAFETY = "safety"
REFLECTIONS = ("complex_reflection", "simple_reflection")
PLACEHOLDER = re.compile(r"\\\{\w+\\\}")


@dataclass(frozen=True)
class Known:
    """One variant of the content: how it looks when it was said, and its code."""

    pattern: re.Pattern[str]
    code: str
    variant: str


def codes_in(message: str, known: list[Known]) -> list[Known]:
    """The variants that ``message`` is made of, from its beginning to its end."""
    found: list[Known] = []
    at = 0
    while at < len(message):
        fits = [(m.end(), k) for k in known if (m := k.pattern.match(message, at))]
        if not fits:
            at = _next_sentence(message, at)
            continue
        end, best = max(fits, key=lambda pair: pair[0])
        found.append(best)
        at = end
    return found


def known_texts(content: Content) -> list[Known]:
    """Every variant of ``content`` with its code from ``codes.yml``."""
    return [Known(_pattern(text), _code(path), text) for path, text in _variants(content)]


def _variants(content: Content) -> Iterator[tuple[str, str]]:
    files: dict[str, Any] = {
        "qualities": list(content.qualities.values()),
        "themes": [theme for by_theme in content.themes.values() for theme in by_theme.values()],
        "voice": [content.voice],
        "surprises": [content.surprises],
        "safety": [kind for kind in content.safety.values()],
    }
    for file, nodes in files.items():
        for node in nodes:
            for steps, text in texts_of(node):
                if steps[0] not in ("name", "called"):
                    yield f"{file}/{steps[0]}", text


def _pattern(text: str) -> re.Pattern[str]:
    said = PLACEHOLDER.sub("(?:.+?)", re.escape(text))
    first = re.escape(text[:1])
    if said.startswith(first) and text[:1].isalpha():
        said = f"[{text[:1].lower()}{text[:1].upper()}]" + said[len(first) :]
    return re.compile(said + r"\s*", re.DOTALL)


def _code(path: str) -> str:
    if path.startswith("safety/"):
        return SAFETY
    return _codes().get(path, INFORMATION)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    by_code = YAML(typ="safe").load(HOME / "codes.yml")
    return {path: code for code, paths in by_code.items() for path in paths}


def _next_sentence(message: str, at: int) -> int:
    space = re.compile(r"\s+").search(message, at + 1)
    return space.end() if space else len(message)
