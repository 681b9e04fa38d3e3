"""Which utterances each thing that the guide said is made of, found again from its text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from bot.content import Content
from bot.content.codes import Utterance

PLACEHOLDER = re.compile(r"\\\{\w+\\\}")
START = 5  # letters by which texts are looked up: thousands of patterns are too slow to try


@dataclass
class Known:
    """Every utterance and how it looks when it was said, by the letters that it begins with."""

    by_start: dict[str, list[tuple[re.Pattern[str], Utterance]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, utterance: Utterance) -> None:
        """Learn one; where it begins with a gap, it may begin with anything."""
        start = utterance.text.partition("{")[0][:START].casefold()
        key = start if len(start) == START else ""
        self.by_start[key].append((_pattern(utterance.text), utterance))

    def longest(self, message: str, at: int) -> tuple[int, Utterance] | None:
        """The longest utterance that stands at that place, with its end."""
        start = message[at : at + START].casefold()
        likely = [*self.by_start.get(start, []), *self.by_start.get("", [])]
        fits = [(m.end(), u) for pattern, u in likely if (m := pattern.match(message, at))]
        return max(fits, key=lambda pair: pair[0], default=None)


def known_texts(content: Content) -> Known:
    """Every utterance of ``content``, ready to be found again."""
    known = Known()
    for utterance in content.utterances.values():
        known.add(utterance)
    return known


def codes_in(message: str, known: Known) -> list[Utterance]:
    """The utterances that ``message`` is made of, from its beginning to its end."""
    found: list[Utterance] = []
    at = 0
    while at < len(message):
        fits = known.longest(message, at)
        if fits:
            at = fits[0]
            found.append(fits[1])
        else:
            at = _next_sentence(message, at)
    return found


def _pattern(text: str) -> re.Pattern[str]:
    said = PLACEHOLDER.sub("(?:.+?)", re.escape(text))
    first = re.escape(text[:1])
    if said.startswith(first) and text[:1].isalpha():
        said = f"[{text[:1].lower()}{text[:1].upper()}]" + said[len(first) :]
    return re.compile(said + r"\s*", re.DOTALL)


def _next_sentence(message: str, at: int) -> int:
    space = re.compile(r"\s+").search(message, at + 1)
    return space.end() if space else len(message)
