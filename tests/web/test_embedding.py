"""The guide in a frame of a clinic's own site, with other sites' cookies blocked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.running import RunningGuide
from tests.web.browsing import Tab

SITE = """<!doctype html><html lang="en"><title>A clinic</title><main><h1>A clinic</h1>
<p>Welcome.</p></main><script src="{guide}/embed.js" async></script></html>"""
OPEN = "Think about your care"


class Silent(SimpleHTTPRequestHandler):
    """Serves files and writes nothing down."""

    def log_message(self, *_: object) -> None:
        """No log."""


@pytest.fixture(scope="package")
def site(
    guide: RunningGuide, site_port: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A clinic's site on another host than the guide's: "localhost" is not "127.0.0.1"."""
    folder: Path = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text(SITE.format(guide=guide.url), "utf-8")
    server = ThreadingHTTPServer(("localhost", site_port), partial(Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{site_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def framed(tab: Tab, site: str) -> Tab:
    """Somebody on the clinic's site who has opened the guide."""
    tab.page.goto(site)
    return opened(tab)


def opened(tab: Tab) -> Tab:
    """Press the button and go into the frame."""
    with tab.page.expect_event("frameattached") as attached:
        tab.page.get_by_role("button", name=OPEN).click()
    tab.frame = attached.value
    tab.await_guide(1)
    return tab


def test_nothing_is_loaded_or_kept_before_the_button_is_pressed(tab: Tab, site: str) -> None:
    tab.page.goto(site)
    tab.page.get_by_role("button", name=OPEN).wait_for()
    asked = [address for address in tab.asked if not address.startswith(site)]
    assert asked == [tab.url + "/embed.js"]
    assert tab.page.context.cookies() == []


def test_a_talk_in_the_frame_breaks_no_rule_and_asks_nobody_else(framed: Tab, site: str) -> None:
    framed.press("Yes, keep it")
    framed.type("my physio")
    assert framed.violations() == []
    framed.frame = None
    assert framed.violations() == []
    assert [a for a in framed.foreign() if not a.startswith(site)] == []


def test_the_frame_remembers_with_a_cookie_bound_to_the_clinics_site(framed: Tab) -> None:
    framed.press("Yes, keep it")
    framed.type("my physio")
    framed.type("he asks what I think, and waits for the answer")
    (cookie,) = framed.page.context.cookies()
    assert cookie["sameSite"] == "None"
    assert cookie["secure"] and cookie["httpOnly"]
    assert "localhost" in str(cookie["partitionKey"])
    framed.page.reload()
    opened(framed)
    assert "he asks what I think" in " ".join(framed.said("person").all_inner_texts())


def test_the_keyboard_goes_in_and_comes_back_to_the_button(framed: Tab) -> None:
    expect(framed.inside.locator("#words")).to_be_focused()
    framed.page.keyboard.press("Escape")
    expect(framed.page.get_by_role("button", name=OPEN)).to_be_focused()
    assert not framed.page.locator("iframe").is_visible()
    framed.page.keyboard.press("Enter")
    expect(framed.inside.locator("#words")).to_be_focused()
    framed.inside.get_by_role("button", name="Close").click()
    expect(framed.page.get_by_role("button", name=OPEN)).to_be_focused()


def test_leaving_fast_leaves_the_clinics_page_too(framed: Tab) -> None:
    elsewhere = "https://www.wikipedia.org/"
    framed.page.route(elsewhere, lambda route: route.fulfill(body="an encyclopedia"))
    framed.inside.get_by_role("button", name="Leave fast").click()
    framed.page.wait_for_url(elsewhere)


def test_a_frame_that_cannot_remember_says_so_and_begins_nothing(tab: Tab, site: str) -> None:
    nobody = {"messages": [], "known": False}
    tab.page.route("**/chat/history?embedded", lambda route: route.fulfill(json=nobody))
    tab.page.goto(site)
    with tab.page.expect_event("frameattached") as attached:
        tab.page.get_by_role("button", name=OPEN).click()
    tab.frame = attached.value
    state = tab.inside.locator("#state")
    expect(state).to_contain_text("page of its own")
    assert tab.said("guide").count() == 0
    tab.inside.locator("details.more summary").click()
    assert tab.inside.get_by_role("link", name="Open in a page of its own").is_visible()


def test_another_site_cannot_show_the_guide(tab: Tab, site: str) -> None:
    tab.page.goto(site.replace("localhost", "127.0.0.1"))
    with tab.page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        tab.page.get_by_role("button", name=OPEN).click()


@pytest.mark.parametrize("path", ["/", "/chat/history"])
def test_the_full_page_is_shown_in_no_frame(tab: Tab, path: str) -> None:
    answer = tab.page.request.get(tab.url + path)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_the_example_clinic_shows_it_in_its_corner(tab: Tab) -> None:
    tab.page.goto(tab.url + "/demo")
    opened(tab)
    assert tab.said("guide").count() == 2
