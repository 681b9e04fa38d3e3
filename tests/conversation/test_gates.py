"""Safety stands before consent, consent before the caregiver, the caregiver before a question."""

from __future__ import annotations

import pytest

from actions.table import ACTIONS
from bot.content.loader import SAFETY_KINDS
from bot.conversation.gates import (
    ANSWERS_CONSENT,
    AT_ANY_TIME,
    DURING_SAFETY,
    ENTERS_SAFETY,
    LEAVES_SAFETY,
    WITHOUT_A_CAREGIVER,
)
from bot.conversation.meaning import ACTIONS_MEANT, HEARD
from tests.conversation.visiting import CONTENT, Visit, says

PLAIN_ACTIONS = sorted(set(ACTIONS) - ENTERS_SAFETY)


def short(actions: set[str]) -> list[str]:
    return sorted(name.removeprefix("action_") for name in actions)


def test_the_gates_speak_of_actions_that_exist() -> None:
    for named in (ANSWERS_CONSENT, AT_ANY_TIME, DURING_SAFETY, ENTERS_SAFETY, LEAVES_SAFETY,
                  WITHOUT_A_CAREGIVER, HEARD, set(ACTIONS_MEANT.values())):  # fmt: skip
        assert named <= set(ACTIONS)


@pytest.mark.parametrize("action", short(set(PLAIN_ACTIONS)))
def test_the_first_message_opens_the_visit_whatever_it_asks(visit: Visit, action: str) -> None:
    reply = visit.does("hm, well", action)
    assert says(reply, "opening")
    assert says(reply, "consent_question")
    assert visit.place.awaited == "consent"


@pytest.mark.parametrize("action", short(set(PLAIN_ACTIONS) - AT_ANY_TIME - ANSWERS_CONSENT))
def test_nothing_goes_on_without_a_yes_or_a_no(visit: Visit, action: str) -> None:
    visit.does("hello", "greet")
    reply = visit.does("hm, well", action)
    assert says(reply, "consent_again")
    assert visit.buttons == ["Yes, keep it", "No, keep nothing"]
    assert visit.place.consent is None


@pytest.mark.parametrize("action", ["tell_privacy", "help", "say_what_it_is", "human_contact"])
def test_a_question_about_the_guide_is_answered_before_consent(visit: Visit, action: str) -> None:
    visit.does("hello", "greet")
    reply = visit.does("what is this?", action)
    assert says(reply, "consent_again")
    assert len(visit.replies[-1]) == 2


@pytest.mark.parametrize(
    "action", ["lead_on", "skip", "show_summary", "explain", "greet", "choose_quality", "correct"]
)
def test_without_a_caregiver_the_way_back_is_the_name(visit: Visit, action: str) -> None:
    visit.does("hello", "greet")
    visit.does("yes", "consent_given")
    reply = visit.does("hm, well", action)
    assert says(reply, "who_waits")
    assert visit.place.awaited == "name"


@pytest.mark.parametrize("action", ["thank", "out_of_scope", "reflect", "lead_on"])
def test_a_name_read_as_something_else_is_still_the_name(visit: Visit, action: str) -> None:
    visit.does("hello", "greet")
    visit.does("yes", "consent_given")
    visit.does("Joy", action, caregiver="Joy", intent_confidence=0.5)
    assert visit.place.caregiver == "Joy"


def test_a_plain_request_is_no_name(visit: Visit) -> None:
    visit.does("hello", "greet")
    visit.does("yes", "consent_given")
    reply = visit.does("skip", "skip", caregiver="skip", intent_confidence=0.95)
    assert says(reply, "who_waits")
    assert visit.journal.caregivers() == []


@pytest.mark.parametrize("kind", SAFETY_KINDS)
@pytest.mark.parametrize("before", ["nothing", "the opening", "consent", "a name"])
def test_safety_passes_every_gate(visit: Visit, kind: str, before: str) -> None:
    if before in ("consent", "a name"):
        visit.does("hello", "greet")
        visit.does("yes", "consent_given")
    if before == "a name":
        visit.names("my physio")
    if before == "the opening":
        visit.does("hello", "greet")
    visit.does("something grave", kind, safety=kind)
    assert visit.place.awaited == "safety"
    assert visit.place.safety == kind


STAYING = short(set(PLAIN_ACTIONS) - DURING_SAFETY - LEAVES_SAFETY - {"action_keep_answer"})


@pytest.mark.parametrize("action", STAYING)
def test_in_a_safety_conversation_the_guide_stays(begun: Visit, action: str) -> None:
    begun.does("something grave", "crisis")
    begun.does("well", action)
    assert len(begun.replies[-1]) == 1
    assert begun.place.awaited == "safety"
    assert "Skip this" not in begun.buttons


@pytest.mark.parametrize("action", short(LEAVES_SAFETY))
def test_asking_for_the_reflection_leads_back_to_it(begun: Visit, action: str) -> None:
    begun.does("something grave", "crisis")
    begun.does("let us go on", action)
    assert begun.place.awaited == "answer"
    assert begun.place.safety is None
    assert CONTENT.helplines["us"]["lines"][0]["name"] in begun.replies[-1][0].text


def test_two_actions_of_one_message_are_one_turn(begun: Visit) -> None:
    turns = begun.place.turn
    begun.answers("She takes her time with me.")
    assert begun.place.turn == turns + 1
