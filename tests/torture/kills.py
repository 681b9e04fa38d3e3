"""kill -9 at random points while several people talk: nothing acknowledged goes astray."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from itertools import pairwise
from typing import Any

from tests.torture.bench import Bench, Tally
from tests.torture.guides import KINDS
from tests.torture.people import Kept, Person, sentence

PART = "kills"
KILLS, PEOPLE, WORDS_EACH = 300, 5, 25
LONGEST_WAIT = 2.0  # seconds of load before a kill
PROMISES = (
    "kill -9 hit the owner of the port",
    "nobody is left without an answer",
    "acknowledged answers lost",
    "acknowledged answers doubled",
    "acknowledged answers out of order",
)


def run(bench: Bench) -> None:
    """Kill the real guide, then the two whose promises are broken on purpose."""
    chance, guide = bench.chance(PART), bench.served()
    kills = bench.amount(KILLS, least=3)
    kinds = [KINDS[n % 3] for n in range(kills)]
    chance.shuffle(kinds)
    with bench.tally(PART, *PROMISES) as tallies:
        torture(guide, chance, kinds, tallies)
    guide.stop()
    control(bench, "late_commit", ["actions"] * bench.amount(6, least=2), PROMISES[2])
    if bench.scale >= 0.1:
        control(bench, "forgets_ids", ["page"] * bench.amount(6, least=3), PROMISES[3])


def control(bench: Bench, alteration: str, kinds: list[str], promise: str) -> None:
    """The same kills with a protection off: that promise has to break."""
    guide = bench.altered()
    with bench.tally(PART, f"{promise} ({alteration})", control=True) as [seen]:
        rest = [Tally(PART, other) for other in PROMISES]
        rest[PROMISES.index(promise)] = seen
        with guide.alter(alteration):
            torture(guide, bench.chance(PART + alteration), kinds, rest)


def torture(guide: Any, chance: random.Random, kinds: list[str], tallies: list[Tally]) -> None:
    """Kill each of ``kinds`` under load; then hold what was acknowledged against the journal."""
    hit, answered, *rest = tallies
    talkers = [Talker(guide, random.Random(chance.random()), answered) for _ in range(PEOPLE)]
    for talker in talkers:
        talker.start()
    for kind in kinds:
        goes_on(talkers)
        time.sleep(chance.uniform(0, LONGEST_WAIT))
        hit.check(guide.kill(kind), f"a kill of the {kind} missed the owner of the port")
        guide.revive()
    goes_on(talkers)
    for talker in talkers:
        talker.enough.set()
    for talker in talkers:
        talker.join()
    kept = Kept(guide)
    waiting = kept.still_waiting([p for talker in talkers for p in talker.people])
    answered.check(not waiting, f"{len(waiting)} still wait: {waiting[:3]}")
    for talker in talkers:
        for person in talker.people:
            compare(person.told, kept.answers(person), kept.id(person), rest)
            compare(person.told, kept.messages(person), kept.id(person) + " inbox", rest)


def goes_on(talkers: list[Talker]) -> None:
    """Wait until somebody was acknowledged anew, so that every kill meets a load."""
    before = sum(talker.acknowledged for talker in talkers)
    while sum(talker.acknowledged for talker in talkers) == before:
        assert any(talker.is_alive() for talker in talkers), "nobody talks any more"
        time.sleep(0.02)


def compare(told: list[str], kept: list[str], who: str, tallies: list[Tally]) -> None:
    """What was acknowledged against what is kept: each once, in the order it was said."""
    lost, doubled, disordered = tallies
    times, place = Counter(kept), {text: n for n, text in enumerate(kept)}
    for text in told:
        lost.check(times[text] > 0, f"{who} lost: {text}")
        doubled.check(times[text] < 2, f"{who} has {times[text]} times: {text}")
    there = [text for text in told if text in place]
    for earlier, later in pairwise(there):
        disordered.check(place[earlier] < place[later], f"{who}, too early: {later}")


class Talker(threading.Thread):
    """One who talks and talks, as a new person after every ``WORDS_EACH`` answers."""

    def __init__(self, guide: Any, chance: random.Random, answered: Tally) -> None:
        super().__init__(daemon=True)
        self.guide, self.chance, self.answered = guide, chance, answered
        self.kept = Kept(guide)
        self.enough = threading.Event()
        self.people: list[Person] = []
        self.acknowledged = 0

    def run(self) -> None:
        while not self.enough.is_set():
            person = self.arrive()
            if person is None:
                continue
            self.people.append(person)
            try:
                self.talk(person)
                self.answered.check(True)
            except TimeoutError as error:
                self.answered.check(False, f"{self.kept.id(person)}: {error}")

    def arrive(self) -> Person | None:
        """A new person at the first question; ``None`` if it was not reached."""
        try:
            person = Person(self.guide.url)
        except OSError:  # requests' own errors are among them
            time.sleep(0.1)
            return None
        try:
            settled = person.settle_in(self.kept)
        except TimeoutError:
            settled = False
        if not settled:
            said = person.replies[-1].text if person.replies else ""
            self.answered.check(False, f"{self.kept.id(person)} was held at the door: {said}")
        return person if settled else None

    def talk(self, person: Person) -> None:
        for _ in range(WORDS_EACH):
            if self.enough.is_set():
                return
            person.tell(sentence(self.chance))
            self.acknowledged += 1
            time.sleep(self.chance.uniform(0, 0.2))
