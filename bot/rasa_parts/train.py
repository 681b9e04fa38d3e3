"""Trains the guide with one tidy bar, and only when something it learns from has changed."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from bot.content import load_content
from bot.quiet import keep_quiet
from bot.rasa_parts.fingerprint import model_file
from bot.settings import ROOT, load_settings
from bot.understanding.encoder import remembered
from bot.understanding.examples import load_taught

NODE_LOGGERS = ("rasa.engine.training.hooks",)
STEPS = 12


class TrainingError(RuntimeError):
    """Training did not give a model; the message says what to look at."""


def train() -> Path:
    """Train, with progress on standard error, and give the model's path.

    Raises ``TrainingError`` when Rasa gives no model.
    """
    texts = [one.text for one in load_taught(ROOT / "data" / "nlu")]
    remembered().begin(texts)  # while Rasa is imported and makes its own preparations
    target = model_file()
    keep_quiet()
    _build_pipeline()
    with _progress(), contextlib.redirect_stdout(io.StringIO()) as said:
        _train_with_rasa(target)
    if not target.exists():
        raise TrainingError(f"Training gave no model. Rasa said: {said.getvalue().strip()[-800:]}")
    remembered().save(texts)
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
            core_additional_arguments={"augmentation_factor": 0},
        )


def _build_pipeline() -> None:
    from bot.understanding.pipeline import PIPELINE_NAME, build

    folder = load_settings().models_dir / "spacy" / PIPELINE_NAME
    shutil.rmtree(folder, ignore_errors=True)
    qualities = load_content(load_settings().clinic.language).qualities
    build(folder, {quality: parts["called"] for quality, parts in qualities.items()})


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
