"""A copy of the guide's words that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content.loader import HOME

Spoil = Callable[[str, str, str], int]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """All content files, copied."""
    shutil.copytree(HOME / "en", tmp_path / "en")
    for name in ("helplines.yml", "codes.yml"):
        shutil.copy(HOME / name, tmp_path)
    return tmp_path


@pytest.fixture
def spoil(home: Path) -> Spoil:
    """Replaces one text in a file by another; gives the line on which the new one stands."""

    def replace(file: str, old: str, new: str) -> int:
        path = home / file
        before, found, after = path.read_text("utf-8").partition(old)
        assert found, f"{file} has no {old!r}"
        path.write_text(before + new + after, "utf-8")
        return before.count("\n") + 1

    return replace
