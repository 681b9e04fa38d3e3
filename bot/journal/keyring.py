"""The clinic's master keys, which wrap each person's own key: the newest first, older ones after.

They come from GUIDE_MASTER_KEY (separated by commas), else from ``master.key`` in the data folder
(one a line), which is made on the first start.
"""

from __future__ import annotations

import binascii
import hashlib
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from pathlib import Path

from bot import secret_file
from bot.journal import sealing
from bot.settings import data_folder

BYTES = sealing.KEY_BITS // 8
VARIABLE = "GUIDE_MASTER_KEY"


class WrongKey(RuntimeError):
    """The journal was sealed with another master key than the ones at hand."""


class Keyring:
    """Master keys, the newest first; only the newest wraps."""

    def __init__(self, keys: list[bytes]) -> None:
        self._keys = {_mark(key): key for key in keys}
        self.mark = _mark(keys[0])

    @property
    def marks(self) -> set[str]:
        """The short names of the keys; they tell nothing about them."""
        return set(self._keys)

    def keys(self) -> list[bytes]:
        """The keys themselves, the newest first."""
        return list(self._keys.values())

    def wrap(self, key: bytes, person: str) -> str:
        """A person's key as it lies in the database."""
        return sealing.close(self._keys[self.mark], key, person, "person_keys")

    def unwrap(self, mark: str, wrapped: str, person: str) -> bytes:
        """A person's key from the database. Raises ``WrongKey`` and ``sealing.BrokenSeal``."""
        if mark not in self._keys:
            raise WrongKey(wrong_key())
        return sealing.open_(self._keys[mark], wrapped, person, "person_keys")


def keyring() -> Keyring:
    """The master keys as they are now; another process may have added one.

    Raises ``WrongKey`` when a key is not 32 bytes in base64.
    """
    given = os.environ.get(VARIABLE, "")
    if given:
        return _read(given)
    path = key_file()
    if not path.exists():
        secret_file.write_once(path, _line(sealing.new_key()))
    return _read_file(path, path.stat().st_mtime_ns)


def key_file() -> Path:
    """Where the master keys lie when they are not in the environment."""
    return data_folder() / "master.key"


def there() -> bool:
    """Whether there is any master key yet."""
    return not from_file() or key_file().exists()


def from_file() -> bool:
    """Whether the master keys are the guide's own to change; else the operator sets them."""
    return not os.environ.get(VARIABLE)


def add_master(in_use: set[str]) -> None:
    """Put a new master key in front in the file; older ones go unless their mark is in use.

    The last one stays in any case: another process may be wrapping a key with it right now.
    """
    newest, *older = keyring().keys()
    kept = [newest, *(key for key in older if _mark(key) in in_use)]
    secret_file.replace(key_file(), b"".join(map(_line, [sealing.new_key(), *kept])))


def wrong_key() -> str:
    """The sentence for a journal that these master keys do not open."""
    place = str(key_file()) if from_file() else VARIABLE
    return (
        f"The journal was sealed with another master key than the one in {place}. "
        "Put the right key there, then start again; without it nobody can read the journal."
    )


@lru_cache(maxsize=4)
def _read_file(path: Path, _changed: int) -> Keyring:
    return _read(",".join(path.read_text("ascii").split()))


@lru_cache(maxsize=4)
def _read(given: str) -> Keyring:
    try:
        keys = [urlsafe_b64decode(part.strip()) for part in given.split(",")]
    except (binascii.Error, ValueError):
        keys = [b""]
    if any(len(key) != BYTES for key in keys):
        raise WrongKey(
            f"A master key is not {BYTES} bytes in base64. One is made by: guide keys new"
        )
    return Keyring(keys)


def _line(key: bytes) -> bytes:
    return urlsafe_b64encode(key) + b"\n"


def _mark(key: bytes) -> str:
    return hashlib.sha256(b"mark" + key).hexdigest()[:16]
