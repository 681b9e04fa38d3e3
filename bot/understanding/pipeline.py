"""The guide's own spaCy pipeline: blank English, sentences, lemmas and rulers, from data.

No download: ``build`` makes it from ``rulers.yml`` and saves it where Rasa's SpacyNLP loads it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from ruamel.yaml import YAML
from spacy.language import Language

HERE = Path(__file__).resolve().parent
PIPELINE_NAME = "guide_en"


def build(folder: Path, called: dict[str, list[str]]) -> Language:
    """Make the pipeline and save it into ``folder``; the saved pipeline loads without this code.

    ``called`` gives for each quality id the words with which a person may ask for it.
    """
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    nlp.initialize()
    ruler.add_patterns([*_pattern_list(), *_quality_names(called)])  # type: ignore[attr-defined]
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder)
    return nlp


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


def _quality_names(called: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Each name of a quality leads to its id, so that a person may ask for it in their words."""
    return [
        {"label": "quality", "pattern": phrase, "id": quality}
        for quality, phrases in called.items()
        for phrase in phrases
    ]
