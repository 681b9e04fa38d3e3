"""The voice rules, measured over whole visits."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import textstat

from bot.content.check import BANNED
from bot.conversation.voice import opener
from bot.rehearsal.codes import REFLECTIONS, SAFETY, Known, codes_in
from bot.rehearsal.scripts import Visit

QUOTED = re.compile(r"“[^”]*”")
FOR_THE_PERSON = re.compile(r"^(\d+\.|-) .*$", re.MULTILINE)
OPENER_TURNS = 5
SENTENCE = re.compile(r"[^.!?…]+[.!?…]+")


@dataclass(frozen=True)
class Measures:
    """One visit in figures; turns of a safety conversation are left out of the ratios.

    ``ratio`` is reflections to questions, ``complex`` the share of reflections that add meaning,
    ``asked`` questions a turn, ``grade`` the Flesch-Kincaid school grade (Kincaid 1975) of the
    guide's own words, ``sentence`` their mean length in words, ``longest`` words of the longest
    message, ``broken`` the rules that were broken, in plain sentences.
    """

    name: str
    turns: int
    ratio: float
    complex: float
    asked: float
    quoted: float
    grade: float
    sentence: float
    longest: int
    broken: tuple[str, ...]


def measure(visit: Visit, known: list[Known]) -> Measures:
    """Hold one visit against the voice rules."""
    coded = [[codes_in(m, known) for m in messages] for messages in visit.replies]
    safe = [n for n, turn in enumerate(coded) if not _in_safety(turn)]
    counts = Counter(k.code for n in safe for message in coded[n] for k in message)
    reflections = sum(counts[c] for c in REFLECTIONS)
    questions = sum(m.count("?") for n in safe for m in _own_words(visit.replies[n]))
    own = [m for messages in visit.replies for m in _own_words(messages)]
    sentences = [s for m in own for s in SENTENCE.findall(m)]
    words = [len(s.split()) for s in sentences]
    said = [pair for n in safe for pair in zip(visit.replies[n], coded[n], strict=True)]
    reflecting = [message for message, codes in said if _reflects(codes)]
    return Measures(
        name=visit.script.name,
        turns=len(visit.turns),
        ratio=reflections / max(questions, 1),
        complex=counts["complex_reflection"] / max(reflections, 1),
        asked=questions / max(len(safe), 1),
        quoted=sum("“" in m for m in reflecting) / max(len(reflecting), 1),
        grade=textstat.flesch_kincaid_grade(" ".join(sentences)) if sentences else 0.0,
        sentence=sum(words) / max(len(words), 1),
        longest=max(
            (len(m.split()) for n in safe for m in _own_words(visit.replies[n])), default=0
        ),
        broken=tuple(_broken(visit, coded, safe)),
    )


def _broken(visit: Visit, coded: list[list[list[Known]]], safe: list[int]) -> list[str]:
    found: list[str] = []
    openers: list[tuple[int, str]] = []
    for n, messages in enumerate(visit.replies):
        own = _own_words(messages)
        if sum(m.count("?") for m in own) > 1:
            found.append(f"turn {n + 1}: more than one question")
        if len(messages) > 2 and n in safe:
            found.append(f"turn {n + 1}: {len(messages)} messages")
        for message in own:
            banned = BANNED.search(message)
            if banned:
                found.append(f"turn {n + 1}: banned word '{banned[0]}'")
        for message in messages:
            first = opener(message)
            if any(words == first and n - at < OPENER_TURNS for at, words in openers):
                found.append(f"turn {n + 1}: opens again with '{first}'")
            openers.append((n, first))
    whole = Counter("\n".join(messages) for messages in visit.replies)
    found += [f"said twice: {text[:60]}" for text, often in whole.items() if often > 1]
    return found


def _own_words(messages: list[str]) -> list[str]:
    """What the guide says itself: neither quotations nor lines written for the person to say."""
    return [QUOTED.sub("“so”", FOR_THE_PERSON.sub("", message)) for message in messages]


def _in_safety(turn: list[list[Known]]) -> bool:
    return any(k.code == SAFETY for message in turn for k in message)


def _reflects(message: list[Known]) -> bool:
    return any(k.code in REFLECTIONS for k in message)
