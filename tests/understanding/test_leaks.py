"""The project's own test set stands apart from what the guide is trained on."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

from ruamel.yaml import YAML

from bot.settings import ROOT

TEXTS = Path(__file__).parent / "texts"
NEAR = 0.75  # shared words over all words of two texts
FEWEST_WORDS = 5  # shorter texts are compared as they are


def trained_on() -> list[str]:
    found = []
    for path in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        for part in YAML(typ="safe").load(path)["nlu"]:
            found += [line.removeprefix("- ").strip() for line in part["examples"].splitlines()]
    return found


def own_texts() -> list[str]:
    lines = [line for path in sorted(TEXTS.rglob("*.jsonl")) for line in path.open()]
    return [json.loads(line)["text"] for line in lines]


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def leaks(trained: list[str], tested: list[str]) -> list[tuple[str, str]]:
    """Pairs of a training and a test text that are the same or nearly the same."""
    by_word = defaultdict(set)
    kept = [frozenset(words(text)) for text in trained]
    for number, bag in enumerate(kept):
        for word in bag:
            by_word[word].add(number)
    return [
        (trained[number], text)
        for text in tested
        for number in _candidates(by_word, frozenset(words(text)))
        if _near(kept[number], frozenset(words(text)))
    ]


def _candidates(by_word: dict[str, set[int]], bag: frozenset[str]) -> set[int]:
    rarest = sorted(bag, key=lambda word: len(by_word.get(word, ())))
    return set().union(*(by_word.get(word, set()) for word in rarest[: max(1, len(bag) // 2 + 1)]))


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    if len(other) < FEWEST_WORDS:
        return False
    return len(one & other) / len(one | other) > NEAR


def test_no_long_text_or_near_copy_stands_on_both_sides() -> None:
    assert leaks(trained_on(), own_texts()) == []


def test_no_text_stands_on_both_sides_word_for_word() -> None:
    trained = {words(text) for text in trained_on()}
    assert [text for text in own_texts() if words(text) in trained] == []


def test_a_near_copy_would_be_found() -> None:
    copy = "She always asks me first before she picks a needle"
    assert leaks(["she always asks me first before she picks the needle"], [copy])
