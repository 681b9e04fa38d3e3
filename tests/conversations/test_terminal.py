"""`guide chat` with a transcript: twenty lines, a pause, and a second run of the same person."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT

FIRST = """\
hello there
yes, that's fine
my acupuncturist
she asks me before every needle, which I like
it makes me less scared of the whole thing
no thanks, let's go on
everybody gets the same tea, mind you
I asked once and she laughed it off
next question please
skip this one
go back please
what do you mean?
she does ask how I sleep, and then moves on
I'd like her to stay with it a bit
go on
I do feel heard, mostly, when her phone is off
the phone is the trouble
can you give me an example?
let me take a break here
"""
SECOND = """\
hi, I'm back
can I see a summary of everything I said
"""
ANSWERS = [
    "she asks me before every needle, which I like",
    "it makes me less scared of the whole thing",
    "everybody gets the same tea, mind you",
    "I asked once and she laughed it off",
    "she does ask how I sleep, and then moves on",
    "I'd like her to stay with it a bit",
    "I do feel heard, mostly, when her phone is off",
    "the phone is the trouble",
]


def chat(folder: Path, person: str, lines: str) -> list[str]:
    """The turns of one run of `guide chat`, in order."""
    environment = {**os.environ, "GUIDE_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "ignore", "-m", "bot.cli", "chat", "--person", person]
    done = subprocess.run(
        command,
        input=lines,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().split("\n\n")


@pytest.fixture(scope="module")
def runs(trained: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    folder = tmp_path_factory.mktemp("terminal")
    return chat(folder, "ada", FIRST), chat(folder, "ada", SECOND)


def test_each_line_gets_one_turn(runs: tuple[list[str], list[str]]) -> None:
    first, second = runs
    assert len(first) == len(FIRST.splitlines())
    assert len(second) == len(SECOND.splitlines())


def test_no_reply_of_the_visit_repeats(runs: tuple[list[str], list[str]]) -> None:
    said = [line for turn in runs[0] for line in turn.splitlines() if not line.startswith("[")]
    assert len(said) == len(set(said))


def test_a_second_run_comes_back_to_the_last_words(runs: tuple[list[str], list[str]]) -> None:
    assert "“the phone is the trouble”" in runs[1][0]


def test_the_summary_of_the_second_run_holds_every_answer(
    runs: tuple[list[str], list[str]],
) -> None:
    missing = [text for text in ANSWERS if f"“{text}”" not in runs[1][1]]
    assert missing == []


def test_an_unknown_quality_is_refused_in_a_plain_line() -> None:
    command = [sys.executable, "-m", "bot.cli", "understand", "--quality", "charm", "hello"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert "There is no quality 'charm'. Known: horizontal_relationship" in done.stderr
