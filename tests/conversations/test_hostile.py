"""Whatever arrives: a plain sentence with a 4xx, or words that are kept as cleaning promises."""

from __future__ import annotations

import json
import socket
import uuid
from http.client import HTTPResponse

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.rasa_parts.cleaning import MOST_CHARACTERS, cleaned
from tests.running import Chat, RunningGuide

POST = b"POST /chat/messages HTTP/1.1\r\nHost: x\r\n"
GET = b"GET %s HTTP/1.1\r\nHost: x\r\n\r\n"
LIBRARY_WORDS = ("Traceback", "Sanic", "Rasa", "<html", "<!DOCTYPE", "Exception", "site-packages")


def answer_to(guide: RunningGuide, sent: bytes) -> tuple[int, str]:
    """The status and the body that raw bytes get."""
    with socket.create_connection(("127.0.0.1", guide.settings.port), timeout=10) as connection:
        connection.sendall(sent)
        answer = HTTPResponse(connection)
        answer.begin()
        return answer.status, answer.read().decode()


def is_one_plain_sentence(body: str) -> bool:
    told = json.loads(body)["error"]
    return told.endswith(".") and not any(word in body for word in LIBRARY_WORDS)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"\x00\x01\x02\r\n\r\n", 400),
        (b"HELLO\r\n\r\n", 400),
        (b"GET / HTTP/9\r\n\r\n", 400),
        (GET % b":::", 400),
        (GET % b"/webhooks/rest/webhook", 404),
        (GET % b"/%ff%00", 404),
        (GET % b"/static/%00", 404),
        (GET % b"/static/", 404),
        (GET % (b"/static/" + b"a" * 3000), 404),
        (GET % b"/static/../page.html", 404),
        (GET % b"/static/%2e%2e/server.py", 404),
        (b"PUT /chat/messages HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}", 405),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 40_000 + b"\r\n\r\n", 413),
        (b"GET / HTTP/1.1\r\nHost: x\r\n nocolon\r\n\r\n", 400),
        (POST + b"Content-Length: abc\r\n\r\n{}", 400),
        (POST + b"Content-Length: -5\r\n\r\n{}", 400),
        (POST + b"Content-Length: 99999999999999999999\r\n\r\n{}", 413),
        (POST + b"Transfer-Encoding: gzip\r\n\r\n", 400),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", 400),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nfffff\r\n", 413),
        (POST + b"Expect: tea\r\nContent-Length: 2\r\n\r\n{}", 417),
        (POST + b"Cookie: guide_session=\x00\xff; =;;\r\nContent-Length: 2\r\n\r\n{}", 403),
    ],
)
def test_what_is_no_request_of_ours_is_refused_in_one_sentence(
    running_guide: RunningGuide, sent: bytes, status: int
) -> None:
    got, body = answer_to(running_guide, sent)
    assert got == status
    assert is_one_plain_sentence(body)


@pytest.mark.parametrize(
    "kind", ["text/plain", "", "application/x-www-form-urlencoded", "multipart/form-data"]
)
def test_another_kind_of_content_is_refused(chat: Chat, kind: str) -> None:
    answer = chat.post({"id": uuid.uuid4().hex, "text": "hello"}, **{"Content-Type": kind})
    assert answer.status_code == 415
    assert is_one_plain_sentence(answer.text)


def test_a_body_that_is_too_large_is_told_the_length(chat: Chat) -> None:
    answer = chat.post({"id": uuid.uuid4().hex, "text": "x" * 70_000})
    assert answer.status_code == 413
    assert "4,000 characters" in answer.json()["error"]


@pytest.mark.parametrize(
    "message_id",
    ["short", "a" * 65, "with space", "line\nbreak", "nul\x00nul", "é" * 9, "{}()[]<>;'"],
)
def test_a_message_id_that_could_forge_a_log_line_is_refused(chat: Chat, message_id: str) -> None:
    assert chat.post({"id": message_id, "text": "hello"}).status_code == 400


ODD = st.sampled_from(
    ["/restart", "／affirm", "'; drop table answers; --", "{{7*7}}", "%s%n", "\x00", "\ud83d",
     "</script>", "\u202e", "🫶🏽", "e\u0301", "\ufeff", "\r\n", "${GUIDE_ACTION_KEY}", "NULL"]
)  # fmt: skip
WORDS = st.lists(st.one_of(ODD, st.text(max_size=40)), min_size=1, max_size=6).map("".join)
LONG = st.integers(3990, 5000).map(lambda size: "ß" * size)
SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def kept_chat(running_guide: RunningGuide) -> Chat:
    """Someone who agreed, and to whom anything may be said."""
    chat = running_guide.chat()
    chat.begin()
    return chat


@SLOW
@given(text=st.one_of(WORDS, LONG))
def test_any_text_comes_back_as_cleaning_promises(kept_chat: Chat, text: str) -> None:
    answer = kept_chat.post({"id": uuid.uuid4().hex, "text": text})
    assert answer.status_code == 200
    assert answer.json()["messages"]
    clean = cleaned(text)
    said = [m["text"] for m in kept_chat.history() if m["from"] == "person"]
    if 0 < len(clean) <= MOST_CHARACTERS:
        assert said[-1] == clean
    else:
        assert clean not in said


ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "text", "sender", "é"]), inner, max_size=4),
    ),
    max_leaves=8,
)


@SLOW
@given(body=st.one_of(ANYTHING.map(lambda v: json.dumps(v).encode()), st.binary(max_size=200)))
def test_any_body_gets_a_reply_or_one_plain_sentence(kept_chat: Chat, body: bytes) -> None:
    answer = kept_chat.post(body)
    assert answer.status_code in (200, 400)
    assert answer.status_code == 200 or is_one_plain_sentence(answer.text)


@SLOW
@given(
    name=st.from_regex(r"[A-Za-z-]{1,30}", fullmatch=True),
    value=st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=200),
    path=st.from_regex(r"/[!-~]{0,60}", fullmatch=True),
)
def test_any_header_and_any_path_get_no_server_error(
    running_guide: RunningGuide, name: str, value: str, path: str
) -> None:
    sent = f"GET {path} HTTP/1.1\r\nHost: x\r\n{name}: {value}\r\nConnection: close\r\n\r\n"
    status, body = answer_to(running_guide, sent.encode("latin-1"))
    assert 200 <= status < 500
    assert "Traceback" not in body


def test_the_logs_hold_kinds_and_ids_only(running_guide: RunningGuide, chat: Chat) -> None:
    canary = f"the-ptarmigan-{uuid.uuid4().hex}"
    chat.begin()
    chat.say(canary)
    chat.post(f'{{"id": "{canary}')
    requests.get(f"{running_guide.url}/static/%00{canary}", timeout=10)
    logs = [p.read_text("utf-8") for p in (running_guide.folder / "logs").iterdir()]
    assert all(canary not in log for log in logs)
