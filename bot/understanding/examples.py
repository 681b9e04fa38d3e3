"""The examples in data/nlu, read straight from its files, in Rasa's own format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

DASH = "- "
SAFETY = "safety"  # the folder of danger, and of what only looks like it


@dataclass(frozen=True)
class Taught:
    """One example: a text, its intent, the quality it answers ("" when it fits any), its themes in
    that quality, and other qualities that it touches. ``mood`` is how it sounds, where that was
    told: "joy", "anger", ... or "plain". ``near_danger`` marks the texts of the safety files: the
    four kinds, and those that only look like them."""

    text: str
    intent: str
    quality: str = ""
    themes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    mood: str = ""
    near_danger: bool = False


def load_taught(folder: Path) -> list[Taught]:
    """Every example of the files in ``folder``, in the order of their names."""
    return [one for path in sorted(folder.rglob("*.yml")) for one in _in_file(path)]


def _in_file(path: Path) -> Iterator[Taught]:
    for part in YAML(typ="safe").load(path).get("nlu", []):
        if "intent" in part:
            yield from _in_part(part, path.parent.name == SAFETY)


def _in_part(part: dict[str, Any], near_danger: bool) -> Iterator[Taught]:
    told = part.get("metadata") or {}
    for line in part["examples"].splitlines():
        yield Taught(
            text=line.removeprefix(DASH).strip(),
            intent=part["intent"],
            quality=told.get("quality", ""),
            themes=tuple(told.get("themes", ())),
            also=tuple(told.get("also", ())),
            mood=told.get("mood", ""),
            near_danger=near_danger,
        )
