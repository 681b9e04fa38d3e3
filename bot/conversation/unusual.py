"""Answers that ask for something else than a usual reflection: silence, not knowing, very much."""

from __future__ import annotations

import re

MANY_WORDS = 90
FEW_WORDS = 7
IDEA_WORDS = 12
SILENT = re.compile(
    r"(o?k(ay)?|okey|h+m+|m+h*m*|uh+|e+h+|a+h+|right|sure|[.…?\s-]*)[.…!?\s]*", re.I
)
UNKNOWN = re.compile(
    r"\b(dunno|idk|no (idea|clue)|(don'?t|do not) (really )?(know|remember)|"
    r"(cannot|can'?t|couldn'?t) (really )?(say|tell)|not sure|hard to say|who knows)\b",
    re.I,
)
NO_IDEA = re.compile(r"\b(no|not|don'?t|nae|without|rather|later)\b", re.I)
IDEA = re.compile(
    r"\b(give|gie|gie'?s|gi'?e|tell|hear|have|take|try|want|need|yes|yeah|aye|ok(ay)?|sure|maybe|"
    r"what|whit|offer|show|please|pls|bring)\b.*\b(ideas?|suggestions?|tips?)\b|"
    r"^(an? |the |your )?(ideas?|suggestions?)( please| pls| then)?[.!?]*$",
    re.I,
)
ASKS_BACK = re.compile(
    r"\?\W*$|^(?:please |and |ok |okay )*(?:can|could|would|will|let|write|remove|prepare|make|"
    r"keep|forget|give|show|send|print|delete|change|call)\b (?:you|i|we|us|me|it|this|that|them|"
    r"all|one|the|down|in)\b",
    re.I,
)


def wants_idea(text: str) -> bool:
    """Whether a short ``text`` asks for an idea."""
    plain = text.replace("’", "'").strip()
    short = len(plain.split()) <= IDEA_WORDS
    return short and bool(IDEA.search(plain)) and not NO_IDEA.search(plain)


def is_silent(text: str) -> bool:
    """Whether ``text`` is no more than a nod: "ok", "hm", "..."."""
    return bool(SILENT.fullmatch(text.strip()))


def is_unknown(text: str) -> bool:
    """Whether a short ``text`` says that the person does not know."""
    return len(text.split()) <= FEW_WORDS and bool(UNKNOWN.search(text.replace("’", "'")))


def is_long(text: str) -> bool:
    """Whether so much was said that the guide owns up to picking one thread."""
    return len(text.split()) > MANY_WORDS


def asks_back(text: str) -> bool:
    """Whether ``text`` asks the guide something, or to do something, more than it tells."""
    return bool(ASKS_BACK.search(text.replace("’", "'").strip()))
