"""Two interruptions at once: every one of them still leads back to the place."""

from __future__ import annotations

import pytest

from tests.conversation.visiting import Visit, says


@pytest.fixture
def asked_who(visit: Visit) -> Visit:
    """Someone who agreed and was asked who it is about."""
    visit.does("hello", "greet")
    visit.does("yes", "consent_given")
    return visit


def test_a_goodbye_before_consent_leaves_the_question_open(visit: Visit) -> None:
    visit.does("hello", "greet")
    visit.does("bye", "say_goodbye")
    visit.does("hello", "greet")
    assert visit.place.awaited == "consent"


@pytest.mark.parametrize("stop", ["pause", "say_goodbye"])
@pytest.mark.parametrize("back", ["resume", "greet", "lead_on"])
def test_a_pause_before_the_name_leads_back_to_the_name(
    asked_who: Visit, stop: str, back: str
) -> None:
    asked_who.does("later", stop)
    reply = asked_who.does("here again", back)
    assert says(reply, "who_waits")
    assert asked_who.place.awaited == "name"


def test_words_after_a_pause_before_the_name_make_no_trouble(asked_who: Visit) -> None:
    asked_who.does("later", "pause")
    asked_who.does("she never listens to me", "hear", is_answer=True)
    assert asked_who.replies[-1]


def test_keeping_all_during_safety_before_consent_leads_back_to_consent(visit: Visit) -> None:
    visit.does("hello", "greet")
    visit.does("I want to die", "crisis")
    visit.does("erase everything", "ask_before_erasing")
    visit.does("no", "keep_after_all", intent="deny")
    assert says(visit.does("let us go on", "lead_on"), "consent_again")


def test_safety_during_a_pause_before_the_name_leads_back_to_the_name(asked_who: Visit) -> None:
    asked_who.does("later", "pause")
    asked_who.does("I want to die", "crisis")
    assert says(asked_who.does("let us go on", "lead_on"), "who_waits")


def test_a_correction_during_a_pause_leads_back_to_the_followup(begun: Visit) -> None:
    begun.answers("She lisens.")
    begun.does("later", "pause")
    begun.does("let me change that", "correct")
    begun.does("She listens.", "keep_correction", intent="share_present")
    begun.does("here again", "resume")
    assert begun.place.awaited == "followup"


def test_erasing_is_asked_again_during_a_pause(begun: Visit) -> None:
    begun.does("later", "pause")
    begun.does("erase everything", "ask_before_erasing")
    begun.does("no", "keep_after_all", intent="deny")
    assert begun.place.awaited == "paused"


def test_safety_after_an_answer_leads_back_to_the_same_quality(begun: Visit) -> None:
    begun.does("skip", "skip")
    begun.answers("She knows my story.")
    quality = begun.place.quality
    begun.does("I want to die", "crisis")
    begun.does("let us go on", "resume")
    assert begun.place.quality == quality
    assert begun.kept == ["She knows my story.", "I want to die"]
