"""What comes in is made safe to handle and stays what was said."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.rasa_parts.cleaning import GUARD, cleaned, guarded


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
        ("\u3000\u2003\u2028/restart\u3000", "/restart"),
        ("\u200b\ufeff /back", "/back"),
        ("\u200d \u202e\u2069", ""),
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


@pytest.mark.parametrize(
    "before",
    [
        "",
        " ",
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u200d",
        "\u202e\u2066",
        "\u00ad",
        "\ufeff\u2060",
        "\x00\x1b",
        "\u2028",
        "\u061c\u180e",
    ],
)
@pytest.mark.parametrize(
    "command", ["/affirm", '/share{"a": "b"}', "/restart", "\uff0frestart", "/"]
)  # fmt: skip
def test_no_typed_text_reaches_rasa_as_a_command(before: str, command: str) -> None:
    assert is_no_command(guarded(cleaned(before + command)))


@given(
    before=st.text(st.characters(categories=["Zs", "Zl", "Zp", "Cc", "Cf", "Cs"]), max_size=5),
    after=st.text(max_size=20),
)
def test_nothing_invisible_lets_a_slash_through(before: str, after: str) -> None:
    assert is_no_command(guarded(cleaned(f"{before}/{after}")))


@given(text=st.text(max_size=300))
def test_the_guard_changes_nothing_else(text: str) -> None:
    once = cleaned(text)
    assert guarded(once).removeprefix(GUARD) == once
    assert UserMessage(guarded(once)).text == guarded(once)
    assert cleaned(once) == once


def is_no_command(text: str) -> bool:
    """Whether Rasa reads a text as words: it strips it twice and looks for its prefix."""
    seen = Message({TEXT: UserMessage(text).text})
    return YAMLStoryReader.unpack_regex_message(seen) is seen and not text.startswith("/")
