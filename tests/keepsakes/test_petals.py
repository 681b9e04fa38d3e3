"""The petals: the last words of each quality in a tint, without a number, for every eye."""

from __future__ import annotations

import io
import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageStat

from bot.content.loader import QUALITY_IDS
from bot.keepsakes.flower import patterns, petal
from bot.keepsakes.petals import in_words, kinds_by_quality, petals, petals_over_time
from bot.keepsakes.png import as_png
from bot.keepsakes.svg import document
from bot.keepsakes.tints import DARK, KINDS, LEAST_CONTRAST, LIGHT, Theme, contrast
from tests.keepsakes.samples import ANSWERS, CONTENT, HEARD, NOW, said

THEMES = [LIGHT, DARK]
LOOK_ALIKE = 10.0  # of 255: the mean difference in grey under which two petals look the same


def grey(kind: str, theme: Theme) -> Image.Image:
    svg = document((80, 120), "t", "d", [patterns(), petal(kind, (40, 118), 110, 0)], theme)
    return Image.open(io.BytesIO(as_png(svg, 1))).convert("L")


@pytest.mark.parametrize("theme", THEMES)
def test_every_tint_and_word_stands_out_from_the_ground(theme: Theme) -> None:
    assert set(theme.tints) == set(KINDS)
    assert all(contrast(tint, theme.paper) >= LEAST_CONTRAST for tint in theme.tints.values())
    assert all(contrast(words, theme.paper) >= 4.5 for words in (theme.ink, theme.soft))


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", combinations(KINDS, 2), ids="-".join)
def test_two_petals_differ_without_colour(pair: tuple[str, str], theme: Theme) -> None:
    one, other = (grey(kind, theme) for kind in pair)
    assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] > LOOK_ALIKE


def test_the_last_words_of_a_quality_tint_its_petal() -> None:
    earlier = said("listening", "present", "she listened", days_ago=50)
    kinds = kinds_by_quality([earlier, HEARD], CONTENT)
    assert list(kinds) == list(QUALITY_IDS)
    assert kinds["listening"] == "absent"
    assert kinds["ayni"] == "untouched"


def test_the_picture_has_a_title_a_description_and_no_numbers_but_the_day() -> None:
    svg = petals(ANSWERS, "Dr. Osei", CONTENT, NOW)
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.findtext(f"{space}title") == "Nine petals: Dr. Osei"
    assert "Being heard: thin." in (root.findtext(f"{space}desc") or "")
    written = " ".join(element.text or "" for element in root.iter(f"{space}text"))
    assert re.findall(r"\d+", written) == ["22", "2026"]


def test_the_picture_follows_light_and_dark() -> None:
    svg = petals(ANSWERS, "Dr. Osei", CONTENT, NOW)
    assert "@media (prefers-color-scheme: dark)" in svg
    assert LIGHT.paper in svg
    assert DARK.paper in svg


def test_every_quality_is_named_in_words_too() -> None:
    text = in_words([], CONTENT)
    assert text.count(CONTENT.keepsakes["petals"]["legend"]["untouched"]) == len(QUALITY_IDS)


def test_over_time_each_visit_has_its_flower_and_one_visit_has_none() -> None:
    earlier = [said("listening", "present", "she listened", days_ago=days) for days in (90, 50)]
    svg = petals_over_time([*earlier, HEARD], "Dr. Osei", CONTENT) or ""
    for day in ("24 August 2026", "3 October 2026", "22 November 2026"):
        assert f">{day}<" in svg
    assert petals_over_time(ANSWERS, "Dr. Osei", CONTENT) is None


def test_names_cannot_write_svg() -> None:
    svg = petals(ANSWERS, "<script>&", CONTENT, NOW)
    assert "<script" not in svg
    assert as_png(svg).startswith(b"\x89PNG")
