"""Plays scripts of visits against the guide, as the terminal would."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

from bot.quiet import keep_quiet
from bot.rasa_parts.agent import load_guide
from bot.rasa_parts.front_door import FrontDoor, Said, open_front_door
from bot.rehearsal.scripts import Script, Visit


async def rehearse(model: Path, scripts: list[Script]) -> AsyncIterator[Visit]:
    """Each script played by a person of its own, one after the other."""
    keep_quiet()
    door = open_front_door(await load_guide(model))
    for script in scripts:
        yield await _play(door, script)


async def _play(door: FrontDoor, script: Script) -> Visit:
    visit = Visit(script)
    person = f"rehearsal-{script.name}"  # the same person says the same: transcripts compare
    for number, line in enumerate(script.lines):
        reply = await door.receive(Said(person, f"{script.name}-{number}", line, "terminal"))
        visit.turns.append((line, [m["text"] for m in reply if "text" in m]))
    return visit
