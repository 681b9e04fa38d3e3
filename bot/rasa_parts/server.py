"""The page and its channel as one web server. Run as ``python -m bot.rasa_parts.server MODEL``."""

from __future__ import annotations

import asyncio
import logging
import sys
from asyncio import AbstractEventLoop
from pathlib import Path

from rasa.core.run import configure_app, create_http_input_channels
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.quiet import keep_quiet, tell_kind
from bot.rasa_parts.agent import load_guide
from bot.rasa_parts.front_door import open_front_door
from bot.rasa_parts.pages import WEB, add_pages
from bot.rasa_parts.refusals import PlainRequest, say_plainly
from bot.rasa_parts.tending import keep_forgetting
from bot.rasa_parts.web_channel import MOST_READ_BYTES
from bot.settings import ROOT, load_settings

RETRY_SECONDS = 5
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",  # pages set their own
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

logger = logging.getLogger(__name__)


def guide_app(model: Path) -> Sanic:
    """The application: Rasa without its API, our channel, our pages."""
    channels = create_http_input_channels(None, str(ROOT / "credentials.yml"))
    app = configure_app(channels, enable_api=False, route="/")
    app.static("/static", str(WEB / "static"), name="static")
    close_loopholes(app, load_settings().trusted_proxies)
    add_pages(app)
    app.register_middleware(health, "request")
    app.register_middleware(add_headers, "response")

    async def load(app: Sanic, loop: AbstractEventLoop) -> None:
        loop.set_exception_handler(tell_kind)
        app.ctx.agent = await load_guide(model)
        app.ctx.front_door = open_front_door(app.ctx.agent)

    app.register_listener(load, "before_server_start")
    app.add_task(keep_finishing)
    app.add_task(keep_forgetting)
    return app


def close_loopholes(app: Sanic, trusted_proxies: int) -> None:
    """Small bodies only, plain refusals only, and nobody's word for where a request comes from."""
    app.config.REQUEST_MAX_SIZE = MOST_READ_BYTES
    app.config.PROXIES_COUNT = trusted_proxies or None
    app.config.REAL_IP_HEADER = None
    app.config.FORWARDED_SECRET = None
    app.request_class = PlainRequest
    app.exception(Exception)(say_plainly)


async def health(request: Request) -> HTTPResponse | None:
    """Whether the server answers."""
    if request.path == "/health":
        return response.json({"status": "ok"})
    return None


async def add_headers(request: Request, answer: HTTPResponse) -> None:
    """Every answer says what the browser may do with it."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)


async def keep_finishing(app: Sanic) -> None:
    """Answer what waits: after a crash, and whenever the action server is back."""
    while True:
        try:
            await app.ctx.front_door.finish_waiting()
        except Exception as error:
            logger.error("waiting messages could not be finished: %s", type(error).__name__)
        await asyncio.sleep(RETRY_SECONDS)


def main() -> None:
    """Serve the model named on the command line on the host and port of the settings."""
    keep_quiet()
    settings = load_settings()
    app = guide_app(Path(sys.argv[1]))
    app.run(settings.host, settings.port, access_log=False, workers=1)


if __name__ == "__main__":
    main()
