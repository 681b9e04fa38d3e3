"""The voice check finds what it is there to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import load_content
from bot.rehearsal.codes import codes_in, known_texts
from bot.rehearsal.measures import measure
from bot.rehearsal.scripts import Script, Visit, read_scripts
from bot.rehearsal.table import table

CONTENT = load_content()
KNOWN = known_texts(CONTENT)
LISTENING = CONTENT.qualities["listening"]
RUSHED = CONTENT.themes["listening"]["rushed"]


def visit(*turns: list[str]) -> Visit:
    return Visit(Script("someone", "someone", []), [("words", messages) for messages in turns])


def filled(text: str, quote: str = "she looks at the clock") -> str:
    return text.replace("{quote}", quote).replace("{caregiver}", "your physio")


def test_every_part_of_a_composed_message_is_found_again():
    lead = CONTENT.surprises["anger"][0]
    body = filled(RUSHED["reflections"]["absent"][0])
    found = codes_in(f"{lead} {body}", KNOWN)
    assert [k.code for k in found] == ["part_of_a_reflection", "complex_reflection"]


@pytest.mark.parametrize("stance", ["present", "mixed", "absent", "unsure"])
def test_reflections_and_questions_are_counted(stance):
    reflection = filled(LISTENING["reflections"][stance][0])
    question = next(q for q in RUSHED["followups"] if "?" in q)
    measured = measure(visit([reflection, question], [filled(CONTENT.voice["link"][0])]), KNOWN)
    assert (measured.ratio, measured.complex, measured.asked) == (2.0, 1.0, 0.5)
    assert measured.quoted == 0.5


@pytest.mark.parametrize(
    ("turns", "problem"),
    [
        ([["How are you? And where?"]], "more than one question"),
        ([["You should rest."]], "banned word 'should'"),
        ([["A quiet day."], ["A quiet day."]], "said twice"),
        ([["One."], ["The same thing is here."], ["The same thing is there."]], "opens again"),
        ([["One.", "Two.", "Three."]], "3 messages"),
    ],
)
def test_a_broken_rule_is_named(turns, problem):
    broken = measure(visit(*turns), KNOWN).broken
    assert any(problem in found for found in broken)
    assert problem in table([measure(visit(*turns), KNOWN)])


def test_the_persons_own_words_break_no_rule():
    said = "“you should always ask why, why? and why?” stays with me."
    assert measure(visit([said]), KNOWN).broken == ()


def test_a_script_is_read_with_who_it_is(tmp_path: Path):
    (tmp_path / "ann.txt").write_text("# who: Ann, 40\nhello\n\nyes\n", "utf-8")
    [script] = read_scripts(tmp_path)
    assert (script.name, script.who, script.lines) == ("ann", "Ann, 40", ["hello", "yes"])


def test_there_are_enough_people_to_rehearse_with():
    scripts = read_scripts(Path(__file__).parents[1] / "visits")
    assert len(scripts) >= 24
    assert min(len(script.lines) for script in scripts) >= 18
