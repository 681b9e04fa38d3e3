"""The figures that training prints come from the same readings as the conversation's."""

from __future__ import annotations

import asyncio

import pytest

from bot.rasa_parts.fingerprint import model_file
from bot.rasa_parts.report import read_texts, table
from bot.rasa_parts.understanding import understand_all

LINES = [
    {"text": "She never rushes me, not once.", "quality": "listening"},
    {"text": "he pushed the whole package on me", "quality": "service_not_product"},
    {"text": "not really", "quality": "ayni"},
    {"text": "can you say that again"},
    {"text": "I want to end my life"},
    {"text": "this wait is killing me"},
    {"text": "my physio"},
]


@pytest.mark.usefixtures("trained")
def test_the_table_reads_as_the_guide_does():
    model = model_file()
    direct = read_texts(model, LINES)
    through_rasa = asyncio.run(understand_all(model, LINES))
    for (_, alone, asked), line in zip(direct, through_rasa, strict=True):
        assert (alone.intent, alone.safety) == (line["intent"], line["safety"])
        assert (asked.stance, asked.is_answer, asked.themes) == (
            line["stance"],
            line["is_answer"],
            line["themes"],
        )


@pytest.mark.usefixtures("trained")
def test_the_table_has_a_line_for_each_kind_of_danger():
    lines = table(model_file())
    for kind in ("crisis", "medical_emergency", "report_harm", "unsafe_at_home"):
        assert f"recall of {kind}" in lines
    assert "answers kept" in lines


@pytest.mark.usefixtures("trained")
def test_what_is_read_has_its_theme_and_no_danger_where_there_is_none():
    rushed, pushed, _, _, danger, idiom, physio = asyncio.run(understand_all(model_file(), LINES))
    assert "unhurried" in rushed["themes"] or "rushed" in rushed["themes"]
    assert "pushed_products" in pushed["themes"] or "packages" in pushed["themes"]
    assert danger["safety"] == "crisis"
    assert (idiom["safety"], physio["safety"]) == (None, None)
