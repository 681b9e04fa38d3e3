"""Who speaks is proven by a signed cookie, and by nothing else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner

from bot.rasa_parts.sessions import SECONDS, Sessions, session_secret

SESSIONS = Sessions(b"a secret of this clinic")


def test_a_new_person_is_known_again_by_their_cookie() -> None:
    person, cookie = SESSIONS.new()
    assert SESSIONS.person(cookie) == person
    assert person.startswith("web-")


def test_every_person_is_another() -> None:
    assert len({SESSIONS.new()[0] for _ in range(200)}) == 200


def test_another_clinics_cookie_is_not_taken() -> None:
    _, cookie = Sessions(b"another secret").new()
    assert SESSIONS.person(cookie) is None


def test_a_cookie_signed_for_another_purpose_is_not_taken() -> None:
    cookie = TimestampSigner(b"a secret of this clinic", salt="newsletter").sign("web-1").decode()
    assert SESSIONS.person(cookie) is None


@given(place=st.integers(0, 200), letter=st.sampled_from("aZ0.-_"))
def test_a_changed_cookie_is_not_taken(place: int, letter: str) -> None:
    person, cookie = SESSIONS.new()
    place %= len(cookie) - 1  # the last letter of base64 may hold bits that nobody reads
    changed = cookie[:place] + letter + cookie[place + 1 :]
    assert SESSIONS.person(changed) in ((person,) if changed == cookie else (None,))


@pytest.mark.parametrize("cookie", [None, "", "web-1", "web-1.x.y", ".", "é", "\x00", "a" * 9000])
def test_what_is_no_cookie_of_ours_is_nobody(cookie: str | None) -> None:
    assert SESSIONS.person(cookie) is None


def test_a_cookie_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    _, cookie = SESSIONS.new()
    now = SESSIONS.signer.get_timestamp()
    monkeypatch.setattr(SESSIONS.signer, "get_timestamp", lambda: now + SECONDS + 1)
    assert SESSIONS.person(cookie) is None


def test_the_secret_is_made_once_and_for_the_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GUIDE_SESSION_SECRET", raising=False)
    secret = session_secret(tmp_path / "data")
    assert len(secret) == 32
    assert session_secret(tmp_path / "data") == secret
    assert stat.S_IMODE((tmp_path / "data" / "session.key").stat().st_mode) == 0o600
    assert session_secret(tmp_path / "elsewhere") != secret


def test_a_secret_that_is_given_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_SESSION_SECRET", "given from outside")
    assert session_secret(tmp_path) == b"given from outside"
    assert list(tmp_path.iterdir()) == []


def test_a_secret_that_is_not_written_yet_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GUIDE_SESSION_SECRET", raising=False)
    (tmp_path / "session.key").touch()
    with pytest.raises(RuntimeError, match="damaged"):
        session_secret(tmp_path)
