"""A visit from the first hello to the next time, along the path."""

from __future__ import annotations

import pytest

from bot.content.loader import QUALITY_IDS, STANCES
from tests.conversation.visiting import CONTENT, Visit, holds, says


def parts(visit: Visit) -> dict[str, dict[str, list[str]]]:
    return CONTENT.qualities[visit.place.quality or ""]


def test_the_opening_says_what_this_is_and_asks_for_consent(visit: Visit) -> None:
    reply = visit.does("hello", "greet", intent="greet")
    assert says(reply, "opening")
    assert says(reply, "consent_question")
    assert visit.buttons == ["Yes, keep it", "No, keep nothing"]


@pytest.mark.parametrize("agrees", [True, False])
def test_a_yes_and_a_no_lead_to_the_same_question(visit: Visit, agrees: bool) -> None:
    reply = visit.begins("my physio", agrees)
    assert says("\n".join(m.text for m in visit.replies[1]), "who")
    assert says(reply, "caregiver_named")
    assert holds(reply, CONTENT.qualities[QUALITY_IDS[0]]["questions"])
    assert visit.buttons == ["Skip this", "Pick another", "Rest here"]
    assert visit.journal.keeps is agrees


def test_a_name_that_was_not_understood_is_asked_for_again(visit: Visit) -> None:
    visit.does("hello", "greet")
    visit.does("yes", "consent_given")
    assert says(visit.does("hmm", "keep_name"), "name_again")
    assert "your physio" in visit.names("my physio")
    assert visit.place.caregiver == "my physio"


def test_words_from_before_the_consent_are_the_first_kept(visit: Visit) -> None:
    visit.does("She never looks up from her screen.", "open", is_answer=True)
    visit.does("And it hurts.", "reflect", is_answer=True)
    assert visit.kept == []
    visit.does("yes", "consent_given")
    reply = visit.names("Dr. Osei")
    assert says(reply, "first_words", first="She never looks up from her screen.",
                caregiver="Dr. Osei")  # fmt: skip
    assert visit.kept == ["She never looks up from her screen.", "And it hurts."]


@pytest.mark.parametrize("stance", STANCES)
def test_an_answer_is_kept_reflected_and_followed_up(begun: Visit, stance: str) -> None:
    reply = begun.answers("We talk as two people do.", stance, quote="as two people do")
    assert begun.kept == ["We talk as two people do."]
    assert holds(reply, parts(begun)["reflections"][stance], quote="as two people do")
    assert holds(reply, [*parts(begun)["followups"][stance], *CONTENT.voice["invitation"]])
    assert begun.place.awaited == "followup"


def test_a_followup_deepens_and_an_idea_comes_only_when_it_is_wanted(begun: Visit) -> None:
    begun.answers("We talk as two people do.")
    reply = begun.answers("She asks before she decides.")
    assert holds(reply, parts(begun)["deepenings"]["present"], quote="She asks before she decides.")
    assert says(reply, "offer")
    assert not holds(reply, parts(begun)["possibilities"]["present"])
    idea = begun.does("yes", "offer_possibility", intent="affirm")
    assert holds(idea, parts(begun)["possibilities"]["present"])
    assert begun.buttons == ["That fits", "Not for me"]


def test_an_unclear_followup_is_read_in_the_light_of_the_answer(begun: Visit) -> None:
    begun.answers("He decides, I nod.", "absent")
    reply = begun.answers("On Tuesdays mostly.", "present", stance_confidence=0.4)
    assert holds(reply, parts(begun)["deepenings"]["absent"], quote="On Tuesdays mostly.")


def test_an_unclear_followup_is_kept_as_what_it_was_read_as(begun: Visit) -> None:
    begun.answers("she listens, really listens")
    begun.answers("proud, I suppose", stance="mixed", stance_confidence=0.4)
    entries = begun.journal.entries(begun.place.partnership or "")
    assert [entry.stance for entry in entries] == ["present", "present"]


def test_an_idea_that_fits_is_marked_to_bring(begun: Visit) -> None:
    begun.answers("We talk as two people do.")
    begun.answers("She asks before she decides.")
    begun.does("yes", "offer_possibility", intent="affirm")
    reply = begun.does("that fits", "keep_possibility", intent="affirm")
    assert says(reply, "idea_kept")
    entries = begun.journal.entries(begun.place.partnership or "")
    assert [entry.to_bring for entry in entries] == [False, True]
    assert begun.place.quality == QUALITY_IDS[1]


@pytest.mark.parametrize("wanted", [True, False])
def test_an_idea_can_be_left(begun: Visit, wanted: bool) -> None:
    begun.answers("We talk as two people do.")
    begun.answers("She asks before she decides.")
    if wanted:
        begun.does("yes", "offer_possibility", intent="affirm")
    reply = begun.does("no", "leave_possibility", intent="deny")
    bridges = [
        v.replace("{earlier}", "She asks before she decides.") for v in CONTENT.voice["bridge"]
    ]
    assert says(reply, "idea_left") if wanted else holds(reply, bridges)
    assert begun.place.quality == QUALITY_IDS[1]


def test_a_bare_no_to_a_followup_is_taken_as_enough(begun: Visit) -> None:
    begun.answers("We talk as two people do.")
    reply = begun.answers("no", intent="deny")
    assert says(reply, "enough_here")
    assert "“no”" not in reply
    assert begun.kept[-1] == "no"


def test_going_on_bridges_with_the_persons_own_words(begun: Visit) -> None:
    begun.answers("We talk as two people do.", quote="two people")
    reply = begun.does("go on", "lead_on", intent="begin_reflection")
    assert says(reply, "bridge", earlier="two people")
    assert begun.place.quality == QUALITY_IDS[1]


def test_going_on_before_an_answer_repeats_the_question(begun: Visit) -> None:
    begun.does("go on", "lead_on", intent="begin_reflection")
    assert begun.place.trail == [QUALITY_IDS[0]]
    assert holds(begun.replies[-1][0].text, parts(begun)["questions"])


def test_every_quality_comes_once_before_any_comes_again(begun: Visit) -> None:
    for _ in range(len(QUALITY_IDS) - 1):
        begun.does("skip", "skip", intent="skip")
    assert begun.place.trail == list(QUALITY_IDS)
    begun.does("skip", "skip", intent="skip")
    assert begun.place.quality == QUALITY_IDS[0]


def test_a_second_visit_knows_the_person_and_leads_to_what_is_untouched(begun: Visit) -> None:
    begun.answers("We talk as two people do.")
    again = Visit(begun.engine, number=100)
    reply = again.does("hello", "greet", intent="greet")
    assert says(reply, "welcome_back")
    assert again.place.quality == QUALITY_IDS[1]
    assert again.kept == ["We talk as two people do."]
