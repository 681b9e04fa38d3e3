"""Words that only look dangerous, taken out before the safety net reads."""

from bot.understanding.harmless.taking_out import without_harmless

__all__ = ["without_harmless"]
