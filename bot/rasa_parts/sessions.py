"""Who speaks on the web: a random id in a signed cookie, never anything from a request's body."""

from __future__ import annotations

import os
import secrets
import uuid
from pathlib import Path

from itsdangerous import BadSignature, TimestampSigner

from bot import secret_file

COOKIE = "guide_session"
FEWEST_BYTES = 16
SECONDS = 400 * 24 * 3600  # as long as browsers keep a cookie


class Sessions:
    """Signs and reads the session cookie with the clinic's own secret."""

    def __init__(self, secret: bytes) -> None:
        self.signer = TimestampSigner(secret, salt="guide-session")

    def new(self) -> tuple[str, str]:
        """A new person's id and the cookie value that proves it."""
        person = f"web-{uuid.uuid4().hex}"
        return person, self.signed(person)

    def signed(self, person: str) -> str:
        """The cookie value that proves who ``person`` is, from today on."""
        return self.signer.sign(person).decode()

    def person(self, cookie: str | None) -> str | None:
        """The id in a cookie that we signed, or ``None``."""
        try:
            return self.signer.unsign(cookie or "", max_age=SECONDS).decode()
        except BadSignature:
            return None


def session_secret(folder: Path) -> bytes:
    """The secret of this installation: from GUIDE_SESSION_SECRET, else a file made on first use.

    Raises ``RuntimeError`` when that file is damaged.
    """
    given = os.environ.get("GUIDE_SESSION_SECRET", "")
    if given:
        return given.encode()
    path = folder / "session.key"
    if not path.exists():
        secret_file.write_once(path, secrets.token_bytes(32))
    secret = path.read_bytes()
    if len(secret) < FEWEST_BYTES:
        raise RuntimeError(f"{path} is damaged. Remove it to have a new one made; open pages end.")
    return secret
