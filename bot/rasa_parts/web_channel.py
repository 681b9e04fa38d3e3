"""The web page's channel: plain requests, and a signed cookie that says who speaks."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.content import load_content
from bot.rasa_parts.cookies import give_cookie
from bot.rasa_parts.exports import Links, add_copy_route
from bot.rasa_parts.front_door import Said
from bot.rasa_parts.invites import MOST_TOKEN, Invites
from bot.rasa_parts.limits import RateLimits
from bot.rasa_parts.opened_links import OpenedLinks
from bot.rasa_parts.refusals import refusal
from bot.rasa_parts.sessions import COOKIE, Sessions, session_secret
from bot.settings import load_settings

MOST_BODY_BYTES = 64_000
# Up to here a body is read to its end and answered in a sentence; beyond, the connection is closed.
MOST_READ_BYTES = 1_000_000
MESSAGE_ID = re.compile(r"[A-Za-z0-9._:-]{8,64}")


class WebChannel(InputChannel):
    """``POST /chat/messages`` takes ``{"id", "text"}``, ``GET /chat/history`` gives the past."""

    def __init__(self) -> None:
        settings = load_settings()
        secret = session_secret(settings.data_dir)
        self.sessions = Sessions(secret)
        self.invites = OpenedLinks(Invites(secret), settings)
        self.limits = RateLimits(settings)
        self.links = Links(secret)
        self.content = load_content(settings.clinic.language)

    @classmethod
    def name(cls) -> str:
        return "chat"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebChannel:
        return cls()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[None]]) -> Blueprint:
        """The routes; messages go through the front door, not through ``on_new_message``."""
        routes = Blueprint("guide_web")

        @routes.post("/messages")  # type: ignore[misc]
        async def messages(request: Request) -> HTTPResponse:
            return await self.take_message(request)

        @routes.get("/history")  # type: ignore[misc]
        async def history(request: Request) -> HTTPResponse:
            return await self.give_history(request)

        add_copy_route(routes, self.sessions)
        return routes

    async def take_message(self, request: Request) -> HTTPResponse:
        """Answer one message of the person in the cookie."""
        person = self.sessions.person(request.cookies.get(COOKIE))
        if person is None or not same_origin(request):
            return refusal(403)
        if wait := self.limits.message(person, address_of(request)):
            return refusal(429, wait=wait)
        if problem := status_of_body(request):
            return refusal(problem)
        said = said_in(request, person)
        if said is None:
            return refusal(400, "That message could not be read. Please send it again as text.")
        if said.invite:
            said = await self.invites.opened(said)
            if said is None:
                return refusal(410, self.invites.taken)
        reply = await request.app.ctx.front_door.receive(said)
        linked = self.links.under(reply, person, said.message_id, self.content)
        return response.json({"messages": linked})

    async def give_history(self, request: Request) -> HTTPResponse:
        """What this person and the guide said before, oldest first; a new person gets a cookie."""
        person = self.sessions.person(request.cookies.get(COOKIE))
        address = address_of(request)
        wait = self.limits.request(address)
        wait = wait or (self.limits.new_person(address) if person is None else 0)
        if wait:
            return refusal(429, "Many people came at once. Please wait a little.", wait)
        past = await request.app.ctx.front_door.history(person) if person else []
        answer = response.json({"messages": past, "known": person is not None})
        if person is None:
            _, cookie = self.sessions.new()
            give_cookie(request, answer, cookie, lasting=False)
        return answer


def status_of_body(request: Request) -> int:
    """Why a body cannot be taken, as an HTTP status, or 0."""
    if len(request.body) > MOST_BODY_BYTES:
        return 413
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return 0 if kind == "application/json" else 415


def address_of(request: Request) -> str:
    """The network address that asks: the one told by trusted proxies, else the socket's peer."""
    return request.remote_addr or request.ip


def said_in(request: Request, person: str) -> Said | None:
    """The message in a request's body, or ``None`` if there is none of the right shape."""
    try:
        body = request.json
    except Exception:  # sanic raises its own error for anything that is not JSON
        return None
    if not isinstance(body, dict):
        return None
    message_id, text, invite = body.get("id"), body.get("text"), body.get("invite", "")
    if not all(isinstance(part, str) for part in (message_id, text, invite)):
        return None
    if not MESSAGE_ID.fullmatch(message_id) or len(invite) > MOST_TOKEN:
        return None
    return Said(person, message_id, text, "web", invite)


def same_origin(request: Request) -> bool:
    """Whether the request comes from our own page and not from another site."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.host
