"""A person's copy of their words: a link for their own session, once, for a short while."""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.clock import utc_now
from bot.content import Content, load_content
from bot.journal.database import engine_for
from bot.journal.export import as_json, kept_about
from bot.journal.links import use_link
from bot.keepsakes.copying import as_markdown
from bot.rasa_parts.sessions import COOKIE, Sessions, session_secret
from bot.rasa_parts.turns import Reply
from bot.settings import ROOT, load_settings

LINK_SECONDS = 15 * 60
MOST_REMEMBERED = 2000
TITLES = {"md": "read_link", "json": "data_link"}
TYPES = {"md": "text/markdown; charset=utf-8", "json": "application/json"}
GONE = ROOT / "bot" / "web" / "copy_gone.html"


class Links:
    """Makes and reads the links; one that was made for a person opens in no other session."""

    def __init__(self, secret: bytes) -> None:
        self.secret = secret
        self._last: OrderedDict[tuple[str, str, str], str] = OrderedDict()

    def make(self, person: str, form: str) -> str:
        """The path of a new link to the copy in that form: "md" or "json"."""
        return f"/chat/copy/{self._signer(person).dumps([form, secrets.token_hex(8)])}"

    def form(self, person: str, token: str) -> str | None:
        """The form that a link of this person leads to; ``None`` if altered, old or another's."""
        try:
            form, _ = self._signer(person).loads(token, max_age=LINK_SECONDS)
        except (BadData, TypeError, ValueError):
            return None
        return form if form in TYPES else None

    def under(self, reply: Reply, person: str, message_id: str, content: Content) -> Reply:
        """``reply`` with links where a message offers copies.

        What is kept of it holds none. A message that is sent again gets the same links.
        """

        def links(forms: list[str]) -> list[dict[str, str]]:
            urls = [self._made_for(person, message_id, form) for form in forms]
            titles = [content.copy[TITLES[form]] for form in forms]
            return [{"title": t, "url": u} for t, u in zip(titles, urls, strict=True)]

        return [{**m, "links": links(m["copies"])} if m.get("copies") else m for m in reply]

    def _made_for(self, person: str, message_id: str, form: str) -> str:
        asked = (person, message_id, form)
        if asked not in self._last:
            self._last[asked] = self.make(person, form)
        while len(self._last) > MOST_REMEMBERED:
            self._last.popitem(last=False)
        return self._last[asked]

    def _signer(self, person: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt=f"guide-copy/{person}")


def add_copy_route(routes: Blueprint, sessions: Sessions) -> None:
    """``GET copy/<token>`` gives the copy as a file, or a kind page and nothing else."""

    @routes.get("/copy/<token:str>")  # type: ignore[misc]
    async def copy(request: Request, token: str) -> HTTPResponse:
        person = sessions.person(request.cookies.get(COOKIE))
        own = request.headers.get("sec-fetch-site", "none") in ("same-origin", "none")
        found = await asyncio.to_thread(copy_once, person, token) if person and own else None
        if found is None:
            return await response.file(GONE, status=410)
        form, words = found
        name = {"Content-Disposition": f'attachment; filename="my-words.{form}"'}
        return response.raw(words.encode(), headers=name, content_type=TYPES[form])


def copy_once(person: str, token: str) -> tuple[str, str] | None:
    """The form and the text of the copy behind a link, which is used up by that."""
    settings = load_settings()
    form = Links(session_secret(settings.data_dir)).form(person, token)
    engine, now = engine_for(settings.journal_url), utc_now()
    kept: dict[str, Any] | None = kept_about(engine, person, now) if form else None
    if form is None or kept is None or not use_link(engine, f"{person}/{token}", now):
        return None
    if form == "json":
        return form, as_json(kept)
    return form, as_markdown(kept, load_content(settings.clinic.language), settings.clinic)
