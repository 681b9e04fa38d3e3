"""The small table that ``guide train`` prints: how well it reads what it has not learnt from."""

from __future__ import annotations

import json
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

from bot.columns import aligned
from bot.conversation.place import ANSWER
from bot.rasa_parts.cleaning import cleaned
from bot.settings import ROOT, load_settings
from bot.understanding.encoder import load_encoder
from bot.understanding.figures import load_lessons, macro_f1
from bot.understanding.pipeline import PIPELINE_NAME
from bot.understanding.reader import Reader
from bot.understanding.reading import Reading
from bot.understanding.safety import SAFETY_KINDS

TEXTS = ROOT / "tests" / "understanding" / "texts"
CHUNK = 200
Row = tuple[str, str, str]
# The labels given by hand, the reading alone, and the one with the text's question open.
Test = tuple[dict[str, Any], Reading, Reading]
Tests = list[Test]


def table(model: Path) -> str:
    """Figures of the model at ``model`` as lines of text; test figures only in a checkout."""
    rows: list[Row] = [
        ("", "set aside in training", "own test set"),
        *_rows(read_texts(model, _told_by_hand())),
    ]
    return "\n".join(aligned(rows, gap=3))


def read_texts(model: Path, told: list[dict[str, Any]]) -> Tests:
    """For each line with a "text" and maybe a "quality": the line, and both its readings.

    Straight from the reader inside the model, many at once: through Rasa it takes four times as
    long, and a test sees to it that both read the same.
    """
    reader, encode = _reader_in(model), load_encoder().encode
    nlp = spacy.load(load_settings().models_dir / "spacy" / PIPELINE_NAME)
    tests: Tests = []
    for start in range(0, len(told), CHUNK):
        part = told[start : start + CHUNK]
        texts = [cleaned(one["text"]) for one in part]
        rows = reader.kernel.rows(texts, encode(texts))
        for one, doc, row in zip(part, nlp.pipe(texts), rows, strict=True):
            seen = reader.evidence(doc, row, encode)
            asked = reader.settle(seen, ANSWER, one.get("quality", ""))
            tests.append((one, reader.settle(seen, "", ""), asked))
    return tests


def _told_by_hand() -> list[dict[str, Any]]:
    """The project's own test set; nothing where the guide runs without its tests."""
    return [json.loads(line) for path in sorted(TEXTS.rglob("*.jsonl")) for line in path.open()]


def _reader_in(model: Path) -> Reader:
    with tarfile.open(model) as archive, tempfile.TemporaryDirectory() as folder:
        [held] = [m for m in archive.getmembers() if m.name.endswith("reader.pickle")]
        held.name = "reader.pickle"
        archive.extract(held, folder)
        return Reader.load(Path(folder))


def _rows(tests: Tests) -> list[Row]:
    lessons = load_lessons(load_settings().models_dir)
    aside = {name: f"{macro_f1(x['labels'], x['read']):.2f}" for name, x in lessons.items()}
    answers = [t for t in tests if "stance" in t[0]]
    rows = [
        ("intent, macro-F1", aside.get("intent", ""), _f1(tests, "intent", _alone)),
        ("stance, macro-F1", aside.get("stance", ""), _f1(answers, "stance", _asked)),
        ("which quality, top 1", "", _share(answers, _right_quality)),
        ("answers kept", "", _share(answers, lambda t: t[2].is_answer)),
    ]
    for kind in SAFETY_KINDS:
        mine = [t for t in tests if t[0].get("safety") == kind]
        rows.append((f"recall of {kind}", "", _share(mine, _right_kind)))
    safe = [t for t in tests if "safety" in t[0] and not t[0]["safety"]]
    rows.append(("false alarms, hard safe lines", "", _share(safe, _alarmed)))
    rest = [t for t in tests if "safety" not in t[0]]
    rows.append(("false alarms, all else", "", _share(rest, _alarmed)))
    return rows


def _f1(tests: Tests, name: str, read: Callable[[Test], Reading]) -> str:
    pairs = [(_told(t, name), getattr(read(t), name)) for t in tests if _told(t, name)]
    return f"{macro_f1(*zip(*pairs, strict=True)):.2f}" if pairs else ""


def _told(test: Test, name: str) -> str:
    told = test[0]
    if name == "intent" and "stance" in told:
        return f"share_{told['stance']}"
    return str(told.get(name) or "")


def _share(tests: Tests, holds: Callable[[Test], bool]) -> str:
    return f"{100 * sum(map(holds, tests)) / len(tests):.1f}%" if tests else ""


def _alone(test: Test) -> Reading:
    return test[1]


def _asked(test: Test) -> Reading:
    return test[2]


def _right_quality(test: Test) -> bool:
    return bool(test[1].qualities[0] == test[0]["quality"])


def _right_kind(test: Test) -> bool:
    return bool(test[1].safety == test[0]["safety"])


def _alarmed(test: Test) -> bool:
    return test[1].safety is not None
