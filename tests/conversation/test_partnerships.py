"""Several caregivers: threads apart, found again by name, side by side only when asked."""

from __future__ import annotations

import pytest

from bot.content.loader import QUALITY_IDS
from bot.conversation.partnerships import same_name
from tests.conversation.visiting import CONTENT, Visit, holds, says

FIRST, SECOND = QUALITY_IDS[:2]
THEN = "he planned it with me"


@pytest.fixture
def two(begun: Visit) -> Visit:
    """Someone who told of Dr. Rao first, then of their physio, and stands at the first question."""
    begun.does("Dr. Rao first", "ask_who", caregiver="Dr. Rao")
    begun.answers(THEN, "present")
    begun.does("my physio", "ask_who", caregiver="my physio")
    assert begun.place.caregiver == "my physio"
    return begun


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dr. Rao", "dr rao", True), ("Dr. Rao", "Rao", True), ("my physio", "the physio", True),
        ("Dr. Rao", "Mrs Rao", False), ("my physio", "my old physio", False),
        ("Maria", "Mary", False),
    ],
)  # fmt: skip
def test_names_that_mean_the_same_caregiver(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("text", "action", "caregiver"),
    [
        ("back to Dr. Rao", "ask_who", "Dr. Rao"),
        ("ok let's go back to dr rao", "hear", ""),
        ("can we talk about Rao again?", "reflect", ""),
    ],
)
def test_going_back_by_name_resumes_that_thread(
    two: Visit, text: str, action: str, caregiver: str
) -> None:
    reply = two.does(text, action, caregiver=caregiver, is_answer=not caregiver)
    assert two.place.caregiver == "Dr. Rao"
    assert (two.place.quality, two.place.awaited) == (FIRST, "followup")
    assert says(reply, "caregiver_again", earlier=THEN, caregiver="Dr. Rao")
    assert two.kept == [THEN]


def test_a_thread_is_left_where_it_is_while_someone_new_is_named(two: Visit) -> None:
    two.does("skip", "skip")
    asked = two.place.quality
    two.does("someone else", "ask_who")
    two.names("Maria")
    two.does("my physio again", "ask_who", caregiver="the physio")
    assert (two.place.caregiver, two.place.quality) == ("my physio", asked)


def test_naming_who_is_in_hand_changes_nothing(two: Visit) -> None:
    two.does("skip", "skip")
    asked = (two.place.quality, two.place.awaited)
    two.does("my physio", "ask_who", caregiver="my physio")
    assert (two.place.quality, two.place.awaited) == asked


def test_an_answer_that_compares_sets_both_quotations_side_by_side(two: Visit) -> None:
    said = "she hands me a sheet, unlike dr rao"
    reply = two.answers(said, "absent")
    assert says(reply, "side_by_side", name="Dr. Rao", earlier=THEN, quote=said)
    assert two.kept == [said]


def test_a_question_that_compares_is_answered_and_not_kept(two: Visit) -> None:
    two.answers("she hands me a sheet", "absent")
    reply = two.does("how is this compared with Dr. Rao?", "keep_answer", "reflect", is_answer=True)
    assert says(reply, "side_by_side", name="Dr. Rao", earlier=THEN, quote="she hands me a sheet")
    assert two.kept == ["she hands me a sheet"]
    assert two.place.awaited == "followup"


def test_with_nothing_on_the_same_part_nothing_is_set_side_by_side(two: Visit) -> None:
    reply = two.does("how does she compare with Rao?", "hear", is_answer=True)
    assert says(reply, "nothing_beside", name="Dr. Rao")


@pytest.mark.parametrize("said", ["she hands me a sheet", "dr rao sent me to her",
                                  "my old physio listened, this one doesn't"])  # fmt: skip
def test_nobody_is_compared_unless_the_person_does(two: Visit, said: str) -> None:
    reply = two.answers(said, "absent")
    assert THEN not in reply
    assert holds(reply, CONTENT.qualities[FIRST]["reflections"]["absent"], quote=said)


def test_who_crossed_a_line_is_set_beside_nobody(two: Visit) -> None:
    two.does("back to Dr. Rao", "ask_who", caregiver="Dr. Rao")
    two.does("he groped me", "report_harm")
    two.does("let us go on", "lead_on")
    two.does("my physio", "ask_who", caregiver="my physio")
    assert THEN not in two.answers("she is better than dr rao", "present")
