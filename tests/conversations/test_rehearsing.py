"""Visits played against the really running guide, and what the verbs say of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import upkeep
from bot.cli.group import guide
from bot.rehearsal.measures import Measures
from bot.rehearsal.table import Judged
from bot.settings import ROOT

SCRIPTS = {
    "ann": "# who: Ann, who trusts her physio\nhello\nyes\nmy physio\nshe asks me first\nbye\n",
    "bo": "# who: Bo, who keeps nothing\nhi\nno\nmy dentist\nskip\nwhat did I say\n",
}


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    folder = tmp_path / "scripts"
    folder.mkdir()
    for name, lines in SCRIPTS.items():
        (folder / f"{name}.txt").write_text(lines, "utf-8")
    return folder


def runs(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GUIDE_DATA_DIR": str(data), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "ignore", "-m", "bot.cli", *arguments]
    return subprocess.run(
        command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300
    )


def test_two_visits_are_played_measured_and_kept_out_of_the_journal(
    trained: None, scripts: Path, tmp_path: Path
) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    done = runs(data, "rehearse", str(scripts), "--out", str(out))
    assert done.returncode == 0, done.stderr
    names = [line.split()[0] for line in done.stdout.splitlines()]
    assert names[:4] == ["visit", "ann", "bo", "all"]
    transcript = (out / "ann.txt").read_text("utf-8")
    assert transcript.startswith("Ann, who trusts her physio")
    assert "> she asks me first\n\n" in transcript
    assert "“she asks me first”" in transcript
    assert not (data / "journal.db").exists()


def judged(*broken: str) -> Judged:
    return Judged("ann", Measures(5, 5, 2.5, 1.5, 0.8, 0.4, 1.0, 2.0, 9.0, 40), list(broken))


@pytest.mark.parametrize(("broken", "code"), [((), 0), (("ratio is 1.00, under 2.0",), 1)])
def test_a_broken_rule_in_a_visit_fails_the_check(
    monkeypatch: pytest.MonkeyPatch, scripts: Path, broken: tuple[str, ...], code: int
) -> None:
    monkeypatch.setattr(upkeep, "judged_visits", lambda folder: [judged(*broken)])
    done = CliRunner().invoke(guide, ["content", "check", "--visits", str(scripts)])
    assert done.exit_code == code, done.output


def test_a_folder_without_scripts_says_so(tmp_path: Path) -> None:
    done = runs(tmp_path / "data", "rehearse", str(tmp_path))
    assert done.returncode == 1
    assert "holds no scripts" in done.stderr
