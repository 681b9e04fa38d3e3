"""The same guide in the terminal: one line in, one turn out."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import uuid
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from bot.quiet import keep_quiet
from bot.rasa_parts.agent import load_guide
from bot.rasa_parts.front_door import Said, open_front_door
from bot.rasa_parts.turns import Reply


async def talk(model: Path, person: str, tend: Callable[[], None]) -> None:
    """Talk until the input ends. ``tend`` is called twice a second to look after processes."""
    keep_quiet()
    door = open_front_door(await load_guide(model))
    watch = asyncio.create_task(_watch(tend))
    typed = sys.stdin.isatty()
    if typed:
        show(await door.receive(Said(person, uuid.uuid4().hex, "hello", "terminal")))
    else:
        await door.finish_waiting()
    async for line in lines(typed):
        show(await door.receive(Said(person, uuid.uuid4().hex, line, "terminal")))
    watch.cancel()


async def lines(typed: bool) -> AsyncIterator[str]:
    """The lines of standard input that hold something."""
    while True:
        if typed:
            sys.stdout.write("> ")
            sys.stdout.flush()
        line = await asyncio.to_thread(sys.stdin.readline)
        if not line:
            return
        if line.strip():
            yield line.rstrip("\n")


def show(reply: Reply) -> None:
    """Print one turn: its messages, its choices in brackets, and a blank line."""
    for message in reply:
        why = [f"({reason})" for reason in message.get("why", [])]
        print("\n".join(x for x in [*message.get("text", "").splitlines(), *why] if x.strip()))
    choices = [b["title"] for m in reply for b in m.get("buttons", [])]
    if choices:
        print("  ".join(f"[{title}]" for title in choices))
    print(flush=True)


async def _watch(tend: Callable[[], None]) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            tend()
            await asyncio.sleep(0.5)
