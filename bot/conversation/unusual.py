"""Answers that ask for something else than a usual reflection: silence, not knowing, very much."""

from __future__ import annotations

import re

MANY_WORDS = 90
FEW_WORDS = 7
SILENT = re.compile(
    r"(o?k(ay)?|okey|h+m+|m+h*m*|uh+|e+h+|a+h+|right|sure|[.…?\s-]*)[.…!?\s]*", re.I
)
UNKNOWN = re.compile(
    r"\b(dunno|idk|no (idea|clue)|(don'?t|do not) (really )?(know|remember)|"
    r"(cannot|can'?t|couldn'?t) (really )?(say|tell)|not sure|hard to say|who knows)\b",
    re.I,
)


def is_silent(text: str) -> bool:
    """Whether ``text`` is no more than a nod: "ok", "hm", "..."."""
    return bool(SILENT.fullmatch(text.strip()))


def is_unknown(text: str) -> bool:
    """Whether a short ``text`` says that the person does not know."""
    return len(text.split()) <= FEW_WORDS and bool(UNKNOWN.search(text.replace("’", "'")))


def is_long(text: str) -> bool:
    """Whether so much was said that the guide owns up to picking one thread."""
    return len(text.split()) > MANY_WORDS
