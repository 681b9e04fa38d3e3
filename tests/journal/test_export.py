"""A copy of everything that is kept, in a shape that is written down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.journal.export import SCHEMA, as_json, kept_about
from bot.journal.inbox import Inbox, Received
from bot.journal.models import Base
from bot.journal.repository import SqlJournal
from tests.journal.conftest import MORNING, Making

SHAPE = json.loads(SCHEMA.read_text("utf-8"))
VALID = jsonschema.Draft202012Validator(SHAPE, format_checker=jsonschema.FormatChecker())


def copy_of(journal: SqlJournal) -> dict[str, Any]:
    """The copy as another program reads it."""
    read = json.loads(as_json(kept_about(journal.engine, journal.person, MORNING)))
    VALID.validate(read)
    return dict(read)


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that stands for a value."""
    yield schema
    for part in schema.get("properties", {}).values():
        yield from nodes(part)
    if "items" in schema:
        yield from nodes(schema["items"])


def test_the_schema_is_one_and_describes_every_field() -> None:
    jsonschema.Draft202012Validator.check_schema(SHAPE)
    for node in nodes(SHAPE):
        assert len(node["description"].split()) > 2
        assert node.get("additionalProperties", False) is False
        assert set(node.get("required", [])) == set(node.get("properties", {}))


def test_every_word_of_a_long_journal_is_in_the_copy(long_journal: SqlJournal) -> None:
    copy = copy_of(long_journal)
    for caregiver, told in zip(long_journal.caregivers(), copy["caregivers"], strict=True):
        assert (told["name"], told["rhythm"]) == (caregiver.name, caregiver.rhythm)
        assert told["appointment"] == caregiver.appointment
        standing = [a for a in told["answers"] if not a["taken_back"]]
        entries = long_journal.entries(caregiver.id)
        assert [a["text"] for a in standing] == [e.text for e in entries]
        assert [a["to_bring"] for a in standing] == [e.to_bring for e in entries]
        assert len(told["answers"]) - len(standing) == 4
        assert len(told["visits"]) == 5
    said = {a["text"] for c in copy["caregivers"] for a in c["answers"]}
    messages = {m["text"] for m in copy["messages"]}
    assert messages - said == {"a message that waits"}
    assert [m["replies"] for m in copy["messages"]][-1] is None
    assert {"reply 1", "reply 48"} <= {
        r["text"] for m in copy["messages"] for r in m["replies"] or []
    }
    assert len(copy["safety_notices"]) == 4


def test_no_table_is_forgotten() -> None:
    read = {"people", "partnerships", "rounds", "answers", "inbox", "safety_notices"}
    # the state of the talk repeats the last messages; the rest holds no words of anybody
    beside = {"conversations", "person_keys", "used_links", "erasures", "invites"}
    assert {t.name for t in Base.metadata.sorted_tables} == read | beside


def test_the_copy_says_what_was_agreed_to_and_when(kept: SqlJournal) -> None:
    agreed = copy_of(kept)["consent"]
    assert (agreed["agreed_at"], agreed["stands"]) == ("2026-11-02T09:00:00Z", True)
    kept.withdraw("m1", MORNING + timedelta(hours=1))
    agreed = copy_of(kept)["consent"]
    assert (agreed["withdrawn_at"], agreed["stands"]) == ("2026-11-02T10:00:00Z", False)


def test_an_answer_that_was_corrected_is_there_and_marked(kept: SqlJournal, making: Making) -> None:
    physio = kept.partnership("my physio", MORNING)
    kept.keep(making("m1", physio.id, "said in haste"))
    kept.correct("m1", making("m2", physio.id, "said with care"))
    answers = copy_of(kept)["caregivers"][0]["answers"]
    assert {a["text"]: a["taken_back"] for a in answers} == {
        "said in haste": True,
        "said with care": False,
    }


def test_nobody_elses_words_are_in_the_copy(
    engine: Engine, kept: SqlJournal, making: Making
) -> None:
    other = SqlJournal(engine, "ravi")
    other.consent("v", MORNING)
    physio = other.partnership("my physio", MORNING)
    other.keep(making("m1", physio.id, "ravi's words"))
    kept.partnership("my physio", MORNING)
    assert "ravi" not in as_json(kept_about(engine, "mona", MORNING))


def test_with_nothing_kept_there_is_no_copy(engine: Engine, kept: SqlJournal) -> None:
    assert kept_about(engine, "nobody", MORNING) is None
    kept.erase()
    assert as_json(kept_about(engine, "mona", MORNING)) == "null\n"


def test_the_copy_holds_no_sealed_text(long_journal: SqlJournal) -> None:
    with long_journal.engine.connect() as connection:
        sealed = connection.execute(text("select text from answers union select text from inbox"))
        copy = as_json(kept_about(long_journal.engine, "mona", MORNING))
        assert not any(row.text in copy for row in sealed)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=2000))
def test_any_words_come_back_equal(kept: SqlJournal, words: str) -> None:
    inbox = Inbox(kept.engine)
    number = len(inbox.history("mona", most=10_000))
    inbox.receive(Received("mona", f"m{number}", words, MORNING, None))
    assert copy_of(kept)["messages"][-1]["text"] == words


@pytest.mark.parametrize(
    ("path", "value"), [("made_at", "yesterday"), ("person", 1), ("more", "a field unknown")]
)
def test_another_shape_is_refused(kept: SqlJournal, path: str, value: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALID.validate({**copy_of(kept), path: value})
