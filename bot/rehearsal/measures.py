"""A whole visit in figures: how much is reflected and asked, and how plainly."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import textstat

from bot.content.codes import COMPLEX, SAFETY, Utterance
from bot.conversation.voice import own_words
from bot.rehearsal.codes import Known, codes_in
from bot.rehearsal.scripts import Visit

FOR_THE_PERSON = re.compile(r"^(\d+\.|-) .*$", re.MULTILINE)
SENTENCE = re.compile(r"[^.!?…]+[.!?…]+")


@dataclass(frozen=True)
class Measures:
    """One visit in figures; turns of a safety conversation are left out of all but ``turns``.

    ``turns`` is how many there were, ``paced`` how many of them outside safety; ``ratio`` is
    reflections to questions, where "tell me more" asks too; ``strict`` the same with one reflection
    a turn at most; ``complex`` the share of reflections that add meaning, ``asked`` question marks
    a turn, ``quoted`` the share of reflecting turns with the person's words, ``grade`` the
    Flesch-Kincaid school grade (Kincaid 1975) of the guide's own words, ``sentence`` their mean
    length in words, ``longest`` words of the longest message.
    """

    turns: int
    paced: int
    ratio: float
    strict: float
    complex: float
    asked: float
    quoted: float
    grade: float
    sentence: float
    longest: int


@dataclass
class Coded:
    """A played visit with the utterances that its messages are made of."""

    visit: Visit
    known: Known

    @cached_property
    def turns(self) -> list[list[list[Utterance]]]:
        """For each turn, for each of its messages: its utterances."""
        return [[codes_in(m, self.known) for m in messages] for messages in self.visit.replies]

    @cached_property
    def paced(self) -> list[int]:
        """The numbers of the turns outside safety."""
        safe = [not any(SAFETY in u.codes for m in turn for u in m) for turn in self.turns]
        return [n for n, is_safe in enumerate(safe) if is_safe]

    @cached_property
    def own(self) -> list[list[str]]:
        """The guide's own words: no quotations, and no lines written for the person to say."""
        return [
            [own_words(FOR_THE_PERSON.sub("", message)) for message in messages]
            for messages in self.visit.replies
        ]


def measure(coded: Coded) -> Measures:
    """The figures of one visit."""
    marks = sum(m.count("?") for n in coded.paced for m in coded.own[n])
    said = [[u for message in coded.turns[n] for u in message] for n in coded.paced]
    kinds = Counter(u.reflection for turn in said for u in turn if u.reflection)
    questions = max(marks + sum(u.asks_unmarked for turn in said for u in turn), 1)
    sentences = [s for messages in coded.own for m in messages for s in SENTENCE.findall(m)]
    words = [len(s.split()) for s in sentences]
    lengths = [len(m.split()) for n in coded.paced for m in coded.own[n]]
    return Measures(
        turns=len(coded.turns),
        paced=len(coded.paced),
        ratio=sum(kinds.values()) / questions,
        strict=sum(any(u.reflection for u in turn) for turn in said) / questions,
        complex=kinds[COMPLEX] / max(sum(kinds.values()), 1),
        asked=marks / max(len(coded.paced), 1),
        quoted=_quoted(coded),
        grade=textstat.flesch_kincaid_grade(" ".join(sentences)) if sentences else 0.0,
        sentence=sum(words) / max(len(words), 1),
        longest=max(lengths, default=0),
    )


def _quoted(coded: Coded) -> float:
    """The share of turns that reflect in which the person's own words stand."""
    reflecting = [
        "".join(coded.visit.replies[n])
        for n in coded.paced
        if any(u.reflection for message in coded.turns[n] for u in message)
    ]
    return sum("“" in said for said in reflecting) / max(len(reflecting), 1)
