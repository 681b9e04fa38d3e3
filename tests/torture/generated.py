"""Inputs made by seeded chance: well-formed with odd words, or malformed in every way."""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

JSON = {"Content-Type": "application/json"}
ROUTE = "/chat/messages"
NASTY = (
    "\x00", "\x00\x00words", "/restart", "/session_start", '/inform{"place": "x"}', " \u00a0/back",
    "\u2060/restart", "'; DROP TABLE people; --", '" OR 1=1 --', "%s%n%x", "{0.__class__}",
    "{{7*7}}", "${HOME}", "../../etc/passwd", "<script>alert(1)</script>", "\ud800", "a\udfffb",
    "\u202eabc", "\r\n\r\nHTTP/1.1 200 OK", "\x1b[2J", "\ufeff", "\u200b\u200d", "e\u0301" * 50,
    "👩‍👩‍👧" * 20,
    "🏳️‍🌈", "ﷺ" * 60, "Z̷͕͠a̶l̴g̵o̸", "\t\n\t", "   ", "", "0", "null", "[]", "yes", "?" * 200,
    "\u2028\u2029", "\ufffe\uffff", "İ", "ẞß", "\U0010ffff", "NaN", "\\u0000", "\\", '"', "'",
)  # fmt: skip
RANGES = ((0, 0x1F), (0x20, 0x7E), (0x80, 0x2FF), (0x370, 0x5FF), (0x2000, 0x206F),
          (0x4E00, 0x4FFF), (0xD800, 0xDFFF), (0xE000, 0xE0FF), (0x1F300, 0x1F6FF),
          (0x10FF00, 0x10FFFF))  # fmt: skip
WORDS = ("she", "listens", "the", "bill", "was", "and", "never", "my", "sleep", "cost", "no", "we")
VALUES = (None, True, 0, -1, 1e308, [], {}, [[]], {"text": "x"}, ["a", 1], "")
METHODS = ("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "BREW")
TYPES = ("text/plain", "application/xml", "multipart/form-data", "multipart/form-data; boundary=x",
         "application/x-www-form-urlencoded", "application/json; charset=utf-16", "", "/",
         ";")  # fmt: skip
PATHS = ("/chat/history", "/", "/health", "/chat/", "/chat//messages", "/static/../settings.py",
         "/static/%2e%2e/page.html", "/%00", "/chat/messages?x=%ff", "/webhooks/rest/webhook",
         "/static/" + "a" * 3000, "/conversations/x/tracker", "/model")  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """One request; with a ``message_id`` it is well formed, and its ``text`` may be stored."""

    method: str = "POST"
    path: str = ROUTE
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=lambda: dict(JSON))
    message_id: str = ""
    text: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.path[:60]} {self.headers} {self.body[:200]!r}"


def anything(chance: random.Random) -> Sent:
    """The next input."""
    return chance.choices(list(MAKERS), weights=list(MAKERS.values()))[0](chance)


def words(chance: random.Random) -> str:
    """Text of any kind and length, a lone surrogate and a NUL included."""
    kind = chance.randrange(6)
    if kind == 0:
        return chance.choice(NASTY)
    if kind == 1:
        return chance.choice(NASTY).join(chance.choices(WORDS, k=chance.randrange(1, 6)))
    if kind == 2:
        low, high = chance.choice(RANGES)
        return "".join(chr(chance.randint(low, high)) for _ in range(chance.randrange(60)))
    if kind == 3:
        return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(40)))
    if kind == 4 and chance.random() < 0.1:
        return "".join(chance.choices([*WORDS, "\n", " "], k=chance.choice((900, 1500, 5000))))
    return " ".join(chance.choices(WORDS, k=chance.randrange(1, 20)))


def well_formed(chance: random.Random) -> Sent:
    message_id, text = uuid.UUID(int=chance.getrandbits(128)).hex, words(chance)
    body = json.dumps({"id": message_id, "text": text}, ensure_ascii=True)
    carried = json.loads(body)["text"]  # two halves of a letter are one letter after JSON
    return Sent(body=body.encode(), message_id=message_id, text=carried)


def wrong_values(chance: random.Random) -> Sent:
    body = {"id": chance.choice((*VALUES, "x" * 9, words(chance))), "text": chance.choice(VALUES)}
    if chance.random() < 0.4:
        body["text"] = words(chance)
        body["id"] = chance.choice((*VALUES, "x" * 7, "é" * 9, "x" * 65, "x" * 70_000))
    if chance.random() < 0.2:
        del body[chance.choice(("id", "text"))]
    return Sent(body=json.dumps(body).encode())


def not_json(chance: random.Random) -> Sent:
    whole = well_formed(chance).body
    return Sent(body=chance.choice((
        whole[: chance.randrange(len(whole))], whole + whole, chance.randbytes(80), b"", b"null",
        b"[" * chance.choice((50, 5_000, 60_000)), b'{"id": "aaaaaaaaa", "text": "\xff\xfe"}',
        b'{"id": "aaaaaaaaa", "text": NaN}', json.dumps(words(chance)).encode(), b"1" * 30_000,
        whole.decode().encode("utf-16"),
    )))  # fmt: skip


def huge(chance: random.Random) -> Sent:
    text = chance.choice(("x", "é", "\x00", "a ")) * chance.choice((60_000, 300_000, 2_000_000))
    return Sent(body=json.dumps({"id": "a" * 32, "text": text}).encode())


def wrong_method(chance: random.Random) -> Sent:
    sent = well_formed(chance)
    return Sent(method=chance.choice(METHODS), body=sent.body)


def wrong_type(chance: random.Random) -> Sent:
    sent = well_formed(chance)
    return Sent(body=sent.body, headers={"Content-Type": chance.choice(TYPES)})


def wrong_path(chance: random.Random) -> Sent:
    return Sent(chance.choice(("GET", "POST", "PUT")), chance.choice(PATHS), chance.randbytes(9))


def wrong_headers(chance: random.Random) -> Sent:
    name = chance.choice(
        ("Origin", "Sec-Fetch-Site", "Content-Encoding", "Expect", "Host", "Accept")
    )
    value = chance.choice(
        ("null", "gzip", "http://[", "cross-site", "100-continue", "\xff", "a" * 900)
    )
    return Sent(body=well_formed(chance).body, headers={**JSON, name: value})


# How often each kind comes, in hundredths.
MAKERS: dict[Callable[[random.Random], Sent], int] = {
    well_formed: 30, wrong_values: 20, not_json: 18, huge: 2, wrong_method: 8, wrong_type: 8,
    wrong_path: 7, wrong_headers: 7,
}  # fmt: skip
