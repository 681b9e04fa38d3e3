"""The session cookie as the page and as a frame in a clinic's site can keep it."""

from __future__ import annotations

from sanic.request import Request
from sanic.response import HTTPResponse

from bot.rasa_parts.sessions import COOKIE, SECONDS


def embedded(request: Request) -> bool:
    """Whether the guide is shown in a frame of a clinic's own site."""
    return "embedded" in request.query_string.split("&")


def give_cookie(request: Request, answer: HTTPResponse, value: str, lasting: bool) -> None:
    """Set the session cookie, which no script can read.

    It ends with the browser unless ``lasting``, for a person who agreed. In a frame it is
    partitioned: bound to the site around it, and kept where other sites' cookies are blocked.
    """
    parts = [f"{COOKIE}={value}", "Path=/", "HttpOnly"]
    if embedded(request):
        parts += ["Secure", "SameSite=None", "Partitioned"]
    else:
        parts += ["SameSite=Strict", *(["Secure"] if request.scheme == "https" else [])]
    if lasting:
        parts.append(f"Max-Age={SECONDS}")
    answer.headers.add("Set-Cookie", "; ".join(parts))
