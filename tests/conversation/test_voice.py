"""Words are picked freshly, in varied openings, and the same for the same seed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.content import load_content
from bot.conversation.place import Place
from bot.conversation.voice import OPENER_TURNS, Voice, fill, opener

VARIANTS = ["One way to say it.", "A second way.", "There is a third.", "And number four."]
CONTENT = load_content()


def picks(place: Place, variants: list[str], times: int, seed: str = "mona") -> list[str]:
    """What is said when each pick is a turn of its own."""
    said = []
    for _ in range(times):
        place.turn += 1
        said.append(Voice(place, f"{seed}/{place.turn}").pick(variants, {}))
    return said


@given(seed=st.text(max_size=20))
def test_the_same_seed_says_the_same(seed: str) -> None:
    assert picks(Place(), VARIANTS, 9, seed) == picks(Place(), VARIANTS, 9, seed)


def test_other_seeds_say_other_things() -> None:
    assert len({tuple(picks(Place(), VARIANTS, 4, str(n))) for n in range(40)}) > 5


@given(seed=st.text(max_size=20), count=st.integers(1, 12))
def test_nothing_repeats_until_all_are_said(seed: str, count: int) -> None:
    variants = [f"Way {n} of {count}." for n in range(count)]
    assert sorted(picks(Place(), variants, count, seed)) == sorted(variants)


@given(seed=st.text(max_size=20))
def test_when_all_are_said_the_oldest_comes_again(seed: str) -> None:
    place = Place()
    first = picks(place, VARIANTS, len(VARIANTS), seed)
    assert picks(place, VARIANTS, len(VARIANTS), seed) == first


def test_what_was_said_is_remembered_across_turns_as_json() -> None:
    place = Place()
    first = picks(place, VARIANTS, 2)
    assert not set(picks(Place.of(place.held()), VARIANTS, 2)) & set(first)


def test_a_filled_gap_does_not_make_a_text_new() -> None:
    place = Place()
    texts = ["About {name}, this.", "And {name}, that."]
    said = [Voice(place, str(n)).pick(texts, {"name": f"Ana {n}"}) for n in range(2)]
    assert {text[:3] for text in said} == {"Abo", "And"}


@given(seed=st.text(max_size=20))
def test_openings_differ_within_five_turns(seed: str) -> None:
    variants = [f"{o} come the words {n}." for o in ("So here", "And there", "Well now",
                "Perhaps too", "Later on", "Once more") for n in range(5)]  # fmt: skip
    said = [opener(text) for text in picks(Place(), variants, 12, seed)]
    for turn in range(len(said)):
        assert said[turn] not in said[max(0, turn - OPENER_TURNS + 1) : turn]


@given(seed=st.text(max_size=20))
def test_openings_differ_across_the_real_utterances(seed: str) -> None:
    place, said = Place(), []
    values = {"quote": "it helps", "earlier": "it helps", "quality": "ayni", "question": "How?"}
    for key in ("skipped", "chosen", "back", "bridge", "again", "onward", "idea_left", "skipped"):
        place.turn += 1
        said.append(opener(Voice(place, seed).pick(CONTENT.voice[key], values)))
        assert said[-1] not in said[max(0, len(said) - OPENER_TURNS) : -1]


def test_a_new_text_with_an_old_opening_comes_before_an_old_text() -> None:
    place = Place()
    picks(place, ["So it is."], 1)
    assert picks(place, ["So it is.", "So it is, and more."], 1) == ["So it is, and more."]


def test_memory_has_an_end() -> None:
    place = Place()
    picks(place, [f"Way {n} of many." for n in range(700)], 700)
    assert len(place.said) == 500
    assert len(place.openers) <= OPENER_TURNS


def test_an_opener_is_three_words_without_case_and_points() -> None:
    assert opener("“Well, IT's so”, you said") == "well it's so"
    assert opener("Yes.") == "yes"


def test_gaps_are_filled_once_and_the_first_letter_is_a_capital() -> None:
    assert fill("{quality}, then.", {"quality": "being heard"}) == "Being heard, then."
    assert fill("a {gap} stays", {}) == "A {gap} stays"


@given(words=st.text(max_size=80))
def test_what_a_person_says_is_never_filled_itself(words: str) -> None:
    filled = fill("You said “{quote}”.", {"quote": words, "name": "gap"})
    assert filled == f"You said “{words}”."
    assert fill("You said “{quote}”.", {"quote": "{name}", "name": "x"}) == "You said “{name}”."
