"""A copy of everything that is kept, readable without the guide."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot.journal.export import as_markdown
from bot.journal.inbox import Inbox, Received
from bot.journal.repository import SqlJournal
from tests.journal.conftest import MORNING, Making


def test_every_word_is_in_the_copy_under_its_caregiver(
    engine: Engine, kept: SqlJournal, making: Making
) -> None:
    physio = kept.partnership("my physio", MORNING)
    maria = kept.partnership("Maria", MORNING)
    kept.keep(making("m1", physio.id, "She hears me.\nMostly.", question="How far?"))
    kept.keep(making("m2", physio.id, "A loose thought", quality=None, question=""))
    kept.keep(making("m3", maria.id, "Ideas, many.", quality="options_not_dogma"))
    kept.note(physio.id, "a calm month", "on Friday at 3")
    copy = as_markdown(engine, "mona")
    about_physio, about_maria = copy.split("## my physio")[1].split("## Maria")
    assert "**2026-11-02, listening** How far?\n\n> She hears me.\n> Mostly.\n" in about_physio
    assert "**2026-11-02, beside the questions** \n\n> A loose thought\n" in about_physio
    assert "> a calm month\n" in about_physio
    assert "> on Friday at 3\n" in about_physio
    assert "**2026-11-02, options_not_dogma** How was it?\n\n> Ideas, many." in about_maria


def test_only_what_stands_is_in_the_copy(engine: Engine, kept: SqlJournal, making: Making) -> None:
    physio = kept.partnership("my physio", MORNING)
    kept.keep(making("m1", physio.id, "said in haste"))
    kept.correct("m1", making("m2", physio.id, "said with care"))
    copy = as_markdown(engine, "mona")
    assert "said with care" in copy
    assert "said in haste" not in copy


def test_every_message_that_is_kept_is_in_the_copy(engine: Engine, kept: SqlJournal) -> None:
    kept.partnership("my physio", MORNING)
    Inbox(engine).receive(Received("mona", "m1", "will it rain tomorrow", MORNING, None))
    assert "will it rain tomorrow" in as_markdown(engine, "mona")


def test_nobody_elses_words_are_in_the_copy(
    engine: Engine, kept: SqlJournal, making: Making
) -> None:
    other = SqlJournal(engine, "ravi")
    other.consent("v", MORNING)
    physio = other.partnership("my physio", MORNING)
    other.keep(making("m1", physio.id, "ravi's words"))
    kept.partnership("my physio", MORNING)
    assert "ravi's words" not in as_markdown(engine, "mona")


@pytest.mark.parametrize("person", ["mona", "nobody"])
def test_with_nothing_kept_the_copy_says_so(engine: Engine, kept: SqlJournal, person: str) -> None:
    assert as_markdown(engine, person) == "Nothing is kept about this person.\n"
