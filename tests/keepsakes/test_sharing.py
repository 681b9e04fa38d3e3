"""What the person leaves out of a page to show is nowhere in it."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.journal.entries import Entry
from bot.keepsakes.fhir import questionnaire_response
from bot.keepsakes.html_page import as_html
from bot.keepsakes.pdf_page import as_pdf
from bot.keepsakes.sharing import sharing_page
from tests.keepsakes.samples import CONTENT, NOW, printed, said
from tests.keepsakes.test_printing import opened

SHOWN = said("lifestyle", "present", "He asks how I sleep")
SECRET = said("listening", "absent", "Ximena quit jazz because of Żyła")
ODD = "XqjzŻ"  # letters of the secret that nothing else on the page has


def shared(entries: list[Entry], *left_out: str) -> tuple[str, bytes, str]:
    page = sharing_page(entries, "Dr. Osei", CONTENT, "en", left_out)
    response = questionnaire_response(entries, CONTENT, "en", NOW, left_out)
    return as_html(page), as_pdf(page, NOW), json.dumps(response, ensure_ascii=False)


def test_what_is_shared_is_there_word_for_word() -> None:
    html, pdf, response = shared([SHOWN, SECRET])
    for words in (SHOWN.text, SECRET.text):
        assert words in html
        assert words in " ".join(printed(pdf)[0].split())
        assert words in response


def test_no_byte_of_what_was_left_out_is_in_any_form() -> None:
    html, pdf, response = shared([SHOWN, SECRET], SECRET.message_id)
    spread = opened(pdf)
    name = CONTENT.qualities["listening"]["name"]
    for word in [*SECRET.text.split(), SECRET.message_id, name]:
        for form in (
            word.encode(),
            word.encode("utf-16-be"),
            word.encode("utf-16-be").hex().encode(),
        ):
            if len(word) > 2:
                assert form not in spread
        assert word == "of" or word not in html + response
    assert CONTENT.keepsakes["gathering"]["thin"] not in html


def test_not_even_the_fonts_hold_a_letter_of_it() -> None:
    """The PDF's map from glyphs to letters has the secret's odd letters only when it is shown."""
    letters = [f"<{ord(letter):04X}>".encode() for letter in ODD]
    held = opened(shared([SHOWN, SECRET])[1])
    left = opened(shared([SHOWN, SECRET], SECRET.message_id)[1])
    assert all(letter in held for letter in letters)
    assert not any(letter in left for letter in letters)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=4), st.data())
def test_leaving_out_is_the_same_as_having_said_nothing(
    texts: list[str], data: st.DataObject
) -> None:
    kinds = ["listening", "ayni", "lifestyle", "expectations"]
    entries = [said(q, "mixed", t) for q, t in zip(kinds, texts, strict=False)]
    gone = data.draw(st.sets(st.sampled_from([e.message_id for e in entries])))
    kept = [e for e in entries if e.message_id not in gone]
    assert shared(entries, *gone) == shared(kept)


def test_everything_may_be_left_out() -> None:
    html, pdf, _ = shared([SECRET], SECRET.message_id)
    assert CONTENT.keepsakes["sharing"]["nothing"] in html
    assert len(printed(pdf)) == 1
