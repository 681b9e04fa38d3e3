"""Links from the clinic: for one person, for a while, and with nothing typed twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from bot.rasa_parts.invites import Invites
from bot.rasa_parts.sessions import session_secret
from tests.running import RunningGuide
from tests.web.browsing import Tab


@pytest.fixture
def path(guide: RunningGuide) -> str:
    """A link to a visit in three days, without the guide's address."""
    now = datetime.now(timezone.utc).replace(tzinfo=None)
    invites = Invites(session_secret(guide.folder))
    visit = (now + timedelta(days=3)).replace(hour=15, minute=0)
    return "/invite/" + invites.token("my physio", visit, now + timedelta(days=14))


def test_a_visit_from_a_link_goes_by_keyboard_alone(
    tab: Tab, path: str, guide: RunningGuide
) -> None:
    tab.visit(path)
    keys = tab.page.keyboard
    assert focused(tab) == "words"
    while focused(tab) != "Yes, keep it":
        keys.press("Shift+Tab")
    tab.answered(lambda: keys.press("Enter"))
    told = " ".join(tab.said("guide").all_inner_texts())
    assert "your physio" in told
    assert "at 15:00" in told
    assert "who are we thinking about" not in told.lower()
    assert focused(tab) == "words"
    keys.type("he lets me choose the order of things")
    tab.answered(lambda: keys.press("Enter"))
    words = "he lets me choose the order of things"
    [physio] = [c for j, c in guide.threads() if words in [e.text for e in j.entries(c.id)]]
    assert physio.name == "my physio"
    assert str(physio.appointment).endswith("at 15:00")
    assert tab.page.url == tab.url + "/"


def focused(tab: Tab) -> str:
    """The id or the words of what the keyboard is on."""
    return str(tab.page.evaluate("document.activeElement.id || document.activeElement.innerText"))


def test_with_a_no_the_link_works_as_well(tab: Tab, path: str) -> None:
    tab.visit(path).press("No, keep nothing")
    assert "your physio" in " ".join(tab.said("guide").all_inner_texts())


def test_a_link_is_for_the_first_who_opens_it(
    tab: Tab, path: str, newcomer: Callable[..., Tab]
) -> None:
    tab.visit(path)
    other = newcomer().visit(path)
    assert "opened before" in other.inside.locator("main").inner_text()
    other.press("Yes, keep it")
    assert "physio" not in " ".join(other.said("guide").all_inner_texts())
    tab.visit(path)
    assert "opened before" not in tab.inside.locator("main").inner_text()


def test_a_mail_program_that_looks_at_a_link_does_not_use_it_up(
    tab: Tab, path: str, newcomer: Callable[..., Tab]
) -> None:
    newcomer().page.request.get(tab.url + path)
    tab.visit(path)
    assert "opened before" not in tab.inside.locator("main").inner_text()


@pytest.mark.parametrize("change", [lambda p: p[:-1], lambda p: p + "x", lambda p: "/invite/zz"])
def test_an_altered_link_gets_a_kind_page(
    tab: Tab, path: str, change: Callable[[str], str]
) -> None:
    answer = tab.page.goto(tab.url + change(path))
    assert answer and answer.status == 404
    assert "not quite as the clinic made it" in tab.page.locator("main").inner_text()
    assert tab.violations() == []
    tab.page.get_by_role("link", name="Begin here").click()
    tab.await_guide(1)


def test_a_link_past_its_time_gets_a_kind_page(tab: Tab, guide: RunningGuide) -> None:
    past = datetime.now(timezone.utc).replace(tzinfo=None) - timedelta(minutes=1)
    token = Invites(session_secret(guide.folder)).token("my physio", None, past)
    answer = tab.page.goto(f"{tab.url}/invite/{token}")
    assert answer and answer.status == 410
    assert "run its time" in tab.page.locator("main").inner_text()
