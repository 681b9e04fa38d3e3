"""The small table that ``guide train`` prints: how well it reads what it has not learnt from."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from bot.rasa_parts.understanding import understand_all
from bot.settings import ROOT, load_settings
from bot.understanding.figures import load_lessons, macro_f1
from bot.understanding.safety import SAFETY_KINDS

TEXTS = ROOT / "tests" / "understanding" / "texts"
Row = tuple[str, str, str]


def table(model: Path) -> str:
    """Figures of the model at ``model`` as lines of text; test figures only in a checkout."""
    rows: list[Row] = [("", "set aside in training", "own test set"), *_rows(_read_tests(model))]
    widths = [max(len(row[n]) for row in rows) for n in range(3)]
    return "\n".join(
        "   ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _read_tests(model: Path) -> list[dict[str, Any]]:
    """Every text of the test set, its labels under "told" and what was read under "read"."""
    told = [json.loads(line) for path in sorted(TEXTS.rglob("*.jsonl")) for line in path.open()]
    asked = [{k: t[k] for k in ("text", "quality") if k in t} for t in told]
    read = asyncio.run(understand_all(model, asked)) if told else []
    return [{"told": t, "read": r} for t, r in zip(told, read, strict=True)]


def _rows(tests: list[dict[str, Any]]) -> list[Row]:
    lessons = load_lessons(load_settings().models_dir)
    aside = {name: f"{macro_f1(x['labels'], x['read']):.2f}" for name, x in lessons.items()}
    rows = [
        ("intent, macro-F1", aside.get("intent", ""), _f1(tests, "intent")),
        ("stance, macro-F1", aside.get("stance", ""), _f1(tests, "stance")),
        ("which quality, top 1", "", _share(tests, "quality", _first_quality)),
        ("answers kept", "", _share(tests, "stance", lambda t: t["read"]["is_answer"])),
    ]
    for kind in SAFETY_KINDS:
        mine = [t for t in tests if t["told"].get("safety") == kind]
        rows.append((f"recall of {kind}", "", _share(mine, "safety", _right_kind)))
    safe = [t for t in tests if "safety" in t["told"] and not t["told"]["safety"]]
    rows.append(("false alarms, hard safe lines", "", _share(safe, "safety", _alarmed)))
    rest = [t for t in tests if "safety" not in t["told"]]
    rows.append(("false alarms, all else", "", _share(rest, "text", _alarmed)))
    return rows


def _f1(tests: list[dict[str, Any]], name: str) -> str:
    pairs = [(_told(t, name), t["read"][name]) for t in tests if _told(t, name)]
    return f"{macro_f1(*zip(*pairs, strict=True)):.2f}" if pairs else ""


def _told(test: dict[str, Any], name: str) -> str:
    told = test["told"]
    if name == "intent" and "stance" in told:
        return f"share_{told['stance']}"
    return str(told.get(name) or "")


def _share(tests: list[dict[str, Any]], needs: str, holds: Any) -> str:
    chosen = [bool(holds(t)) for t in tests if needs in t["told"]]
    return f"{100 * sum(chosen) / len(chosen):.1f}%" if chosen else ""


def _first_quality(test: dict[str, Any]) -> bool:
    return bool(test["read"]["qualities"][0] == test["told"]["quality"])


def _right_kind(test: dict[str, Any]) -> bool:
    return bool(test["read"]["safety"] == test["told"]["safety"])


def _alarmed(test: dict[str, Any]) -> bool:
    return test["read"]["safety"] is not None
