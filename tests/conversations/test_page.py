"""The page's door: who may speak, and what typed text can never do."""

from __future__ import annotations

import uuid

import pytest
import requests

from tests.running import Chat, RunningGuide


@pytest.mark.parametrize(
    "typed", ["/erase_data", " /affirm", "\u00a0/restart", '/choose_quality{"quality": "ayni"}']
)
def test_typed_commands_are_words_like_any_other(
    chat: Chat, running_guide: RunningGuide, typed: str
) -> None:
    chat.begin()
    reply = chat.say(typed)
    assert "Yes, erase it all" not in reply.buttons
    assert running_guide.times_kept(typed.strip())


def test_without_a_signed_cookie_nobody_speaks(chat: Chat) -> None:
    for cookie in ("", "web-someone", chat.session.cookies["guide_session"] + "x"):
        chat.session.cookies.set("guide_session", cookie, domain="127.0.0.1", path="/")
        assert chat.post({"id": uuid.uuid4().hex, "text": "hello"}).status_code == 403


def test_another_site_cannot_speak_for_a_person(chat: Chat) -> None:
    body = {"id": uuid.uuid4().hex, "text": "hello"}
    assert chat.post(body, Origin="https://elsewhere.example").status_code == 403
    assert chat.post(body, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{",
        '{"id": 1, "text": "x"}',
        '{"id": "abcdefgh", "text": null}',
        "null",
        b"\xff\xfe",
    ],
)
def test_a_body_of_another_shape_is_refused_in_one_sentence(chat: Chat, body: str | bytes) -> None:
    answer = chat.post(body)
    assert answer.status_code == 400
    assert answer.json()["error"].endswith("text.")


def test_rasas_own_doors_are_closed(running_guide: RunningGuide) -> None:
    for path in ("/webhooks/rest/webhook", "/conversations/x/tracker", "/model", "/domain",
                 "/socket.io/", "/version", "/status"):  # fmt: skip
        assert requests.get(running_guide.url + path, timeout=10).status_code == 404


def test_the_action_server_wants_its_key(running_guide: RunningGuide) -> None:
    url = running_guide.page.environment["GUIDE_ACTION_URL"]
    forged = {"next_action": "action_export", "sender_id": "x", "tracker": {"sender_id": "x"}}
    assert requests.post(url, json=forged, timeout=10).status_code == 401


def test_the_page_is_served_with_a_strict_policy(running_guide: RunningGuide) -> None:
    answer = requests.get(running_guide.url + "/", timeout=10)
    assert "Healing partnerships" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    cookie = requests.get(running_guide.url + "/chat/history", timeout=10).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_message_that_is_too_long_is_answered_kindly_and_not_cut(
    chat: Chat, running_guide: RunningGuide
) -> None:
    chat.begin()
    assert "4,000" in chat.say("long " * 900).text
    assert not [text for text, _ in running_guide.kept() if text.startswith("long long")]


def test_control_characters_are_cleaned_and_the_words_stay(
    chat: Chat, running_guide: RunningGuide
) -> None:
    chat.begin()
    chat.say("a knot\x00 in\x07 my shoulder")
    assert running_guide.times_kept("a knot in my shoulder")
