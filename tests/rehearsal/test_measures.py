"""The voice check finds what it is there to find."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import load_content
from bot.content.codes import COMPLEX
from bot.rehearsal.codes import codes_in, known_texts
from bot.rehearsal.measures import Coded, Measures, measure
from bot.rehearsal.rules import broken_rules
from bot.rehearsal.scripts import Script, Visit, read_scripts
from bot.rehearsal.table import judge, table

CONTENT = load_content()
KNOWN = known_texts(CONTENT)
LISTENING = CONTENT.qualities["listening"]
RUSHED = CONTENT.themes["listening"]["rushed"]


def visit(*turns: list[str]) -> Visit:
    return Visit(Script("someone", "someone", []), [("words", messages) for messages in turns])


def measured(*turns: list[str]) -> Measures:
    return measure(Coded(visit(*turns), KNOWN))


def filled(text: str, quote: str = "she looks at the clock") -> str:
    return text.replace("{quote}", quote).replace("{caregiver}", "your physio")


def test_every_part_of_a_composed_message_is_found_again():
    lead = CONTENT.surprises["anger"][0]
    body = filled(RUSHED["reflections"]["absent"][0])
    found = codes_in(f"{lead} {body}", KNOWN)
    assert [u.codes[0] for u in found] == ["part_of_a_reflection", COMPLEX]
    assert [u.reflection for u in found] == ["", COMPLEX]


@pytest.mark.parametrize("stance", ["present", "mixed", "absent", "unsure"])
def test_reflections_and_questions_are_counted(stance):
    reflection = filled(LISTENING["reflections"][stance][0])
    question = next(q for q in RUSHED["followups"] if "?" in q)
    figures = measured([reflection, question], [filled(CONTENT.voice["link"][0])])
    assert (figures.ratio, figures.complex, figures.asked) == (2.0, 1.0, 0.5)
    assert (figures.strict, figures.quoted) == (2.0, 0.5)


def test_two_reflections_in_a_turn_are_two_and_one_where_it_is_strict() -> None:
    first = filled(LISTENING["reflections"]["absent"][0])
    second = f"{CONTENT.threads['heart_absent'][0]} {RUSHED['followups'][0]}"
    figures = measured([first, second])
    assert (figures.ratio, figures.strict) == (2.0, 1.0)


def test_tell_me_more_asks_as_a_question_does() -> None:
    telling = next(t for t in LISTENING["followups"]["absent"] if t.startswith("Tell me"))
    figures = measured([filled(LISTENING["reflections"]["absent"][0]), telling])
    assert (figures.ratio, figures.asked) == (1.0, 0.0)


def test_a_safety_conversation_has_a_pace_of_its_own() -> None:
    stay = CONTENT.safety["crisis"]["stay"]["silent"][0]
    figures = measured([stay], [filled(LISTENING["reflections"]["mixed"][0])])
    assert (figures.turns, figures.paced, figures.asked) == (2, 1, 0.0)


@pytest.mark.parametrize(
    ("turns", "problem"),
    [
        ([["How are you? And where?"]], "more than one question"),
        ([["You should rest."]], "banned word 'should'"),
        ([["A quiet day."], ["A quiet day."]], "said twice"),
        ([["One."], ["The same thing is here."], ["The same thing is there."]], "opens again"),
        ([["One.", "Two.", "Three."]], "3 messages"),
        ([["and so " * 31]], "62 words in a message"),
    ],
)
def test_a_broken_rule_is_named(turns, problem):
    judged = judge(visit(*turns), KNOWN)
    assert any(problem in found for found in judged.broken)
    assert problem in table([judged])


def test_a_whole_visit_is_held_to_its_pace_and_a_short_one_is_not() -> None:
    asking = [[q] for by in CONTENT.qualities.values() for q in by["questions"][:2]]
    for turns, found in ((asking[:12], True), (asking[:11], False)):
        broken = judge(visit(*turns), KNOWN).broken
        assert ("ratio is 0.00, under 2.0" in broken) is found


def test_the_persons_own_words_break_no_rule():
    said = "“you should always ask why, why? and why?” stays with me."
    coded = Coded(visit([said]), KNOWN)
    assert broken_rules(coded, measure(coded)) == []


def test_a_script_is_read_with_who_it_is(tmp_path: Path):
    (tmp_path / "ann.txt").write_text("# who: Ann, 40\nhello\n\nyes\n", "utf-8")
    [script] = read_scripts(tmp_path)
    assert (script.name, script.who, script.lines) == ("ann", "Ann, 40", ["hello", "yes"])


def test_there_are_enough_people_to_rehearse_with():
    scripts = read_scripts(Path(__file__).parents[1] / "visits")
    assert len(scripts) >= 34
    assert min(len(script.lines) for script in scripts) >= 18
