"""Restarts, a dead action server, repeated deliveries, two people at once."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.content import load_content
from tests.running import Chat, RunningGuide, running

TROUBLE = load_content().voice


@pytest.fixture(scope="module")
def own_guide(trained: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningGuide]:
    """A guide that these tests may kill."""
    with running(tmp_path_factory.mktemp("killed")) as guide:
        yield guide


def test_a_restart_of_every_process_resumes_in_the_same_place(own_guide: RunningGuide) -> None:
    chat = own_guide.chat()
    chat.begin()
    chat.say("we plan every step together, she and I")
    chat.say("let's pause here")
    own_guide.restart()
    assert chat.history()[-2]["text"] == "let's pause here"
    back = chat.say("hello again, I'm back").text
    assert "“we plan every step together, she and I”" in back
    assert "we plan every step together, she and I" in chat.say("summary please").text


def test_a_dead_action_server_is_told_and_the_words_are_kept_once_after(
    own_guide: RunningGuide,
) -> None:
    chat = own_guide.chat()
    chat.begin()
    own_guide.kill_actions()
    words = "the corncrake and I both felt ignored"
    told = chat.say(words).text
    assert told in TROUBLE["trouble_held"]
    assert own_guide.times_kept(words) == 0
    own_guide.revive_actions()
    assert own_guide.eventually(lambda: own_guide.times_kept(words) == 1)
    chat.say(words)
    chat.say("it goes on like that")
    assert own_guide.times_kept(words) == 1


def test_an_unkept_talk_says_plainly_that_the_words_are_gone(own_guide: RunningGuide) -> None:
    chat = own_guide.chat()
    chat.say("hello")
    chat.say("No, keep nothing")
    chat.say("my dentist")
    own_guide.kill_actions()
    assert chat.say("drills all day").text in TROUBLE["trouble_lost"]
    own_guide.revive_actions()


def test_a_repeated_delivery_saves_once_and_gets_the_same_reply(
    running_guide: RunningGuide, chat: Chat
) -> None:
    chat.begin()
    once = uuid.uuid4().hex
    replies = {chat.say("a dunlin flew over the clinic", once).text for _ in range(4)}
    assert len(replies) == 1
    assert running_guide.times_kept("a dunlin flew over the clinic") == 1


def test_two_people_at_once_never_meet(running_guide: RunningGuide) -> None:
    def visit(name: str) -> Chat:
        chat = running_guide.chat()
        chat.begin(f"Dr. {name}")
        for number in range(4):
            chat.say(f"{name} said thing number {number} to me")
        chat.say("summary please")
        return chat

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(visit, ["Abernathy", "Zywiec"])
    assert all("Zywiec" not in reply.text for reply in first.replies)
    assert all("Abernathy" not in reply.text for reply in second.replies)
    assert "Abernathy said thing number 3 to me" in first.replies[-1].text
