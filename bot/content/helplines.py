"""Looks whether the helplines were checked by somebody of the clinic, and not too long ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

DAYS = 183  # half a year: numbers and hours change


def stale_lines(helplines: dict[str, dict[str, Any]], today: date) -> Iterator[str]:
    """A plain sentence for each country whose lines were never checked, or not for half a year."""
    for country in helplines.values():
        lines = country["lines"]
        never = [line["name"] for line in lines if not line["checked"]]
        old = [line["name"] for line in lines if line["checked"] and _old(line["checked"], today)]
        if never:
            yield f"{country['name']}: nobody has checked {_named(never, lines)}."
        if old:
            yield f"{country['name']}: checked more than six months ago: {_named(old, lines)}."


def _old(checked: str, today: date) -> bool:
    return (today - date.fromisoformat(checked)).days > DAYS


def _named(names: list[str], lines: list[Any]) -> str:
    return f"any of its {len(lines)} lines" if len(names) == len(lines) else ", ".join(names)
