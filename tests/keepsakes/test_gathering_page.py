"""A visit as a page: every word once, under what it was, with no totals and no ranking."""

from __future__ import annotations

import re

from bot.keepsakes.markdown_page import as_markdown
from bot.keepsakes.visit_page import gathering_page, telling, visits
from tests.keepsakes.samples import ANSWERS, CONTENT, GIVING, HEARD, PRICE, SLEEP, TOGETHER, said

WORDS = CONTENT.keepsakes["gathering"]


def test_each_answer_stands_once_under_what_it_was() -> None:
    page = gathering_page(ANSWERS, "Dr. Osei", CONTENT, "en")
    shown = {s.heading: [line.text for line in s.lines] for s in page.sections}
    assert shown == {
        WORDS["nourishing"]: [TOGETHER.text, SLEEP.text],
        WORDS["thin"]: [HEARD.text],
        WORDS["open"]: [GIVING.text],
        WORDS["bring"]: [PRICE.text],
    }


def test_there_are_no_totals() -> None:
    text = as_markdown(gathering_page(ANSWERS, "Dr. Osei", CONTENT, "en"))
    assert re.findall(r"\d+", text) == ["22", "2026"]


def test_after_a_crossed_line_nothing_good_is_shown_and_nothing_to_bring() -> None:
    page = gathering_page(ANSWERS, "Dr. Osei", CONTENT, "en", harmed=True)
    assert [s.heading for s in page.sections] == [WORDS["thin"], WORDS["open"]]
    assert PRICE.text in as_markdown(page)


def test_a_visit_without_answers_says_so() -> None:
    assert WORDS["nothing"] in as_markdown(gathering_page([], "Dr. Osei", CONTENT, "en"))


def test_answers_months_apart_are_of_two_visits() -> None:
    first = [
        said("ayni", "present", "a", days_ago=60),
        said("lifestyle", "mixed", "b", days_ago=60),
    ]
    assert visits([*first, HEARD, PRICE]) == [first, [HEARD, PRICE]]


def test_a_bare_no_stays_off_the_page_where_more_was_said_and_stands_where_it_is_all() -> None:
    declined = said("listening", "absent", "No.", days_ago=1)
    alone = said("ayni", "absent", "no")
    assert telling([HEARD, declined, alone], CONTENT) == [HEARD, alone]
