"""One run of every part, with both bots started before and stopped after."""

from __future__ import annotations

from bot.bench import parts
from bot.bench.bots import Bot
from bot.bench.figures import Figure

MARKS = (10, 100, 400)
PEOPLE = (1, 4, 16)
TURNS_EACH = 10


def measure(guide: Bot, stock: Bot, rounds: int, turns: int, quick: bool) -> list[Figure]:
    """Every figure, in the order in which it was taken."""
    try:
        figures = parts.starts(guide, stock)
        figures += parts.whole_turns(guide, stock, rounds, turns)
        if not quick:
            figures += parts.long_conversation(guide, stock, MARKS)
            figures += parts.many_at_once(guide, stock, PEOPLE, TURNS_EACH)
    finally:
        guide.stop()
        stock.stop()
    return figures
