"""Everything fails that can fail, with words in it: no log ever holds one of them."""

from __future__ import annotations

import contextlib
import http.client
import json
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from tests.torture.bench import Bench, Tally
from tests.torture.failing import FAULTS
from tests.torture.faults import LONG, ask
from tests.torture.generated import JSON, ROUTE, Sent
from tests.torture.guides import AlteredGuide
from tests.torture.people import Kept, Person, canary, sentence
from tests.torture.searching import found_in

PART = "logs"
ROUNDS, PEOPLE = 20, 3
PROMISE = "a word in a log or another file beside the journal"
BITES = "the error was forced"
BUGS = ("action_bug", "page_bug")


def run(bench: Bench) -> None:
    """Every error with words in it; then a guide that logs what an exception says."""
    guide, chance = bench.altered(), bench.chance(PART)
    with bench.tally(PART, PROMISE, BITES) as [clean, forced]:
        for _ in range(bench.amount(ROUNDS)):
            torture(guide, chance, [*BUGS, *FAULTS], clean, forced)
            malformed(guide, chance, clean)
    control = bench.tally(PART, f"{PROMISE} (logs_words)", control=True)
    with control as [seen], guide.alter("logs_words"):
        torture(guide, bench.chance(PART + "control"), BUGS, seen, Tally(PART, BITES))


def torture(
    guide: AlteredGuide, chance: random.Random, errors: list[str], clean: Tally, forced: Tally
) -> None:
    """People say words while each error is there; then every file but the journal is searched."""
    kept, people = Kept(guide), [Person(guide.url) for _ in range(PEOPLE)]
    for person in people:
        assert person.settle_in(kept)
    for error in errors:
        words = [canary(chance) for _ in people]
        texts = [sentence(chance, word) * (LONG // 80) for word in words]
        with forcing(guide, error), ThreadPoolExecutor(PEOPLE) as pool:
            claims = list(pool.map(ask, people, texts))
        forced.check("kept" not in claims, f"{error}: {claims}")
        kept.still_waiting(people)
        hits = found_in(guide.folder, words, database=False)
        clean.check(not hits, f"{error}: {hits[:3]}")


@contextlib.contextmanager
def forcing(guide: AlteredGuide, error: str) -> Iterator[None]:
    with guide.alter(error) if error in BUGS else FAULTS[error](guide):
        yield


def malformed(guide: AlteredGuide, chance: random.Random, clean: Tally) -> None:
    """Words in every part of a request, each malformed in its own way."""
    words = []
    for sent in with_words(chance, words):
        connection = http.client.HTTPConnection(urlsplit(guide.url).netloc, timeout=60)
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection.request(sent.method, sent.path, sent.body, sent.headers)
            connection.getresponse().read()
        connection.close()
    hits = found_in(guide.folder, words, database=False)
    clean.check(not hits, f"malformed input: {hits[:3]}")


def with_words(chance: random.Random, words: list[str]) -> Iterator[Sent]:
    """Requests with a new word each, which is put into ``words``."""

    def word() -> str:
        words.append(canary(chance))
        return words[-1]

    for body in (word(), f'{{"id": "{word()}", "text": ', json.dumps([word()]), f"\xff{word()}"):
        yield Sent(body=body.encode("latin-1"))
    for fields in ({"id": [word()], "text": 1}, {"id": word(), "text": [word()]}, {word(): word()}):
        yield Sent(body=json.dumps(fields).encode())
    yield Sent(path=f"{ROUTE}?text={word()}")
    yield Sent(method="GET", path=f"/{word()}/%zz")
    yield Sent(method="BREW", path=f"/chat/{word()}")
    yield Sent(headers={**JSON, "Cookie": f"guide_session={word()}.x.y"})
    yield Sent(headers={**JSON, "Origin": f"http://[{word()}"})
    yield Sent(headers={"Content-Type": word(), "X-Word": word()}, body=word().encode())
