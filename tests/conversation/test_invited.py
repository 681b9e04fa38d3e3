"""A link from the clinic: who and when are known, and consent still comes first."""

from __future__ import annotations

import pytest

from bot.conversation import place
from tests.conversation.visiting import CONTENT, Visit, holds, says

WHEN = "Tuesday 1 December at 15:00"


@pytest.mark.parametrize(("answer", "settled"), [("yes", "given"), ("no", "refused")])
def test_after_consent_the_first_question_comes_at_once(
    visit: Visit, answer: str, settled: str
) -> None:
    assert says(visit.arrives("my physio", WHEN), "consent_question")
    reply = visit.does(answer, f"consent_{settled}")
    assert says(reply, f"consent_{settled}")
    assert WHEN in reply
    assert reply.count("?") == 1
    assert len(visit.replies[-1]) == 2
    assert visit.place.awaited == place.ANSWER
    (caregiver,) = visit.journal.caregivers()
    assert (caregiver.name, caregiver.appointment) == ("my physio", WHEN)


def test_words_said_before_consent_are_not_lost_by_a_link(visit: Visit) -> None:
    visit.arrives("my physio", WHEN)
    visit.does("my knee hurts when she is rough", "hear", is_answer=True)
    visit.does("yes", "consent_given")
    assert visit.kept == ["my knee hurts when she is rough"]


def test_a_link_without_a_time_names_the_caregiver_alone(visit: Visit) -> None:
    visit.arrives("my physio")
    assert says(visit.does("yes", "consent_given"), "before_some_visit")


def test_a_link_in_the_middle_of_a_talk_turns_to_that_caregiver(visit: Visit) -> None:
    visit.begins("my dentist")
    visit.answers("he hums while he works")
    reply = visit.arrives("my physio", WHEN)
    assert says(reply, "before_visit", when=WHEN)
    assert visit.place.caregiver == "my physio"
    assert CONTENT.buttons["prepare"]["title"] not in visit.buttons
    assert {c.name for c in visit.journal.caregivers()} == {"my dentist", "my physio"}


def test_a_link_to_somebody_known_offers_to_prepare(visit: Visit) -> None:
    visit.begins("my physio")
    visit.answers("he hums while he works")
    visit.arrives("my physio", WHEN)
    assert visit.buttons[0] == CONTENT.buttons["prepare"]["title"]
    visit.answers("he asks me first")
    assert "he asks me first" in visit.kept


def test_the_link_is_used_once_and_later_words_are_answers(visit: Visit) -> None:
    visit.arrives("my physio", WHEN)
    visit.does("yes", "consent_given")
    reply = visit.answers("he asks me first")
    assert not holds(reply, CONTENT.voice["before_visit"], when=WHEN)
    assert visit.kept == ["he asks me first"]


def test_a_link_does_not_end_a_safety_talk(visit: Visit) -> None:
    visit.begins("my dentist")
    visit.does("I want to end my life", "crisis", intent="crisis")
    visit.arrives("my physio", WHEN)
    assert visit.place.awaited == place.SAFETY
    assert visit.place.caregiver == "my dentist"
