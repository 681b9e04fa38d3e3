"""A link to a copy is for one person, one time, a short while, and cannot be made up."""

from __future__ import annotations

import itsdangerous.timed
import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeTimedSerializer

from bot.content import load_content
from bot.rasa_parts.exports import LINK_SECONDS, Links

LINKS = Links(b"a secret of this clinic")


def token(person: str = "web-1", form: str = "md") -> str:
    return LINKS.make(person, form).rsplit("/", 1)[1]


@pytest.mark.parametrize("form", ["md", "json"])
def test_a_link_leads_its_own_person_to_the_form_it_was_made_for(form: str) -> None:
    assert LINKS.form("web-1", token(form=form)) == form


def test_another_persons_link_leads_nowhere() -> None:
    assert LINKS.form("web-2", token("web-1")) is None


def test_a_link_of_another_clinic_leads_nowhere() -> None:
    assert Links(b"another secret").form("web-1", token()) is None


def test_a_token_signed_for_another_purpose_leads_nowhere() -> None:
    other = URLSafeTimedSerializer(b"a secret of this clinic", salt="newsletter")
    assert LINKS.form("web-1", other.dumps(["md", "x"])) is None


@given(place=st.integers(0, 80), letter=st.sampled_from("aZ0.-_/"))
def test_an_altered_link_leads_nowhere(place: int, letter: str) -> None:
    whole = token()
    altered = whole[:place] + letter + whole[place + 1 :]
    if altered != whole and altered[-1] == whole[-1]:  # the last sign holds spare bits of base64
        assert LINKS.form("web-1", altered) is None


@given(st.text(max_size=60))
def test_any_text_is_no_link(text: str) -> None:
    assert LINKS.form("web-1", text) is None


@pytest.mark.parametrize(("seconds", "form"), [(LINK_SECONDS, "md"), (LINK_SECONDS + 1, None)])
def test_a_link_ends_after_its_time(
    monkeypatch: pytest.MonkeyPatch, seconds: int, form: str | None
) -> None:
    made = token()
    now = itsdangerous.timed.time.time()
    monkeypatch.setattr(itsdangerous.timed.time, "time", lambda: now + seconds)
    assert LINKS.form("web-1", made) == form


def test_links_are_put_under_what_offers_copies_and_nowhere_else() -> None:
    reply = [{"text": "a", "copies": ["md", "json"]}, {"text": "b"}]
    first, second = LINKS.under(reply, "web-1", "m1", load_content())
    assert [link["title"] for link in first["links"]] == ["A page to read", "For another program"]
    assert len({link["url"] for link in first["links"]}) == 2
    assert second == {"text": "b"}
    assert "links" not in reply[0]
    assert LINKS.under(reply, "web-1", "m1", load_content())[0] == first
    assert LINKS.under(reply, "web-1", "m2", load_content())[0] != first
