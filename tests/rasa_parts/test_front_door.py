"""Wherever the process dies or the database fails: kept once, and told as it is."""

from __future__ import annotations

import asyncio
import gc
import random
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from rasa.core.agent import Agent
from sqlalchemy import text as sql

from bot import supervisor
from bot.journal.database import migrate
from bot.quiet import keep_quiet
from bot.rasa_parts import backlog
from bot.rasa_parts.agent import load_guide
from bot.rasa_parts.fingerprint import model_file
from bot.rasa_parts.front_door import FrontDoor, Said
from bot.settings import load_settings
from tests.rasa_parts.lives import VOICE, Died, Person, failing, is_told, locked, new_life

MOST_STATEMENTS = 60
ANSWERS = [
    "she looks at the screen while I talk about my knee",
    "we made the plan together, line by line",
    "I never know what the next visit will cost",
    "he asked how my mother was, which I liked",
]


@pytest.fixture(scope="module")
def agent(trained: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agent]:
    """The trained guide in this process, with a real action server and a journal of its own."""
    keep_quiet()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDE_DATA_DIR", str(tmp_path_factory.mktemp("lives")))
        patch.delenv("GUIDE_DATABASE_URL", raising=False)
        settings = load_settings()
        migrate(settings.journal_url)
        actions = supervisor.action_server(settings)
        with supervisor.running([actions]):
            supervisor.wait_for_actions(actions)
            yield asyncio.run(load_guide(model_file()))


@pytest.fixture
def door(agent: Agent) -> FrontDoor:
    return new_life(agent)


async def test_a_death_at_any_statement_loses_nothing_and_doubles_nothing(agent: Agent) -> None:
    person = await Person(new_life(agent)).begins()
    for number in range(1, MOST_STATEMENTS):
        words, once = f"{random.choice(ANSWERS)}, time {number}", uuid.uuid4().hex
        with failing(person.door.inbox.engine, number, Died) as fault:
            try:
                await person.says(words, once)
            except Died:
                assert fault.struck
        if not fault.struck:
            break
        on_disk = person.written(words)
        person.door = new_life(agent)
        await person.door.finish_waiting()
        assert person.kept(words) == on_disk, number
        reply = await person.says(words, once)  # the page sends it again under the same id
        assert not any(is_told(reply, key) for key in VOICE if key.startswith("trouble")), number
        assert (person.kept(words), person.written(words)) == (1, 1), number
    assert number > 10
    assert not person.door.inbox.waiting()


@pytest.mark.parametrize("lasts", [False, True])
async def test_what_is_told_of_a_failing_database_is_true(agent: Agent, lasts: bool) -> None:
    person = await Person(new_life(agent)).begins()
    heard = set()
    for number in range(1, MOST_STATEMENTS):
        words, once = f"{random.choice(ANSWERS)}, try {number}", uuid.uuid4().hex
        with failing(person.door.inbox.engine, number, locked, lasts) as fault:
            reply = await person.says(words, once)
        if not fault.struck:
            break
        told = next((k for k in VOICE if k.startswith("trouble") and is_told(reply, k)), "replied")
        heard.add(told)
        on_disk = person.written(words)
        assert told != "trouble"
        assert on_disk == (0 if told == "trouble_lost" else 1), (number, told)
        assert told != "replied" or person.kept(words) == 1, number
        await person.door.finish_waiting()
        assert person.kept(words) == on_disk
        await person.says(words, once)
        assert (person.kept(words), person.written(words)) == (1, 1), number
    assert heard == {"replied", "trouble_lost", "trouble_held"}


async def test_after_a_crash_the_reply_is_the_one_that_was_made(agent: Agent) -> None:
    person, once = await Person(new_life(agent)).begins(), uuid.uuid4().hex
    with (
        failing(person.door.inbox.engine, 1, Died, at="UPDATE inbox SET reply"),
        pytest.raises(Died),
    ):
        await person.says(ANSWERS[0], once)
    state = await person.door.store.state(person.name)
    assert state is not None
    said = [e["text"] for e in state["events"] if e["event"] == "bot"]
    turns = state["slots"]["place"]["turn"]
    person.door = new_life(agent)
    reply = await person.door.receive(Said(person.name, once, ANSWERS[0], "web"))
    assert [m["text"] for m in reply] == said[-len(reply) :]
    assert all(set(b) == {"title"} for m in reply for b in m.get("buttons", []))
    after = await person.door.store.state(person.name)
    assert after is not None
    assert after["slots"]["place"]["turn"] == turns


@pytest.mark.parametrize("agrees", [True, False])
async def test_two_deliveries_at_the_same_moment_get_the_same_reply(
    door: FrontDoor, agrees: bool
) -> None:
    person = await Person(door).begins(agrees)
    once = uuid.uuid4().hex
    replies = await asyncio.gather(*(person.says(ANSWERS[1], once) for _ in range(5)))
    assert len(set(replies)) == 1
    assert person.kept(ANSWERS[1]) == (1 if agrees else 0)


async def test_a_repeated_consent_gets_the_same_reply(door: FrontDoor) -> None:
    person, once = Person(door), uuid.uuid4().hex
    await person.says("hello")
    first = await person.says("Yes, keep it", once)
    assert await person.says("Yes, keep it", once) == first


async def test_a_repeated_farewell_after_erasing_gets_the_same_reply(door: FrontDoor) -> None:
    person, once = await Person(door).begins(), uuid.uuid4().hex
    await person.says(ANSWERS[2])
    await person.says("please erase everything")
    first = await person.says("Yes, erase it all", once)
    assert person.kept(ANSWERS[2]) == 0
    assert await person.says("Yes, erase it all", once) == first
    assert not [key for key in door.replies._held if key == (person.name, "hello")]
    assert len([key for key in door.replies._held if key[0] == person.name]) == 1


async def test_messages_of_one_person_are_answered_in_the_order_they_came(door: FrontDoor) -> None:
    person = await Person(door).begins()
    texts = [f"{answer}, thing {number}" for number, answer in enumerate(ANSWERS)]
    await asyncio.gather(*(person.says(text) for text in texts))
    assert [m.text for m in door.inbox.history(person.name)][-len(texts) :] == texts


async def test_nobodys_lock_stays_behind(door: FrontDoor) -> None:
    people = [Person(door) for _ in range(6)]
    await asyncio.gather(*(person.says("hello") for person in people for _ in range(2)))
    await door.finish_waiting()
    gc.collect()
    assert len(door.locks) == 0


async def test_a_message_is_finished_though_the_browser_has_gone(door: FrontDoor) -> None:
    person = await Person(door).begins()
    asked = asyncio.create_task(person.says(ANSWERS[3]))
    while not door.begun:
        await asyncio.sleep(0)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    await asyncio.gather(*door.begun)
    assert person.kept(ANSWERS[3]) == 1


@contextmanager
def away(door: FrontDoor, table: str) -> Iterator[None]:
    """A table is away for the actions too, as in a database that is being mended."""
    rename = "alter table {} rename to {}"
    with door.inbox.engine.begin() as connection:
        connection.execute(sql(rename.format(table, "elsewhere")))
    try:
        yield
    finally:
        with door.inbox.engine.begin() as connection:
            connection.execute(sql(rename.format("elsewhere", table)))


@contextmanager
def refused(door: FrontDoor) -> Iterator[None]:
    """The journal takes no answer, for a reason that waiting does not mend."""
    trigger = "create trigger stuck before insert on answers begin select raise(fail, 'no'); end"
    with door.inbox.engine.begin() as connection:
        connection.execute(sql(trigger))
    try:
        yield
    finally:
        with door.inbox.engine.begin() as connection:
            connection.execute(sql("drop trigger stuck"))


async def test_a_long_outage_gives_up_nothing(door: FrontDoor) -> None:
    person = await Person(door).begins()
    with away(door, "answers"):
        assert is_told(await person.says(ANSWERS[0]), "trouble_held")
        for _ in range(backlog.MOST_TRIES + 5):
            await door.finish_waiting()
    assert person.kept(ANSWERS[0]) == 0
    await door.finish_waiting()
    assert person.kept(ANSWERS[0]) == 1
    late = (await person.says("and the room was cold")).splitlines()[0]
    assert late in [line.format(earlier=ANSWERS[0]) for line in VOICE["caught_up"]]


async def test_a_message_that_cannot_be_taken_is_given_up_and_never_called_kept(
    door: FrontDoor,
) -> None:
    person = await Person(door).begins()
    with refused(door):
        assert is_told(await person.says(ANSWERS[0]), "trouble_held")
        for _ in range(backlog.MOST_TRIES + 1):
            await door.finish_waiting()
        assert not door.inbox.waiting(person.name)
    told = (await person.says("and the room was cold")).splitlines()[0]
    assert told in [line.format(earlier=ANSWERS[0]) for line in VOICE["given_up"]]
    assert person.kept(ANSWERS[0]) == 0
    assert person.kept("and the room was cold") == 1
    assert not door.backlog.tries


async def test_later_words_never_overtake_earlier_ones(door: FrontDoor) -> None:
    person = await Person(door).begins()
    with away(door, "answers"):
        for words in ANSWERS:
            assert is_told(await person.says(words), "trouble_held")
    await door.finish_waiting()
    assert [m.text for m in door.inbox.history(person.name)][-len(ANSWERS) :] == ANSWERS
    assert all(person.kept(words) == 1 for words in ANSWERS)


async def test_a_request_that_was_finished_later_is_not_called_kept(door: FrontDoor) -> None:
    person = await Person(door).begins()
    with failing(door.inbox.engine, 1, locked, at="UPDATE conversations"):
        assert is_told(await person.says("can you say that again"), "trouble_held")
    await door.finish_waiting()
    late = door.inbox.history(person.name)[-1].reply
    assert late
    reply = await person.says(ANSWERS[1])
    assert reply.startswith(late[0]["text"])
    assert "can you say that again" not in reply
