"""The web of support: the person in the middle, every support legible, no label on another."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.keepsakes.png import as_png
from bot.keepsakes.supports import LAYERS, PARTS, Support
from bot.keepsakes.tints import LIGHT
from bot.keepsakes.web_layout import EDGE, FOOT, TOP, WIDTH, layout
from bot.keepsakes.web_picture import PERSON, web_in_words, web_picture
from tests.keepsakes.samples import CONTENT

NAMES = CONTENT.keepsakes["web"]["layers"]
Box = tuple[float, float, float, float]
some_supports = st.lists(
    st.builds(
        Support,
        name=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120),
        layer=st.sampled_from(LAYERS),
        touches=st.sets(st.sampled_from(PARTS)).map(lambda held: tuple(sorted(held))),
    ),
    max_size=40,
)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=60, deadline=None)
@given(some_supports)
def test_no_label_meets_another_or_the_person_or_leaves_the_picture(
    supports: list[Support],
) -> None:
    placed = layout(supports, NAMES)
    boxes = [label.box for label in placed.labels]
    x, y = placed.middle
    person = (x - PERSON, y - PERSON, x + PERSON, y + PERSON)
    assert not [pair for pair in combinations([*boxes, person], 2) if overlap(*pair)]
    for left, top, right, bottom in boxes:
        assert EDGE / 2 <= left <= right <= WIDTH - EDGE / 2
        assert TOP <= top <= bottom <= placed.height - FOOT
    assert sum(1 for label in placed.labels if label.support) == len(supports)


@pytest.mark.parametrize("many", [0, 1, 12, 40])
def test_the_picture_is_drawn_for_any_number_of_supports(many: int) -> None:
    supports = [
        Support(f"my cousin {n} with a <long> name", LAYERS[n % 6], PARTS) for n in range(many)
    ]
    svg = web_picture(supports, CONTENT)
    assert "<long>" not in svg
    texts = [e.text for e in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert "me" in texts
    assert (CONTENT.keepsakes["web"]["empty"] in texts) is (many == 0)
    assert as_png(web_picture(supports, CONTENT, LIGHT)).startswith(b"\x89PNG")


def test_both_sides_carry_about_as_much() -> None:
    supports = [Support(f"friend {n}", LAYERS[n % 6]) for n in range(12)]
    sides = [label.side for label in layout(supports, NAMES).labels]
    assert sides.count(1) == sides.count(-1)


def test_the_web_is_told_in_words() -> None:
    supports = [Support("my sister", "family", ("mind",)), Support("choir", "groups")]
    text = web_in_words(supports, CONTENT)
    assert "Family: my sister (mind). Groups: choir." in text
    assert CONTENT.keepsakes["web"]["empty"] in web_in_words([], CONTENT)
