"""A person at the page: a tab of a real browser, and what is worth knowing about it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page, Playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# Without a sandbox since containers have none; other sites' cookies blocked, as patients have it.
ARGUMENTS = ["--no-sandbox", "--test-third-party-cookie-phaseout"]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ANSWER_MS = 60_000


def chromium() -> str | None:
    """Where this machine's Chromium is, if it has one."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def launched(playwright: Playwright) -> Browser:
    """A headless browser."""
    return playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)


@dataclass
class Tab:
    """One tab; every request it makes is written down."""

    page: Page
    url: str
    asked: list[str] = field(default_factory=list)
    frame: Frame | None = None

    def __post_init__(self) -> None:
        self.page.set_default_timeout(ANSWER_MS)
        self.page.on("request", lambda request: self.asked.append(request.url))

    @property
    def inside(self) -> Page | Frame:
        """Where the guide is: the page, or a frame in another one."""
        return self.frame or self.page

    def visit(self, path: str = "/") -> Tab:
        """Go there and wait until the guide has spoken."""
        self.page.goto(self.url + path)
        self.await_guide(1)
        return self

    def said(self, who: str) -> Locator:
        """The messages of "guide" or "person"."""
        return self.inside.locator(f".said.{who}")

    def await_guide(self, messages: int) -> None:
        """Wait until the guide has said so many messages and rests."""
        self.said("guide").nth(messages - 1).wait_for()
        self.inside.locator("#state.reading").wait_for(state="detached")

    def answered(self, act: Any) -> None:
        """Do something that the guide answers, and wait for the answer."""
        before = self.said("guide").count()
        act()
        self.await_guide(before + 1)

    def type(self, text: str) -> None:
        """Write into the box and send it with Enter."""
        box = self.inside.locator("#words")
        box.fill(text)
        self.answered(lambda: box.press("Enter"))

    def press(self, title: str) -> None:
        """Press a quick reply and wait for the answer."""
        self.answered(lambda: self.reply(title).click())

    def reply(self, title: str) -> Locator:
        """The quick reply of that title."""
        return self.inside.locator("#choices").get_by_role("button", name=title, exact=True)

    def begin(self, caregiver: str = "my physio") -> Tab:
        """Hello, consent, a name."""
        self.visit()
        self.press("Yes, keep it")
        self.type(caregiver)
        return self

    def violations(self) -> list[str]:
        """What breaks WCAG 2.2 A or AA here, by axe-core's rules."""
        options = {"runOnly": {"type": "tag", "values": LEVELS}}
        found = Axe().run(self.inside, options=options).response["violations"]
        return [f"{v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"]]

    def foreign(self) -> list[str]:
        """Requests that went anywhere else than to the guide."""
        return [a for a in self.asked if not a.startswith((self.url + "/", "data:"))]


def tab_in(context: BrowserContext, url: str) -> Tab:
    """A new tab of a person at the guide on ``url``."""
    return Tab(context.new_page(), url)
