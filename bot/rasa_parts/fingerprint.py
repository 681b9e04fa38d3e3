"""Which model fits the files as they are. Imports nothing heavy, since every start asks."""

from __future__ import annotations

import hashlib
import tarfile
import zlib
from pathlib import Path

from bot.settings import ROOT, load_settings

INPUTS = (
    "config.yml",
    "domain",
    "data",
    "bot/understanding",
    "bot/rasa_parts/featurizer.py",
    "bot/rasa_parts/importer.py",
    "bot/rasa_parts/policy.py",
    "bot/rasa_parts/reader.py",
    "bot/content/en/qualities",
    "requirements.txt",
)


def model_file() -> Path:
    """The path of the model that fits the files as they are now, trained or not."""
    return load_settings().models_dir / f"guide-{fingerprint()}.tar.gz"


def readable(model: Path) -> bool:
    """Whether the model is there and whole; a start that was cut off leaves half of one."""
    try:
        with tarfile.open(model) as archive:
            return any(name.endswith("metadata.json") for name in archive.getnames())
    except (OSError, EOFError, tarfile.TarError, zlib.error):
        return False


def fingerprint() -> str:
    """Twelve letters that change when anything the model is made from changes."""
    digest = hashlib.sha256(load_settings().encoder_folder.encode())
    for name in INPUTS:
        for path in files_of(ROOT / name):
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def files_of(path: Path) -> list[Path]:
    """The files at or below ``path``, compiled ones left out."""
    below = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [p for p in below if p.is_file() and p.suffix not in (".pyc",)]
