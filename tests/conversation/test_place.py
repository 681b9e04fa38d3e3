"""Where a person is, small enough to travel with every turn."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.content.loader import QUALITY_IDS
from bot.conversation.place import AWAITED, OPEN_TO_ANSWERS, OPENING, Place
from bot.settings import ROOT

SLOTS = YAML(typ="safe").load(ROOT / "domain" / "slots.yml")["slots"]
PLACES = st.builds(
    Place,
    awaited=st.sampled_from(AWAITED),
    interrupted=st.dictionaries(st.sampled_from(AWAITED), st.sampled_from(AWAITED)),
    consent=st.sampled_from([None, True, False]),
    partnership=st.none() | st.text(max_size=32),
    caregiver=st.text(max_size=40),
    quality=st.none() | st.sampled_from(QUALITY_IDS),
    trail=st.lists(st.sampled_from(QUALITY_IDS), max_size=12),
    first_words=st.lists(st.fixed_dictionaries({"id": st.text(), "text": st.text()}), max_size=3),
    turn=st.integers(0, 1000),
    said=st.lists(st.text(max_size=8), max_size=5),
    openers=st.lists(st.tuples(st.integers(0, 99), st.text(max_size=9)).map(list), max_size=5),
)


@given(place=PLACES)
def test_a_place_travels_as_json_and_comes_back_equal(place: Place) -> None:
    assert Place.of(json.loads(json.dumps(place.held()))) == place


def test_a_new_person_stands_before_the_opening() -> None:
    assert Place.of(None) == Place.of({}) == Place()
    assert Place().awaited == OPENING
    assert Place().consent is None


def test_a_key_of_another_version_is_left_aside() -> None:
    assert Place.of({"turn": 3, "mood": "sunny"}) == Place(turn=3)


def test_what_is_held_is_a_copy() -> None:
    place = Place(trail=["ayni"])
    place.held()["trail"].append("listening")
    assert place.trail == ["ayni"]


def test_turning_to_a_quality_remembers_the_way() -> None:
    place = Place()
    for quality in ("ayni", "ayni", "listening", "ayni"):
        place.turn_to(quality)
        assert place.quality == quality
    assert place.trail == ["ayni", "listening", "ayni"]


def test_the_domain_knows_everything_that_can_be_awaited() -> None:
    assert set(SLOTS["awaited"]["values"]) == set(AWAITED)
    assert SLOTS["awaited"]["initial_value"] == Place().awaited
    assert set(OPEN_TO_ANSWERS) < set(AWAITED)


def test_the_domain_knows_every_quality() -> None:
    assert set(SLOTS["quality"]["values"]) == set(QUALITY_IDS)
