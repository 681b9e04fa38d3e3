"""The real spaCy pipeline, built once for these tests."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

from spacy.language import Language

from bot.content import load_content
from bot.understanding.pipeline import build


@lru_cache(maxsize=1)
def load_pipeline() -> Language:
    """The pipeline with the names of the nine qualities."""
    called = {quality: parts["called"] for quality, parts in load_content().qualities.items()}
    return build(Path(tempfile.mkdtemp()) / "guide_en", called)
