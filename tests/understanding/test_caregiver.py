"""Whom the person means, as the person says it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.caregiver import MOST_WORDS, named_caregiver
from tests.understanding.own_pipeline import load_pipeline


def named(text: str, expected: bool = True) -> str:
    return named_caregiver(load_pipeline()(text), expected)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my acupuncturist", "my acupuncturist"),
        ("My acupuncturist.", "my acupuncturist"),
        ("I'd like to think about Dr. Osei please", "Dr. Osei"),
        ("doctor osei", "Dr. Osei"),
        ("her name is Maria", "Maria"),
        ("she's called Ana Lucía", "Ana Lucía"),
        ("the reiki lady", "the reiki lady"),
        ("O'Brien", "O'Brien"),
        ("Dr O'Brien", "Dr. O'Brien"),
        ("Dr Núñez", "Dr. Núñez"),
        ("Maria", "Maria"),
        ("José, the one I see on Mondays", "José"),
        ("王医生", "王医生"),
        ("can we talk about my physio instead", "my physio"),
        ("let's talk about my therapist", "my therapist"),
        ("my mum's doctor", "my mum's doctor"),
        ("well, maybe my GP", "my GP"),
        ("my chiropractor, who is lovely", "my chiropractor"),
        ("um the skin lady. can i call her dr m", "Dr. M"),
        ("i don't know. Renee, i suppose", ""),
        ("dunno, the usual", ""),
        ("He is very structured, I like that", ""),
    ],
)
def test_the_name_comes_back_as_it_was_said(text: str, name: str) -> None:
    assert named(text) == name


@pytest.mark.parametrize(
    "text",
    ["", "someone else", "Someone else please", "another one", "her",
     "...", "???", "123"],
)  # fmt: skip
def test_a_text_that_names_nobody_gives_no_name(text: str) -> None:
    assert named(text) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("can we talk about my physio instead", "my physio"),
        ("let's switch to Dr Núñez", "Dr. Núñez"),
        ("I saw the speech therapist", "the speech therapist"),
        ("someone else", ""),
        ("Maria", ""),
        ("I felt heard", ""),
    ],
)
def test_unasked_only_a_title_or_a_kind_of_caregiver_is_a_name(text: str, name: str) -> None:
    assert named(text, expected=False) == name


def test_a_long_answer_is_no_bare_name() -> None:
    text = "sits by the window all day long and hums old songs"
    assert named(text) == ""


@pytest.mark.parametrize("text", ["a different caregiver", "another caregiver", "caregiver"])
def test_any_caregiver_at_all_is_nobodys_name(text: str) -> None:
    assert named(text) == ""


def test_a_nurse_practitioner_is_no_nurse_called_practitioner() -> None:
    assert named("my nurse practitioner") == "my nurse practitioner"


@settings(deadline=None, max_examples=200)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200), asked=st.booleans())
def test_no_text_makes_trouble_or_a_long_name(text: str, asked: bool) -> None:
    assert len(named(text, asked).split()) <= MOST_WORDS


@settings(deadline=None)
@given(name=st.from_regex(r"[A-Z][a-z]{2,8}(-[A-Z][a-z]{2,8})?", fullmatch=True))
def test_a_titled_name_keeps_its_letters(name: str) -> None:
    assert named(f"I would like to think about Dr {name}, please") == f"Dr. {name}"


@pytest.mark.parametrize("text", ["go on then", "let's start now", "ok then", "please", "yes"])
def test_what_is_left_of_a_wish_is_nobodys_name(text: str) -> None:
    assert named_caregiver(load_pipeline()(text), expected=True) == ""


def test_a_caregiver_may_be_described() -> None:
    said = load_pipeline()("the lady who does my reiki")
    assert named_caregiver(said, expected=True) == "the lady who does my reiki"
