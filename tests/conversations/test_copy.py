"""The copy of everything, asked for in the chat and followed as a link."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import requests

from bot.journal.export import SCHEMA
from tests.running import Chat, RunningGuide

SHAPE = json.loads(SCHEMA.read_text("utf-8"))


def links_in(chat: Chat) -> list[str]:
    """The links of a fresh copy: to read, and for programs."""
    reply = chat.say("export my data")
    return [link["url"] for m in reply.messages for link in m.get("links", [])]


def follow(chat: Chat, link: str, **headers: str) -> requests.Response:
    return chat.session.get(chat.url + link, headers=headers, timeout=30)


def is_gone(answer: requests.Response) -> bool:
    """Whether this is the kind page, and nothing else."""
    kind = answer.status_code == 410 and "This link has ended" in answer.text
    return kind and "zanzibar" not in answer.text


@pytest.fixture
def talker(chat: Chat) -> Chat:
    """Someone with words in the journal."""
    chat.begin()
    chat.say("she smiled like zanzibar on a sunny day")
    return chat


def test_the_links_give_every_word_to_read_and_for_programs(talker: Chat) -> None:
    read, data = links_in(talker)
    page = follow(talker, read)
    assert page.headers["Content-Type"].startswith("text/markdown")
    assert 'filename="my-words.md"' in page.headers["Content-Disposition"]
    assert "> she smiled like zanzibar on a sunny day" in page.text
    told: dict[str, Any] = follow(talker, data).json()
    jsonschema.Draft202012Validator(SHAPE).validate(told)
    said = [a["text"] for c in told["caregivers"] for a in c["answers"]]
    assert said == ["she smiled like zanzibar on a sunny day"]
    assert "export my data" in [m["text"] for m in told["messages"]]


def test_a_link_works_once(talker: Chat) -> None:
    read, _ = links_in(talker)
    assert follow(talker, read).status_code == 200
    assert is_gone(follow(talker, read))


def test_another_session_gets_the_kind_page_and_the_link_stays_good(
    talker: Chat, running_guide: RunningGuide
) -> None:
    read, _ = links_in(talker)
    assert is_gone(follow(running_guide.chat(), read))
    assert is_gone(requests.get(talker.url + read, timeout=30))
    assert is_gone(follow(talker, read, **{"Sec-Fetch-Site": "cross-site"}))
    assert is_gone(follow(talker, read[:-1] + ("A" if read[-2] != "A" else "B") + "x"))
    assert follow(talker, read).status_code == 200


def test_no_link_is_kept_with_the_reply(talker: Chat, running_guide: RunningGuide) -> None:
    links = links_in(talker)
    assert not any("links" in message for message in talker.history())
    on_disk = running_guide.bytes_on_disk()
    assert not any(link.encode() in on_disk for link in links)


def test_after_an_erasure_the_link_leads_nowhere(talker: Chat) -> None:
    read, _ = links_in(talker)
    talker.say("erase all my data now")
    talker.say("Yes, erase it all")
    assert is_gone(follow(talker, read))


def test_someone_of_whom_nothing_is_kept_sees_their_words_in_the_chat(chat: Chat) -> None:
    chat.say("hello")
    chat.say("no thanks")
    chat.say("my physio")
    chat.say("he hums like a zanzibar ferry while he works")
    reply = chat.say("export my data")
    assert "zanzibar ferry" in reply.text
    assert not any("links" in message for message in reply.messages)
