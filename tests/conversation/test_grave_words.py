"""Safety in a visit: what comes first, how the guide stays, the way back, and who was harmed."""

from __future__ import annotations

import re

import pytest

from bot.content.loader import QUALITY_IDS, SAFETY_KINDS
from tests.conversation.visiting import CONTENT, Visit, holds, says

FIRST = QUALITY_IDS[0]
BELIEVED = "He put his hand where it had no business."


def firsts(kind: str) -> set[str]:
    return {text.partition("{")[0] for way in CONTENT.safety[kind]["first"] for text in way}


def stays(reply: str, kind: str, way: str) -> bool:
    """Whether a reply is one of the ways of staying, whatever fills its gaps."""
    patterns = [
        re.sub(r"\\{\w+\\}", "(?s:.*)", re.escape(text))
        for text in CONTENT.safety[kind]["stay"][way]
    ]
    return any(re.fullmatch(pattern, reply) for pattern in patterns)


@pytest.mark.parametrize("kind", SAFETY_KINDS)
def test_the_reflection_pauses_for_what_comes_first(begun: Visit, kind: str) -> None:
    begun.does("something grave", kind)
    texts = [message.text for message in begun.replies[-1]]
    assert all(any(text.startswith(first) for first in firsts(kind)) for text in texts)
    assert "{" not in "".join(texts)
    assert begun.kept == ["something grave"]


def test_the_emergency_number_is_in_the_first_sentence(begun: Visit) -> None:
    begun.does("my chest", "medical_emergency")
    assert "911" in begun.replies[-1][0].text.split(". ")[0]


def test_a_line_of_the_clinics_country_is_given(begun: Visit) -> None:
    assert "988 Suicide & Crisis Lifeline: call 988" in begun.does("I want to die", "crisis")


@pytest.mark.parametrize(
    ("text", "intent", "way"),
    [
        ("no", "deny", "denied"),
        ("yes", "affirm", "confirmed"),
        ("I don’t know", "share_unsure", "unsure"),
        ("stop this script", "complain_about_bot", "angry"),
        ("why do you ask?", "share_unsure", "why_asked"),
        ("I can’t call anyone", "share_absent", "hard_to_call"),
        ("okay.", "affirm", "silent"),
        ("...", "share_unsure", "silent"),
        ("the nights are long", "share_absent", "other"),
    ],
)
def test_each_reply_is_met_in_its_own_way(begun: Visit, text: str, intent: str, way: str) -> None:
    begun.does("I want to die", "crisis")
    reply = begun.answers(text, intent=intent)
    assert stays(reply, "crisis", way)
    assert begun.place.awaited == "safety"


def test_one_no_does_not_clear_it(begun: Visit) -> None:
    begun.does("I want to die", "crisis")
    for _ in range(6):
        begun.answers("no", intent="deny")
        assert begun.place.safety == "crisis"
    assert len({message.text for reply in begun.replies[-5:] for message in reply}) == 5


def test_said_again_it_is_met_and_not_repeated(begun: Visit) -> None:
    begun.does("I want to die", "crisis")
    reply = begun.does("I really want to die", "crisis")
    assert len(begun.replies[-1]) == 1
    assert stays(reply, "crisis", "confirmed")


def test_the_person_alone_leads_back_to_the_question(begun: Visit) -> None:
    begun.does("I want to die", "crisis")
    reply = begun.does("let us go on", "lead_on", intent="begin_reflection")
    assert holds(reply, CONTENT.qualities[FIRST]["questions"])
    assert begun.place.quality == FIRST


def test_before_consent_the_way_back_is_consent(visit: Visit) -> None:
    visit.does("I want to die", "crisis")
    assert says(visit.does("let us go on", "lead_on"), "consent_again")
    assert visit.place.awaited == "consent"


def harmed(begun: Visit) -> None:
    begun.does(BELIEVED, "report_harm")
    begun.does("let us go on", "lead_on", intent="begin_reflection")


def test_after_harm_the_way_back_is_the_web_of_support(begun: Visit) -> None:
    harmed(begun)
    assert begun.place.quality == "web_of_support"
    assert begun.place.harmed == [begun.place.partnership]


@pytest.mark.parametrize("quality", QUALITY_IDS)
def test_the_good_sides_of_a_harmed_partnership_are_not_reflected(
    begun: Visit, quality: str
) -> None:
    harmed(begun)
    begun.does("that one", "choose_quality", named=[quality])
    parts = CONTENT.qualities[quality]
    reply = begun.answers("He can be kind.", "present")
    assert not holds(reply, parts["reflections"]["present"], quote="He can be kind.")
    assert holds(reply, parts["reflections"]["unsure"], quote="He can be kind.")
    reply = begun.answers("So kind.", "present", stance_confidence=0.2)
    assert holds(reply, parts["deepenings"]["unsure"], quote="So kind.")


def test_another_caregiver_is_reflected_as_ever(begun: Visit) -> None:
    harmed(begun)
    begun.does("someone else", "ask_who")
    begun.names("Maria")
    reply = begun.answers("She is kind.", "present")
    parts = CONTENT.qualities[begun.place.quality or ""]
    assert holds(reply, parts["reflections"]["present"], quote="She is kind.", caregiver="Maria")


def test_nobody_is_sent_back_to_who_crossed_a_line(begun: Visit) -> None:
    harmed(begun)
    for _ in range(8):
        reply = begun.does("which pill is best", "medical_advice")
        assert "your physio" not in begun.replies[-1][0].text, reply


def test_after_harm_no_idea_speaks_of_the_good_sides(begun: Visit) -> None:
    harmed(begun)
    begun.does("being heard", "choose_quality", named=["listening"])
    begun.answers("He can listen well.", "present")
    begun.answers("He can.", "present")
    reply = begun.does("yes", "offer_possibility", intent="affirm")
    assert not holds(reply, CONTENT.qualities["listening"]["possibilities"]["present"])


def test_after_harm_nothing_is_prepared_to_say_to_that_caregiver(begun: Visit) -> None:
    begun.answers("We talk as two people do.", "present")
    harmed(begun)
    reply = begun.does("help me prepare", "prepare_appointment")
    assert not holds(reply, CONTENT.voice["prompts"])


def test_after_harm_goodbye_gathers_no_good_sides(begun: Visit) -> None:
    begun.answers("We talk as two people do.", "present")
    harmed(begun)
    reply = begun.does("bye", "say_goodbye")
    assert not says(reply, "gathering_present", list="“We talk as two people do.”")


@pytest.mark.parametrize(
    "asked",
    ["I'd like to go back to the questions now", "can we skip this one please", "next question",
     "I would like to come back to my physio now"],
)  # fmt: skip
def test_the_way_back_is_heard_in_plain_words(begun: Visit, asked: str) -> None:
    begun.does("something grave", "crisis")
    begun.does(asked, "hear")
    assert begun.place.safety is None


@pytest.mark.parametrize(
    "said",
    ["I can't go back to him", "he wants me back to work", "I am afraid to go back to the house",
     "not the next question", "I never want to come back to my physio"],
)  # fmt: skip
def test_other_ways_back_leave_the_person_accompanied(begun: Visit, said: str) -> None:
    begun.does("something grave", "unsafe_at_home")
    begun.does(said, "hear")
    assert begun.place.safety == "unsafe_at_home"


def test_asking_how_to_hide_the_page_is_answered(begun: Visit) -> None:
    begun.does("something grave", "unsafe_at_home")
    reply = begun.does("How do I make this page disappear", "hear")
    ways = [way[0] for way in CONTENT.safety["unsafe_at_home"]["first"]]
    assert holds(reply, ways)
