"""Half of the people are erased: no byte of them is left, and the others are whole."""

from __future__ import annotations

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bot.settings import ROOT
from tests.torture.bench import Bench, Tally
from tests.torture.people import VOICE, Kept, Person, canary, exported, sentence
from tests.torture.searching import forms, found_in

PART = "erasure"
PEOPLE, ANSWERS, AT_ONCE = 200, 3, 4
ERASE, SURE = "erase everything", "Yes, erase it all"
ACCENT = "ñ"  # so that a word looks otherwise when it is escaped
PATIENCE = 15.0
PROMISES = (
    "the erased still on disk",
    "the erased still readable",
    "the others no longer whole",
)
PLANTED = "a planted word is found, in every form"


def run(bench: Bench) -> None:
    """Prove the search, then the real guide, then one that forgets nothing."""
    with bench.tally(PART, PLANTED) as [planted]:
        plant(bench, planted)
    with bench.tally(PART, *PROMISES) as tallies:
        torture(bench.real(), bench.chance(PART), bench.amount(PEOPLE, least=8), tallies, PATIENCE)
    with bench.tally(PART, f"{PROMISES[1]} (keeps_erased)", control=True) as [seen]:
        rest = [Tally(PART, other) for other in PROMISES]
        rest[1] = seen
        with bench.altered().alter("keeps_erased"):
            torture(bench.altered(), bench.chance(PART + "control"), 4, rest, 0)


def torture(
    guide: Any, chance: random.Random, people: int, tallies: list[Tally], patience: float
) -> None:
    """Let ``people`` talk; erase every other one while the rest talks on; then search.

    ``patience`` in seconds is how long an erased word may linger.
    """
    on_disk, readable, whole = tallies
    kept = Kept(guide)
    everybody = [Confider(guide, random.Random(chance.random())) for _ in range(people)]
    erased, others = everybody[::2], everybody[1::2]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(one.confide, kept) for one in everybody]:
            done.result()
        ids = {one: kept.id(one.person) for one in everybody}
        leaving = [pool.submit(erase, guide, one, ids[one], n % 2) for n, one in enumerate(erased)]
        staying = [pool.submit(one.add_words) for one in others]
        for done in [*leaving, *staying]:
            done.result()
    words = [word for one in erased for word in one.words]
    guide.eventually(lambda: not found_in(guide.folder, words), patience)
    for one in erased:
        hits = found_in(guide.folder, one.words)
        on_disk.check(not hits, f"{ids[one]}: {hits[:3]}")
        left = [word for word in one.words if word in exported(kept.engine, ids[one])]
        readable.check(not left and not kept.inbox.history(ids[one]), f"{ids[one]}: {left}")
    for one in others:
        missing = [word for word in one.words if word not in kept.export(one.person)]
        whole.check(not missing, f"{ids[one]} has lost {missing}")


class Confider:
    """Someone who names a caregiver and tells a little; ``words`` are theirs alone."""

    def __init__(self, guide: Any, chance: random.Random) -> None:
        self.person, self.chance = Person(guide.url), chance
        self.words: list[str] = []

    def confide(self, kept: Kept) -> None:
        assert self.person.settle_in(kept, f"Dr. {self.new_word().capitalize()}")
        self.words[0] = self.words[0].capitalize()
        for _ in range(ANSWERS):
            self.add_words()

    def add_words(self) -> None:
        self.person.tell(sentence(self.chance, self.new_word()))

    def new_word(self) -> str:
        plain = canary(self.chance)
        self.words.append(plain[:5] + ACCENT + plain[5:])
        return self.words[-1]


def erase(guide: Any, one: Confider, who: str, by_command: int) -> None:
    """Erase a person in the chat, or with the clinic's command."""
    if by_command:
        verb = [sys.executable, "-m", "bot.cli", "erase", who, "--yes"]
        subprocess.run(verb, cwd=ROOT, env=guide.page.environment, check=True, capture_output=True)
        return
    one.person.patiently(ERASE)
    told = one.person.patiently(SURE).text
    assert told in VOICE["erased"], told


def plant(bench: Bench, planted: Tally) -> None:
    """Write a word in each form into a file, and see that the search finds that form."""
    folder = bench.folder / "planted"
    folder.mkdir()
    word = canary(bench.chance("planted")) + ACCENT
    for form, written in forms(word).items():
        (folder / "some.file").write_bytes(b"before" + written + b"after")
        hits = found_in(folder, [word])
        planted.check(any(form in hit for hit in hits), f"not found as {form}")
