"""Replaces figures of speech, denials, healed history and the like by calm words.

What is left is then read for danger, so that danger elsewhere in the same message is still found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.understanding.plain import normalised

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Group:
    """Rules that hold ``unless`` something stands in the text, or ``unless_after`` the words."""

    rules: list[tuple[re.Pattern[str], str]]
    unless: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None

    def calm(self, text: str) -> str:
        """``text`` with every harmless phrase of this group replaced."""
        if self.unless and self.unless.search(text):
            return text
        for find, say in self.rules:
            text = find.sub(lambda match, say=say: self._say(match, say), text)  # type: ignore[misc]
        return text

    def _say(self, match: re.Match[str], say: str) -> str:
        if self.unless_after and self.unless_after.search(match.string, match.end()):
            return match[0]
        return match.expand(say)


def without_harmless(text: str) -> str | None:
    """``text`` in lower case with calm words for harmless ones; ``None`` if there are none."""
    plain = normalised(text)
    calm = plain
    for group in harmless_rules():
        calm = group.calm(calm)
    return None if calm == plain else " ".join(calm.split())


@lru_cache(maxsize=1)
def harmless_rules() -> list[Group]:
    """All rules, read and compiled once; that takes half a second."""
    return [group for path in sorted(HERE.glob("*.yml")) for group in _read(path)]


def _read(path: Path) -> Iterator[Group]:
    for part in YAML(typ="safe").load(path):
        yield Group(
            rules=[(re.compile(rule["find"]), rule["say"]) for rule in part["rules"]],
            unless=_compiled(part.get("unless")),
            unless_after=_compiled(part.get("unless_after")),
        )


def _compiled(pattern: Any) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None
