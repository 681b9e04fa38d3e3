"""Makes what came in safe to handle without changing what was said."""

from __future__ import annotations

import unicodedata

MOST_CHARACTERS = 4000
GUARD = "\u2060"  # a word joiner: keeps a typed slash from being read as a command
KEPT_CONTROLS = "\n\t"
BLANKS = "".join(c for c in map(chr, range(0x3001)) if c.isspace())  # U+3000 is the last one
OUTER = GUARD + BLANKS + "\u200b\ufeff"
UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Zs")


def cleaned(text: str) -> str:
    """``text`` without control characters and lone surrogates, outer blanks gone.

    Line breaks and tabs stay. Letters, accents, emoji and joiners stay as they are. Text in which
    there is nothing to see is empty.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in unified if c in KEPT_CONTROLS or unicodedata.category(c) not in ("Cc", "Cs"))
    clean = "".join(kept).strip(OUTER)
    return clean if _first_seen(clean) else ""


def guarded(text: str) -> str:
    """``text`` as Rasa gets it: behind a guard when a slash is the first thing to be seen."""
    return GUARD + text if unicodedata.normalize("NFKC", _first_seen(text)) == "/" else text


def _first_seen(text: str) -> str:
    return next((c for c in text if unicodedata.category(c) not in UNSEEN), "")
