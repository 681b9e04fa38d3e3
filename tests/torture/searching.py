"""Finds a word in raw bytes, however a program may have written it there."""

from __future__ import annotations

import base64
import json
from pathlib import Path

ALIGNMENTS = range(3)
DATABASE = "journal.db"


def forms(word: str) -> dict[str, bytes]:
    """The bytes of a word of at least eight letters, by the name of the form."""
    escaped = json.dumps(word)[1:-1]
    found = {
        "raw": word.encode(),
        "JSON": escaped.encode(),
        "JSON in JSON": json.dumps(escaped)[1:-1].encode(),
        "UTF-16 LE": word.encode("utf-16-le"),
        "UTF-16 BE": word.encode("utf-16-be"),
    }
    return found | {f"base64 at {n}": _base64(word.encode(), n) for n in ALIGNMENTS}


def found_in(folder: Path, words: list[str], database: bool = True) -> list[str]:
    """Where any of the words stands in the files below ``folder``: "word, form, file" each.

    ``database`` false leaves out the journal's own files.
    """
    hits = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if database or DATABASE not in path.name:
            held = path.read_bytes()
            hits += [
                f"{word} as {form} in {path.name}"
                for word in words
                for form, sought in forms(word).items()
                if sought in held
            ]
    return hits


def _base64(raw: bytes, before: int) -> bytes:
    """The middle of what base64 makes of ``raw`` behind ``before`` other bytes: the part that
    depends on ``raw`` alone."""
    whole = base64.b64encode(b"\0" * before + raw)
    return whole[-(-before * 8 // 6) : (before + len(raw)) * 8 // 6]
