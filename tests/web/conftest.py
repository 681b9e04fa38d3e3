"""A guide that a clinic's site may show, and a browser to meet it with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from bot import supervisor
from tests.running import RunningGuide, running
from tests.web.browsing import Tab, chromium, launched, tab_in

CLINIC = """\
name: The Yard
country: us
human_contact: the front desk, weekdays 9 to 5
demo: true
allowed_origins:
  - {site}
"""


@pytest.fixture(scope="package")
def site_port() -> int:
    """The port on which a clinic's own site will stand."""
    return supervisor.free_port()


@pytest.fixture(scope="package")
def guide(
    trained: None, site_port: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningGuide]:
    """A running guide with an example clinic; what it puts into the environment is taken back."""
    folder = tmp_path_factory.mktemp("web")
    (folder / "clinic.yml").write_text(CLINIC.format(site=f"http://localhost:{site_port}"))
    before = dict(os.environ)
    os.environ["GUIDE_CLINIC_FILE"] = str(folder / "clinic.yml")
    try:
        with running(folder / "var") as guide:
            yield guide
    finally:
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the tests say so and are skipped."""
    if chromium() is None:
        pytest.skip("there is no Chromium: `make test-all` or `apt-get install chromium` brings it")
    with sync_playwright() as playwright:
        opened = launched(playwright)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A person's own browser profile."""
    opened = browser.new_context(viewport={"width": 900, "height": 800})
    yield opened
    opened.close()


@pytest.fixture
def tab(context: BrowserContext, guide: RunningGuide) -> Tab:
    """Somebody who has not come to the page yet."""
    return tab_in(context, guide.url)


@pytest.fixture
def newcomer(browser: Browser, guide: RunningGuide) -> Iterator[Callable[..., Tab]]:
    """Makes tabs of further people, each with a browser profile as it is asked for."""
    opened: list[BrowserContext] = []

    def come(**profile: object) -> Tab:
        opened.append(browser.new_context(**profile))  # type: ignore[arg-type]
        return tab_in(opened[-1], guide.url)

    yield come
    for context in opened:
        context.close()
