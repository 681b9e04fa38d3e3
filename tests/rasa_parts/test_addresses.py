"""Where a request comes from is what the socket says, or a proxy that the operator named."""

from __future__ import annotations

import itertools
from types import SimpleNamespace

import pytest
from sanic import Sanic
from sanic.compat import Header
from sanic.exceptions import InvalidUsage

from bot.rasa_parts.refusals import PlainRequest
from bot.rasa_parts.server import close_loopholes
from bot.rasa_parts.web_channel import address_of, same_origin

PEER = "9.9.9.9"
PLAIN = SimpleNamespace(get_extra_info=lambda name: None)  # a transport without TLS
NAMES = (f"addresses-{number}" for number in itertools.count())


def asking(proxies: int = 0, url: bytes = b"/", **headers: str) -> PlainRequest:
    """A request from ``PEER`` with such headers."""
    app = Sanic(next(NAMES), configure_logging=False)
    close_loopholes(app, proxies)
    told = Header({name.replace("_", "-"): value for name, value in headers.items()})
    request = PlainRequest(
        url_bytes=url, headers=told, method="POST", version="1.1", transport=PLAIN, app=app
    )
    request.conn_info = SimpleNamespace(client_ip=PEER, server="", ssl=False)
    return request


@pytest.mark.parametrize("header", ["x_forwarded_for", "x_real_ip", "forwarded", "client_ip"])
def test_without_a_trusted_proxy_nobody_chooses_their_address(header: str) -> None:
    assert address_of(asking(0, **{header: "1.2.3.4"})) == PEER
    assert asking(0, x_forwarded_proto="https").scheme == "http"


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
        (2, "1.2.3.4", PEER),
        (1, "", PEER),
    ],
)
def test_a_trusted_proxy_is_believed_and_nobody_before_it(
    proxies: int, told: str, address: str
) -> None:
    assert address_of(asking(proxies, x_forwarded_for=told)) == address


def test_behind_a_trusted_proxy_the_page_may_be_on_https() -> None:
    assert asking(1, x_forwarded_for="1.2.3.4", x_forwarded_proto="https").scheme == "https"


@pytest.mark.parametrize(
    ("origin", "same"),
    [("http://here:5005", True), ("http://here", False), ("http://there:5005", False),
     ("http://[", False), ("null", False), ("", False)],
)  # fmt: skip
def test_only_our_own_page_is_the_same_origin(origin: str, same: bool) -> None:
    assert same_origin(asking(host="here:5005", origin=origin)) == same


@pytest.mark.parametrize("url", [b":::", b"http://[", b"\xff", b""])
def test_an_address_that_is_none_is_refused(url: bytes) -> None:
    with pytest.raises(InvalidUsage):
        asking(url=url)


@pytest.mark.parametrize(
    "headers",
    [{"content_length": "abc"}, {"content_length": "-5"}, {"content_length": "²"},
     {"transfer_encoding": "gzip"}, {"transfer_encoding": "chunked", "content_length": "3"}],
)  # fmt: skip
def test_a_length_that_leaves_doubt_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(InvalidUsage):
        asking(**headers)
