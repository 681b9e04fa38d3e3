"""The action server, run as ``python -m actions.server``: on loopback, with a key, or not."""

from __future__ import annotations

import hmac
import logging
import os
import sys

from rasa_sdk.endpoint import create_app
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.journal.database import engine_for
from bot.journal.person_keys import check_master
from bot.settings import load_settings

KEY_HEADER = "X-Guide-Key"


def guarded_app(key: str) -> Sanic:
    """The SDK's application, answering only requests that carry ``key``."""
    app = create_app("actions.actions", cors_origins=None)

    @app.middleware("request")  # type: ignore[misc]
    async def check_key(request: Request) -> HTTPResponse | None:
        given = request.headers.get(KEY_HEADER, "")
        if hmac.compare_digest(given.encode(), key.encode()):
            return None
        return response.json({"error": "The key is missing or wrong."}, status=401)

    @app.exception(Exception)  # type: ignore[misc]
    async def say_little(request: Request, error: Exception) -> HTTPResponse:
        logging.getLogger(__name__).error("request failed: %s", type(error).__name__)
        return response.json({"error": type(error).__name__}, status=500)

    return app


def main() -> None:
    """Serve on GUIDE_ACTION_PORT of 127.0.0.1 with the key in GUIDE_ACTION_KEY."""
    key = os.environ.get("GUIDE_ACTION_KEY", "")
    port = int(os.environ.get("GUIDE_ACTION_PORT", "5055"))
    if len(key) < 16:
        sys.exit("The action server wants a key of 16 characters or more in GUIDE_ACTION_KEY.")
    logging.basicConfig(level=logging.WARNING)
    check_master(engine_for(load_settings().journal_url))
    guarded_app(key).run("127.0.0.1", port, access_log=False, debug=False)


if __name__ == "__main__":
    main()
