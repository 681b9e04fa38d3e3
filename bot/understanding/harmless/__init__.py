"""Words that only look dangerous, taken out before the safety net reads."""

from bot.understanding.harmless.taking_out import harmless_rules, without_harmless

__all__ = ["harmless_rules", "without_harmless"]
