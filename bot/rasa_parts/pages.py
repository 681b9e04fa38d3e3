"""The pages that people meet: the guide's own, the frame, links, the look a clinic chose."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.clock import utc_now
from bot.content import load_content
from bot.journal.shelf import Shelf
from bot.rasa_parts.cookies import give_cookie
from bot.rasa_parts.invites import PATH, Invites, Unusable
from bot.rasa_parts.page_words import PageWords, as_link
from bot.rasa_parts.sessions import COOKIE, Sessions, session_secret
from bot.settings import ROOT, Settings, load_settings

WEB = ROOT / "bot" / "web"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src {frames}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors {ancestors}"
)
ALONE = POLICY.format(frames="'none'", ancestors="'none'")
# The words that the scripts need; the rest stands in the page as it is served.
SPOKEN = (
    "guide", "you", "reading", "say_hello", "petal_touched", "petal_open", "unreached",
    "still_unreached", "try_again", "not_sent", "no_memory",
)  # fmt: skip


@dataclass
class Pages:
    """Fills the templates in ``bot/web`` with the words and what the clinic set."""

    settings: Settings
    about: PageWords
    sessions: Sessions
    invites: Invites
    templates: Environment = field(
        default_factory=lambda: Environment(
            loader=FileSystemLoader(WEB), autoescape=True, undefined=StrictUndefined
        )
    )

    async def front(self, request: Request) -> HTTPResponse | None:
        """The page at ``/``, in front of Rasa's own greeting."""
        if not request.path.strip("/") and request.method in ("GET", "HEAD"):
            return self.page()
        return None

    async def embed(self, request: Request) -> HTTPResponse:
        """The page inside a frame, for the sites that the clinic named."""
        origins = [*(["'self'"] if self.settings.clinic.demo else []), *self.hosts]
        return self.page(embedded=True, ancestors=" ".join(origins) or "'none'")

    async def invite(self, request: Request, token: str) -> HTTPResponse:
        """The page for a link from the clinic, or a kind page for one that does not work.

        Who opens it is asked with the first message: mail programs look at links too.
        """
        now = utc_now()
        try:
            self.invites.read(token, now)
        except Unusable as error:
            what = self.about.words[error.words]
            return self.html("link.html", ALONE, status=error.status, what=what)
        return self.page(invite=token)

    async def embed_script(self, request: Request) -> HTTPResponse:
        """The script behind the one line on a clinic's site."""
        words, clinic = self.about.words, self.settings.clinic
        told = {"open": words["open_guide"], "window": words["window"], "accent": clinic.accent,
                "language": clinic.language}  # fmt: skip
        body = self.templates.get_template("embed.js").render(told=told)
        headers = {"Cross-Origin-Resource-Policy": "cross-origin"}
        return response.text(body, content_type="text/javascript", headers=headers)

    async def demo(self, request: Request) -> HTTPResponse:
        """An example clinic with the guide in it."""
        return self.html("demo.html", POLICY.format(frames="'self'", ancestors="'none'"))

    async def theme(self, request: Request) -> HTTPResponse:
        """The clinic's colours."""
        clinic = self.settings.clinic
        style = self.templates.get_template("theme.css")
        body = style.render(accent=clinic.accent, accent_dark=clinic.accent_dark)
        return response.text(body, content_type="text/css")

    async def logo(self, request: Request) -> HTTPResponse:
        """The clinic's own picture."""
        return await response.file(self.settings.clinic.logo)

    async def touched(self, request: Request) -> HTTPResponse:
        """The ids of the qualities in which this person said something about this caregiver.

        ``agreed`` is ``None`` before consent and after erasing. The cookie of a person who agreed
        lasts from then on; anybody else's ends with the browser.
        """
        person = self.sessions.person(request.cookies.get(COOKIE))
        if person is None:
            return response.json({"touched": [], "agreed": None})
        door = request.app.ctx.front_door
        slots = (await door.store.state(person) or {}).get("slots") or {}
        agreed = slots.get("consent")
        shelf = Shelf(door.inbox.engine, person, slots.get("visit"))
        told = {"touched": await asyncio.to_thread(touched_in, shelf, slots), "agreed": agreed}
        answer = response.json(told)
        give_cookie(request, answer, self.sessions.signed(person), lasting=agreed is True)
        return answer

    def page(self, ancestors: str = "'none'", **more: Any) -> HTTPResponse:
        """The guide's page; ``ancestors`` says which sites may frame it."""
        more = {"embedded": False, "invite": "", **more}
        told = {"words": {key: self.about.words[key] for key in SPOKEN}, "links": self.about.links,
                "leave_to": self.settings.clinic.leave_to, "hosts": self.hosts,
                "embedded": more["embedded"], "invite": more["invite"]}  # fmt: skip
        policy = POLICY.format(frames="'none'", ancestors=ancestors)
        return self.html("page.html", policy, told=told, **more)

    def html(self, template: str, policy: str, status: int = 200, **values: Any) -> HTTPResponse:
        """A filled template under a content policy."""
        clinic = self.settings.clinic
        body = self.templates.get_template(template).render(
            words=self.about.words, language=clinic.language, clinic=clinic.name, logo=clinic.logo,
            contact=clinic.human_contact, lines=self.about.lines, petals=self.about.petals,
            way=as_link, **values,
        )  # fmt: skip
        return response.html(body, status, headers={"Content-Security-Policy": policy})

    @property
    def hosts(self) -> list[str]:
        """The origins that may show the guide in a frame."""
        return list(self.settings.clinic.allowed_origins)


def touched_in(shelf: Shelf, slots: dict[str, Any]) -> list[str]:
    """The qualities of the kept answers about the caregiver in hand; never how many."""
    place = slots.get("place") or {}
    entries = shelf.journal(place.get("consent")).entries(place.get("partnership") or "")
    return sorted({entry.quality for entry in entries if entry.quality})


def add_pages(app: Sanic) -> None:
    """Register every page with the application."""
    settings = load_settings()
    secret = session_secret(settings.data_dir)
    about = PageWords(load_content(settings.clinic.language), settings.clinic)
    pages = Pages(settings, about, Sessions(secret), Invites(secret))
    app.register_middleware(pages.front, "request")
    routes = {"/embed": pages.embed, "/embed.js": pages.embed_script, "/theme.css": pages.theme,
              "/chat/touched": pages.touched, f"{PATH}<token:str>": pages.invite}  # fmt: skip
    if settings.clinic.logo:
        routes["/logo"] = pages.logo
    if settings.clinic.demo:
        routes["/demo"] = pages.demo
    for path, handler in routes.items():
        app.add_route(handler, path, name=handler.__name__)
