"""Master keys: made once, changed while the guide runs, and refused when they are wrong."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.journal import keyring, person_keys
from bot.journal.keyring import WrongKey
from bot.journal.models import PersonKey
from bot.journal.repository import SqlJournal
from tests.journal.conftest import MORNING, Making


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The master key lies in a file of this test's own."""
    monkeypatch.delenv("GUIDE_MASTER_KEY")
    monkeypatch.setenv("GUIDE_DATA_DIR", str(tmp_path))
    return tmp_path / "master.key"


def marks(engine: Engine) -> set[str]:
    with Session(engine) as session:
        return set(session.scalars(select(PersonKey.master)))


def test_the_first_start_makes_a_key_for_its_owner_alone(key_file: Path) -> None:
    first = keyring.keyring().mark
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert keyring.keyring().mark == first


def test_everything_reads_the_same_after_two_rotations(kept: SqlJournal, making: Making) -> None:
    physio = kept.partnership("my physio", MORNING)
    kept.keep(making("m1", physio.id, "kept before"))
    for _ in range(2):
        assert person_keys.rotate(kept.engine) == 1
        assert marks(kept.engine) == {keyring.keyring().mark}
    kept.keep(making("m2", physio.id, "kept after"))
    assert [e.text for e in kept.entries(physio.id)] == ["kept before", "kept after"]


def test_a_key_made_by_a_process_that_had_not_heard_yet_still_opens(kept: SqlJournal) -> None:
    late = keyring.keyring()
    person_keys.rotate(kept.engine)
    other = SqlJournal(kept.engine, "ravi")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyring, "keyring", lambda: late)
        other.consent("v", MORNING)
    assert other.partnership("my dentist", MORNING) in other.caregivers()
    assert person_keys.rotate(kept.engine) == 2


def test_an_older_master_key_opens_nothing_after_a_rotation(kept: SqlJournal) -> None:
    old = keyring.keyring()
    person_keys.rotate(kept.engine)
    with Session(kept.engine) as session:
        row = session.get(PersonKey, "mona")
        with pytest.raises(WrongKey):
            old.unwrap(row.master, row.wrapped, "mona")


def test_another_key_is_refused_in_a_plain_sentence(kept: SqlJournal, key_file: Path) -> None:
    person_keys.check_master(kept.engine)
    key_file.unlink()
    with pytest.raises(WrongKey, match="sealed with another master key"):
        person_keys.check_master(kept.engine)
    assert not key_file.exists(), "a lost key is not replaced while words wait for it"
    keyring.keyring()
    with pytest.raises(WrongKey, match=r"master\.key"):
        person_keys.check_master(kept.engine)


@pytest.mark.parametrize("given", ["short", "not base64!", "é" * 44, ","])
def test_what_is_no_key_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_MASTER_KEY", given)
    with pytest.raises(WrongKey, match="32 bytes"):
        keyring.keyring()


def test_people_have_keys_of_their_own(engine: Engine, kept: SqlJournal) -> None:
    other = SqlJournal(engine, "ravi")
    other.consent("v", MORNING)
    with Session(engine) as session:
        sealed = person_keys.seal_of(session, "mona").close("words", "answers", "m1", "text")
        with pytest.raises(RuntimeError):
            person_keys.seal_of(session, "ravi").open(sealed, "answers", "m1", "text")


def test_agreeing_again_after_erasing_makes_another_key(kept: SqlJournal) -> None:
    with Session(kept.engine) as session:
        first = session.get(PersonKey, "mona").wrapped
    kept.erase()
    kept.consent("v", MORNING)
    with Session(kept.engine) as session:
        assert session.get(PersonKey, "mona").wrapped != first
