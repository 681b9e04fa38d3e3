"""The time as the journal writes it."""

from __future__ import annotations

from datetime import datetime, timezone


def utc_now() -> datetime:
    """Now, in UTC and without a zone."""
    return datetime.now(timezone.utc).replace(tzinfo=None)
