"""Trains the guide with one tidy bar, and only when something it learns from has changed."""

from __future__ import annotations

import contextlib
import hashlib
import io
import logging
import os
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from bot.settings import ROOT, load_settings

INPUTS = ("config.yml", "domain", "data", "bot/understanding", "bot/rasa_parts/featurizer.py",
          "bot/rasa_parts/reader.py", "bot/rasa_parts/policy.py", "bot/content/en/qualities",
          "requirements.txt")  # fmt: skip
NODE_LOGGERS = ("rasa.engine.training.hooks",)
STEPS = 12


class TrainingError(RuntimeError):
    """Training did not give a model; the message says what to look at."""


def model_file() -> Path:
    """The path of the model that fits the files as they are now, trained or not."""
    return load_settings().models_dir / f"guide-{fingerprint()}.tar.gz"


def fingerprint() -> str:
    """Twelve letters that change when anything the model is made from changes."""
    digest = hashlib.sha256()
    for name in INPUTS:
        for path in files_of(ROOT / name):
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def files_of(path: Path) -> list[Path]:
    """The files at or below ``path``, compiled ones left out."""
    below = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [p for p in below if p.is_file() and p.suffix not in (".pyc",)]


def train() -> Path:
    """Train, with progress on standard error, and give the model's path.

    Raises ``TrainingError`` when Rasa gives no model.
    """
    target = model_file()
    _build_pipeline()
    with _progress(), contextlib.redirect_stdout(io.StringIO()) as said:
        warnings.simplefilter("ignore")
        _train_with_rasa(target)
    if not target.exists():
        raise TrainingError(f"Training gave no model. Rasa said: {said.getvalue().strip()[-800:]}")
    for old in target.parent.glob("guide-*.tar.gz"):
        if old != target:
            old.unlink()
    return target


def _train_with_rasa(target: Path) -> None:
    import rasa.model_training

    with _inside(ROOT), contextlib.suppress(SystemExit):  # Rasa exits on a broken story
        rasa.model_training.train(
            domain="domain",
            config="config.yml",
            training_files=["data"],
            output=str(target.parent),
            fixed_model_name=target.name.removesuffix(".tar.gz"),
            force_training=True,
        )


def _build_pipeline() -> None:
    from bot.understanding.pipeline import PIPELINE_NAME, build

    folder = load_settings().models_dir / "spacy" / PIPELINE_NAME
    shutil.rmtree(folder, ignore_errors=True)
    build(folder)


@contextlib.contextmanager
def _progress() -> Iterator[None]:
    """Turn Rasa's "Starting to train component" lines into one bar; keep the rest quiet."""
    bar = tqdm(total=STEPS, desc="Training the guide", bar_format="{desc}: {bar:30} {elapsed}")
    handler = _BarHandler(bar)
    hooks = [logging.getLogger(name) for name in NODE_LOGGERS]
    for logger in hooks:
        logger.setLevel(logging.INFO)
        logger.propagate = False
        logger.addHandler(handler)
    try:
        yield
        bar.update(bar.total - bar.n)
    finally:
        for logger in hooks:
            logger.removeHandler(handler)
        bar.close()


class _BarHandler(logging.Handler):
    def __init__(self, bar: tqdm) -> None:
        super().__init__(logging.INFO)
        self.bar = bar

    def emit(self, record: logging.LogRecord) -> None:
        if self.bar.n < self.bar.total - 1:
            self.bar.update(1)


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """Work in ``folder`` for a while; ``contextlib.chdir`` came after Python 3.10."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
