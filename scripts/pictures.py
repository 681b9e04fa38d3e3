"""The pictures in the README: a guide that runs for a minute, and a browser that looks at it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bot.settings import ROOT
from tests.running import running
from tests.web.browsing import Tab, launched, tab_in

PICTURES = ROOT / "docs" / "pictures"
DESKTOP = {"viewport": {"width": 900, "height": 760}}
SMALL = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True,
         "device_scale_factor": 2}  # fmt: skip


def conversation(tab: Tab) -> None:
    """An answer and its reflection."""
    tab.begin("my acupuncturist")
    tab.type("she asks me what I think before the needles go in, and waits for the answer")


def help_now(tab: Tab) -> None:
    """The local lines, in the dark."""
    tab.visit()
    tab.inside.locator("details.help summary").click()


def embedded(tab: Tab) -> None:
    """In a corner of a clinic's own page."""
    tab.page.goto(tab.url + "/demo")
    with tab.page.expect_event("frameattached") as attached:
        tab.page.get_by_role("button", name="Think about your care").click()
    tab.frame = attached.value
    tab.await_guide(1)


SHOTS: dict[str, tuple[Any, dict[str, Any]]] = {
    "conversation": (conversation, DESKTOP),
    "embedded": (embedded, {"viewport": {"width": 1100, "height": 760}}),
    "small": (conversation, SMALL),
    "small-help-dark": (help_now, {**SMALL, "color_scheme": "dark"}),
}


def main() -> None:
    """Take every picture anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clinic = (ROOT / "clinic.yml").read_text("utf-8") + "demo: true\n"
        (folder / "clinic.yml").write_text(clinic, "utf-8")
        os.environ["GUIDE_CLINIC_FILE"] = str(folder / "clinic.yml")
        with running(folder / "var") as guide, sync_playwright() as playwright:
            browser = launched(playwright)
            for shot, (act, profile) in SHOTS.items():
                tab = tab_in(browser.new_context(**profile), guide.url)
                act(tab)
                tab.page.screenshot(path=PICTURES / f"{shot}.png")
                print(f"docs/pictures/{shot}.png")


if __name__ == "__main__":
    main()
