"""A sealed text opens with its person's key in its own row, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.journal.sealing import BrokenSeal, Seal, new_key

KEY = new_key()
ROW = ("answers", "m1", "text")
ANY = st.text(st.characters(), max_size=300)  # lone surrogates too


@given(ANY)
def test_what_was_closed_opens_word_for_word(text: str) -> None:
    seal = Seal(KEY, "mona")
    assert seal.open(seal.close(text, *ROW), *ROW) == text


@given(st.text(min_size=4, max_size=300))
def test_nothing_of_the_words_shows(text: str) -> None:
    sealed = Seal(KEY, "mona").close(text, *ROW)
    assert sealed != Seal(KEY, "mona").close(text, *ROW)
    assert text not in sealed


@pytest.mark.parametrize(
    ("key", "person", "row"),
    [
        (new_key(), "mona", ROW),
        (KEY, "ravi", ROW),
        (KEY, "mona", ("answers", "m2", "text")),
        (KEY, "mona", ("answers", "m1", "quote")),
        (KEY, "mona", ("inbox", "m1", "text")),
        (KEY, "mona", ("answersm", "1", "text")),
    ],
)
def test_it_opens_nowhere_else(key: bytes, person: str, row: tuple[str, ...]) -> None:
    sealed = Seal(KEY, "mona").close("the words", *ROW)
    with pytest.raises(BrokenSeal):
        Seal(key, person).open(sealed, *row)


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_one_changed_byte_breaks_it(at: int, by: int) -> None:
    seal = Seal(KEY, "mona")
    sealed = bytearray(seal.close("the words", *ROW).encode())
    sealed[at % len(sealed)] ^= by
    with pytest.raises(BrokenSeal):
        seal.open(sealed.decode("latin-1"), *ROW)


def test_the_error_says_nothing_of_the_words() -> None:
    with pytest.raises(BrokenSeal) as broken:
        Seal(KEY, "ravi").open(Seal(KEY, "mona").close("the words", *ROW), *ROW)
    assert str(broken.value) == "The text of answers does not open."
