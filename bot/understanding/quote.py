"""Picks the person's own words to give back: one telling clause, whole, exactly as typed."""

from __future__ import annotations

import re

from spacy.tokens import Doc

SHORT = 12
LONGEST = 20
TELLING = 5  # words from which on a "but ..." is likely to be the point, and no mere aside
TURN_WORDS = {"but", "yet", "though", "although", "except", "still", "until", "because", "whereas"}
JOINTS = {*TURN_WORDS, "and", "so", "when", "while", "if", "then", "or", "which"}
FEELING = {
    "feel", "felt", "feeling", "afraid", "scared", "safe", "heard", "alone", "lonely", "tired",
    "angry", "sad", "cry", "cried", "trust", "love", "hate", "hope", "worry", "worried", "ashamed",
    "calm", "lost", "small", "seen", "matter", "dread", "relief", "relieved", "listen", "listens",
    "listened", "rushed", "ignored", "together", "always", "never", "nothing", "everything",
}  # fmt: skip
# What begins with one of these leans on words that were left out.
LEANING = {
    "as", "which", "when", "while", "until", "except", "of", "than", "who", "whose", "where", "to",
    "with", "if", "whether", "since", "unless", "after", "before", "by", "said", "says", "told",
    "asked", "and", "forth",
}  # fmt: skip
STANDING = {
    "i", "he", "she", "it", "we", "they", "you", "my", "his", "her", "our", "their", "nobody",
    "everybody", "everyone", "someone", "nothing", "there", "this", "that", "the",
}  # fmt: skip
CLAUSE_END = re.compile(r"[.!?;:\n…]+|,\s|\s[-–—]+\s|[()]")


def telling_clause(doc: Doc) -> str:
    """The clause of ``doc`` that says most, at most about 20 words; "" for an empty text.

    A short text is quoted whole. In a longer one the clause after a turn ("but ...") or with a
    feeling wins, and among equals the last, since people tend to end on the point. Never cut
    inside a clause unless one clause alone is longer than that.
    """
    whole = _trim(doc.text)
    if len(whole.split()) <= SHORT:
        return whole
    clauses = [c for c in _clauses(doc) if len(c.split()) >= 2]
    fitting = [c for c in clauses if len(c.split()) <= LONGEST]
    if not fitting:
        return _trim(" ".join((clauses or [whole])[0].split()[:SHORT]))
    return _trim(max(fitting, key=lambda c: (_weight(c), fitting.index(c))))


def _clauses(doc: Doc) -> list[str]:
    clauses: list[str] = []
    for sentence in doc.sents:
        for part in CLAUSE_END.split(sentence.text):
            clauses += _at_joints(part)
    return [clause.strip() for clause in clauses if _trim(clause)]


def _at_joints(part: str) -> list[str]:
    """Break a long part before a joining word, so that both sides stand alone."""
    words = part.split()
    if len(words) <= SHORT:
        return [part]
    middle = [n for n in range(3, len(words) - 2) if words[n].lower().strip(",'") in JOINTS]
    if not middle:
        return [part]
    cut = min(middle, key=lambda n: abs(n - len(words) / 2))
    return [*_at_joints(" ".join(words[:cut])), *_at_joints(" ".join(words[cut:]))]


def _weight(clause: str) -> float:
    words = [w.strip(",.'\"").lower() for w in clause.split()]
    turn = 2.0 if words[0] in TURN_WORDS and len(words) >= TELLING else 0.0
    feeling = 1.5 * sum(w in FEELING for w in words[:SHORT])
    room = 1.0 if 4 <= len(words) <= SHORT else 0.0
    return turn + min(feeling, 3.0) + room + _stands_alone(clause)


def _stands_alone(clause: str) -> float:
    first = _trim(clause).partition(" ")[0].lower().replace("’", "'").partition("'")[0]
    return -2.5 if first in LEANING else 0.8 * (first in STANDING)


def _trim(text: str) -> str:
    """Without outer punctuation and with inner double quotation marks made single."""
    flat = " ".join(text.split()).strip(' .,;:!?-–—"“”…')
    first, _, rest = flat.partition(" ")
    if first.lower() in ("and", "but", "so", "or", "because", "then") and len(rest.split()) >= 3:
        flat = rest
    return re.sub(r"[\"“”]", "'", flat)
