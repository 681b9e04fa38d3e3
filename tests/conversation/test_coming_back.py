"""Weeks or months later: what was said then, how it is now, and what changed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.content.loader import QUALITY_IDS
from bot.conversation.returning import CHANGES, OPEN_CHANGE
from tests.conversation.visiting import CONTENT, START, Visit, holds, says

FIRST, SECOND = QUALITY_IDS[:2]
SAID = "She rushes me out of the door"


def later(visit: Visit, **after: int) -> None:
    """Time goes by before the next message."""
    visit.start += timedelta(**after)


def left(visit: Visit, stance: str = "absent") -> Visit:
    """Someone who said something on the first quality and rested in the middle of the second."""
    visit.answers(SAID, stance)
    visit.does("go on", "lead_on")
    visit.does("later", "pause")
    return visit


def remembers(reply: str, words: str, when: str) -> bool:
    return holds(reply, CONTENT.voice["remembered"], earlier=words, when=when)


@pytest.mark.parametrize(
    ("after", "when"),
    [
        ({"days": 1}, "yesterday"),
        ({"days": 3}, "on Monday"),
        ({"days": 6}, "on Monday"),
        ({"days": 7}, "a week ago"),
        ({"days": 14}, "two weeks ago"),
        ({"days": 20}, "three weeks ago"),
        ({"days": 30}, "four weeks ago"),
        ({"days": 45}, "in November"),
        ({"days": 150}, "in November"),
        ({"days": 330}, "in November last year"),
        ({"days": 700}, "in November 2026"),
    ],
)
def test_the_distance_is_told_in_words_that_fit(
    begun: Visit, after: dict[str, int], when: str
) -> None:
    left(begun)
    later(begun, **after)
    reply = begun.does("hello", "greet", intent="greet")
    assert says(reply, "welcome_back")
    assert remembers(reply, SAID, when) or remembers(reply, SAID, when[:1].upper() + when[1:])
    assert reply.count("?") == 1


@pytest.mark.parametrize("hello", ["greet", "resume"])
def test_on_the_same_day_it_goes_on_where_they_were(begun: Visit, hello: str) -> None:
    left(begun)
    later(begun, hours=3)
    reply = begun.does("here again", hello)
    assert says(reply, "welcome_back_words", earlier=SAID)
    assert holds(reply, CONTENT.qualities[SECOND]["questions"])


def test_a_talk_over_midnight_is_one_visit(begun: Visit) -> None:
    begun.start = datetime(2026, 11, 2, 23, 50)
    left(begun)
    later(begun, minutes=30)
    assert says(begun.does("here again", "resume"), "welcome_back_words", earlier=SAID)


def test_the_new_answer_is_kept_there_and_the_open_question_still_stands(begun: Visit) -> None:
    left(begun)
    later(begun, days=45)
    reply = begun.does("hello", "greet")
    assert says(reply, "also_open", quality=CONTENT.qualities[SECOND]["name"])
    assert begun.buttons == ["Go on", "Pick another", "Rest here"]
    reply = begun.answers("She sits down with me now", "present")
    assert says(reply, "change_eased", earlier=SAID, quote="She sits down with me now")
    assert holds(reply, CONTENT.qualities[SECOND]["questions"])
    assert begun.place.quality == SECOND
    told = begun.journal.entries(begun.place.partnership or "")
    assert [(e.text, e.quality, e.stance) for e in told][1:] == [
        ("She sits down with me now", FIRST, "present")
    ]


@pytest.mark.parametrize("then", ["present", "mixed", "absent", "unsure"])
@pytest.mark.parametrize("now", ["present", "mixed", "absent", "unsure"])
def test_every_change_has_its_words_and_quotes_both(begun: Visit, then: str, now: str) -> None:
    begun.answers(SAID, then)
    later(begun, days=45)
    begun.does("hello", "greet")
    reply = begun.answers("it has its moments, I find", now)
    key = CHANGES.get((then, now), OPEN_CHANGE)
    assert says(reply, key, earlier=SAID, quote="it has its moments, I find")
    assert begun.place.awaited == "followup"


@pytest.mark.parametrize(
    ("then", "text", "now"),
    [
        ("absent", "about the same", "absent"), ("present", "no change", "present"),
        ("absent", "a bit better", "mixed"), ("mixed", "better", "present"),
        ("present", "worse", "mixed"), ("absent", "much worse to be honest", "absent"),
        ("present", "not better", "unsure"), ("mixed", SAID, "mixed"),
    ],
)  # fmt: skip
def test_a_short_comparison_is_read_beside_what_was_said(
    begun: Visit, then: str, text: str, now: str
) -> None:
    begun.answers(SAID, then)
    later(begun, days=45)
    begun.does("hello", "greet")
    begun.answers(text, "unsure")
    assert begun.journal.entries(begun.place.partnership or "")[-1].stance == now


def test_what_was_marked_to_bring_is_asked_about_first(begun: Visit) -> None:
    begun.answers("We plan it as a team", "present")
    begun.answers("I would like more of that", "present")
    begun.does("yes", "offer_possibility", intent="affirm")
    begun.does("that fits", "keep_possibility", intent="affirm")
    begun.answers("She never asks about my days", "absent")
    later(begun, days=20)
    reply = begun.does("hello", "greet")
    ways = CONTENT.voice["remembered_to_bring"]
    ago = ("three weeks ago", "Three weeks ago")
    words = "I would like more of that"
    assert any(holds(reply, ways, earlier=words, when=when) for when in ago)


def test_thin_words_come_before_good_ones_and_nods_do_not_count(begun: Visit) -> None:
    begun.answers("He follows his own list", "absent")
    begun.does("go on", "lead_on")
    begun.answers("She knows my story well", "present")
    begun.answers("not sure", "unsure")
    later(begun, days=20)
    assert "“He follows his own list”" in begun.does("hello", "greet")


def test_the_next_time_other_words_are_asked_about(begun: Visit) -> None:
    begun.answers("He follows his own list", "absent")
    begun.does("go on", "lead_on")
    begun.answers("She knows my story well", "present")
    for words in ("He follows his own list", "She knows my story well"):
        later(begun, days=20)
        assert f"“{words}”" in begun.does("hello", "greet")


def test_words_of_a_safety_talk_are_not_come_back_to(begun: Visit) -> None:
    begun.answers("We plan it as a team", "present")
    begun.does("I want to kill myself", "crisis")
    begun.does("let us go on", "lead_on")
    later(begun, days=45)
    reply = begun.does("hello", "greet")
    assert "kill" not in reply
    assert "“We plan it as a team”" in reply
    assert not begun.place.awake


def test_after_harm_nobody_is_asked_how_it_is_there_now(begun: Visit) -> None:
    begun.answers("We plan it as a team", "present")
    begun.does("he groped me", "report_harm")
    begun.does("let us go on", "lead_on")
    later(begun, days=45)
    assert not remembers(begun.does("hello", "greet"), "We plan it as a team", "in November")


@pytest.mark.parametrize("move", ["lead_on", "skip"])
def test_the_look_back_can_be_passed_by(begun: Visit, move: str) -> None:
    left(begun)
    later(begun, days=45)
    begun.does("hello", "greet")
    reply = begun.does("go on", move, intent="begin_reflection")
    assert holds(reply, CONTENT.qualities[SECOND]["questions"])
    assert begun.kept == [SAID]


def test_a_new_answer_that_is_misread_is_kept_there_too(begun: Visit) -> None:
    left(begun)
    later(begun, days=45)
    begun.does("hello", "greet")
    begun.does("my husband waits outside", "unsafe_at_home")
    begun.does("no no, I meant in the car", "hear")
    assert begun.place.looking_back == ""
    assert begun.journal.entries(begun.place.partnership or "")[-1].quality == FIRST


def test_asked_to_repeat_it_asks_about_then_again(begun: Visit) -> None:
    left(begun)
    later(begun, days=45)
    begun.does("hello", "greet")
    asked = begun.place.question
    assert asked in begun.does("sorry, what?", "repeat")


def test_a_lost_place_is_found_again_in_the_journal(begun: Visit) -> None:
    begun.answers(SAID, "absent")
    begun.does("someone else", "ask_who")
    begun.names("Maria")
    begun.does("back to my physio", "ask_who", caregiver="my physio")
    begun.answers("It drags on as it was", "absent")
    again = Visit(begun.engine, number=500, start=START + timedelta(days=45))
    reply = again.does("hello", "greet", intent="greet")
    assert "“It drags on as it was”" in reply
    assert again.place.caregiver == "my physio"


def test_words_instead_of_a_hello_are_kept(begun: Visit) -> None:
    begun.answers(SAID, "absent")
    again = Visit(begun.engine, number=500, start=START + timedelta(days=45))
    again.does("he has left the clinic", "hear", is_answer=True)
    assert again.kept == [SAID, "he has left the clinic"]


def test_someone_who_keeps_nothing_is_not_quoted(visit: Visit) -> None:
    visit.begins(agrees=False)
    visit.answers(SAID, "absent")
    later(visit, days=2)
    assert "“" not in visit.does("hello", "greet")
