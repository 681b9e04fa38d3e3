"""What the page's server does by itself once a day: old words go."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from bot.clock import utc_now
from bot.journal.database import engine_for
from bot.journal.retention import remove_old
from bot.settings import load_settings

DAY_SECONDS = 24 * 3600

logger = logging.getLogger(__name__)


async def keep_forgetting(
    _app: Any = None,
    clock: Callable[[], datetime] = utc_now,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Remove what is past its time, now and every day again; trouble waits for the next day.

    ``sleep`` takes seconds. The settings are read anew each day.
    """
    while True:
        try:
            settings = load_settings()
            engine = engine_for(settings.journal_url)
            await asyncio.to_thread(remove_old, engine, settings.clinic.retention_months, clock())
        except Exception as error:
            logger.error("old words could not be removed: %s", type(error).__name__)
        await sleep(DAY_SECONDS)
