"""Rasa is shown a few examples of each intent, and notices when any example changes."""

from __future__ import annotations

from bot.rasa_parts.importer import SHOWN, FewExamplesImporter, sum_of
from bot.settings import ROOT
from bot.understanding.examples import load_taught


def test_every_intent_is_shown_by_a_few_examples():
    shown = FewExamplesImporter(domain_path="domain", training_data_paths=["data"]).get_nlu_data()
    assert shown.intents == {t.intent for t in load_taught(ROOT / "data" / "nlu")}
    assert max(shown.number_of_examples_per_intent.values()) <= SHOWN


def test_the_sum_changes_with_any_file(tmp_path):
    (tmp_path / "a.yml").write_text("one")
    before = sum_of(tmp_path)
    (tmp_path / "a.yml").write_text("two")
    assert sum_of(tmp_path) != before
