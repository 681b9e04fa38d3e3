"""Supports are heard in people's own words: added, taken off, moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.keepsakes.supports import (
    ADD,
    LAYERS,
    MOVE,
    REMOVE,
    Change,
    Support,
    changed,
    found,
    support,
)
from bot.keepsakes.supports_heard import changes_in

WEB = [
    Support("my sister", "family"),
    Support("choir on Tuesdays", "groups"),
    Support("Dave", "friends"),
    Support("Dave from work", "friends"),
    Support("Dr. Osei", "practitioners"),
]
PLAIN = [
    "Ana",
    "Dave",
    "my sister",
    "Gran's kitchen",
    "yoga",
    "Dr. Osei",
    "the walking group",
    "Zoë",
]
names = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=6, unique=True)
joints = st.sampled_from([", ", " and ", ", and ", " plus ", " & ", "\n"])


def said(text: str) -> list[tuple[str, str, str]]:
    return [(c.kind, c.name, c.layer) for c in changes_in(text)]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("my sister, and the choir on Tuesdays", ["my sister", "choir on Tuesdays"]),
        ("There's Dave, Dr. Osei too, and my GP.", ["Dave", "Dr. Osei", "my GP"]),
        ("My mum calls me every night", ["My mum"]),
        ("my brother who lives in Leeds, he helps", ["my brother"]),
        ("please add Grandma’s kitchen to my web", ["Grandma's kitchen"]),
        ("Dave's friend", ["Dave's friend"]),
        ("there are friends", ["friends"]),
        ("nobody", []),
        ("I don't know", []),
        ("my mum died in May", []),
        ("", []),
    ],
)
def test_supports_are_named(text: str, heard: list[str]) -> None:
    assert said(text) == [(ADD, name, "") for name in heard]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("take Dave off", [(REMOVE, "Dave", "")]),
        ("Could you take the choir off my web please", [(REMOVE, "choir", "")]),
        ("remove Dave and the choir", [(REMOVE, "Dave", ""), (REMOVE, "choir", "")]),
        ("Ana isn't part of it any more", [(REMOVE, "Ana", "")]),
        ("move the choir to friends", [(MOVE, "choir", "friends")]),
        ("put Ana with the family", [(MOVE, "Ana", "family")]),
        ("Ana is more of a friend", [(MOVE, "Ana", "friends")]),
        ("take Dave off and add swimming", [(REMOVE, "Dave", ""), (ADD, "swimming", "")]),
        (
            "move my sister to practitioners, and take Osei off",
            [(MOVE, "my sister", "practitioners"), (REMOVE, "Osei", "")],
        ),
    ],
)
def test_taking_off_and_moving_are_heard(text: str, heard: list[tuple[str, str, str]]) -> None:
    assert said(text) == heard


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("my sister", "family"), ("the choir", "groups"), ("Dr. Osei", "practitioners"),
        ("Gran's kitchen", "places"), ("my mum's church group", "groups"), ("prayer", "practices"),
        ("my friend from church", "friends"), ("walking in the woods", "practices"),
        ("Ana", "friends"), ("أختي", "friends"),
    ],
)  # fmt: skip
def test_a_name_tells_its_layer_or_stands_with_the_friends(name: str, layer: str) -> None:
    assert support(name).layer == layer


def test_what_a_support_touches_is_guessed_from_its_words() -> None:
    assert support("yoga on Mondays").touches == ("body", "spirit")
    assert support("Ana").touches == ()


def test_a_short_name_finds_a_longer_one_and_the_very_name_comes_first() -> None:
    assert found(WEB, "the choir") == [WEB[1]]
    assert found(WEB, "dave") == [WEB[2]]
    assert found(WEB, "cho") == []


def test_what_could_mean_two_changes_nothing() -> None:
    two = [Support("Dave from work", "friends"), Support("Dave next door", "friends")]
    assert changed(two, [Change(REMOVE, "Dave")]) == two


def test_moving_keeps_everything_but_the_layer() -> None:
    moved = changed(WEB, changes_in("move the choir to friends"))
    assert [s.name for s in moved] == [s.name for s in WEB]
    assert moved[1] == Support("choir on Tuesdays", "friends")


def test_moving_someone_new_adds_them_there() -> None:
    assert changed([], [Change(MOVE, "Ana", "family")]) == [Support("Ana", "family")]


@given(names, joints)
def test_every_name_in_a_list_is_added_once_in_its_order(listed: list[str], joint: str) -> None:
    changes = changes_in(joint.join(listed))
    held = changed([], changes)
    assert [s.name for s in held] == [name.removeprefix("the ") for name in listed]
    assert changed(held, changes) == held


@given(names, st.data())
def test_adding_and_taking_off_leaves_what_was_there(
    listed: list[str], data: st.DataObject
) -> None:
    held = changed([], changes_in(", ".join(listed)))
    gone = data.draw(st.sampled_from(listed))
    left = changed(held, changes_in(f"take {gone} off"))
    assert [s.name for s in left] == [s.name for s in held if s.name != gone.removeprefix("the ")]


@given(st.text(max_size=400))
def test_any_text_leaves_a_web_that_can_be_drawn(text: str) -> None:
    for held in changed(WEB, changes_in(text)):
        assert held.name.strip()
        assert held.layer in LAYERS


@pytest.mark.parametrize("flood", ["ok ", "\n", " ", ", ", "please, "])
def test_a_flood_before_a_name_is_no_trouble(flood: str) -> None:
    """A pattern that is slow on one of these would stand still here."""
    assert said(flood * 1300 + "Ana") == [(ADD, "Ana", "")]
