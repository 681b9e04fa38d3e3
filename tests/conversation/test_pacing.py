"""Two reflections to a question, over whole visits and without dodging; and nothing said twice."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from bot.conversation.pacing import asks_little, may_ask, owes_reflection
from bot.conversation.place import Place
from bot.rehearsal.codes import known_texts
from bot.rehearsal.measures import Coded, measure
from bot.rehearsal.rules import broken_rules
from bot.rehearsal.scripts import Script
from bot.rehearsal.scripts import Visit as Played
from tests.conversation.visiting import CONTENT, Visit

KNOWN = known_texts(CONTENT)
TURNS = 25
STANCES = ("present", "mixed", "absent", "unsure")
# What people say when they do not answer, what Rasa would do, and the intent.
ELSE = (
    ("go on", ("lead_on",), {"intent": "begin_reflection"}),
    ("skip this", ("skip",), {"intent": "skip"}),
    ("what do you mean", ("explain",), {"intent": "ask_meaning"}),
    ("an example?", ("give_example",), {"intent": "ask_example"}),
    ("who reads this", ("tell_privacy",), {"intent": "ask_privacy"}),
    ("thanks", ("thank",), {"intent": "thank"}),
    ("go back", ("go_back",), {"intent": "go_back"}),
)  # fmt: skip


def talks(visit: Visit, seed: int, answers: float) -> None:
    """Someone who answers in so large a share of their turns."""
    chance = random.Random(seed)
    for number in range(TURNS):
        if chance.random() < answers:
            line = f"she told me the thing number {seed}-{number}"
            visit.answers(line, chance.choice(STANCES), **reading(visit, chance))
        else:
            line, actions, told = chance.choice(ELSE)
            visit.does(line, *actions, **told)


def reading(visit: Visit, chance: random.Random) -> dict[str, Any]:
    """As the reader reads: a theme in two of three answers, the stance plain in as many."""
    themes = list(CONTENT.themes[visit.place.quality or "listening"])
    told = {"themes": chance.sample(themes, chance.choice((0, 1, 1, 2)))}
    return {**told, "stance_confidence": chance.choice((0.3, 0.6, 0.9))}


def played(visit: Visit) -> Played:
    turns = [("said", [m.text for m in messages]) for messages in visit.replies]
    return Played(Script("someone", "someone", []), turns)


@pytest.mark.parametrize("seed", range(12))
def test_a_visit_keeps_every_rule_of_the_voice(visit: Visit, seed: int) -> None:
    visit.begins()
    talks(visit, seed, answers=0.7)
    coded = Coded(played(visit), KNOWN)
    assert broken_rules(coded, measure(coded)) == []


@pytest.mark.parametrize("person", range(3))
def test_three_visits_in_a_row_repeat_nothing(engine: Engine, person: int) -> None:
    visit = Visit(engine, person=f"person {person}")
    visit.begins()
    for number in range(3):
        talks(visit, seed=3 * person + number, answers=0.8)
        visit.does("bye", "say_goodbye", intent="goodbye")
    turns = Coded(played(visit), KNOWN).turns
    said = Counter(u for turn in turns for message in turn for u in message)
    assert [u.text for u, often in said.items() if often > 1 and u.codes != ("fragment",)] == []


@pytest.mark.parametrize(
    ("reflections", "questions", "turns", "asks"),
    [(0, 0, 1, False), (2, 0, 1, True), (6, 2, 4, False), (6, 2, 6, True), (9, 2, 4, True)],
)
def test_a_question_that_could_be_left_waits_for_two_reflections(
    reflections: int, questions: int, turns: int, asks: bool
) -> None:
    at = Place(reflections=reflections, questions=questions, paced=turns)
    assert may_ask(at) is asks


def test_reflections_are_owed_until_the_next_question_is_paid_for() -> None:
    assert owes_reflection(Place(reflections=6, questions=2, paced=4))
    assert not owes_reflection(Place(reflections=7, questions=2, paced=4))
    assert owes_reflection(Place(reflections=7, questions=2, paced=10))
    assert asks_little(Place(questions=2, paced=10))
