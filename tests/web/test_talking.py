"""Talking on the page: nothing is lost, nothing runs, and what people expect is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.running import RunningGuide
from tests.web.browsing import ANSWER_MS, Tab

HOSTILE = [
    "<img src=x onerror=window.caught=1>",
    "<script>window.caught=1</script>",
    "[click](javascript:window.caught=1) javascript:window.caught=1",
    "{{ 7*7 }} ${window.caught=1} </script><svg/onload=window.caught=1>",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_anybody_writes_stays_text(tab: Tab, typed: str) -> None:
    tab.begin().type(f"she said {typed} to me")
    tab.page.reload()
    tab.await_guide(2)
    assert f"she said {typed} to me" in tab.said("person").all_inner_texts()[-1]
    assert tab.inside.locator(".said :is(img, script, svg)").count() == 0
    assert tab.inside.locator(".said a").count() == 0
    assert tab.page.evaluate("window.caught") is None


def test_an_outage_loses_no_words_and_doubles_none(tab: Tab, guide: RunningGuide) -> None:
    tab.begin()
    sent: list[str] = []

    def lose_the_answer(route: Route) -> None:
        sent.append(route.request.post_data_json["id"])
        if len(sent) == 1:
            route.fetch()  # it reaches the guide, and the answer never comes back
            route.abort()
        else:
            route.continue_()

    tab.page.route("**/chat/messages", lose_the_answer)
    tab.type("a knot that came loose while she talked")
    assert len(sent) == 2
    assert sent[0] == sent[1]
    assert guide.times_kept("a knot that came loose while she talked") == 1
    assert tab.said("person").filter(has_text="a knot that").count() == 1
    expect(tab.inside.get_by_text("Not sent yet")).to_have_count(0)


def test_what_waits_and_what_is_half_written_survive_a_reload(tab: Tab) -> None:
    tab.begin()
    tab.page.route("**/chat/messages", lambda route: route.abort())
    tab.inside.locator("#words").fill("this one is on its way")
    tab.inside.locator("#words").press("Enter")
    tab.reply("Try again").wait_for()
    tab.inside.locator("#words").fill("and this one is half")
    tab.page.unroute("**/chat/messages")
    tab.page.reload()
    tab.said("person").filter(has_text="this one is on its way").wait_for()
    expect(tab.inside.locator("#words")).to_have_value("and this one is half")
    tab.await_guide(2)
    expect(tab.inside.get_by_text("Not sent yet")).to_have_count(0)
    assert tab.page.evaluate("sessionStorage.getItem('outbox')") == "[]"


def test_a_refusal_that_passes_is_told_in_its_own_words_and_tried_again(tab: Tab) -> None:
    tab.begin()
    refusals = iter([{"status": 429, "headers": {"Retry-After": "1"},
                      "json": {"error": "One moment, please."}}])  # fmt: skip

    def refuse_once(route: Route) -> None:
        refusal = next(refusals, None)
        route.fulfill(**refusal) if refusal else route.continue_()  # type: ignore[arg-type]

    tab.page.route("**/chat/messages", refuse_once)
    before = tab.said("guide").count()
    tab.inside.locator("#words").fill("I say it too quickly")
    tab.inside.locator("#words").press("Enter")
    expect(tab.inside.locator("#state")).to_have_text("One moment, please.")
    tab.await_guide(before + 1)


def test_a_reload_and_another_day_bring_back_what_was_said(tab: Tab) -> None:
    tab.begin().type("he looks at the screen all the time")
    tab.type("I tell half of it")
    tab.page.close()
    tab.page = tab_again = tab.page.context.new_page()
    tab_again.goto(tab.url)
    tab.await_guide(3)
    said = " ".join(tab.said("person").all_inner_texts())
    assert "he looks at the screen" in said
    assert "I tell half of it" in said
    assert tab.inside.locator("#choices button").count()


def test_petals_fill_where_something_was_said_and_count_nothing(tab: Tab) -> None:
    tab.begin()
    assert tab.inside.locator("ellipse.touched").count() == 0
    tab.type("he asks what I think, and waits for the answer")
    filled = tab.inside.locator("ellipse.touched")
    expect(filled).to_have_count(1)
    assert filled.get_attribute("data-quality") == "horizontal_relationship"
    tab.inside.locator("details.petals summary").click()
    panel = tab.inside.locator("details.petals .panel").inner_text()
    assert "working side by side: touched" in panel
    assert not any(letter.isdigit() for letter in panel)


def test_petals_fill_for_somebody_who_keeps_nothing(tab: Tab) -> None:
    tab.visit().press("No, keep nothing")
    tab.type("my physio")
    tab.type("he asks what I think, and waits for the answer")
    expect(tab.inside.locator("ellipse.touched")).to_have_count(1)


def test_the_last_answer_can_be_changed(tab: Tab, guide: RunningGuide) -> None:
    tab.begin().type("he never listens to any of it at all")
    tab.inside.locator("details.more summary").click()
    tab.answered(tab.inside.get_by_role("button", name="Change my last answer").click)
    tab.type("he listens to most of it, on a good day")
    assert guide.times_kept("he never listens to any of it at all") == 0
    assert guide.times_kept("he listens to most of it, on a good day") == 1


def test_ending_can_take_everything_along(tab: Tab, guide: RunningGuide) -> None:
    tab.begin("the lady with the plum tree")
    [person] = [j.person for j, c in guide.threads() if c.name.endswith("plum tree")]
    tab.inside.locator("details.more summary").click()
    tab.answered(tab.inside.get_by_role("button", name="End and erase").click)
    tab.reply("Yes, erase it all").click()
    expect(tab.said("person")).to_have_count(0, timeout=ANSWER_MS)
    assert guide.rows("select 1 from people where id = ?", person) == []
    assert tab.page.context.cookies()[0]["expires"] == -1


def test_leaving_fast_puts_another_site_in_place_and_clears_the_draft(tab: Tab) -> None:
    tab.visit()
    elsewhere = "https://www.wikipedia.org/"
    tab.page.route(elsewhere, lambda route: route.fulfill(body="an encyclopedia"))
    tab.inside.locator("#words").fill("half a sentence about home")
    tab.inside.get_by_role("button", name="Leave fast").click()
    tab.page.wait_for_url(elsewhere)
    tab.page.go_back()
    assert "half a sentence" not in tab.page.content()
    tab.page.goto(tab.url)
    expect(tab.inside.locator("#words")).to_have_value("")


def test_help_is_in_reach_wherever_the_talk_is_scrolled(tab: Tab) -> None:
    tab.begin().type("he asks me first")
    tab.inside.locator("#talk").evaluate("talk => { talk.scrollTop = talk.scrollHeight; }")
    tab.inside.locator("details.help summary").click()
    panel = tab.inside.locator("details.help .panel")
    assert panel.get_by_role("link", name="988", exact=True).get_attribute("href") == "tel:988"
    assert "the front desk, weekdays 9 to 5" in panel.inner_text()
    assert "browser's history" in panel.inner_text()
    tab.page.keyboard.press("Escape")
    expect(tab.inside.locator("details.help summary")).to_be_focused()


def test_before_consent_the_cookie_ends_with_the_browser_and_after_it_lasts(tab: Tab) -> None:
    def ends() -> float:
        (cookie,) = tab.page.context.cookies()
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Strict"
        return cookie["expires"]

    tab.visit()
    assert ends() == -1
    with tab.page.expect_response("**/chat/touched"):
        tab.press("Yes, keep it")
    tab.page.wait_for_load_state("networkidle")
    assert ends() > 0


def test_paper_shows_the_talk_and_no_controls(tab: Tab) -> None:
    tab.begin()
    tab.page.emulate_media(media="print")
    assert tab.said("guide").first.is_visible()
    assert not tab.inside.locator("#say").is_visible()
    assert not tab.inside.locator(".tools").is_visible()


def test_text_can_be_made_larger_and_stays_so(newcomer: Callable[..., Tab]) -> None:
    tab = newcomer().visit()
    size = "parseFloat(getComputedStyle(document.querySelector('.said p')).fontSize)"
    before = tab.page.evaluate(size)
    tab.inside.locator("details.more summary").click()
    for _ in range(4):
        tab.inside.get_by_role("button", name="Larger text").click()
    assert tab.page.evaluate(size) == pytest.approx(2 * before)
    tab.page.reload()
    tab.await_guide(1)
    assert tab.page.evaluate(size) == pytest.approx(2 * before)
