"""Secrets that an installation makes for itself on its first start."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


def write_once(path: Path, secret: bytes) -> None:
    """Put the whole secret there at once, for its owner alone; whoever comes second leaves it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path, secret) as written, contextlib.suppress(FileExistsError):
        os.link(written, path)


def replace(path: Path, secret: bytes) -> None:
    """Put another secret in the place of the one that is there, whole or not at all."""
    with _beside(path, secret) as written:
        os.link(written, f"{written}.new")
        os.replace(f"{written}.new", path)


@contextlib.contextmanager
def _beside(path: Path, secret: bytes) -> Iterator[str]:
    with tempfile.NamedTemporaryFile(dir=path.parent) as file:  # made with mode 0600
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
        yield file.name
