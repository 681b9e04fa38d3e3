"""The house stands: rooms import downwards, engines stay in their rooms, prose stays in data."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import ROOT

FILES = sorted(
    path
    for folder in ("bot", "actions")
    for path in (ROOT / folder).rglob("*.py")
    if "versions" not in path.parts
)
LEVELS = {
    "cli": 7, "doctor": 6, "bench": 6,
    "actions": 5, "rasa_parts": 5,
    "supervisor": 4,
    "checkins": 3, "keepsakes": 3, "rehearsal": 3,
    "conversation": 2,
    "journal": 1, "understanding": 1, "content": 1,
    "settings": 0, "secret_file": 0, "columns": 0, "quiet": 0, "watched": 0, "clock": 0, "bot": 0,
    "looks": -1,
}  # fmt: skip
# The pipeline's ruler learns the names of the qualities from the content.
SIDEWAYS = {("understanding", "content")}
LONGEST_LITERAL = 25


def room(dotted: str) -> str:
    """The room of a module: "bot.journal.models" is in "journal"."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "bot" and len(parts) > 1 else parts[0]


def room_of(path: Path) -> str:
    dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return room(dotted.removesuffix(".__init__"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file it does so."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from (
                f"{node.module}.{alias.name}" if node.module == "bot" else str(node.module)
                for alias in node.names
            )


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_room_imports_only_rooms_below_it(path: Path) -> None:
    mine = room_of(path)
    for module in imports(path):
        theirs = room(module)
        if module.split(".")[0] not in ("bot", "actions") or theirs == mine:
            continue
        below = LEVELS[theirs] < LEVELS[mine]
        assert below or (mine, theirs) in SIDEWAYS, f"{named(path)} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_each_engine_is_imported_in_one_room(path: Path) -> None:
    homes = {"rasa": "rasa_parts", "rasa_sdk": "actions", "sanic": "rasa_parts"}
    for module in imports(path):
        home = homes.get(module.split(".")[0])
        allowed = {home, "actions"} if module.startswith("sanic") else {home}
        assert home is None or room_of(path) in allowed, f"{named(path)} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_what_the_guide_says_stands_in_the_content_files(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and called(node) in ("say", "say_from", "speak", "_voice"):
            for literal in literals(node):
                assert not is_prose(literal), f"{named(path)}, line {node.lineno}: {literal}"


def test_prose_is_recognised_when_there_is_some() -> None:
    call = ast.parse('turn.speak(f"{name}, what a fine day it is to talk")').body[0].value
    assert any(is_prose(literal) for literal in literals(call))
    assert not any(is_prose(literal) for literal in literals(ast.parse("say('who')").body[0].value))


def called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def literals(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def is_prose(literal: str) -> bool:
    return len(literal) > LONGEST_LITERAL and " " in literal
