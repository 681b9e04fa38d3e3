"""WCAG 2.2 A and AA by axe-core in every state of the page, and nothing asked of other sites."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.browsing import Tab

DESKTOP = {"viewport": {"width": 1100, "height": 800}}
SMALL = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
DARK = {**DESKTOP, "color_scheme": "dark"}
SMALL_DARK = {**SMALL, "color_scheme": "dark"}


def first_visit(tab: Tab) -> None:
    tab.visit()


def consent_given(tab: Tab) -> None:
    tab.visit().press("Yes, keep it")


def conversation(tab: Tab) -> None:
    tab.begin().type("he asks what I think, and waits for the answer")


def safety(tab: Tab) -> None:
    tab.begin().type("I want to end my life")
    assert tab.inside.locator(".said a[href='tel:988']").count()


def panels(tab: Tab) -> None:
    tab.visit()
    for name in ("help", "petals", "more"):
        tab.inside.locator(f"details.{name} summary").click()
        assert tab.violations() == []


def error(tab: Tab) -> None:
    tab.begin()
    tab.page.route("**/chat/messages", lambda route: route.abort())
    tab.inside.locator("#words").fill("nobody hears this yet")
    tab.inside.locator("#words").press("Enter")
    tab.reply("Try again").wait_for()


def larger_text(tab: Tab) -> None:
    tab.visit()
    tab.inside.locator("details.more summary").click()
    for _ in range(4):
        tab.inside.get_by_role("button", name="Larger text").click()


STATES: list[Callable[[Tab], None]] = [
    first_visit, consent_given, conversation, safety, panels, error, larger_text,
]  # fmt: skip


@pytest.mark.parametrize("profile", [DESKTOP, SMALL_DARK], ids=["desktop", "small, dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_no_rule_is_broken_and_no_other_site_is_asked(
    newcomer: Callable[..., Tab], state: Callable[[Tab], None], profile: dict[str, Any]
) -> None:
    tab = newcomer(**profile)
    state(tab)
    assert tab.violations() == []
    assert tab.foreign() == []


@pytest.mark.parametrize("profile", [SMALL, DARK], ids=["small", "dark"])
def test_the_other_sizes_and_shades_break_none_either(
    newcomer: Callable[..., Tab], profile: dict[str, Any]
) -> None:
    tab = newcomer(**profile)
    conversation(tab)
    assert tab.violations() == []


@pytest.mark.parametrize("profile", [DESKTOP, SMALL], ids=["desktop", "small"])
def test_every_control_is_large_enough_for_a_finger(
    newcomer: Callable[..., Tab], profile: dict[str, Any]
) -> None:
    tab = newcomer(**profile).visit()
    tab.inside.locator("details.more summary").click()
    for control in tab.inside.locator("button:visible, summary:visible, textarea").all():
        box = control.bounding_box()
        assert box and box["width"] >= 44 and box["height"] >= 44, control.inner_text()


@pytest.mark.parametrize("large", [False, True], ids=["as it comes", "text at its largest"])
def test_nothing_runs_out_of_a_small_screen(newcomer: Callable[..., Tab], large: bool) -> None:
    tab = newcomer(**SMALL)
    (larger_text if large else conversation)(tab)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_reader_hears_a_turn_once_and_who_said_it(tab: Tab) -> None:
    conversation(tab)
    log = tab.inside.get_by_role("log", name="Conversation")
    assert log.get_attribute("aria-live") == "polite"
    names = log.locator("b").all_inner_texts()
    assert set(names) == {"Guide", "You"}
    assert len(names) == log.locator(".said").count()


def test_motion_stops_for_those_who_asked(newcomer: Callable[..., Tab]) -> None:
    tab = newcomer(reduced_motion="reduce").visit()
    tab.page.evaluate("document.getElementById('state').className = 'reading'")
    style = "getComputedStyle(document.getElementById('state')).animationName"
    assert tab.page.evaluate(style) == "none"


def test_words_written_from_right_to_left_run_that_way(tab: Tab) -> None:
    tab.visit().type("אני רוצה לדבר על הרופאה שלי")
    said = tab.said("person").last.locator("p")
    assert said.evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_the_page_is_there_within_a_second(newcomer: Callable[..., Tab]) -> None:
    paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    times = [newcomer().visit().page.evaluate(paint) for _ in range(3)]
    assert min(times) < 1000  # the best of three, since other work slows this machine
