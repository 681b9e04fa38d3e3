"""The guide's own spaCy pipeline: blank English, sentences, lemmas and rulers, from data.

No download: ``build`` makes it from ``rulers.yml`` and saves it where Rasa's SpacyNLP loads it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from ruamel.yaml import YAML
from spacy.language import Language

from bot.content import load_content
from bot.settings import load_settings

HERE = Path(__file__).resolve().parent
PIPELINE_NAME = "guide_en"


def build(folder: Path) -> Language:
    """Make the pipeline and save it into ``folder``; the saved pipeline loads without this code."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    nlp.initialize()
    ruler.add_patterns([*_pattern_list(), *_quality_names()])  # type: ignore[attr-defined]
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder)
    return nlp


@lru_cache(maxsize=1)
def load_pipeline() -> Language:
    """The saved pipeline, built first if it is not there yet."""
    folder = load_settings().models_dir / "spacy" / PIPELINE_NAME
    return spacy.load(folder) if (folder / "meta.json").exists() else build(folder)


def _pattern_list() -> list[dict[str, Any]]:
    rulers = YAML(typ="safe").load(HERE / "rulers.yml")
    return [
        {"label": label, "pattern": phrase}
        for label, phrases in rulers["phrases"].items()
        for phrase in phrases
    ] + [
        {"label": label, "pattern": tokens}
        for label, patterns in rulers["tokens"].items()
        for tokens in patterns
    ]


def _quality_names() -> list[dict[str, Any]]:
    """Each name of a quality leads to its id, so that a person may ask for it in their words."""
    return [
        {"label": "quality", "pattern": phrase, "id": quality}
        for quality, parts in load_content().qualities.items()
        for phrase in parts["called"]
    ]
