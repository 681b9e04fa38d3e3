"""What is measured: whole turns, long conversations, many people at once, start-up, memory."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.bench.bots import Bot, Person
from bot.bench.figures import Figure, percentile

LINES = (Path(__file__).parent / "lines.txt").read_text("utf-8").splitlines()
WARMING = 5
MILLISECONDS = 1000.0


def starts(guide: Bot, stock: Bot) -> list[Figure]:
    """Start both, and leave them running: seconds until they answer, and their memory after."""
    seconds = [bot.start() for bot in (guide, stock)]
    for bot in (guide, stock):
        _turns(bot.person(), WARMING)
    memory = [bot.memory() for bot in (guide, stock)]
    return [
        Figure("start-up", "s", [seconds[0]], [seconds[1]]),
        Figure("memory of every process", "MiB", [memory[0]], [memory[1]]),
    ]


def whole_turns(guide: Bot, stock: Bot, rounds: int, turns: int) -> list[Figure]:
    """Turns of one person after another, the bots alternating: p50 and p95 of each round."""
    taken: dict[str, list[list[float]]] = {"guide": [], "stock": []}
    for _ in range(rounds):
        for bot in (guide, stock):
            taken[bot.name].append(_turns(bot.person(), turns))
    return [_figure(f"whole turn, p{percent}", taken, percent) for percent in (50, 95)]


def long_conversation(guide: Bot, stock: Bot, marks: tuple[int, ...]) -> list[Figure]:
    """The p95 of twenty turns about each mark of one long conversation."""
    times = {bot.name: _turns(bot.person(), max(marks) + 10) for bot in (guide, stock)}
    return [
        Figure(
            f"turn {mark} of one conversation, p95",
            "ms",
            *([percentile(times[name][max(mark - 10, 0) : mark + 10], 95)] for name in times),
        )
        for mark in marks
    ]


def many_at_once(guide: Bot, stock: Bot, people: tuple[int, ...], turns: int) -> list[Figure]:
    """How long a turn takes of everybody's time when that many people talk at once."""
    return [
        Figure(
            f"a turn with {many} people at once",
            "ms",
            *([_at_once(bot, many, turns)] for bot in (guide, stock)),
        )
        for many in people
    ]


def _figure(name: str, taken: dict[str, list[list[float]]], percent: int) -> Figure:
    sides = [[percentile(times, percent) for times in taken[side]] for side in ("guide", "stock")]
    return Figure(name, "ms", *sides)


def _turns(person: Person, many: int) -> list[float]:
    """Milliseconds of each of ``many`` turns."""
    return [person.say(line) * MILLISECONDS for line in itertools.islice(_lines(), many)]


def _lines() -> Iterator[str]:
    return itertools.cycle(LINES)


def _at_once(bot: Bot, many: int, turns: int) -> float:
    people = [bot.person() for _ in range(many)]
    begun = time.perf_counter()
    with ThreadPoolExecutor(many) as pool:
        list(pool.map(lambda person: _turns(person, turns), people))
    return (time.perf_counter() - begun) / (many * turns) * MILLISECONDS
