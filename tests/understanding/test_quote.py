"""A quotation is the person's own words: whole, in order, and short enough to give back."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.understanding.quote import telling_clause
from tests.understanding.own_pipeline import load_pipeline

MOST_WORDS = 20
SOME = ["She", "listens", "but", "never", "asks", "and", "because", "I", "felt", "small", "then",
        "so", "tired", "my", "knee", "don't", "10%", "“no”", '"why"', "—", "ok.", "And", "when",
        "still,", "hurts!", "(again)", "🫶🏽", "الطبيبة", "e\u0301t\u00e9",
        "which", "\n"]  # fmt: skip
SENTENCES = st.lists(st.sampled_from(SOME), min_size=1, max_size=120).map(" ".join)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=600)


def quote(text: str) -> str:
    return telling_clause(load_pipeline()(text))


def plain(text: str) -> str:
    """One space between words, double quotation marks single, as a quotation has them."""
    return re.sub(r"[\"“”]", "'", " ".join(text.split()))


@settings(deadline=None, max_examples=300)
@given(text=SENTENCES | ANYTHING)
@example(text="word " * 300)
@example(text="and " * 40)
def test_a_quotation_is_words_of_the_text_in_their_order(text: str) -> None:
    assert quote(text) in plain(text)


@settings(deadline=None, max_examples=300)
@given(text=SENTENCES | ANYTHING)
@example(text="plain words " * 15)
@example(text="no comma or joint at all in this one " * 8)
def test_a_quotation_is_short_and_fits_inside_quotation_marks(text: str) -> None:
    said = quote(text)
    assert len(said.split()) <= MOST_WORDS
    assert not set(said) & set('"“”')
    assert said == " ".join(said.split())


@settings(deadline=None)
@given(text=SENTENCES.filter(lambda text: re.search(r"[^\W_]", text)))
def test_whoever_says_something_is_quoted(text: str) -> None:
    assert quote(text)


@pytest.mark.parametrize("text", ["", "   ", "...", "?!", "“”", "—"])
def test_a_text_without_words_has_no_quotation(text: str) -> None:
    assert quote(text) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("She listens to me.", "She listens to me"),
        ("  well …  I guess so!  ", "well … I guess so"),
        ('He said "trust me" and left', "He said 'trust me' and left"),
        ("“It is what it is.”", "It is what it is"),
        ("And then she was gone", "then she was gone"),
        ("But why", "But why"),
        ("don't know", "don't know"),
    ],
)
def test_a_short_text_is_quoted_whole(text: str, said: str) -> None:
    assert quote(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The office is on the third floor and parking is easy most days. "
            "But I felt alone in that room.",
            "I felt alone in that room",
        ),
        (
            "He has a big desk, a big lamp, lots of books, and honestly "
            "I am scared to ask him anything, it has been years now.",
            "I am scared to ask him anything",
        ),
    ],
)
def test_of_a_long_text_the_telling_clause_is_quoted(text: str, said: str) -> None:
    assert said in quote(text)


def test_a_clause_is_never_cut_in_the_middle_of_a_word() -> None:
    text = "supercalifragilistic " * 30
    assert set(quote(text).split()) == {"supercalifragilistic"}
