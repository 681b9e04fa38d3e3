"""Makes what came in safe to handle without changing what was said."""

from __future__ import annotations

import string
import unicodedata

MOST_CHARACTERS = 4000
GUARD = "\u2060"  # a word joiner: keeps a typed slash from being read as a command
KEPT_CONTROLS = "\n\t"
OUTER = GUARD + string.whitespace + "\u00a0\u2007\u202f\ufeff"


def cleaned(text: str) -> str:
    """``text`` without control characters and lone surrogates, outer blanks gone.

    Line breaks and tabs stay. Letters, accents, emoji and joiners stay as they are.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in unified if c in KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept).strip(OUTER)
