"""Every way of moving about, stopping, and coming back to where they were."""

from __future__ import annotations

import pytest

from bot.content.loader import QUALITY_IDS
from tests.conversation.visiting import CONTENT, Visit, holds, says

FIRST, SECOND = QUALITY_IDS[:2]


def test_a_skip_is_no_answer(begun: Visit) -> None:
    reply = begun.does("skip", "skip", intent="skip")
    assert says(reply, "skipped")
    assert begun.kept == []
    assert begun.place.quality == SECOND


def test_going_back_shows_what_was_said_there(begun: Visit) -> None:
    begun.answers("We talk as two people do.")
    begun.does("go on", "lead_on")
    reply = begun.does("back", "go_back", intent="go_back")
    name = CONTENT.qualities[FIRST]["name"]
    assert says(reply, "back_with_words", earlier="We talk as two people do.", quality=name)
    assert begun.place.quality == FIRST
    assert begun.place.awaited == "answer"


def test_going_back_to_a_skipped_quality_claims_no_words(begun: Visit) -> None:
    begun.does("skip", "skip")
    reply = begun.does("back", "go_back")
    assert says(reply, "back", quality=CONTENT.qualities[FIRST]["name"])


def test_before_the_first_there_is_nothing_to_go_back_to(begun: Visit) -> None:
    assert says(begun.does("back", "go_back"), "no_way_back")
    assert begun.place.quality == FIRST


def test_a_quality_can_be_chosen_by_name(begun: Visit) -> None:
    reply = begun.does("being heard", "choose_quality", named=["listening"])
    assert says(reply, "chosen")
    assert begun.place.quality == "listening"


def test_without_a_name_all_nine_are_offered_as_buttons(begun: Visit) -> None:
    reply = begun.does("another one", "choose_quality")
    assert says(reply, "which")
    assert begun.buttons == [CONTENT.qualities[q]["name"] for q in QUALITY_IDS]
    assert begun.place.awaited == "choice"
    assert begun.place.offered[-1]["payload"] == "choose_quality:web_of_support"


def test_words_instead_of_a_choice_are_kept(begun: Visit) -> None:
    begun.does("another one", "choose_quality")
    reply = begun.answers("I cried in the car park.")
    assert says(reply, "loose_words", quote="I cried in the car park.")
    assert begun.kept == ["I cried in the car park."]


@pytest.mark.parametrize(("action", "part"), [("explain", "explanations"),
                                              ("give_example", "examples")])  # fmt: skip
def test_explaining_leaves_the_question_open(begun: Visit, action: str, part: str) -> None:
    reply = begun.does("what do you mean", action)
    assert holds(reply, CONTENT.qualities[FIRST][part])
    assert holds(reply, CONTENT.qualities[FIRST]["questions"])
    assert begun.place.awaited == "answer"


def test_a_repeated_question_uses_other_words(begun: Visit) -> None:
    asked = begun.place.question
    begun.does("say that again", "repeat")
    assert begun.place.question != asked


def test_a_repeated_followup_is_the_same_followup(begun: Visit) -> None:
    begun.answers("We talk as two people do.")
    asked = begun.place.question
    reply = begun.does("say that again", "repeat")
    assert says(reply, "again", question=asked)
    assert begun.place.awaited == "followup"


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_pause_keeps_the_place(begun: Visit, steps: int) -> None:
    for number in range(steps):
        begun.answers(f"words {number}")
    awaited, quality = begun.place.awaited, begun.place.quality
    assert says(begun.does("stop for today", "pause"), "paused")
    begun.does("stop, please", "pause")
    reply = begun.does("here again", "resume")
    assert (begun.place.awaited, begun.place.quality) == (awaited, quality)
    if steps:
        assert says(reply, "welcome_back_words", earlier=f"words {steps - 1}")
    else:
        assert says(reply, "welcome_back")


def test_a_hello_after_a_pause_resumes(begun: Visit) -> None:
    begun.does("bye", "say_goodbye")
    assert begun.place.awaited == "paused"
    begun.does("hello", "greet")
    assert begun.place.awaited == "answer"


def test_an_answer_after_a_pause_is_the_answer_to_the_open_question(begun: Visit) -> None:
    begun.does("stop for today", "pause")
    begun.answers("We talk as two people do.")
    assert [e.quality for e in begun.journal.entries(begun.place.partnership or "")] == [FIRST]
    assert begun.place.awaited == "followup"


def test_someone_who_keeps_nothing_is_told_so_at_a_pause(visit: Visit) -> None:
    visit.begins(agrees=False)
    assert says(visit.does("stop for today", "pause"), "paused_unkept")


def test_starting_over_leaves_what_was_said(begun: Visit) -> None:
    begun.answers("We talk as two people do.")
    begun.does("skip", "skip")
    assert says(begun.does("start over", "start_over"), "fresh_start")
    assert begun.place.trail == [FIRST]
    assert begun.kept == ["We talk as two people do."]


def test_another_caregiver_opens_another_thread_and_the_first_is_found_again(begun: Visit) -> None:
    begun.answers("We talk as two people do.")
    assert says(begun.does("someone else", "ask_who"), "who_else")
    begun.names("Maria")
    assert begun.kept == []
    reply = begun.does("back to my physio", "ask_who", caregiver="my physio")
    assert says(reply, "caregiver_again", earlier="We talk as two people do.")
    assert begun.kept == ["We talk as two people do."]
