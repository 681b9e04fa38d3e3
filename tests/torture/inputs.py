"""Anything at all sent to the page's route: no server error, and what is accepted is kept whole."""

from __future__ import annotations

import http.client
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.rasa_parts.cleaning import MOST_CHARACTERS, cleaned
from bot.rasa_parts.web_channel import MOST_READ_BYTES
from tests.torture.bench import Bench
from tests.torture.generated import Sent, anything
from tests.torture.people import Kept, Person

PART = "inputs"
INPUTS, PEOPLE = 10_000, 4
PROMISES = (
    "every input has an answer",
    "no server error",
    "no traceback in a body",
    "stored as it was accepted",
    "no traceback in a log",
)
Answer = tuple[int, bytes]


def run(bench: Bench) -> None:
    """The real guide; then one that believes every body, and one that cleans nothing."""
    torture(bench, bench.real(), bench.amount(INPUTS))
    few = bench.amount(INPUTS // 10, least=60)
    for name, promise in (("careless", PROMISES[1]), ("uncleaned", PROMISES[3])):
        with bench.altered().alter(name):
            torture(bench, bench.altered(), few, f"{promise} ({name})")


def torture(bench: Bench, guide: Any, amount: int, control: str = "") -> None:
    """Send ``amount`` inputs from a few people at once, and look at answers, journal and logs."""
    chance, kept = bench.chance(PART + control), Kept(guide)
    shares = [random.Random(chance.random()) for _ in range(PEOPLE)]
    before = {log: log.stat().st_size for log in logs(guide)}
    with bench.tally(PART, *PROMISES) as tallies:
        with ThreadPoolExecutor(PEOPLE) as pool:
            done = [
                pool.submit(one_sends, guide, kept, share, amount // PEOPLE, tallies)
                for share in shares
            ]
            for one in done:
                one.result()
        for log in logs(guide):
            new = log.read_bytes()[before.get(log, 0) :]
            tallies[4].check(b"Traceback" not in new, f"see {log.name}")
    if control:  # of a control run one line counts: the promise whose protection is off
        only = next(t for t in tallies if control.startswith(t.promise))
        only.promise, only.control = control, True
        bench.tallies[:] = [t for t in bench.tallies if t not in tallies or t is only]


def logs(guide: Any) -> list[Path]:
    return sorted((guide.folder / "logs").glob("*.log"))


def one_sends(guide: Any, kept: Kept, chance: random.Random, amount: int, tallies: Any) -> None:
    """One person's inputs, one after the other; what was stored is looked up at once."""
    answered, no_error, no_traceback, stored, _ = tallies
    person = Person(guide.url)
    assert person.settle_in(kept)
    for _ in range(amount):
        sent = anything(chance)
        try:
            status, body = exchange(guide.url, person, sent)
        except (OSError, http.client.HTTPException) as error:
            # RFC 9110, 15.5.14: a server may close the connection on what is far too long
            closed = len(sent.body or b"") > MOST_READ_BYTES
            answered.check(closed, f"{type(error).__name__} for {sent}")
            continue
        answered.check(True)
        no_error.check(status < 500, f"{status} for {sent}")
        no_traceback.check(b"Traceback" not in body, str(sent))
        if sent.message_id and status == 200:
            there = stored_otherwise(kept, person, sent)
            stored.check(there is None, f"stored as {there}: {sent}")


def exchange(url: str, person: Person, sent: Sent) -> Answer:
    """The raw exchange: nothing on our side mends what is malformed."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    try:
        headers = {**sent.headers, "Cookie": f"guide_session={person.cookie}"}
        connection.request(sent.method, sent.path, sent.body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def stored_otherwise(kept: Kept, person: Person, sent: Sent) -> str | None:
    """What inbox or journal hold when it is not exactly the cleaned text, or nothing for none."""
    who, text = kept.id(person), cleaned(sent.text)
    message = kept.inbox.find(who, sent.message_id)
    if not text or len(text) > MOST_CHARACTERS:
        return None if message is None else f"a message {message.text!r}"
    if message is None or message.text != text:
        return f"a message {message and message.text!r}"
    entry = kept.entry(person, sent.message_id)
    return None if entry in (None, text) else f"an answer {entry!r}"
