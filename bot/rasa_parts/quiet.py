"""Keeps people's words out of logs, and a library's chatter out of the way.

Rasa logs messages, slots and whole trackers; none of its own log lines are kept.
"""

from __future__ import annotations

import logging

import structlog


def keep_quiet() -> None:
    """Call once at the start of a process that loads Rasa."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    for name in ("rasa", "rasa_sdk", "sanic.error", "sanic.root", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
