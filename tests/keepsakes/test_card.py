"""The appointment card: at most three prompts in the person's words, on one sheet."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.keepsakes.card import Prompt, card_page
from bot.keepsakes.html_page import as_html
from bot.keepsakes.page import shortened
from bot.keepsakes.pdf_page import as_pdf
from tests.keepsakes.samples import (
    ANSWERS,
    ARABIC,
    CONTENT,
    GIVING,
    HEARD,
    LONG,
    NOW,
    PRICE,
    card,
    printed,
    said,
)


def test_what_is_to_bring_comes_first_then_what_felt_thin_and_never_more_than_three() -> None:
    prompts = card(ANSWERS).prompts
    assert len(prompts) == 3
    for prompt, answer in zip(prompts, (PRICE, HEARD, GIVING), strict=True):
        assert answer.quote in prompt.text + prompt.quote


def test_the_newest_words_of_a_quality_speak_for_it() -> None:
    older = said("listening", "present", "she listens to all of it", days_ago=90)
    (prompt,) = card([older, HEARD]).prompts
    assert HEARD.quote in prompt.text + prompt.quote


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("next Tuesday at 3", "Tuesday 24 November at 15:00"),
        ("12/01", "Tuesday 1 December"),
        ("some time after the rains", "____"),
        (None, "____"),
    ],
)
def test_the_date_stands_there_or_room_for_it(when: str | None, shown: str) -> None:
    assert shown in card_page(card(ANSWERS, when=when), CONTENT, "en").under


def test_the_person_may_change_the_prompts_before_printing() -> None:
    mine = card(ANSWERS)
    page = card_page(
        type(mine)(mine.key, mine.caregiver, (Prompt("Ask about Leeds."),)), CONTENT, "en"
    )
    assert [line.text for line in page.sections[0].lines] == ["Ask about Leeds."]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("words", ["short", LONG, "x" * 4000, "\n".join("abcdefgh" * 40)])
def test_the_card_stays_on_one_sheet_whatever_was_said(words: str, paper: str) -> None:
    answers = [said(q, "absent", words) for q in ("listening", "ayni", "lifestyle", "expectations")]
    page = card_page(card(answers, name=words, when="tomorrow"), CONTENT, "en")
    assert len(printed(as_pdf(page, NOW, paper))) == 1


def test_a_card_without_answers_has_room_to_write() -> None:
    html = as_html(card_page(card([]), CONTENT, "en"))
    assert CONTENT.keepsakes["card"]["nothing"] in html
    assert html.count('class="rule"') >= 5


def test_html_escapes_what_was_said_and_loads_nothing() -> None:
    answer = said("listening", "absent", "<script>alert(1)</script> & <img src=x>")
    html = as_html(card_page(card([answer], name="<b>Osei</b>"), CONTENT, "en"))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "<b>Osei" not in html
    assert not re.search(r"(src|href|@import|url\()", html.replace("src=x", ""))


def test_each_text_runs_its_own_way() -> None:
    html = as_html(card_page(card([ARABIC], name="الدكتورة ليلى"), CONTENT, "en"))
    assert '<html lang="en">' in html
    assert '<h1 dir="ltr">For my visit with الدكتورة ليلى</h1>' in html


@settings(max_examples=200)
@given(text=st.text(max_size=300), most=st.integers(2, 200))
def test_a_shortened_text_is_a_beginning_of_it(text: str, most: int) -> None:
    short = shortened(text, most)
    assert len(short) <= most
    flat = " ".join(text.split())
    assert short == flat or flat.startswith(short.removesuffix("…"))
