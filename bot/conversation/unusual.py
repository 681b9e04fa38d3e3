"""Answers that ask for something else than a usual reflection: silence, not knowing, very much."""

from __future__ import annotations

import re

MANY_WORDS = 90
FEW_WORDS = 7
REMARK_WORDS = 12
IDEA_WORDS = 16
SILENT = re.compile(
    r"(o?k(ay)?|okey|h+m+|m+h*m*|uh+|e+h+|a+h+|right|sure|[.…?\s-]*)[.…!?\s]*", re.I
)
UNKNOWN = re.compile(
    r"\b(dunno|idk|no (idea|clue)|(don'?t|do not) (really )?(know|remember)|"
    r"(cannot|can'?t|couldn'?t) (really )?(say|tell)|not sure|hard to say|who knows|"
    r"never (really )?thought about it|don'?t mind|whatever)\b",
    re.I,
)
NO_IDEA = re.compile(
    r"\b(no|not|don'?t|nae|without|rather|later)\b|\bideas? (of|what|how|why|when|about)\b", re.I
)
POLITE = re.compile(r"\bif it('?s| is) not too much (trouble|bother)\b", re.I)
IDEA = re.compile(
    r"\b(give|gie|gie'?s|gi'?e|tell|hear|have|take|try|want|need|yes|yeah|aye|ok(ay)?|sure|maybe|"
    r"what'?s?|whit|offer|show|please|pls|bring)\b.*\b(ideas?|suggestions?|tips?)\b|"
    r"\bwhat (do|did) (other )?(people|others) (do|try)\b|"
    r"^(an? |the |your )?(ideas?|suggestions?)( please| pls| then)?[.!?]*$",
    re.I,
)
# Words that answer the guide and not its question: "fair enough", "thanks", "yes, carry on".
REMARK = re.compile(
    r"^(?:(?:ha)+|ok(?:ay)?|thanks?|thank you|cheers|fair enough|good|great|perfect|right|sure|"
    r"fine|yes|yeah|yep|aye|no|nah|naw|nope|oh|ah|lol|carry on|keep going|go on|perhaps|maybe)\b",
    re.I,
)
LOSS = re.compile(r"\b(died|dead|dying|death|passed away|funeral|lost (my|him|her|them))\b", re.I)
THIRD = re.compile(r"\b(he|she|they|him|her|them|his|their|my|me)\b", re.I)
ASKS_BACK = re.compile(
    r"\?\W*$|^(?:please |and |ok |okay )*(?:can|could|would|will|let|write|remove|prepare|make|"
    r"keep|forget|give|show|send|print|delete|change|call)\b (?:you|i|we|us|me|it|this|that|them|"
    r"all|one|the|down|in)\b",
    re.I,
)


def wants_idea(text: str) -> bool:
    """Whether a short ``text`` asks for an idea."""
    plain = POLITE.sub("", text.replace("’", "'")).strip()
    short = len(plain.split()) <= IDEA_WORDS
    return short and bool(IDEA.search(plain)) and not NO_IDEA.search(plain)


def is_silent(text: str) -> bool:
    """Whether ``text`` is no more than a nod: "ok", "hm", "..."."""
    return bool(SILENT.fullmatch(text.strip()))


def is_unknown(text: str) -> bool:
    """Whether a short ``text`` says that the person does not know."""
    return len(text.split()) <= FEW_WORDS and bool(UNKNOWN.search(text.replace("’", "'")))


def tells_of_loss(text: str) -> bool:
    """Whether ``text`` speaks of somebody's death, however lightly it is told."""
    return bool(LOSS.search(text))


def is_long(text: str) -> bool:
    """Whether so much was said that the guide owns up to picking one thread."""
    return len(text.split()) > MANY_WORDS


def is_remark(text: str) -> bool:
    """Whether ``text`` speaks to the guide more than of the care: a question back, a wish, or a
    short word of agreement, thanks or dismissal."""
    short = len(text.split()) <= REMARK_WORDS and not THIRD.search(text)
    return asks_back(text) or (short and bool(REMARK.match(text.strip())))


def asks_back(text: str) -> bool:
    """Whether ``text`` asks the guide something, or to do something, more than it tells."""
    return bool(ASKS_BACK.search(text.replace("’", "'").strip()))
