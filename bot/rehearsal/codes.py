"""Which utterances each thing that the guide said is made of, found again from its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.content import Content
from bot.content.codes import Utterance

PLACEHOLDER = re.compile(r"\\\{\w+\\\}")


@dataclass(frozen=True)
class Known:
    """An utterance of the content, and how it looks when it was said."""

    pattern: re.Pattern[str]
    utterance: Utterance


def codes_in(message: str, known: list[Known]) -> list[Utterance]:
    """The utterances that ``message`` is made of, from its beginning to its end."""
    found: list[Utterance] = []
    at = 0
    while at < len(message):
        fits = [(m.end(), k) for k in known if (m := k.pattern.match(message, at))]
        if not fits:
            at = _next_sentence(message, at)
            continue
        end, best = max(fits, key=lambda pair: pair[0])
        found.append(best.utterance)
        at = end
    return found


def known_texts(content: Content) -> list[Known]:
    """Every utterance of ``content``, ready to be found again."""
    return [Known(_pattern(text), u) for text, u in content.utterances.items()]


def _pattern(text: str) -> re.Pattern[str]:
    said = PLACEHOLDER.sub("(?:.+?)", re.escape(text))
    first = re.escape(text[:1])
    if said.startswith(first) and text[:1].isalpha():
        said = f"[{text[:1].lower()}{text[:1].upper()}]" + said[len(first) :]
    return re.compile(said + r"\s*", re.DOTALL)


def _next_sentence(message: str, at: int) -> int:
    space = re.compile(r"\s+").search(message, at + 1)
    return space.end() if space else len(message)
