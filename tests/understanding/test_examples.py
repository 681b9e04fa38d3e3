"""What the guide is taught with is rich enough, and its labels are known ones."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.content.loader import QUALITY_IDS
from bot.settings import ROOT
from bot.understanding.examples import load_taught
from bot.understanding.safety import SAFETY_KINDS

TAUGHT = load_taught(ROOT / "data" / "nlu")
STANCES = ("present", "mixed", "absent", "unsure")


def test_every_request_has_sixty_examples_and_every_danger_many_more():
    counted = Counter(t.intent for t in TAUGHT)
    requests = {i: n for i, n in counted.items() if not i.startswith("share_")}
    assert min(requests.values()) >= 60
    assert min(counted[kind] for kind in SAFETY_KINDS) >= 150


def test_there_are_hundreds_of_harmless_texts_that_look_like_danger():
    assert sum(t.near_danger and t.intent not in SAFETY_KINDS for t in TAUGHT) >= 400


@pytest.mark.parametrize("quality", QUALITY_IDS)
@pytest.mark.parametrize("stance", STANCES)
def test_every_quality_has_sixty_answers_of_each_stance(quality, stance):
    own = [t for t in TAUGHT if t.quality == quality and t.intent == f"share_{stance}"]
    assert len(own) >= 60


@pytest.mark.parametrize("quality", QUALITY_IDS)
def test_every_quality_has_six_themes_with_enough_examples(quality):
    themes = Counter(theme for t in TAUGHT if t.quality == quality for theme in t.themes)
    assert len(themes) >= 6
    assert min(themes.values()) >= 25


def test_other_qualities_that_are_touched_are_known_ones():
    assert {also for t in TAUGHT for also in t.also} <= set(QUALITY_IDS)
