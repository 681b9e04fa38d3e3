"""A line wrongly taken for danger does not derail a visit; real danger is never waved away."""

from __future__ import annotations

import pytest

from bot.content.loader import QUALITY_IDS, SAFETY_KINDS
from bot.conversation.misreading import sets_right
from tests.conversation.test_grave_words import stays
from tests.conversation.visiting import CONTENT, Visit, says

FIRST = QUALITY_IDS[0]
DOUBTFUL = "my husband drives me there"
GRAVE = "I want to kill myself"


def has(reply: str, kind: str, part: str) -> bool:
    """Whether a reply begins as one of the texts of a part of the safety content."""
    return any(reply.startswith(text.partition("{")[0]) for text in CONTENT.safety[kind][part])


def misread(visit: Visit, kind: str = "crisis", text: str = DOUBTFUL) -> None:
    visit.does(text, kind, safety=kind, stance="present")


@pytest.mark.parametrize("kind", SAFETY_KINDS)
@pytest.mark.parametrize(
    "text",
    ["no no, I meant the traffic", "lol no it's a figure of speech", "not like that, I am fine",
     "that’s not what I meant", "I meant otherwise", "No! you misunderstood me", "haha nope",
     "I'm not suicidal, it was a joke", "he would never hurt me, he is lovely"],
)  # fmt: skip
def test_a_plain_correction_leads_back_and_the_answer_is_kept(
    begun: Visit, kind: str, text: str
) -> None:
    misread(begun, kind)
    assert "I meant otherwise" in begun.buttons
    reply = begun.does(text, "hear", intent="deny")
    assert has(reply, kind, "misread")
    assert says(reply, "kept_as_answer", earlier=DOUBTFUL, quality=CONTENT.qualities[FIRST]["name"])
    assert begun.buttons == ["Go on", "Rest here"]
    assert begun.place.safety is None
    [entry] = begun.journal.entries(begun.place.partnership or "")
    assert (entry.text, entry.quality, entry.stance) == (DOUBTFUL, FIRST, "present")
    assert not begun.place.harmed


def test_after_a_correction_it_goes_on_where_it_was(begun: Visit) -> None:
    misread(begun)
    begun.does("no no, I meant the traffic", "hear")
    begun.answers("and the parking is no better")
    assert begun.place.awaited == "offer"
    assert begun.kept == [DOUBTFUL, "and the parking is no better"]


def test_a_correction_that_is_itself_read_as_danger_is_a_correction(begun: Visit) -> None:
    misread(begun, "unsafe_at_home")
    reply = begun.does("no no, I meant he drives too fast", "unsafe_at_home")
    assert has(reply, "unsafe_at_home", "misread")


@pytest.mark.parametrize(
    "text",
    ["no", "never mind", "I'm fine but tired of it all", "forget it, I am fine", "I meant it",
     "I'm not joking", "no, not any more", "I was joking, I guess", "why would I be fine?",
     "no I am fine, I want to kill myself is all", "I don't mean that much to anyone"],
)  # fmt: skip
def test_what_holds_something_back_sets_nothing_right(begun: Visit, text: str) -> None:
    assert not sets_right(text)
    misread(begun)
    begun.does(text, "hear", intent="deny")
    assert begun.place.safety == "crisis"


@pytest.mark.parametrize(
    "text", ["it was a joke", "no no, I meant the traffic", "I am fine, no no"]
)
def test_plain_danger_is_not_waved_away(begun: Visit, text: str) -> None:
    begun.does(GRAVE, "crisis")
    assert "I meant otherwise" not in begun.buttons
    begun.does(text, "hear", intent="deny")
    assert begun.place.safety == "crisis"


@pytest.mark.parametrize(
    ("text", "intent"), [("yes", "affirm"), ("maybe", "share_unsure"), ("I can't call", "deny")]
)
def test_after_a_yes_or_a_maybe_nothing_is_in_doubt(begun: Visit, text: str, intent: str) -> None:
    misread(begun)
    begun.does(text, "hear", intent=intent)
    assert "I meant otherwise" not in begun.buttons
    begun.does("no no, it was a joke", "hear", intent="deny")
    assert begun.place.safety == "crisis"


def test_anger_and_silence_are_met_and_the_way_out_stays_open(begun: Visit) -> None:
    misread(begun)
    reply = begun.does("why do you ask me that?!", "apologise", intent="complain_about_bot")
    assert stays(reply, "crisis", "why_asked")
    assert stays(begun.does("...", "hear"), "crisis", "silent")
    reply = begun.does("leave it, stupid machine", "apologise", intent="complain_about_bot")
    assert stays(reply, "crisis", "angry")
    assert begun.buttons == ["I meant otherwise"]
    assert has(begun.does("I meant the traffic!", "hear"), "crisis", "misread")


def test_a_bare_no_is_believed_and_the_person_chooses_when_to_go_on(begun: Visit) -> None:
    misread(begun)
    assert stays(begun.does("no", "hear", intent="deny"), "crisis", "denied")
    assert begun.place.safety == "crisis"
    assert "Go on" in begun.buttons
    begun.does("Go on", "lead_on", intent="begin_reflection")
    assert begun.place.awaited == "answer"


@pytest.mark.parametrize("way", ["no no, I meant the traffic", "Go on"])
def test_a_crisis_that_was_left_stays_awake(begun: Visit, way: str) -> None:
    misread(begun)
    begun.does(way, "lead_on" if way == "Go on" else "hear")
    reply = begun.does("my husband drives me there still", "crisis")
    assert has(reply, "crisis", "again")
    reply = begun.does("no no, I meant the traffic", "hear", intent="share_absent")
    assert stays(reply, "crisis", "denied")
    assert begun.place.safety == "crisis"
    assert begun.buttons == []


def test_more_words_about_home_settle_nothing(begun: Visit) -> None:
    misread(begun, "unsafe_at_home")
    reply = begun.does("he waits in the car", "unsafe_at_home")
    assert stays(reply, "unsafe_at_home", "other")
    assert has(begun.does("not like that, he is kind", "hear"), "unsafe_at_home", "misread")


def test_harm_that_was_told_before_is_not_in_doubt(begun: Visit) -> None:
    begun.does("he groped me", "report_harm")
    begun.does("let us go on", "lead_on")
    begun.does("his hands again", "report_harm")
    begun.does("no no, I meant the exercise", "hear")
    assert begun.place.safety == "report_harm"
    assert begun.place.harmed


def test_before_a_caregiver_the_first_words_are_held(visit: Visit) -> None:
    misread(visit, "unsafe_at_home")
    reply = visit.does("no no, I meant to the physio", "hear")
    assert says(reply, "consent_again")
    visit.does("yes", "consent_given")
    assert says(visit.names("my physio"), "first_words", first=DOUBTFUL)
    assert visit.kept == [DOUBTFUL]


@pytest.mark.parametrize("kind", SAFETY_KINDS)
def test_after_two_answers_of_other_things_it_asks_whether_it_misread(
    begun: Visit, kind: str
) -> None:
    misread(begun, kind)
    begun.answers("she explains each test before she orders it")
    assert not stays(begun.answers("we laughed about the parking"), kind, "other")
    assert begun.buttons[-2:] == ["I meant otherwise", "Go on"]
    assert begun.place.safety == kind, "it asks, and does not go on by itself"
    assert has(begun.does("yes", "hear", intent="affirm"), kind, "misread")
    assert begun.place.safety is None


def test_a_no_to_going_on_is_no_answer_to_the_first_question(begun: Visit) -> None:
    misread(begun)
    begun.answers("she explains each test before she orders it")
    begun.answers("we laughed about the parking")
    begun.does("no", "hear", intent="deny")
    assert begun.place.safety == "crisis"
    reply = begun.does("yes", "hear", intent="affirm")
    assert stays(reply, "crisis", "confirmed"), "a yes counts in full again"


def test_plain_danger_is_never_asked_about_as_a_misreading(begun: Visit) -> None:
    begun.does(GRAVE, "crisis", safety="crisis")
    for text in ("she explains each test", "we laughed", "the bus was late", "it is warm here"):
        assert stays(begun.answers(text), "crisis", "other")
