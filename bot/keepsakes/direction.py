"""Which way a text runs."""

from __future__ import annotations

import unicodedata


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs right to left (UAX 9, rules P2 and P3)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False
