"""What comes in is made safe to handle and stays what was said."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rasa_parts.cleaning import GUARD, cleaned


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        ("  hello \n", "hello"),
        ("a knot\x00 in\x07 my shoulder\x1b[31m", "a knot in my shoulder[31m"),
        ("one\r\ntwo\rthree\n\tfour", "one\ntwo\nthree\n\tfour"),
        ("half \ud83d a pair", "half  a pair"),
        (GUARD + "/erase_data", "/erase_data"),
        (" " + GUARD + " /restart", "/restart"),
        ("\x00" + GUARD + "/restart", "/restart"),
        ("", ""),
        (" \x00\t\n", ""),
    ],
)
def test_only_what_cannot_be_read_is_taken_away(came: str, kept: str) -> None:
    assert cleaned(came) == kept


@pytest.mark.parametrize(
    "text",
    ["🫶🏽 and 👩‍⚕️", "e\u0301 is not é", "الطبيبة تسمعني", "\u202bright to left\u202c", "ß İ ǆ",
     "<b>bold</b> & 'more'", "a\u00adb", "1 < 2", "/share {\"a\": 1}"],
)  # fmt: skip
def test_letters_accents_emoji_and_joiners_stay(text: str) -> None:
    assert cleaned(text) == text


@given(text=st.text(max_size=300))
def test_what_is_clean_stays_clean(text: str) -> None:
    once = cleaned(text)
    assert once == once.strip()
    assert all(unicodedata.category(c) not in ("Cc", "Cs") or c in "\n\t" for c in once)
    once.encode("utf-8")


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_nothing_inside_is_changed(text: str) -> None:
    assert cleaned(f"a{text}z") == f"a{text}z"


def test_typed_guards_cannot_stand_before_a_slash() -> None:
    assert cleaned(GUARD + GUARD + "/erase_data") == "/erase_data"
