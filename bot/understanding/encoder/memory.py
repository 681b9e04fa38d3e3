"""Vectors of training texts, worked out in the background and remembered between trainings."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from bot.settings import load_settings
from bot.understanding.encoder.encoder import WHOLE, load_quick_encoder
from bot.understanding.encoder.weights import encoder_files


class Remembered:
    """Vectors of texts: those of an earlier training from disk, new ones worked out once.

    ``begin`` starts the work on a thread of its own; ``vectors`` waits for it.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or _file()
        self.kept: dict[str, np.ndarray] = _load(self.path)
        self.worker: threading.Thread | None = None

    def begin(self, texts: Sequence[str]) -> threading.Thread:
        """Work out ``texts`` in the background."""
        self.worker = threading.Thread(target=self._work_out, args=(texts,), daemon=True)
        self.worker.start()
        return self.worker

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of ``texts``, float32 of shape (texts, dimensions), in the same order."""
        if self.worker:
            self.worker.join()
        self._work_out(texts)
        return np.array([self.kept[_key(text)] for text in texts])

    def save(self, texts: Iterable[str]) -> None:
        """Remember the vectors of ``texts`` for the next training, and no others."""
        keys = sorted({_key(text) for text in texts} & self.kept.keys())
        if not keys:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(self.path.name + ".part")
        with fresh.open("wb") as file:
            np.savez(file, keys=np.array(keys), vectors=np.array([self.kept[k] for k in keys]))
        fresh.replace(self.path)

    def _work_out(self, texts: Sequence[str]) -> None:
        missing = [text for text in dict.fromkeys(texts) if _key(text) not in self.kept]
        if missing:
            vectors = load_quick_encoder().encode(missing)
            self.kept.update(zip(map(_key, missing), vectors, strict=True))


@lru_cache(maxsize=1)
def remembered() -> Remembered:
    """The one memory of this process, so that work begun early is not done twice."""
    return Remembered()


def _file() -> Path:
    settings = load_settings()
    label = encoder_files(settings.encoder_folder).label
    return settings.models_dir / "encoder" / f"{label}-{WHOLE}-training.npz"


def _key(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def _load(path: Path) -> dict[str, np.ndarray]:
    try:
        with np.load(path, allow_pickle=False) as held:
            return dict(zip(held["keys"].tolist(), held["vectors"], strict=True))
    except (OSError, ValueError, KeyError):
        return {}
