"""What each utterance does, by the codes of MITI 4.2.1: one for each of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

COMPLEX, SIMPLE = "complex_reflection", "simple_reflection"
OPEN, CLOSED = "open_question", "closed_question"
AUTONOMY, INFORMATION = "emphasise_autonomy", "give_information"
SAFETY, UNCODED = "safety", ""
REFLECTIONS, QUESTIONS = (COMPLEX, SIMPLE), (OPEN, CLOSED)
# Lists that are taken whole: the parts of a safety message, of a reflection, of a sentence.
WHOLE = (SAFETY, "part_of_a_reflection", "written_for_the_person", "fragment")
# How many steps lead from a file to the name of a list in it.
DEPTH = {"qualities": 1, "themes": 2, "voice": 0, "surprises": 0, "threads": 0, "safety": 0}
NAMES = ("name", "called")

SENTENCE = re.compile(r".+?(?:[.!?…]+[”’'\"]?(?=\s|$)|$)", re.DOTALL)
ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.$")
CLOSED_START = re.compile(
    r"^(?!what|which|who|how)(?:[^?]*[,:;] )?(?:is|are|was|were|do|does|did|can|could|may|might|"
    r"shall|will|would|have|has)\b",
    re.I,
)
# "Tell me about ..." asks as much as a question mark does.
TELLING = re.compile(
    r"^(?:if you[^,]*, |perhaps |please )?(?:you (?:could|might|can|may) )?(?:tell me|"
    r"say (?:a little |some )?more|say a little|describe|take me|walk me|share|show me|"
    r"name one|start with|pick one)\b",
    re.I,
)
CHOICE = re.compile(
    r"\b(?:up to you|yours? (?:alone )?to|you (?:choose|decide|get to)|you're free|your (?:call|"
    r"choice|pick|say)|free to|your own (?:pace|choice)|or leave it|as you (?:like|wish)|"
    r"(?:you can|you may) (?:leave|keep|skip|let|name|put|read|stop|take|use))\b",
    re.I,
)
OWN_WORDS = re.compile(r"\{(?:quote|earlier|first|list|theme|theme_before)\}")


@dataclass(frozen=True)
class Utterance:
    """A text of the content: where it stands, and each of its sentences with its code."""

    place: str
    text: str
    sentences: tuple[tuple[str, str], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Its codes, each once, in the order of its sentences."""
        return tuple(dict.fromkeys(code for _, code in self.sentences))

    @property
    def reflection(self) -> str:
        """One of ``REFLECTIONS`` or "": the sentences of a text that reflect are one reflection,
        complex if any of them is."""
        return next((code for code in REFLECTIONS if code in self.codes), "")

    @property
    def asks_unmarked(self) -> int:
        """How many of its sentences ask without a question mark: "Tell me more"."""
        return sum(code in QUESTIONS and not s.endswith("?") for s, code in self.sentences)


def utterances(files: Mapping[str, Any], coding: Path) -> dict[str, Utterance]:
    """Every utterance of ``files`` by its text, coded as the file ``coding`` says; ``UNCODED``
    where its list is not in there."""
    lists, instead = _coding(coding)
    found: dict[str, Utterance] = {}
    for file, tree in files.items():
        for steps, text in texts_of(tree):
            if steps[DEPTH[file]] in NAMES:
                continue
            code = lists.get(_list(file, steps), UNCODED)
            sentences = tuple((s, instead.get(s) or code_of(s, code)) for s in split(text))
            found[text] = Utterance("/".join(map(str, [file, *steps])), text, sentences)
    return found


def code_of(sentence: str, code: str) -> str:
    """The code of a ``sentence`` in a list that has ``code``, by how it is worded."""
    if code in WHOLE:
        return code
    if sentence.endswith("?"):
        return CLOSED if CLOSED_START.search(sentence) else OPEN
    if TELLING.search(sentence):
        return OPEN
    if CHOICE.search(sentence) and not OWN_WORDS.search(sentence):
        return AUTONOMY
    return INFORMATION if code in QUESTIONS else code


def split(text: str) -> list[str]:
    """The sentences of ``text``."""
    found: list[str] = []
    for sentence in (match[0].strip() for match in SENTENCE.finditer(text)):
        if found and ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {sentence}"
        elif sentence:
            found.append(sentence)
    return found


def texts_of(node: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[list[Any], str]]:
    """Each text of a parsed file with the path that leads to it."""
    if isinstance(node, str):
        yield list(steps), node
        return
    items = node.items() if isinstance(node, dict) else enumerate(node or [])
    if isinstance(node, (dict, list)):
        for key, value in items:
            yield from texts_of(value, (*steps, key))


def overrides(coding: Path) -> dict[str, str]:
    """The sentences whose code is set by hand."""
    return _coding(coding)[1]


def _list(file: str, steps: list[Any]) -> str:
    """The list that a text stands in: "themes/reflections"; safety is one list."""
    return file if file == SAFETY else f"{file}/{steps[DEPTH[file]]}"


@lru_cache(maxsize=4)
def _coding(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    told = YAML(typ="safe").load(path)
    lists = {name: code for code, names in told["lists"].items() for name in names}
    return lists, {s: code for code, said in told["instead"].items() for s in said}
