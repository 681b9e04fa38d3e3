"""Many people at once: nobody ever sees another's words, and one message has one effect."""

from __future__ import annotations

import json
import random
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import requests
from itsdangerous import TimestampSigner

from bot.rasa_parts.sessions import COOKIE, SECONDS
from tests.running import Reply
from tests.torture.bench import Bench, Tally
from tests.torture.people import Kept, Person, canary, sentence

Routes = list[tuple[str, list[str]]]
PART = "crossings"
PEOPLE, TURNS, MOST_DELIVERIES = 50, 40, 5
ASIDES = ("summary please", "please give me a copy of everything I said", "go back")
PROMISES = (
    "another's words in a reply, history or export",
    "one's own words missing or doubled",
    "one message, two replies",
    "a route answered without the right session",
)


def run(bench: Bench) -> None:
    """The real guide; then one that believes any cookie, and one that knows no repetition."""
    people, turns = bench.amount(PEOPLE, least=4), bench.amount(TURNS, least=5)
    routes = bench.altered().routes()  # both guides have the same; only this one tells them
    with bench.tally(PART, *PROMISES) as tallies:
        torture(bench.real(), routes, bench.chance(PART), (people, turns), tallies)
    for name, promise in (("unsigned", 3), ("forgets_ids", 1)):
        with bench.tally(PART, f"{PROMISES[promise]} ({name})", control=True) as [seen]:
            rest = [Tally(PART, other) for other in PROMISES]
            rest[promise] = seen
            with bench.altered().alter(name):
                torture(bench.altered(), routes, bench.chance(PART + name), (3, 2), rest)


def torture(
    guide: Any, routes: Routes, chance: random.Random, size: tuple[int, int], tallies: list[Tally]
) -> None:
    """All talk at once; then their histories and exports are searched, and doors are tried.

    ``size`` is the number of people and of turns for each.
    """
    kept, (people, turns) = Kept(guide), size
    chances = [random.Random(chance.random()) for _ in range(people)]
    talkers = [Talker(guide, own, turns, tallies[2]) for own in chances]
    with ThreadPoolExecutor(people) as pool:
        for one in [pool.submit(talker.talk, kept) for talker in talkers]:
            one.result()
    owners = {word: talker for talker in talkers for word in talker.words}
    for talker in talkers:
        person = talker.person
        told = [reply.text for reply in person.replies]
        for text in [*told, json.dumps(person.history()), kept.export(person)]:
            others = [word for word in owners if word in text and owners[word] is not talker]
            tallies[0].check(not others, f"{kept.id(person)} was shown {others}")
        times = Counter(kept.answers(person))
        for text in talker.said:
            whole = times[text] == 1 and kept.messages(person).count(text) == 1
            tallies[1].check(whole, f"{kept.id(person)} has {times[text]} times: {text}")
    doors(guide, routes, kept, talkers[:2], tallies[3])


class Talker:
    """One person, whose every message comes two to five times at once."""

    def __init__(self, guide: Any, chance: random.Random, turns: int, once: Tally) -> None:
        self.person, self.chance, self.turns, self.once = Person(guide.url), chance, turns, once
        self.words: list[str] = []
        self.said: list[str] = []

    def talk(self, kept: Kept) -> None:
        name = canary(self.chance).capitalize()
        self.words.append(name)
        assert self.person.settle_in(kept, f"Dr. {name}")
        for _ in range(self.turns):
            self.words.append(canary(self.chance))
            self.said.append(sentence(self.chance, self.words[-1]))
            self.deliver(self.said[-1])
        for aside in ASIDES:
            self.deliver(aside)

    def deliver(self, text: str) -> None:
        """The same message over several connections in the same moment."""
        times = self.chance.randint(2, MOST_DELIVERIES)
        message = {"id": uuid.uuid4().hex, "text": text}
        with ThreadPoolExecutor(times) as pool:
            answers = list(pool.map(self.person.post, [message] * times))
        replies = {answer.text for answer in answers}
        statuses = [answer.status_code for answer in answers]
        self.once.check(len(replies) == 1, f"{statuses} to {times} times: {text}")
        self.person.replies += [Reply(json.loads(r).get("messages", [])) for r in replies]


def doors(guide: Any, routes: Routes, kept: Kept, talkers: list[Talker], tally: Tally) -> None:
    """Every route with every wrong session: refused or empty, and nothing is written."""
    victim, other = talkers
    who = kept.id(victim.person)
    before = kept.export(victim.person)
    for path, methods in routes:
        for method in methods:
            for name, cookie in wrong_cookies(kept, victim.person, other.person).items():
                answer = visit(guide, method, path, cookie, who)
                shown = [word for word in victim.words if word in answer.text]
                entered = name != "another's" and method == "POST" and answer.status_code == 200
                case = f"{method} {path} with {name}: {answer.status_code} {shown}"
                tally.check(not shown and not entered and answer.status_code < 500, case)
    tally.check(kept.export(victim.person) == before, "somebody wrote in another's name")


def wrong_cookies(kept: Kept, victim: Person, other: Person) -> dict[str, str]:
    """Cookies that do not prove to be ``victim``, by what is wrong with them."""
    who, signed = kept.id(victim), victim.cookie
    late = LateSigner(kept.secret, salt="guide-session")
    stranger = TimestampSigner(b"another secret of some length", salt="guide-session")
    return {
        "none": "",
        "a bare id": who,
        "a wrong signature": signed[:-4] + ("aaaa" if signed[-4:] != "aaaa" else "bbbb"),
        "another secret": stranger.sign(who).decode(),
        "an expired session": late.sign(who).decode(),
        "another's": other.cookie,
    }


class LateSigner(TimestampSigner):
    """Signs as of a day before sessions of today began to last."""

    def get_timestamp(self) -> int:
        return super().get_timestamp() - SECONDS - 24 * 3600


def visit(guide: Any, method: str, path: str, cookie: str, who: str) -> requests.Response:
    """Ask a route for ``who`` in every place where a request can name somebody."""
    body = {"id": uuid.uuid4().hex, "text": "I am someone else", "person": who, "sender": who,
            "sender_id": who}  # fmt: skip
    return requests.request(
        method,
        guide.url + path.replace("<", "").replace(">", ""),
        json=None if method in ("GET", "HEAD") else body,
        params={"person": who, "sender": who, "session": who},
        headers={"X-Person": who, "X-Forwarded-User": who, **({"Cookie": f"{COOKIE}={cookie}"})},
        timeout=60,
    )
