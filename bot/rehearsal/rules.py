"""The voice rules, held against a played visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.content.check import BANNED, MOST_WORDS
from bot.conversation.voice import OPENER_TURNS, opener
from bot.rehearsal.measures import Coded, Measures

MOST_MESSAGES = 2
# A visit with fewer turns outside safety is mostly the door, and has no pace to be held to.
FEWEST_PACED = 12
LEAST = {"ratio": 2.0, "asked": 0.4, "complex": 0.5}
MOST = {"grade": 6.0, "sentence": 15.0}


def broken_rules(coded: Coded, measures: Measures) -> list[str]:
    """Every rule that the visit breaks, in plain sentences."""
    return [*_of_turns(coded), *_openers(coded), *_said_twice(coded), *_of_figures(measures)]


def _of_turns(coded: Coded) -> Iterator[str]:
    for n, own in enumerate(coded.own):
        turn = f"turn {n + 1}"
        if sum(m.count("?") for m in own) > 1:
            yield f"{turn}: more than one question"
        if len(own) > MOST_MESSAGES and n in coded.paced:
            yield f"{turn}: {len(own)} messages"
        for message in own:
            banned = BANNED.search(message)
            if banned:
                yield f"{turn}: banned word '{banned[0]}'"
            if len(message.split()) > MOST_WORDS and n in coded.paced:
                yield f"{turn}: {len(message.split())} words in a message"


def _openers(coded: Coded) -> Iterator[str]:
    heard: list[tuple[int, str]] = []
    for n, messages in enumerate(coded.visit.replies):
        for first in map(opener, messages):
            if any(words == first and n - at < OPENER_TURNS for at, words in heard):
                yield f"turn {n + 1}: opens again with '{first}'"
            heard.append((n, first))


def _said_twice(coded: Coded) -> Iterator[str]:
    whole = Counter("\n".join(messages) for messages in coded.visit.replies)
    yield from (f"said twice: {text[:60]}" for text, often in whole.items() if often > 1)


def _of_figures(measures: Measures) -> Iterator[str]:
    if measures.paced < FEWEST_PACED:
        return
    for name, least in LEAST.items():
        if getattr(measures, name) < least:
            yield f"{name} is {getattr(measures, name):.2f}, under {least}"
    for name, most in MOST.items():
        if getattr(measures, name) > most:
            yield f"{name} is {getattr(measures, name):.2f}, over {most}"
