"""The loader is strict: what is wrong is refused with its file and its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import ContentError, load_content
from bot.content.loader import QUALITY_IDS, SAFETY_KINDS, STANCES, line_of, parse
from tests.content.conftest import Spoil

LISTENING = "en/qualities/listening.yml"


def refusal(home: Path) -> str:
    with pytest.raises(ContentError) as refused:
        load_content("en", home)
    return str(refused.value)


def test_the_real_words_load_with_all_their_parts() -> None:
    content = load_content()
    assert tuple(content.qualities) == QUALITY_IDS
    assert set(content.safety) == set(SAFETY_KINDS)
    for parts in content.qualities.values():
        assert tuple(parts["reflections"]) == STANCES
    assert content.voice["opening"]
    assert content.helplines["default"]["lines"]


def test_a_copy_that_nobody_spoilt_loads(home: Path) -> None:
    assert load_content("en", home) == load_content()


def test_an_unknown_key_is_refused_by_its_name_and_file(home: Path, spoil: Spoil) -> None:
    spoil(LISTENING, "introductions:", "introduction:")
    message = refusal(home)
    assert message.startswith("listening.yml, line ")
    assert "'introduction'" in message


def test_an_unknown_key_inside_a_part_is_refused_on_its_line(home: Path, spoil: Spoil) -> None:
    line = spoil(LISTENING, "reflections:\n", 'reflections:\n  happy: ["a", "b"]\n')
    message = refusal(home)
    assert message.startswith(f"listening.yml, line {line + 1}: reflections: ")
    assert "'happy'" in message


def test_an_unknown_key_is_refused_on_its_own_line(home: Path, spoil: Spoil) -> None:
    line = spoil(LISTENING, "introductions:", 'colour: "blue"\nintroductions:')
    assert refusal(home).startswith(f"listening.yml, line {line}: ")


def test_a_misspelt_stance_is_refused_on_its_line(home: Path, spoil: Spoil) -> None:
    spoil(LISTENING, "followups:\n  present:\n", "followups:\n  presence:\n")
    text = (home / LISTENING).read_text("utf-8")
    line = text[: text.index("presence:")].count("\n") + 1
    assert refusal(home).startswith(f"listening.yml, line {line}: followups: ")


def test_a_missing_part_is_refused_by_its_name(home: Path) -> None:
    path = home / LISTENING
    path.write_text(path.read_text("utf-8").partition("prompts:")[0], "utf-8")
    message = refusal(home)
    assert message.startswith("listening.yml, line 1: ")
    assert "'prompts' is a required property" in message


def test_a_text_of_another_kind_is_refused_on_its_line(home: Path, spoil: Spoil) -> None:
    old = '  - "listening"\n'
    line = spoil(LISTENING, old, "  - 12\n")
    assert refusal(home).startswith(f"listening.yml, line {line}: called.0: 12 ")


def test_too_few_variants_are_refused_on_the_line_of_the_list(home: Path, spoil: Spoil) -> None:
    line = spoil("en/voice.yml", "erased:\n", "erased: []\nsomething_else:\n")
    assert refusal(home).startswith(f"voice.yml, line {line}: erased: ")


def test_broken_yaml_is_refused_with_its_line(home: Path, spoil: Spoil) -> None:
    line = spoil(LISTENING, 'name: "being heard"', 'name: "being heard" "twice"')
    assert refusal(home).startswith(f"listening.yml, line {line}: ")


def test_a_key_given_twice_is_refused(home: Path, spoil: Spoil) -> None:
    spoil("en/buttons.yml", "skip: {", 'skip: {title: "Skip", payload: skip}\nskip: {')
    assert "buttons.yml, line " in refusal(home)


@pytest.mark.parametrize("file", [LISTENING, "en/voice.yml", "en/safety.yml", "helplines.yml"])
def test_a_missing_file_is_named(home: Path, file: str) -> None:
    (home / file).unlink()
    assert refusal(home).startswith(f"{Path(file).name} is missing from ")


def test_a_tenth_quality_takes_one_file(home: Path) -> None:
    text = (home / LISTENING).read_text("utf-8")
    (home / "en/qualities/patience.yml").write_text(text, "utf-8")
    assert tuple(load_content("en", home).qualities) == (*QUALITY_IDS, "patience")


def test_the_line_of_a_value_counts_from_one(tmp_path: Path) -> None:
    path = tmp_path / "small.yml"
    path.write_text("# first\na:\n  - one\n  - b: two\n", "utf-8")
    marked = parse(path, "rt")
    assert line_of(marked, ["a"]) == 2
    assert line_of(marked, ["a", 1, "b"]) == 4
