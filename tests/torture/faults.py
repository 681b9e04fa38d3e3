"""The action server or the database fails: each failure is told, and nothing is lost after it."""

from __future__ import annotations

import contextlib
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import requests

from tests.torture.bench import Bench, Tally
from tests.torture.failing import FAULTS, Fault
from tests.torture.guides import AlteredGuide
from tests.torture.people import Kept, Person, claim, sentence

PART = "faults"
TRIALS, PEOPLE = 100, 5
LONG = 3_900  # characters: more than the free rest of any page of the database
PROMISES = (
    "the fault bit",
    "false 'kept'",
    "failures not told in a reply",
    "told lost, yet kept",
    "messages waiting on after recovery",
    "lost or doubled after recovery",
)


# Where a fault may begin in the middle of a turn without the bench itself harming the file.
AT_ANY_POINT = ("action server down", "database locked", "database full", "action server slow")


def run(bench: Bench) -> None:
    """Every fault, again and again; then one with a guide that claims what is not so."""
    with bench.tally(PART, *PROMISES) as tallies:
        for name in FAULTS:
            torture(bench, name, bench.amount(TRIALS, least=3), tallies)
    name = "action server down"
    with bench.tally(PART, f"{PROMISES[1]} (claims_kept)", control=True) as [seen]:
        rest = [Tally(PART, other) for other in PROMISES]
        rest[1] = seen
        with bench.altered().alter("claims_kept"):
            torture(bench, name, 3, rest)


def torture(bench: Bench, name: str, trials: int, tallies: list[Tally]) -> None:
    """Several people meet the same fault at once, as often as it takes for ``trials``."""
    guide, chance = bench.altered(), bench.chance(f"{PART}/{name}")
    kept, people = Kept(guide), [Person(guide.url) for _ in range(min(PEOPLE, trials))]
    for person in people:
        assert person.settle_in(kept)
    for outage in range(-(-trials // len(people))):
        words = [sentence(chance) for _ in people]
        if name == "database full":
            words = [" ".join([text, *["and on"] * ((LONG - len(text)) // 7)]) for text in words]
        midway = chance.uniform(0.01, 0.3) if outage % 2 and name in AT_ANY_POINT else 0.0
        claims = outage_of(guide, FAULTS[name], people, words, midway)
        trials = [Trial(name, *each) for each in zip(people, words, claims, strict=True)]
        judge(kept, trials, not midway, tallies)


def outage_of(
    guide: AlteredGuide,
    fault: Fault,
    people: list[Person],
    words: list[str],
    midway: float,
) -> list[str]:
    """What each was told while the fault was there; it begins ``midway`` seconds into the turn."""
    with ThreadPoolExecutor(len(people)) as pool, contextlib.ExitStack() as stack:
        if not midway:
            stack.enter_context(fault(guide))
        asked = [pool.submit(ask, *each) for each in zip(people, words, strict=True)]
        if midway:
            time.sleep(midway)
            stack.enter_context(fault(guide))
        return [one.result() for one in asked]


def ask(person: Person, text: str) -> str:
    """One message, sent once: what its reply claims, or the failure that was no reply."""
    try:
        return claim(person.say(text))
    except (requests.RequestException, AssertionError, ValueError) as error:
        return f"no reply: {type(error).__name__}"


def judge(kept: Kept, trials: list[Trial], bites: bool, tallies: list[Tally]) -> None:
    """Hold what was told against what is kept, at once and after recovery."""
    bit, false, told, lost_yet_kept, answered, recovered = tallies
    for trial in trials:
        if bites:
            bit.check(trial.claimed != "kept", str(trial))
        false.check(trial.claimed != "kept" or trial.text in kept.answers(trial.person), str(trial))
        told.check(trial.was_told, str(trial))
    people = [trial.person for trial in trials]
    kept.still_waiting(people)
    for trial in trials:
        there = trial.text in kept.answers(trial.person) + kept.messages(trial.person)
        lost_yet_kept.check(trial.claimed != "lost" or not there, str(trial))
        if trial.claimed in ("lost", "unsure"):  # told to send it again, a person does
            trial.person.tell(trial.text)
    waiting = kept.still_waiting(people)
    answered.check(not waiting, f"{trials[0].fault}: {len(waiting)} still wait: {waiting[:3]}")
    for trial in trials:
        times = kept.answers(trial.person).count(trial.text)
        recovered.check(times == 1 or not trial.was_told, f"{trial}, kept {times} times")


@dataclass(frozen=True)
class Trial:
    """What a person said while a fault was there, and what the guide claimed about it."""

    fault: str
    person: Person
    text: str
    claimed: str

    @property
    def was_told(self) -> bool:
        return not self.claimed.startswith("no reply")

    def __str__(self) -> str:
        return f"{self.fault}: told {self.claimed}: {self.text[:70]}"
