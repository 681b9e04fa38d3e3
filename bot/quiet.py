"""Keeps people's words out of logs, and a library's chatter out of the way.

Rasa logs messages, slots and whole trackers, and exceptions carry what they were about; so only
our own one-line outcomes are printed, whatever level anybody sets.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
import warnings
from types import TracebackType
from typing import Any

import structlog

OURS = ("bot", "actions", "__main__")


class Outcomes(logging.Formatter):
    """One line a record: no traceback, no line of anybody else's making."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {record.getMessage()}"
        return line.replace("\r", " ").replace("\n", " ")


def keep_quiet() -> None:
    """Call once at the start of a process that handles what people say."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    handler = logging.StreamHandler()
    handler.addFilter(is_ours)
    handler.setFormatter(Outcomes())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.raiseExceptions = False  # a line that cannot be formatted would be printed raw
    warnings.simplefilter("ignore")
    sys.excepthook = _tell
    sys.unraisablehook = lambda what: _tell(what.exc_type, what.exc_value, what.exc_traceback)
    threading.excepthook = lambda what: _tell(what.exc_type, what.exc_value, what.exc_traceback)


def is_ours(record: logging.LogRecord) -> bool:
    """Whether one of our own modules wrote this record."""
    return record.name.split(".")[0] in OURS


def tell_kind(_loop: Any, context: dict[str, Any]) -> None:
    """For an event loop: what kind of error nobody took care of."""
    error = context.get("exception")
    if error is not None:
        logging.getLogger(__name__).error("an error was left over: %s", type(error).__name__)


def _tell(
    kind: type[BaseException], error: BaseException | None, where: TracebackType | None
) -> None:
    """The places in the code and the kind of the error; only our own sentences are told too."""
    told = f"{kind.__name__}: {error}" if kind.__module__.startswith("bot.") else kind.__name__
    print("".join(traceback.format_tb(where)) + told, file=sys.stderr)
