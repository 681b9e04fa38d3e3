"""Holds every text against the voice rules: banned words, placeholders, questions, length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.content.codes import texts_of
from bot.content.loader import (
    HOME,
    SHOWN,
    SPOKEN,
    ContentError,
    known,
    line_of,
    parse,
    read_file,
    theme_files,
)

MOST_WORDS = 60
BANNED = re.compile(
    r"\b(should|must|have to|has to|need to|needs to|always|never|the only way|why did(n't)? you|"
    r"just|obviously|at least you|scores?|ratings?|(good|bad) practitioners?|diagnos\w+)\b",
    re.IGNORECASE,
)
KNOWN_PLACEHOLDERS = {
    "quote", "day", "caregiver", "quality", "clinic", "contact", "months", "lines", "emergency",
    "question", "earlier", "when", "list", "name", "first", "idea", "more", "theme", "theme_before",
    "time", "version",
}  # fmt: skip
PLACEHOLDER = re.compile(r"\{(\w*)\}")
QUOTING = {"quality": {"reflections", "deepenings"}, "themes": {"reflections"}}


@dataclass(frozen=True)
class Finding:
    """One broken voice rule: where it stands and what is wrong."""

    file: str
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.problem}"


def check_content(language: str = "en", home: Path = HOME) -> list[Finding]:
    """Every finding over all content files of ``language``; an empty list is a clean house."""
    folder = home / language
    shapes = {
        **{folder / "qualities" / f"{name}.yml": "quality" for name in known(folder)},
        **dict.fromkeys(theme_files(folder).values(), "themes"),
        **{folder / f"{name}.yml": name for name in (*SPOKEN, *SHOWN)},
        home / "helplines.yml": "helplines",
    }
    return [finding for path, shape in shapes.items() for finding in check_file(path, shape)]


def check_file(path: Path, shape: str) -> list[Finding]:
    """The findings of one file, shape first; a broken shape is the only finding it gets."""
    try:
        read_file(path, shape)
    except ContentError as error:
        message = str(error)
        line = re.search(r"line (\d+): (.*)", message, re.DOTALL)
        found = (int(line[1]), line[2]) if line else (1, message)
        return [Finding(path.name, *found)]
    marked = parse(path, "rt")
    return [
        Finding(path.name, line_of(marked, steps), problem)
        for steps, text in texts_of(marked)
        for problem in problems(text, steps, shape)
    ]


def problems(text: str, steps: list[Any], shape: str) -> Iterator[str]:
    """What is wrong with one text of a file of that shape, in plain sentences."""
    banned = BANNED.search(text)
    if banned and shape != "helplines":
        yield f"banned word '{banned[0]}'"
    unknown = [p for p in PLACEHOLDER.findall(text) if p not in KNOWN_PLACEHOLDERS]
    if unknown:
        yield f"unknown placeholder {{{unknown[0]}}}"
    if text.count("?") > 1:
        yield "more than one question mark"
    if len(text.split()) > MOST_WORDS:
        yield f"{len(text.split())} words; at most {MOST_WORDS} fit in one message"
    if shape in QUOTING and QUOTING[shape] & set(steps) and text.count("“{quote}”") != 1:
        yield "a reflection quotes the person once: “{quote}”"
