"""Seals words so that they read only with their person's key, in the very row they were put in.

AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits; the person and the row go in as
associated data, so that a sealed text moved to another row or another person does not open.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BITS = 256
NONCE_BYTES = 12
BETWEEN = "\x1f"  # a separator that stands in no id


class BrokenSeal(RuntimeError):
    """A sealed text was altered, moved to another row, or sealed with another key."""


def new_key() -> bytes:
    """A fresh key of ``KEY_BITS``."""
    return AESGCM.generate_key(KEY_BITS)


def close(key: bytes, content: bytes, *place: str) -> str:
    """``content`` sealed with ``key`` for one ``place``, as base64 text."""
    nonce = os.urandom(NONCE_BYTES)
    return b64encode(nonce + AESGCM(key).encrypt(nonce, content, _named(place))).decode()


def open_(key: bytes, sealed: str, *place: str) -> bytes:
    """What was sealed with ``key`` for that ``place``.

    Raises ``BrokenSeal`` for anything else.
    """
    try:
        held = b64decode(sealed, validate=True)
        return AESGCM(key).decrypt(held[:NONCE_BYTES], held[NONCE_BYTES:], _named(place))
    except (ValueError, InvalidTag):
        raise BrokenSeal(f"The text of {' '.join(place[1:2])} does not open.") from None


class Seal:
    """Closes and opens one person's texts."""

    def __init__(self, key: bytes, person: str) -> None:
        self._key = key
        self._person = person

    def close(self, text: str, *row: str) -> str:
        """``text`` sealed for a row, named by its table, its id and its column."""
        return close(self._key, text.encode("utf-8", "surrogatepass"), self._person, *row)

    def open(self, sealed: str, *row: str) -> str:
        """The text that was sealed for that row. Raises ``BrokenSeal``."""
        return open_(self._key, sealed, self._person, *row).decode("utf-8", "surrogatepass")


def _named(place: tuple[str, ...]) -> bytes:
    return BETWEEN.join(place).encode()
