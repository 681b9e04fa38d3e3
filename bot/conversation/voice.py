"""The one place that picks words: fresh ones, in varied openings, the same for the same seed."""

from __future__ import annotations

import random
import re
import zlib

from bot.conversation.place import Place

OPENER_WORDS = 3
OPENER_TURNS = 5
MOST_REMEMBERED = 500
QUOTED = re.compile(r"“[^”]*”")


class Voice:
    """Picks variants for one turn and remembers in ``place`` what was said.

    ``seed`` makes the choice repeatable; person and message id serve well.
    """

    def __init__(self, place: Place, seed: str) -> None:
        self.place = place
        self.random = random.Random(seed)

    def pick(self, variants: list[str], values: dict[str, str]) -> str:
        """One of ``variants``, filled with ``values``."""
        return fill(self.choose(variants, values), values)

    def choose(self, variants: list[str], values: dict[str, str]) -> str:
        """One of ``variants``, which will be said filled with ``values``.

        Prefers one not said before whose first words were not heard lately; when all were said,
        the one said longest ago.
        """
        shuffled = self.random.sample(variants, len(variants))
        said = self.place.said
        fresh = [v for v in shuffled if token(v) not in said]
        lately = self._lately()
        varied = [v for v in fresh if opener(fill(v, values)) not in lately]
        if varied or fresh:
            chosen = (varied or fresh)[0]
        else:
            chosen = min(shuffled, key=lambda v: said.index(token(v)))
        self._remember(token(chosen), fill(chosen, values))
        return chosen

    def _lately(self) -> set[str]:
        since = self.place.turn - OPENER_TURNS
        return {words for turn, words in self.place.openers if turn > since}

    def _remember(self, key: str, text: str) -> None:
        said = [k for k in self.place.said if k != key]
        self.place.said = [*said, key][-MOST_REMEMBERED:]
        lately = [pair for pair in self.place.openers if pair[0] > self.place.turn - OPENER_TURNS]
        self.place.openers = [*lately, [self.place.turn, opener(text)]]


def token(variant: str) -> str:
    """A short stable name for a text, so that what was said can be carried from turn to turn."""
    return format(zlib.crc32(variant.encode()), "08x")


def own_words(text: str) -> str:
    """What the guide says itself: each quotation is one word."""
    return QUOTED.sub("“so”", text)


def opener(text: str) -> str:
    """The first three words of a text, without case and punctuation."""
    return " ".join(re.findall(r"[\w']+", text.casefold())[:OPENER_WORDS])


def fill(text: str, values: dict[str, str]) -> str:
    """Put ``values`` into the ``{placeholders}`` of ``text``; the first letter is a capital."""
    filled = re.sub(r"\{(\w+)\}", lambda m: values.get(m[1], m[0]), text)
    return filled[:1].upper() + filled[1:]
