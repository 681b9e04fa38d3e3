"""The journal of someone who said no travels with the talk and touches no disk."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.journal.entries import Entry
from bot.journal.passing import PassingJournal
from bot.journal.repository import SqlJournal
from bot.journal.shelf import Shelf
from tests.journal.conftest import MORNING, Making

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)


def carried(journal: PassingJournal) -> PassingJournal:
    """The journal as the next turn gets it: out to JSON and in again."""
    return PassingJournal(json.loads(json.dumps(journal.held())))


def test_everything_travels_from_turn_to_turn(making: Making) -> None:
    journal = PassingJournal()
    physio = journal.partnership("my physio", MORNING)
    entry = making("m1", physio.id, "She listens.", to_bring=True)
    journal.keep(entry)
    journal.note(physio.id, "a stormy week", "on Friday")
    later = carried(journal)
    assert later.entries(physio.id) == [entry]
    assert later.caregivers() == journal.caregivers()


@given(words=WORDS)
def test_any_words_travel_unchanged(words: str) -> None:
    journal = PassingJournal()
    journal.keep(Entry("m1", "p", "ayni", "How?", words, words, "mixed", MORNING))
    assert carried(journal).entries("p") == journal.entries("p")


def test_a_repeated_message_is_known_after_the_journey(making: Making) -> None:
    journal = PassingJournal()
    journal.keep(making("m1", "p", "once"))
    assert not carried(journal).keep(making("m1", "p", "twice"))


def test_an_empty_journal_begins_from_nothing() -> None:
    assert PassingJournal(None).held() == {"caregivers": [], "entries": [], "replaced": []}


def test_nothing_that_passes_reaches_the_disk(
    kept: SqlJournal, tmp_path: Path, making: Making
) -> None:
    shelf = Shelf(kept.engine, "ravi")
    journal = shelf.journal(consent=False)
    physio = journal.partnership("my cinnabarologist", MORNING)
    journal.keep(making("m1", physio.id, "the quagga in the waiting room"))
    journal.safety_shown("m1", "crisis", MORNING)
    on_disk = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"SQLite" in on_disk
    assert b"quagga" not in on_disk
    assert b"cinnabarologist" not in on_disk
    assert b"ravi" not in on_disk


def test_the_shelf_hands_out_the_journal_that_consent_allows(kept: SqlJournal) -> None:
    shelf = Shelf(kept.engine, "ravi")
    assert not shelf.agreed()
    assert not shelf.journal(None).keeps
    assert not shelf.journal(False).keeps
    assert shelf.agree(MORNING).keeps
    assert shelf.agreed()
    assert Shelf(kept.engine, "ravi").journal(True).keeps
