"""Making and reading links for appointments, at the clinic's desk and in the guide."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bot.cli import guide as command
from bot.journal.database import engine_for, migrate
from bot.journal.invites import claim
from bot.rasa_parts.invites import InviteError, Invites, Unusable, ending

NOW = datetime(2026, 11, 22, 9, 0)
VISIT = datetime(2026, 12, 1, 15, 0)
INVITES = Invites(b"a secret of this clinic")


@given(name=st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=60))
def test_a_link_says_what_was_put_into_it(name: str) -> None:
    invite = INVITES.read(INVITES.token(name, VISIT, NOW + timedelta(days=14)), NOW)
    assert (invite.caregiver, invite.appointment) == (name, VISIT)


@given(place=st.integers(0, 400), letter=st.sampled_from("aZ0.-_"))
def test_one_changed_letter_spoils_a_link(place: int, letter: str) -> None:
    token = INVITES.token("my physio", VISIT, NOW + timedelta(days=14))
    place %= len(token) - 1  # the last letter of base64 may hold bits that nobody reads
    changed = token[:place] + letter + token[place + 1 :]
    if changed != token:
        with pytest.raises(Unusable):
            INVITES.read(changed, NOW)


@pytest.mark.parametrize("name", ["", "  ", "a" * 61, "my\x00physio"])
def test_a_name_that_cannot_be_said_is_refused(name: str) -> None:
    with pytest.raises(InviteError):
        INVITES.token(name, None, NOW)


def test_a_link_ends_after_the_appointment_or_is_not_made() -> None:
    assert ending(VISIT, 14, NOW) == NOW + timedelta(days=14)
    with pytest.raises(InviteError, match="--days 10"):
        ending(VISIT, 7, NOW)
    with pytest.raises(InviteError, match="in the past"):
        ending(NOW - timedelta(days=2), 7, NOW)


def test_what_is_held_of_a_link_leads_to_nobody_and_goes(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'journal.db'}"
    migrate(url)
    engine, until = engine_for(url), NOW + timedelta(days=1)
    assert claim(engine, "link", "first", until, NOW)
    assert claim(engine, "link", "first", until, NOW)
    assert not claim(engine, "link", "second", until, NOW)
    assert claim(engine, "other", "second", until + timedelta(days=9), until + timedelta(days=1))
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("select id from invites").fetchall()
    assert [row[0] for row in rows] == ["other"]


@pytest.fixture
def clinic_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command line of a clinic whose guide stands under an address of its own."""
    (tmp_path / "clinic.yml").write_text("address: https://guide.example.org/\n", "utf-8")
    monkeypatch.setenv("GUIDE_CLINIC_FILE", str(tmp_path / "clinic.yml"))
    monkeypatch.setenv("GUIDE_DATA_DIR", str(tmp_path))
    return CliRunner()


def day(days: int) -> str:
    return (datetime.now(timezone.utc) + timedelta(days=days)).strftime("%Y-%m-%dT10:30")


def test_the_desk_gets_one_link(clinic_desk: CliRunner) -> None:
    asked = ["invite", "--caregiver", "my physio", "--appointment", day(5)]
    printed = clinic_desk.invoke(command, asked)
    assert printed.output.startswith("https://guide.example.org/invite/")


def test_the_desk_gets_its_days_list_back_with_links(
    clinic_desk: CliRunner, tmp_path: Path
) -> None:
    wanted = [["ref", "caregiver", "appointment"], ["A1", "Dr. Osei", day(2)], ["B2", "Ana", ""]]
    with (tmp_path / "day.csv").open("w", newline="") as file:
        csv.writer(file).writerows(wanted)
    printed = clinic_desk.invoke(command, ["invite", "--csv", str(tmp_path / "day.csv")])
    rows = list(csv.DictReader(io.StringIO(printed.output)))
    assert [[row[name] for name in wanted[0]] for row in rows] == wanted[1:]
    assert len({row["link"] for row in rows}) == 2


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--caregiver", "my physio", "--appointment", "soon"], "is written like"),
        (["--caregiver", "my physio", "--appointment", day(60)], "Give --days"),
        ([], "Give --caregiver"),
    ],
)
def test_what_cannot_be_made_is_said_plainly(
    clinic_desk: CliRunner, asked: list[str], told: str
) -> None:
    printed = clinic_desk.invoke(command, ["invite", *asked])
    assert printed.exit_code
    assert told in printed.output


def test_a_bad_line_in_a_list_is_named(clinic_desk: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "day.csv").write_text(f"caregiver,appointment\nAna,{day(1)}\nBo,noon\n")
    printed = clinic_desk.invoke(command, ["invite", "--csv", str(tmp_path / "day.csv")])
    assert "Line 3:" in printed.output
    assert "https" not in printed.output
