"""Hears from a person's words which supports to add, move or take off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.keepsakes.supports import ADD, LAYERS, MOVE, REMOVE, Change, key, support_words

MOST_WORDS = 7  # of a name; what is longer is a sentence and names nobody

VERBS = r"(?:add|take|leave|cross|drop|remove|delete|erase|move|shift|put)\b"
STOP = r"(?:(?<!\bdr)(?<!\bmr)(?<!\bms)(?<!\bst)(?<!\bmrs)(?<!\bprof)\.(?=\s|$)|[;!\n])"
# Blanks are single by the time these look, and are polished off afterwards: two open runs of them
# side by side would take a long row of blanks forever.
CLAUSE = re.compile(rf"{STOP}|,? ?\b(?:and|then|but) (?={VERBS})|, ?(?={VERBS})", re.I)
PART = re.compile(r"[,;&+\n]|\b(?:and|plus|also|as well as)\b", re.I)
POLITE_END = re.compile(r"[ ,](?:please|thanks|thank you|too|as well)$", re.I)
POLITE = re.compile(
    r"^(?:please|now|then|and|also|ok|okay|could you|can you|i'd like to|let's)[ ,]", re.I
)
LEAD = re.compile(
    r"^(?:add|include|put in|put|(?:there'?s|there is|there are)(?: also)?|i(?:'ve| have)(?: got)?|"
    r"i lean on|it'?s|that'?s|on|maybe|mostly|mainly|well|oh) ", re.I)  # fmt: skip
TAIL = re.compile(
    r" (?:to|on|in|into|from|of) "
    r"(?:it|this|(?:my|the) (?:web|picture|list|map))(?: of support)?$", re.I)  # fmt: skip
# From here on a part says something about whom it names.
TELLS = (
    r"(?:who|which|that|because|when|where|since|if|though|but|is|are|was|has|have|will|does|calls?|helps?|"
    r"listens?|keeps?|gives?|makes?|comes?|lives?|knows?|loves?|gets?|holds?|brings?|feels?|cheers?|checks?)"
)
ASIDE = re.compile(rf"(?:^| ){TELLS}\b.*$", re.I | re.S)
LOST = re.compile(r"\b(?:died|dead|passed away|passed on|left me|i lost|we lost)\b", re.I)
EDGES = ' .,;:!?"“”'
ARTICLE = re.compile(r"^(?:the|an?|some) ", re.I)
NOBODY = re.compile(
    r"^(?:no ?body|no ?one|none|nothing|nil|not sure|i don'?t know|dunno|yes|no|ok(?:ay)?|"
    r"maybe|add|i|he|she|they|we|me|myself|just me|nobody (?:here|else)|you|them|"
    r"him|her|it|that|this|these|those|there|here|both|all|"
    r"(?:i|he|she|they|we|it|you) .+)$",
    re.I)  # fmt: skip
GONE = [
    re.compile(pattern, re.I | re.S)
    for pattern in (
        r"^(?:take|leave|cross|drop) (?P<who>.+?) (?:off|out|away)(?: .*)?$",
        r"^(?:take|leave|cross) (?:off|out|away) (?P<who>.+)$",
        r"^(?:remove|delete|drop|erase) (?P<who>.+)$",
        r"^(?:not|no) (?P<who>.+?) any ?more$",
        r"^(?P<who>.+?)(?: is|'s| are|'re)?(?: not|n't| no longer)(?: a)? part of .+$",
        r"^(?P<who>.+?)(?: is| are|'s| has| have) (?:gone|no longer there|not there any ?more)$",
    )
]


def changes_in(text: str) -> list[Change]:
    """What a message asks to change, in the order of its words; nothing where it names nobody."""
    lines = "\n".join(" ".join(line.split()) for line in text.splitlines())
    clauses = (_polished(clause) for clause in CLAUSE.split(lines))
    return [change for clause in clauses if clause for change in _changes(clause)]


def _changes(clause: str) -> Iterator[Change]:
    told = list(_told(clause))
    if told or LOST.search(clause):  # a loss is for the conversation, not for a list
        yield from told
        return
    for part in PART.split(clause):
        yield from list(_told(_polished(part))) or (Change(ADD, name) for name in _names(part))


def _told(clause: str) -> Iterator[Change]:
    """What a clause says of taking off or moving; nothing where it does neither."""
    gone = next((m for m in (pattern.match(clause) for pattern in GONE) if m), None)
    moved = next((m for m in (pattern.match(clause) for pattern in _moves()) if m), None)
    if gone:
        yield from (Change(REMOVE, name) for name in _names(gone["who"]))
    elif moved:
        layer = _layer_called(moved["layer"])
        yield from (Change(MOVE, name, layer) for name in _names(moved["who"]))


def _names(text: str) -> Iterator[str]:
    for part in PART.split(text):
        name = TAIL.sub("", ASIDE.sub("", LEAD.sub("", _polished(part))))
        name = ARTICLE.sub("", _polished(name))
        if name and not NOBODY.match(name) and len(name.split()) <= MOST_WORDS and key(name):
            yield name


def _polished(text: str) -> str:
    """``text`` in one line, without what people say around a request."""
    said = " ".join(text.replace("’", "'").split()).strip(EDGES)
    while (bare := POLITE_END.sub("", POLITE.sub("", said)).strip(EDGES)) != said:
        said = bare
    return said


@lru_cache(maxsize=1)
def _moves() -> list[re.Pattern[str]]:
    called = "|".join(word for words in support_words()["called"].values() for word in words)
    into = r"(?:to|under|with|into|in|among|amongst|over to|as)"
    layer = rf"(?:the |my |an? )?(?P<layer>{called})(?: layer| ring| side)?$"
    patterns = (
        rf"^(?:move|shift|put|add) (?P<who>.+?) {into} {layer}",
        rf"^(?P<who>.+?) (?:belongs?|goes|go|fits?) {into} {layer}",
        rf"^(?P<who>.+?)(?: is| are| counts? as)(?: more| more of| really)? {layer}",
    )
    return [re.compile(pattern, re.I | re.S) for pattern in patterns]


def _layer_called(word: str) -> str:
    called = support_words()["called"]
    return next(layer for layer in LAYERS if word.casefold() in called[layer])
