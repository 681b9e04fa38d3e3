"""What is understood of texts, through the same pipeline that the conversation uses."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import UserMessage

from bot.conversation.place import ANSWER
from bot.quiet import keep_quiet
from bot.rasa_parts.agent import load_guide
from bot.rasa_parts.cleaning import cleaned
from bot.understanding.reading import Reading


async def understand_all(model: Path, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each line with what was understood of it, in the same order.

    A line has ``text`` and maybe ``quality``; it gains ``intent``, ``intent_confidence``,
    ``stance``, ``stance_confidence``, ``qualities``, ``themes``, ``safety`` and ``is_answer``.
    """
    keep_quiet()
    for name in ("GUIDE_ACTION_URL", "GUIDE_ACTION_KEY"):  # named in endpoints.yml
        os.environ.setdefault(name, "unused")
    agent = await load_guide(model)
    read = []
    for line in lines:
        asked = {"awaited": ANSWER, "quality": line.get("quality"), "alone_too": True}
        message = UserMessage(cleaned(line["text"]) or " ", metadata=asked)
        parsed = await agent.processor.parse_message(message)
        alone, answering = (Reading.of(parsed.get(name)) for name in ("alone", "reading"))
        read.append({**line, **_told(alone, answering)})
    return read


def _told(alone: Reading, asked: Reading) -> dict[str, Any]:
    return {
        "intent": alone.intent,
        "intent_confidence": round(alone.intent_confidence, 4),
        "stance": asked.stance,
        "stance_confidence": round(asked.stance_confidence, 4),
        "qualities": list(dict.fromkeys([*alone.named, *alone.qualities])),
        "themes": asked.themes,
        "safety": alone.safety,
        "is_answer": asked.is_answer,
    }
