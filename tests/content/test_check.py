"""Every text is held against the voice rules, and a finding says where to look."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content.check import Finding, check_content, problems
from tests.content.conftest import Spoil

LISTENING = "en/qualities/listening.yml"
FIRST = '  - "This one is about being heard.'
WITH_QUOTE = "“{quote}”: so the listening is real"


def the_finding(home: Path) -> Finding:
    findings = check_content("en", home)
    assert len(findings) == 1, [str(finding) for finding in findings]
    return findings[0]


def test_the_real_words_are_in_order() -> None:
    assert [str(finding) for finding in check_content()] == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (FIRST, FIRST + " You should look.", "banned word 'should'"),
        (FIRST, FIRST + " For {patient}.", "unknown placeholder {patient}"),
        (FIRST, FIRST + " Is it? Or not?", "more than one question mark"),
        (FIRST, FIRST + " and so" * 60, "words; at most 60 fit in one message"),
        (WITH_QUOTE, "So the listening is real", "a reflection quotes the person once: “{quote}”"),
        (WITH_QUOTE, WITH_QUOTE + " “{quote}”", "a reflection quotes the person once: “{quote}”"),
    ],
)
def test_a_broken_rule_is_found_with_its_file_and_line(
    home: Path, spoil: Spoil, old: str, new: str, problem: str
) -> None:
    line = spoil(LISTENING, old, new)
    found = the_finding(home)
    assert (found.file, found.line) == ("listening.yml", line)
    assert found.problem.endswith(problem)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("en/voice.yml", "- \"It's gone, all of it.", "- \"It's gone, obviously."),
        ("en/page.yml", "Any order is fine", "You should go on"),
        ("en/buttons.yml", '"Skip this"', '"You must skip"'),
        ("en/safety.yml", "I am so sorry that it hurts", "I am so sorry that it always hurts"),
        ("en/keepsakes.yml", "These words are mine.", "These words are obviously mine."),
    ],
)
def test_every_file_of_words_is_checked(
    home: Path, spoil: Spoil, file: str, old: str, new: str
) -> None:
    line = spoil(file, old, new)
    found = the_finding(home)
    assert (found.file, found.line) == (Path(file).name, line)
    assert found.problem.startswith("banned word ")


def test_a_file_of_the_wrong_shape_is_one_finding_with_its_line(home: Path, spoil: Spoil) -> None:
    line = spoil(LISTENING, '  - "listening"\n', "  - 12\n")
    found = the_finding(home)
    assert (found.file, found.line) == ("listening.yml", line)
    assert str(found).startswith(f"listening.yml, line {line}: called.0: ")


@pytest.mark.parametrize(
    "word",
    ["should", "MUST", "have to", "need to", "always", "Never", "the only way", "why did you",
     "why didn't you", "just", "obviously", "at least you", "score", "ratings",
     "good practitioner", "diagnosis", "diagnosed"],
)  # fmt: skip
def test_every_banned_word_is_found(word: str) -> None:
    assert list(problems(f"Well, {word} indeed.", ["opening", 0], "voice")) == [
        f"banned word '{word}'"
    ]


@pytest.mark.parametrize(
    "text", ["Adjust it.", "A mustard bath.", "Justice.", "Whenever you like."]
)
def test_a_word_that_only_contains_a_banned_one_is_fine(text: str) -> None:
    assert list(problems(text, ["opening", 0], "voice")) == []


def test_an_operators_own_name_is_left_alone_among_the_helplines() -> None:
    assert list(problems("Never Alone Line", ["us", "name"], "helplines")) == []
