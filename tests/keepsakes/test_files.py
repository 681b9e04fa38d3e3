"""The command writes every keepsake of a person into a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.group import guide
from bot.cli.ready import open_journal
from bot.journal.entries import CONSENT_VERSION
from bot.journal.repository import SqlJournal
from bot.keepsakes.files import web_files
from bot.keepsakes.supports import Support
from bot.settings import load_settings
from tests.keepsakes.samples import ANSWERS, CONTENT, NOW, printed

ALL = {
    "card.pdf", "card.html", "card.ics", "gathering.pdf", "gathering.html", "gathering.md",
    "petals.svg", "petals.png", "petals.txt", "sharing.pdf", "sharing.html", "questionnaire.json",
    "response.json",
}  # fmt: skip


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqlJournal:
    """Mona's journal with what she said of her physio, and an appointment to come."""
    monkeypatch.setenv("GUIDE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("GUIDE_DATABASE_URL", raising=False)
    (tmp_path / "data").mkdir()
    journal = SqlJournal(open_journal(load_settings()), "mona")
    journal.consent(CONSENT_VERSION, NOW)
    partnership = journal.partnership("my physio", NOW)
    for entry in ANSWERS:
        journal.keep(type(entry)(**{**vars(entry), "partnership": partnership.id}))
    journal.note(partnership.id, None, "tomorrow at 10")
    return journal


def test_the_web_of_support_has_its_files_too() -> None:
    files = web_files([Support("my sister", "family")], CONTENT)
    assert set(files) == {"web.svg", "web.png", "web.txt"}
    assert b"my sister" in files["web.txt"]


def run(*words: str) -> Result:
    return CliRunner().invoke(guide, ["card", *words])


def written(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_file_is_written_and_none_is_empty(journal: SqlJournal, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("mona", "--caregiver", "My Physio", "--paper", "letter", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert written(out) == ALL
    assert all(path.stat().st_size > 100 for path in out.iterdir())
    assert "my physio" in printed((out / "card.pdf").read_bytes())[0]


def test_after_a_crossed_line_nothing_is_made_to_bring_or_to_show(
    journal: SqlJournal, tmp_path: Path
) -> None:
    journal.safety_shown("m", "report_harm", NOW)
    assert run("mona", "--out", str(tmp_path / "out")).exit_code == 0
    assert written(tmp_path / "out") == {"gathering.pdf", "gathering.html", "gathering.md"}


@pytest.mark.parametrize(
    ("words", "told"),
    [(("nobody",), "Nothing is kept"), (("mona", "--caregiver", "Zed"), "Known: my physio.")],
)
def test_someone_unknown_is_told_plainly(
    journal: SqlJournal, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    result = run(*words, "--out", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert told in result.output
    assert not (tmp_path / "out").exists()
