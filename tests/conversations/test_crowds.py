"""Too much at once is refused in one sentence with a time to wait, and nobody else notices."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
import requests

from tests.running import RunningGuide, running


@pytest.fixture(scope="module")
def narrow_guide(trained: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningGuide]:
    """A guide with narrow limits, behind one proxy that tells the address."""
    with running(
        tmp_path_factory.mktemp("narrow"),
        GUIDE_PERSON_PER_MINUTE="4",
        GUIDE_NEW_PEOPLE_PER_HOUR="3",
        GUIDE_TRUSTED_PROXIES="1",
    ) as guide:
        yield guide


def test_who_sends_too_much_is_asked_to_wait_and_others_are_not(
    narrow_guide: RunningGuide,
) -> None:
    quick, other = narrow_guide.chat(), narrow_guide.chat()
    for _ in range(4):
        quick.say("hello")
    refused = quick.post({"id": uuid.uuid4().hex, "text": "and one more"})
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 15
    assert refused.json()["error"].startswith("Many messages came in a short time.")
    assert other.say("hello").text


def test_new_people_of_one_address_are_limited(narrow_guide: RunningGuide) -> None:
    def comes(address: str) -> requests.Response:
        headers = {"X-Forwarded-For": f"6.6.6.6, {address}"}
        return requests.get(narrow_guide.url + "/chat/history", headers=headers, timeout=10)

    assert [comes("1.2.3.4").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert "Set-Cookie" not in comes("1.2.3.4").headers
    assert comes("1.2.3.5").status_code == 200
