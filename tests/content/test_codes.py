"""Each utterance says what it does, sentence by sentence, and a reader can set it right."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bot.cli.group import guide
from bot.content import load_content
from bot.content.codes import (
    AUTONOMY,
    CLOSED,
    COMPLEX,
    INFORMATION,
    OPEN,
    SIMPLE,
    Utterance,
    code_of,
    overrides,
    split,
)
from bot.content.loader import HOME

SAID = load_content().utterances
KNOWN = {
    COMPLEX, SIMPLE, OPEN, CLOSED, AUTONOMY, INFORMATION, "part_of_a_reflection",
    "seek_collaboration", "advice_with_permission", "written_for_the_person", "fragment", "safety",
}  # fmt: skip


def test_every_sentence_of_every_utterance_has_a_known_code() -> None:
    coded = {code: u.place for u in SAID.values() for _, code in u.sentences}
    assert set(coded) == KNOWN
    assert all(u.sentences for u in SAID.values())


def test_every_code_set_by_hand_is_for_a_sentence_that_is_said() -> None:
    sentences = {sentence for u in SAID.values() for sentence, _ in u.sentences}
    assert set(overrides(HOME / "codes.yml")) <= sentences


def test_what_answers_a_person_reflects_and_what_asks_has_a_question() -> None:
    for u in SAID.values():
        parts = u.place.split("/")
        if "reflections" in parts or "deepenings" in parts or parts[0] == "threads":
            assert u.reflection, u
        if "questions" in parts:
            assert {OPEN, CLOSED} & set(u.codes), u


@pytest.mark.parametrize(
    ("sentence", "of_list", "code"),
    [
        ("How does that feel?", "seek_collaboration", OPEN),
        ("Is it welcome?", "seek_collaboration", CLOSED),
        ("If not now, would another day do?", "seek_collaboration", CLOSED),
        ("Which of these, if any, is yours?", "seek_collaboration", OPEN),
        ("Tell me more about that.", "seek_collaboration", OPEN),
        ("If you'd like, describe one visit.", "seek_collaboration", OPEN),
        ("You could tell me about one visit.", "seek_collaboration", OPEN),
        ("There's room for more.", "seek_collaboration", "seek_collaboration"),
        ("How much it matters is yours to say.", COMPLEX, AUTONOMY),
        ("“{quote}” is yours to keep.", COMPLEX, COMPLEX),
        ("Think of your last visit.", OPEN, INFORMATION),
        ("Are you safe?", "safety", "safety"),
    ],
)
def test_a_sentence_is_coded_by_how_it_is_worded(sentence: str, of_list: str, code: str) -> None:
    assert code_of(sentence, of_list) == code


def test_sentences_that_reflect_together_are_one_reflection() -> None:
    said = Utterance(
        "x", "x", (("“so”.", SIMPLE), ("It hurts.", COMPLEX), ("You choose.", AUTONOMY))
    )
    assert (said.reflection, said.codes) == (COMPLEX, (SIMPLE, COMPLEX, AUTONOMY))


def test_asking_without_a_mark_is_asking() -> None:
    said = Utterance("x", "x", (("Tell me more.", OPEN), ("Or how is it?", OPEN)))
    assert said.asks_unmarked == 1


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("“{quote}”. So it is.", ["“{quote}”.", "So it is."]),
        ("Mr. Lim waits. He nods.", ["Mr. Lim waits.", "He nods."]),
        ("no end", ["no end"]),
    ],
)
def test_a_text_is_split_into_its_sentences(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_a_reader_sees_every_text_with_its_code_and_its_place() -> None:
    shown = CliRunner().invoke(guide, ["content", "codes"])
    lines = shown.output.splitlines()
    assert shown.exit_code == 0
    assert len(lines) == len(SAID)
    [link] = [line for line in lines if "voice/link/0 " in line]
    assert link.split()[0] == COMPLEX
    assert link.endswith("They may have grown from one root.")
