"""Reads the content files, strictly: a wrong file is refused with its name and line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.content.codes import Utterance, utterances

HOME = Path(__file__).resolve().parent

QUALITY_IDS = (
    "horizontal_relationship",
    "your_story",
    "lifestyle",
    "listening",
    "expectations",
    "service_not_product",
    "ayni",
    "options_not_dogma",
    "web_of_support",
)
STANCES = ("present", "mixed", "absent", "unsure")
SPOKEN = ("surprises", "threads", "voice", "safety")  # files of words besides qualities and themes
SHOWN = ("page", "buttons", "copy", "keepsakes")  # words around the conversation, not coded
SAFETY_KINDS = ("crisis", "medical_emergency", "report_harm", "unsafe_at_home")


class ContentError(ValueError):
    """A content file that cannot be used; the message names the file and the line."""


@dataclass(frozen=True)
class Content:
    """All words of one language.

    ``qualities`` maps a quality id to its parts, ``themes`` a quality id to its themes by their
    ids, ``surprises`` a mood or kind of answer to its texts, ``threads`` a kind of second
    reflection to its texts, ``voice`` an utterance key to its variants, ``buttons`` a name to its
    title and payload, ``safety`` a kind to its texts, ``helplines`` a country code to its lines,
    ``copy`` a part of the copy that a person takes away to its text, ``keepsakes`` a keepsake to
    its texts by their names, ``page`` a part of the page to its words, ``utterances`` a text to its
    codes. The shapes are those of ``schema.yml``.
    """

    qualities: dict[str, dict[str, Any]]
    themes: dict[str, dict[str, dict[str, Any]]]
    surprises: dict[str, list[str]]
    threads: dict[str, list[str]]
    voice: dict[str, list[str]]
    page: dict[str, str]
    buttons: dict[str, dict[str, str]]
    safety: dict[str, dict[str, Any]]
    helplines: dict[str, dict[str, Any]]
    copy: dict[str, str]
    utterances: dict[str, Utterance]
    keepsakes: dict[str, dict[str, Any]]


@lru_cache(maxsize=4)
def load_content(language: str = "en", home: Path = HOME) -> Content:
    """Read every word of ``language``.

    Raises ``ContentError`` for a missing file, an unknown key, a missing part or broken YAML.
    """
    folder = home / language
    spoken: dict[str, Any] = {
        "qualities": {
            name: read_file(folder / "qualities" / f"{name}.yml", "quality")
            for name in known(folder)
        },
        "themes": {name: read_file(path, "themes") for name, path in theme_files(folder).items()},
        **{name: read_file(folder / f"{name}.yml", name) for name in SPOKEN},
    }
    return Content(
        **spoken,
        **{name: read_file(folder / f"{name}.yml", name) for name in SHOWN},
        helplines=read_file(home / "helplines.yml", "helplines"),
        utterances=utterances(spoken, home / "codes.yml"),
    )


def known(folder: Path) -> list[str]:
    """The ids of the qualities to read: the nine, in their order, then any that were added."""
    added = sorted(p.stem for p in (folder / "qualities").glob("*.yml"))
    return [*QUALITY_IDS, *(name for name in added if name not in QUALITY_IDS)]


def theme_files(folder: Path) -> dict[str, Path]:
    """The file of themes of each quality; an added quality may do without."""
    files = {name: folder / "themes" / f"{name}.yml" for name in known(folder)}
    return {name: path for name, path in files.items() if name in QUALITY_IDS or path.exists()}


def read_file(path: Path, shape: str) -> Any:
    """Read one YAML file and hold it against ``$defs/<shape>`` of the schema.

    Raises ``ContentError`` with file and line.
    """
    plain = parse(path, "safe")
    validator = jsonschema.Draft202012Validator({**_schema(), "$ref": f"#/$defs/{shape}"})
    for error in validator.iter_errors(plain):
        deepest = _deepest(error)
        steps = [*deepest.absolute_path, *_unknown_keys(deepest)[:1]]
        where = line_of(parse(path, "rt"), steps)
        raise ContentError(f"{path.name}, line {where}: {_plainly(deepest)}")
    return plain


def line_of(marked: Any, path: list[str | int]) -> int:
    """The 1-based line on which the value at ``path`` of a round-trip YAML document stands."""
    line = getattr(getattr(marked, "lc", None), "line", 0)
    for step in path:
        lc = getattr(marked, "lc", None)
        if lc is None or lc.data is None or step not in lc.data:
            break
        line = lc.data[step][0]
        marked = marked[step]
    return int(line) + 1


@lru_cache(maxsize=1)
def _schema() -> dict[str, Any]:
    return dict(YAML(typ="safe").load(HOME / "schema.yml"))


def parse(path: Path, kind: str) -> Any:
    """The YAML document at ``path``: "safe" is quick, "rt" knows its lines.

    Raises ``ContentError`` for a missing file or broken YAML.
    """
    try:
        return YAML(typ=kind, pure=kind == "rt").load(path)
    except FileNotFoundError:
        raise ContentError(f"{path.name} is missing from {path.parent.name}/.") from None
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "this is not YAML"
        raise ContentError(f"{path.name}, line {line}: {problem}") from None


def _deepest(error: jsonschema.ValidationError) -> jsonschema.ValidationError:
    return max([error, *(error.context or [])], key=lambda e: len(e.absolute_path))


def _unknown_keys(error: jsonschema.ValidationError) -> list[str]:
    if error.validator != "additionalProperties":
        return []
    return [key for key in error.instance if key not in error.schema.get("properties", {})]


def _plainly(error: jsonschema.ValidationError) -> str:
    where = ".".join(str(step) for step in error.absolute_path) or "the file"
    return f"{where}: {error.message[:200]}"
