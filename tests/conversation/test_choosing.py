"""Reflections that could only have been said to this person."""

from __future__ import annotations

from bot.settings import ROOT
from bot.understanding.examples import load_taught
from tests.conversation.visiting import CONTENT, Visit, holds

THEMES = CONTENT.themes["horizontal_relationship"]


def test_a_theme_that_was_heard_is_what_is_answered(begun: Visit) -> None:
    reply = begun.answers("he told me what to do", "absent", themes=["told_what_to_do"])
    wanted = THEMES["told_what_to_do"]["reflections"]["absent"]
    assert holds(reply, wanted, quote="he told me what to do")


def test_an_answer_to_another_quality_is_answered_as_that(begun: Visit) -> None:
    reply = begun.answers("the bill came", "absent", elsewhere=["expectations/surprise_bill"])
    wanted = CONTENT.themes["expectations"]["surprise_bill"]["reflections"]["absent"]
    assert holds(reply, wanted, quote="the bill came")


def test_a_second_theme_is_named_too(begun: Visit) -> None:
    heard = ["told_what_to_do", "talked_down"]
    reply = begun.answers("orders, and pet names", "absent", themes=heard)
    assert THEMES["talked_down"]["called"] in reply


def test_a_plain_mood_is_met_first(begun: Visit) -> None:
    reply = begun.answers("furious, I am", "absent", mood="anger")
    assert holds(reply, CONTENT.surprises["anger"])
    assert reply.index("“") > 10


def test_silence_and_not_knowing_are_answers(begun: Visit) -> None:
    assert holds(begun.answers("...", "unsure"), CONTENT.surprises["silence"], quote="...")
    assert begun.kept == ["..."]
    begun.does("next", "lead_on", intent="resume")
    reply = begun.answers("I don't know", "unsure")
    assert holds(reply, CONTENT.surprises["unknown"], quote="I don't know")


def test_themes_of_different_qualities_are_linked_once(begun: Visit) -> None:
    begun.answers("he told me what to do", "absent", themes=["told_what_to_do"])
    begun.does("next", "lead_on", intent="resume")
    reply = begun.answers("same sheet for all", "absent", themes=["same_for_everybody"])
    later = begun.does("next", "lead_on", intent="resume")
    for theme in (THEMES["told_what_to_do"], CONTENT.themes["your_story"]["same_for_everybody"]):
        assert (theme["called"] in reply, theme["called"] in later) == (True, False)


def test_three_visits_of_the_same_theme_repeat_nothing(begun: Visit) -> None:
    said = []
    for _ in range(5):
        said.append(begun.answers("he told me", "absent", themes=["told_what_to_do"]))
        begun.does("back", "go_back", intent="go_back")
    assert len(set(said)) == len(said)


def test_every_theme_that_is_taught_has_its_words_and_none_is_left_over() -> None:
    taught = {(e.quality, t) for e in load_taught(ROOT / "data" / "nlu") for t in e.themes}
    worded = {(q, t) for q, themes in CONTENT.themes.items() for t in themes}
    assert taught == worded


def test_asking_for_an_idea_after_a_reflection_brings_one(begun: Visit) -> None:
    begun.answers("he told me what to do", "absent")
    reply = begun.answers("ooh yes give me an idea", "present")
    ideas = CONTENT.qualities["horizontal_relationship"]["possibilities"]["absent"]
    assert holds(reply, ideas)
    assert begun.kept == ["he told me what to do"]
