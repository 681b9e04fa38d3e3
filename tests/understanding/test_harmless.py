"""Figures of speech, denials and the like are taken out; danger beside them stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import ROOT
from bot.understanding.examples import load_taught
from bot.understanding.harmless import without_harmless
from bot.understanding.safety import SAFETY_KINDS


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("I could murder a curry after that massage", "murder"),
        ("this wait is killing me", "killing"),
        ("I'm not suicidal, I'm worn out from the chemo", "suicidal"),
        ("I used to self harm in school. That chapter's closed.", "self harm"),
    ],
)
def test_a_harmless_phrase_is_replaced(said, gone):
    rest = without_harmless(said)
    assert rest and gone not in rest


def test_danger_beside_a_figure_of_speech_is_left_to_be_read():
    rest = without_harmless("this wait is killing me and last night I wanted to end my life")
    assert rest and "end my life" in rest


@pytest.mark.parametrize(
    "said",
    [
        "i want to die",
        "im not suicidal but i want to disappear",
        "i used to self harm in school and lately it is back",
        "she listens to me",
    ],
)
def test_a_text_that_may_be_meant_stays_as_it_is(said):
    assert without_harmless(said) is None


def test_hardly_any_line_of_danger_is_touched():
    danger = [t.text for t in load_taught(ROOT / "data" / "nlu") if t.intent in SAFETY_KINDS]
    touched = [text for text in danger if without_harmless(text) is not None]
    assert len(touched) < len(danger) / 100


@given(st.text(max_size=400))
def test_any_text_can_be_read(text):
    rest = without_harmless(text)
    assert rest is None or isinstance(rest, str)
