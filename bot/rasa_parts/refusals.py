"""What the page's server says when it cannot take a request: one plain sentence as JSON."""

from __future__ import annotations

import logging
from typing import Any

from httptools import HttpParserInvalidURLError
from sanic import response
from sanic.compat import Header
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

logger = logging.getLogger(__name__)

FILES = "/static/"
NO_METHOD = "NONE"  # what Sanic puts into its stand-in for a request that could not be read
TOO_LONG = (
    "That is more than one message can hold, which is 4,000 characters. "
    "Nothing was cut. Please send it in smaller parts."
)
SENTENCES = {
    400: "That could not be read. Please load the page again.",
    403: "This page has been open for too long. Please load it again.",
    404: "There is nothing at this address.",
    405: "This address cannot be used in that way.",
    408: "That took too long to arrive. Please send it again.",
    413: TOO_LONG,
    415: "That message could not be read. Please send it as JSON.",
    429: "Many messages came in a short time. Please wait a little and send this one again.",
    503: "That took too long. Please send it again in a moment.",
}
TROUBLE = "Something went wrong here. Please send it again in a moment."


def refusal(status: int, sentence: str = "", wait: int = 0) -> HTTPResponse:
    """A refusal in one plain sentence; ``wait`` in seconds says when to try again."""
    headers = {"Retry-After": str(wait)} if wait else {}
    told = sentence or SENTENCES.get(status) or (SENTENCES[400] if status < 500 else TROUBLE)
    return response.json({"error": told}, status=status, headers=headers)


async def say_plainly(request: Request, error: Exception) -> HTTPResponse:
    """Sanic's handler for every error; the log holds its kind and never what it was about."""
    status = int(getattr(error, "status_code", None) or 500)
    if request.path.startswith(FILES) and isinstance(error, (OSError, ValueError)):
        status = 404  # a folder, or a name that no file can have
    if status >= 500:
        logger.error("a request failed: %s", type(error).__name__)
    return refusal(status)


class PlainRequest(Request):
    """A request whose address and length can be relied on.

    Sanic of this version fails with a 500, or not at all, on those that cannot.
    """

    def __init__(self, *, url_bytes: bytes, headers: Header, method: str, **rest: Any) -> None:
        try:
            super().__init__(url_bytes=url_bytes, headers=headers, method=method, **rest)
            fits = self._parsed_url.path is not None and has_plain_length(headers)
        except HttpParserInvalidURLError:
            super().__init__(url_bytes=b"*", headers=headers, method=method, **rest)
            fits = False
        if not fits and method != NO_METHOD:
            raise InvalidUsage("wrong address or length")


def has_plain_length(headers: Header) -> bool:
    """Whether a body's length is told in one way that leaves no doubt, or there is no body."""
    lengths, codings = headers.getall("content-length", []), headers.getall("transfer-encoding", [])
    if codings:
        return codings == ["chunked"] and not lengths
    return not lengths or (len(lengths) == 1 and lengths[0].isascii() and lengths[0].isdigit())
